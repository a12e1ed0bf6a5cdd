"""A question that needs more memory than it may take."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.corpus.tables import connected

# Sorts some 200 MB.
LARGE = "SELECT repeat('x', 100) || range AS words FROM range(1500000) ORDER BY words DESC"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder, beside the cache."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "here"


def test_what_does_not_fit_into_memory_goes_to_the_cache_and_is_taken_away(corpus: Path, here: Path) -> None:
    connection = connected(corpus)
    connection.execute("SET memory_limit = '100MB'")
    answer = connection.execute(LARGE)
    aside = here.parent / "cache" / "q7x2-tui" / "queries"
    assert list(aside.iterdir())
    assert list(here.iterdir()) == []
    assert answer.fetchone() == ("x" * 100 + "999999",)
    connection.close()
    assert not aside.exists()


def test_a_corpus_is_asked_where_no_cache_can_be_made(corpus: Path, here: Path) -> None:
    (here.parent / "cache").write_text("a file in the folder's place")
    with connected(corpus) as connection:
        assert connection.execute("SELECT count(*) FROM articles").fetchone() == (5,)
