import zlib
from dataclasses import replace
from pathlib import Path

import orjson
import pytest

from extractors import cache as caching
from extractors.cache import Cache
from extractors.model import Analysis, Article
from extractors.part import packed_analysis
from extractors.protocol import plain


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "deep" / "analyses.sqlite")


def keep(cache: Cache, article: Article, *sections: Analysis) -> None:
    cache.put(article, "m", [packed_analysis(section) for section in sections])


def test_what_was_kept_comes_back(cache: Cache, sample: Article, sample_analysis: Analysis) -> None:
    assert not cache.get(sample, "m")
    keep(cache, sample, sample_analysis)
    assert list(cache.get(sample, "m")) == [sample_analysis]


def test_another_text_day_or_model_is_analysed_anew(
    cache: Cache, sample: Article, sample_analysis: Analysis
) -> None:
    keep(cache, sample, sample_analysis)
    assert not cache.get(sample, "other")
    assert not cache.get(replace(sample, published="2021-08-20"), "m")
    assert not cache.get(replace(sample, text=sample.text + " "), "m")
    assert list(cache.get(replace(sample, id="renamed", source="elsewhere"), "m")) == [sample_analysis]


def test_changed_rules_make_it_anew(
    cache: Cache, sample: Article, sample_analysis: Analysis, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(cache, sample, sample_analysis)
    monkeypatch.setattr(caching, "ruleset_fingerprint", lambda model: "others")
    assert not cache.get(sample, "m")


def test_a_damaged_file_is_replaced(cache: Cache, sample: Article, sample_analysis: Analysis) -> None:
    cache.path.parent.mkdir()
    cache.path.write_bytes(b"this is no database" * 100)
    assert not cache.get(sample, "m")
    keep(cache, sample, sample_analysis)
    assert list(cache.get(sample, "m")) == [sample_analysis]


def test_a_place_that_cannot_be_written_keeps_nothing_and_says_nothing(
    sample: Article, sample_analysis: Analysis, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    nowhere = Cache(tmp_path / "file" / "analyses.sqlite")
    keep(nowhere, sample, sample_analysis)
    assert not nowhere.get(sample, "m")


def test_what_was_not_used_for_longest_makes_room(
    cache: Cache, sample: Article, sample_analysis: Analysis, monkeypatch: pytest.MonkeyPatch
) -> None:
    days = [replace(sample, published=f"2021-08-{day:02}") for day in (1, 2, 3)]
    for article in days[:2]:
        keep(cache, article, sample_analysis)
    assert cache.get(days[0], "m")
    monkeypatch.setattr(caching, "_LIMIT_BYTES", 2 * len(packed_analysis(sample_analysis)))
    keep(cache, days[2], sample_analysis)
    assert cache.get(days[0], "m"), "it was used after the second"
    assert not cache.get(days[1], "m")
    assert cache.get(days[2], "m")


def test_two_readers_share_one_file(cache: Cache, sample: Article, sample_analysis: Analysis) -> None:
    other = Cache(cache.path)
    with cache._open() as connection:
        connection.execute("SELECT 1")
        keep(other, sample, sample_analysis)
    assert list(cache.get(sample, "m")) == [sample_analysis]


def test_sections_come_back_in_order_and_make_room_together(
    cache: Cache, sample: Article, sample_analysis: Analysis, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = replace(sample_analysis, analysed=1)
    keep(cache, sample, sample_analysis, second)
    assert list(cache.get(sample, "m")) == [sample_analysis, second]
    monkeypatch.setattr(caching, "_LIMIT_BYTES", len(packed_analysis(sample_analysis)))
    keep(cache, replace(sample, published="2021-08-20"), sample_analysis)
    assert not cache.get(sample, "m")


@pytest.mark.parametrize(
    "damage", [{"entities": [{"id": ""}]}, {"entities": [3]}, {"sentences": [[1]]}, {"about": 3}]
)
def test_an_entry_of_another_shape_is_analysed_anew(
    cache: Cache, sample: Article, sample_analysis: Analysis, damage: dict[str, object]
) -> None:
    other = zlib.compress(orjson.dumps({**orjson.loads(plain(sample_analysis)), **damage}))
    cache.put(sample, "m", [other])
    assert not cache.get(sample, "m")
    keep(cache, sample, sample_analysis)
    assert list(cache.get(sample, "m")) == [sample_analysis]
