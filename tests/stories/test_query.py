"""Stories are asked of a corpus: listed as one, filtered by, and counted."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from extractors.corpus.reading import Corpus
from extractors.corpus.story_reading import development
from extractors.model import Analysis, Article
from tests.command_run import q7x2
from tests.stories.marked import filled


@pytest.fixture(scope="module")
def corpus(told: dict[str, tuple[Article, Analysis]], tmp_path_factory: pytest.TempPathFactory) -> Path:
    ids = [id_ for id_ in told if id_.startswith(("e1", "e2", "e3", "o2"))]
    return filled(tmp_path_factory.mktemp("stories") / "corpus", [[told[id_] for id_ in ids]])


def asked(corpus: Path, *words: str) -> list[dict[str, Any]]:
    done = q7x2("query", corpus, *words, "--format", "jsonl")
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_story_is_one_row_with_how_many_articles_it_has(corpus: Path) -> None:
    rows = asked(corpus, "--group", "story")
    flood = next(row for row in rows if row["id"] == "e1a")
    assert (flood["told"], flood["story"], flood["copies"]) == (4, flood["key"], 0)
    assert not {f"e1{letter}" for letter in "bcde"} & {row["id"] for row in rows}
    assert q7x2("query", corpus, "--count", "--group", "story").stdout == f"{len(rows)}\n"
    table = q7x2("query", corpus, "--format", "table", "--group", "story").stdout
    assert "(a story of 5)" in table


def test_the_first_article_that_is_found_stands_for_the_story(corpus: Path) -> None:
    rows = asked(corpus, "Sylhet", "date>=2023-06-18", "date<2023-07-01", "--group", "story")
    assert [(row["id"], row["told"]) for row in rows if row["id"].startswith("e1")] == [("e1b", 3)]


def test_articles_are_found_by_their_story_whatever_their_own_title_says(corpus: Path) -> None:
    assert {row["id"] for row in asked(corpus, "story:stranded")} == {f"e1{x}" for x in "abcde"}
    key = asked(corpus, "story:stranded")[0]["story"]
    assert len(asked(corpus, f"story:{key}")) == len(asked(corpus, f"story:{key[:10]}")) == 5
    assert "e1a" not in {row["id"] for row in asked(corpus, f"-story:{key}")}
    assert len(asked(corpus, f"story:{key}", "Begum")) == 1


def test_copies_and_stories_are_not_listed_at_once(corpus: Path) -> None:
    done = q7x2("query", corpus, "--copies", "--group", "story")
    assert done.returncode == 2
    assert "--group story" in done.stderr


def test_who_stands_beside_a_figure_is_counted_in_the_articles_that_tell_of_the_same_thing(
    corpus: Path,
) -> None:
    with Corpus.open(corpus) as opened:
        key = next(row.key for row in opened.articles(limit=None) if row.id == "e1d")
        _, analysis = opened.whole([key])[key]
        figure = next(e for e in analysis.entities if getattr(e, "value", None) == 38)
        told = development(opened, key, figure.id, "a figure of any article")
        inside = {sighting.article for sighting in told.sightings}
        assert {opened.whole([one])[one][0].id for one in inside} == {f"e1{x}" for x in "abcde"}
        assert told.beside
        assert max(beside.articles for beside in told.beside) <= told.articles == 5
