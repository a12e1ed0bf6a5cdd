"""Articles of a corpus that tell the same story: told as copies, listed and counted once, the same however they came."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import random
from collections.abc import Sequence
from pathlib import Path

import duckdb
import pytest

from extractors.corpus.reading import Corpus
from extractors.corpus.tables import COPIES
from tests.command_run import q7x2
from tui.library.periods import histogram

pytestmark = pytest.mark.usefixtures("by_small_model")

_NAMES = (
    "Kabul",
    "Paris",
    "Karwar",
    "Ferreira",
    "troops",
    "police",
    "storm",
    "harbour",
    "council",
    "border",
    "ship",
    "market",
)


def told(seed: int, sentences: int = 8) -> str:
    """Sentences of news that no other seed has."""
    dice = random.Random(seed)
    words = (*_NAMES, *(f"word{n}" for n in range(400)))
    return " ".join(" ".join(dice.choices(words, k=12)).capitalize() + "." for _ in range(sentences))


FIRST = {"id": "first", "date": "2021-08-13", "title": "Storm", "text": f"Forty men fell in Kabul. {told(1)}"}
LATER = {
    "id": "later",
    "date": "2021-08-14",
    "title": "Storm toll rises",
    "text": f"Sixty men fell in Paris. {told(1)} {told(50, 2)}",
}
WIRE = {"id": "wire", "date": "2021-08-15", "title": "By wire", "text": FIRST["text"]}
OTHERS = [
    {"id": f"o{n}", "date": f"2021-08-{n:02}", "title": f"Other {n}", "text": told(100 + n)}
    for n in range(1, 8)
]


def indexed(made: Path, records: Sequence[dict[str, str]], *options: str) -> str:
    source = made.with_suffix(".jsonl")
    source.write_text("".join(f"{json.dumps(record)}\n" for record in records), "utf-8")
    done = q7x2("index", source, "--into", made, *options)
    assert done.returncode == 0, done.stderr
    return done.stderr


def asked(made: Path, *words: str) -> list[dict[str, object]]:
    done = q7x2("query", made, *words, "--format", "jsonl")
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture
def made(tmp_path: Path) -> Path:
    indexed(tmp_path / "made", [*OTHERS, WIRE, LATER, FIRST])
    return tmp_path / "made"


def test_a_story_is_listed_and_counted_once_with_how_many_copies_it_has(made: Path) -> None:
    rows = asked(made)
    assert [row["copies"] for row in rows if row["id"] == "first"] == [2]
    assert {row["id"] for row in rows} == {"first", *(other["id"] for other in OTHERS)}
    assert q7x2("query", made, "--count").stdout == "8\n"
    assert [row["versions"] for row in rows if row["id"] == "first"] == [1], "of three articles are two texts"
    assert "Storm  (2 copies, 1 differs)" in " ".join(
        q7x2("query", made, "--format", "table").stdout.split(" ")
    )
    header, *_ = csv.reader(io.StringIO(q7x2("query", made, "--format", "csv").stdout))
    assert {"copies", "copy_of"} <= set(header)


def test_every_copy_is_listed_where_it_is_asked_for(made: Path) -> None:
    rows = asked(made, "--copies")
    assert q7x2("query", made, "--count", "--copies").stdout == "10\n"
    first = next(row for row in rows if row["id"] == "first")
    assert [row["copy_of"] for row in rows if row["id"] in ("later", "wire")] == [first["key"]] * 2
    assert first["copy_of"] is None


def test_of_a_story_the_earliest_that_is_found_stands_for_it(made: Path) -> None:
    found = asked(made, "date>=2021-08-14")
    assert [(row["id"], row["copies"], row["versions"]) for row in found] == [("later", 1, 1)]
    same = asked(made, "-date:2021-08-14")
    assert all(row["versions"] == 0 for row in same), "what is told to the letter differs in nothing"
    assert [row["id"] for row in asked(made, "rises")] == ["later"]


def test_facets_count_a_story_once_and_narrow_to_as_many(made: Path) -> None:
    with Corpus.open(made) as opened:
        facets = opened.facets()
        for facet in (*facets.of_kind["location"], *facets.days):
            assert opened.count(facet.term) == facet.articles, facet
        assert sum(facet.articles for facet in facets.days) == 7 + 3  # a copy counts on its own day
        assert facets.again == (("2021-08-13", "2021-08-14", "2021-08-15"),)
        for room in (1, 2, 30):
            days = {dt.date.fromisoformat(facet.label): facet.articles for facet in facets.days}
            again = [map(dt.date.fromisoformat, of_one) for of_one in facets.again]
            for period in histogram(days, room, again).periods:
                assert opened.count(period.term) == period.articles, period
        assert all(opened.count(facet.term) == facet.articles for facet in facets.about)


def test_copies_follow_the_article_that_they_are_listed_under(made: Path) -> None:
    with Corpus.open(made) as opened:
        head = next(row for row in opened.articles() if row.copies)
        rows = opened.articles(order="title", opened=[head.key])
        at = next(number for number, row in enumerate(rows) if row.key == head.key)
        assert [row.id for row in rows[at : at + 3]] == ["first", "later", "wire"]
        assert [row.copy_of for row in rows[at : at + 3]] == [None, head.key, head.key]
        assert [row.id for row in opened.versions_of(rows[at + 1].key)] == ["first", "later", "wire"]
        assert opened.versions_of(rows[at - 1].key) == []


def test_it_is_the_same_by_one_process_or_two_at_once_or_one_by_one(made: Path, tmp_path: Path) -> None:
    indexed(tmp_path / "two", [FIRST, LATER, *OTHERS, WIRE], "--jobs", "2", "--shard", "3")
    said = [indexed(tmp_path / "single", [record]) for record in (LATER, *OTHERS, WIRE, FIRST)]
    assert "1 copy of an article that is there" in said[-2]
    tables = [
        duckdb.sql(
            f"SELECT key, digest, sample, pairs, original, place FROM '{corpus / COPIES}' ORDER BY key"
        ).fetchall()
        for corpus in (made, tmp_path / "two", tmp_path / "single")
    ]
    assert tables[0] == tables[1] == tables[2]


def test_a_table_of_stories_that_is_damaged_or_not_there_hides_no_article_and_is_made_again(
    made: Path,
) -> None:
    (made / COPIES).write_bytes(b"PAR1 nothing")
    assert q7x2("query", made, "--count").stdout == "10\n"
    indexed(made, OTHERS)
    assert q7x2("query", made, "--count").stdout == "8\n"
    (made / COPIES).unlink()
    assert q7x2("query", made, "--count").stdout == "10\n"
