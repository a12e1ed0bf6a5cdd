"""What a person who looks places up is promised."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.errors import GazetteerError
from extractors.gazetteer import Entry, Gazetteer
from extractors.gazetteer import location as place_of_index
from extractors.gazetteer.build import write
from extractors.gazetteer.file import installed
from extractors.gazetteer.gathered import Gathered
from extractors.gazetteer.keys import name_key
from extractors.gazetteer.tables import rows, words


@pytest.fixture(scope="module")
def gazetteer() -> Iterator[Gazetteer]:
    with Gazetteer.open() as opened:
        yield opened


def small_index(path: Path) -> Path:
    gathered = Gathered()
    gathered.add(Entry(1, "Erewhon", "country", "XX", None, "XX", 1.0, 2.0, 1000, 0))
    write(gathered, path)
    return path


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Pakistan", "PK"),
        ("America", "US"),
        ("U.S.", "US"),
        ("US", "US"),
        ("the United States", "US"),
        ("Britain", "GB"),
        ("the Netherlands", "NL"),
        ("Burma", "MM"),
        ("Turkey", "TR"),
        ("Ivory Coast", "CI"),
        ("Czech Republic", "CZ"),
        ("Russian Federation", "RU"),
    ],
)
def test_a_country_is_found_by_every_name_that_news_gives_it(
    gazetteer: Gazetteer, name: str, country: str
) -> None:
    found = gazetteer.country(name)
    assert found is not None
    assert found.country == country


@pytest.mark.parametrize(
    ("word", "target"),
    [
        ("Afghan", "Afghanistan"),
        ("Afghans", "Afghanistan"),
        ("British", "United Kingdom"),
        ("Texans", "Texas"),
        ("Londoner", "London"),
        ("Catalan", "Catalonia"),
        ("European", "Europe"),
        ("Gazans", "Gaza Strip"),
    ],
)
def test_a_demonym_means_the_country_the_division_or_the_city(
    gazetteer: Gazetteer, word: str, target: str
) -> None:
    found = gazetteer.demonym(word)
    assert found is not None
    assert found.name == target


def test_polish_is_no_demonym_in_lower_case(gazetteer: Gazetteer) -> None:
    assert gazetteer.demonym("polish") is None
    assert gazetteer.demonym("") is None


def test_every_demonym_of_the_table_leads_somewhere(gazetteer: Gazetteer) -> None:
    lost = [
        word for _, cell in rows("demonyms", 2) for word in words(cell) if gazetteer.demonym(word) is None
    ]
    assert lost == []


def test_every_division_and_usual_name_of_the_tables_leads_somewhere(gazetteer: Gazetteer) -> None:
    lost = [code for code, *_ in rows("divisions", 5) if gazetteer.by_code(code) is None]
    unnamed = [
        (country, word)
        for country, name, more in rows("usual", 3)
        for word in words(more)
        if not any(e.country == country for e in gazetteer.candidates(word.removeprefix("=")))
    ]
    assert lost == []
    assert unnamed == []


@pytest.mark.parametrize(
    ("form", "code"),
    [("Ill.", "US.IL"), ("W.Va.", "US.WV"), ("D.C.", "US.DC"), ("N.Y.", "US.NY"), ("Ont.", "CA.08")],
)
def test_a_state_is_found_by_its_abbreviation_in_newspaper_style(
    gazetteer: Gazetteer, form: str, code: str
) -> None:
    found = gazetteer.short(form)
    assert found is not None
    assert found.code == code


def test_postal_codes_count_only_where_asked_for(gazetteer: Gazetteer) -> None:
    assert gazetteer.short("IN") is None
    assert gazetteer.short("IN", postal=True) == gazetteer.by_code("US.IN")
    assert gazetteer.short("in", postal=True) is None


@pytest.mark.parametrize(
    ("country", "city"), [("AF", "Kabul"), ("US", "Washington"), ("GB", "London"), ("UA", "Kyiv")]
)
def test_a_country_has_its_capital(gazetteer: Gazetteer, country: str, city: str) -> None:
    capital = gazetteer.capital_of(country)
    assert capital is not None
    assert capital.name == city
    assert gazetteer.capital(city) == capital


def test_no_place_lies_at_zero_zero(gazetteer: Gazetteer) -> None:
    for name in (
        "Helmand",
        "Texas",
        "Kabul",
        "Bavaria",
        "Hunan",
        "Walker County",
        "Europe",
        "South China Sea",
    ):
        for entry in gazetteer.candidates(name):
            assert (entry.lat, entry.lon) != (0.0, 0.0)
            assert (entry.lat is None) == (entry.lon is None)


def test_marks_dots_and_case_do_not_matter(gazetteer: Gazetteer) -> None:
    assert gazetteer.candidates("Lashkar Gah") == gazetteer.candidates("LASHKAR GĀH")
    assert {e.id for e in gazetteer.candidates("St. Louis")} == {
        e.id for e in gazetteer.candidates("Saint Louis")
    }


def test_a_great_city_is_found_by_its_former_name(gazetteer: Gazetteer) -> None:
    assert any(e.name == "Mumbai" and e.named < 2 for e in gazetteer.candidates("Bombay"))
    assert any(e.name == "Kyiv" and e.named < 2 for e in gazetteer.candidates("Kiev"))


def test_the_sources_and_their_licences_are_named_in_the_file(gazetteer: Gazetteer) -> None:
    assert "GeoNames" in gazetteer.attribution()
    assert "CC BY 4.0" in gazetteer.attribution()


@given(st.text(max_size=200))
def test_a_key_is_its_own_key(name: str) -> None:
    assert name_key(name_key(name)) == name_key(name)


@given(st.text(max_size=50))
def test_any_text_can_be_looked_up(name: str) -> None:
    with Gazetteer.open() as gazetteer:
        assert isinstance(gazetteer.candidates(name), tuple)
        gazetteer.demonym(name)


def test_an_index_is_built_the_same_each_time(tmp_path: Path) -> None:
    first, second = small_index(tmp_path / "a.sqlite"), small_index(tmp_path / "b.sqlite")
    assert first.read_bytes() == second.read_bytes()


def test_a_small_index_can_be_opened_and_asked(tmp_path: Path) -> None:
    with Gazetteer.open(small_index(tmp_path / "small.sqlite")) as gazetteer:
        found = gazetteer.country("erewhon")
        assert found is not None
        assert found.lat == 1.0


@pytest.mark.parametrize("damage", [b"", b"no index at all", None])
def test_a_damaged_index_is_an_error_that_says_what_to_do(tmp_path: Path, damage: bytes | None) -> None:
    path = small_index(tmp_path / "bad.sqlite")
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2] if damage is None else damage)
    with pytest.raises(GazetteerError) as raised:
        Gazetteer.open(path)
    assert raised.value.hint


def test_an_index_of_another_version_is_not_read(tmp_path: Path) -> None:
    path = small_index(tmp_path / "old.sqlite")
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE meta SET value = '0' WHERE key = 'version'")
    connection.close()
    with pytest.raises(GazetteerError, match="version"):
        Gazetteer.open(path)


def test_a_missing_or_damaged_index_is_built_into_the_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    damaged, cache = tmp_path / "places.sqlite", tmp_path / "cache" / "places.sqlite"
    damaged.write_bytes(b"damaged")
    monkeypatch.setattr(place_of_index, "PACKAGED", damaged)
    monkeypatch.setattr(place_of_index, "cached", lambda: cache)
    monkeypatch.setattr("extractors.gazetteer.build.gather", _erewhon)
    assert installed() == cache
    with Gazetteer.open(cache) as gazetteer:
        assert gazetteer.country("Erewhon")


def test_two_who_build_at_once_do_each_other_no_harm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from extractors.gazetteer.build import build

    monkeypatch.setattr("extractors.gazetteer.build.gather", _erewhon)
    path = tmp_path / "places.sqlite"
    builders = [threading.Thread(target=build, args=(path,)) for _ in range(4)]
    for builder in builders:
        builder.start()
    for builder in builders:
        builder.join()
    with Gazetteer.open(path) as gazetteer:
        assert gazetteer.country("Erewhon")
    assert [file.name for file in tmp_path.iterdir()] == ["places.sqlite"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root writes everywhere")
def test_a_place_that_cannot_be_written_to_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from extractors.gazetteer.build import build

    monkeypatch.setattr("extractors.gazetteer.build.gather", _erewhon)
    tmp_path.chmod(0o500)
    with pytest.raises(GazetteerError):
        build(tmp_path / "deep" / "places.sqlite")


def test_those_who_open_one_file_share_it_and_the_last_closes_it() -> None:
    first, second = Gazetteer.open(), Gazetteer.open()
    assert first is second
    first.close()
    assert second.country("Chad")
    second.close()


def _erewhon() -> Gathered:
    gathered = Gathered()
    gathered.add(Entry(1, "Erewhon", "country", "XX", None, "XX", 1.0, 2.0, 1000, 0))
    return gathered
