from dataclasses import replace
from pathlib import Path

import pytest

from extractors import cache as caching
from extractors.cache import Cache
from extractors.model import Analysis, Article


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "deep" / "analyses.sqlite")


def test_what_was_kept_comes_back(cache: Cache, sample: Article, sample_analysis: Analysis) -> None:
    assert cache.get(sample, "m") is None
    cache.put(sample, "m", sample_analysis)
    assert cache.get(sample, "m") == sample_analysis


def test_another_text_day_or_model_is_analysed_anew(
    cache: Cache, sample: Article, sample_analysis: Analysis
) -> None:
    cache.put(sample, "m", sample_analysis)
    assert cache.get(sample, "other") is None
    assert cache.get(replace(sample, published="2021-08-20"), "m") is None
    assert cache.get(replace(sample, text=sample.text + " "), "m") is None
    assert cache.get(replace(sample, id="renamed", source="elsewhere"), "m") == sample_analysis


def test_changed_rules_make_it_anew(
    cache: Cache, sample: Article, sample_analysis: Analysis, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache.put(sample, "m", sample_analysis)
    monkeypatch.setattr(caching, "_rules", lambda: "others")
    assert cache.get(sample, "m") is None


def test_a_damaged_file_is_replaced(cache: Cache, sample: Article, sample_analysis: Analysis) -> None:
    cache.path.parent.mkdir()
    cache.path.write_bytes(b"this is no database" * 100)
    assert cache.get(sample, "m") is None
    cache.put(sample, "m", sample_analysis)
    assert cache.get(sample, "m") == sample_analysis


def test_a_place_that_cannot_be_written_keeps_nothing_and_says_nothing(
    sample: Article, sample_analysis: Analysis, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    nowhere = Cache(tmp_path / "file" / "analyses.sqlite")
    nowhere.put(sample, "m", sample_analysis)
    assert nowhere.get(sample, "m") is None


def test_what_was_not_used_for_longest_makes_room(
    cache: Cache, sample: Article, sample_analysis: Analysis, monkeypatch: pytest.MonkeyPatch
) -> None:
    days = [replace(sample, published=f"2021-08-{day:02}") for day in (1, 2, 3)]
    for article in days[:2]:
        cache.put(article, "m", sample_analysis)
    assert cache.get(days[0], "m") is not None
    monkeypatch.setattr(
        caching, "_LIMIT_BYTES", 2 * len(caching.zlib.compress(caching.plain(sample_analysis), level=1))
    )
    cache.put(days[2], "m", sample_analysis)
    assert cache.get(days[0], "m") is not None, "it was used after the second"
    assert cache.get(days[1], "m") is None
    assert cache.get(days[2], "m") is not None


def test_two_readers_share_one_file(cache: Cache, sample: Article, sample_analysis: Analysis) -> None:
    other = Cache(cache.path)
    with cache._open() as connection:
        connection.execute("SELECT 1")
        other.put(sample, "m", sample_analysis)
    assert cache.get(sample, "m") == sample_analysis
