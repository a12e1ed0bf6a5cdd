"""What a person corrects holds in queries, facets and cards of a corpus, without a new index; the shards keep what was found."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from extractors.corpus.marker import mark
from extractors.corpus.reading import Corpus
from extractors.corpus.rows import rows_of
from extractors.corpus.shard import write_shard
from extractors.corrections.correction import Correction, Merge, Reject, Target
from extractors.corrections.ledger import Ledger
from extractors.corrections.rule import Rule
from extractors.exports.schema import as_schema
from extractors.model import Actor, Analysis, Article, Mention, ModelInfo, Place, Span
from extractors.sources.text import article_of
from tests.command_run import q7x2

TALIBS = Target("actor", 10, 16, "Talibs", "Talibs", whole=True)
TALIBAN = Target("actor", 0, 7, "Taliban", "Taliban", whole=True)


def told(number: int) -> tuple[Article, Analysis]:
    """An article that names the Taliban twice, in two spellings, and a place that is none."""
    text = f"Taliban. `Talibs` held Titan number {number}."
    article = article_of(text, id=f"r{number}", source="r.jsonl", option_date="2021-08-13")
    mentions = (
        Mention("actor", 0, 7, "Taliban", "A1"),
        Mention("actor", 10, 16, "Talibs", "A2"),
        Mention("location", 23, 28, "Titan", "L1"),
    )
    entities = (
        Place("L1", "Titan", "city", "US", geonameid=7, lat=1.0, lon=2.0),
        Actor("A1", "Taliban", "group"),
        Actor("A2", "Talibs", "group"),
    )
    return article, Analysis((Span(0, 8), Span(9, len(text))), mentions, entities, 1, (), ModelInfo("m", "1"))


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger(tmp_path / "corrections", tmp_path / "rules.toml")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "corpus"
    mark(made, "e1")
    write_shard(made, "e1", [rows_of(as_schema(*told(number))) for number in range(3)])
    return made


@pytest.fixture
def corpus(folder: Path, ledger: Ledger) -> Iterator[Corpus]:
    with Corpus.open(folder, ledger) as opened:
        yield opened


def ids(corpus: Corpus, query: str) -> list[str]:
    return sorted(row.id for row in corpus.articles(query))


def facets(corpus: Corpus, kind: str) -> dict[str, int]:
    return {facet.label: facet.articles for facet in corpus.facets().of_kind[kind]}


def test_nothing_said_changes_nothing(corpus: Corpus) -> None:
    assert not corpus.correct()
    assert ids(corpus, "place:titan") == ["r0", "r1", "r2"]


@pytest.mark.parametrize("is_held", [False, True])
def test_a_rejection_takes_the_entity_out_of_queries_and_facets_and_back(
    corpus: Corpus, ledger: Ledger, is_held: bool
) -> None:
    if is_held:
        corpus.hold()
    rejection: Correction = Reject("1", Target("location", 23, 28, "Titan", "Titan", 7, whole=True))
    assert facets(corpus, "location") == {"Titan": 3}
    ledger.changed(told(1)[0], [rejection])
    assert corpus.correct()
    assert ids(corpus, "place:titan") == ["r0", "r2"]
    assert facets(corpus, "location") == {"Titan": 2}
    row = next(row for row in corpus.articles() if row.id == "r1")
    assert row.counts["location"] == 0
    assert not corpus.correct(), "nothing more was said"
    raw = corpus.article(row.key)[1]
    assert any(entity.id == "L1" for entity in raw.entities), "a window lays corrections over it itself"
    ledger.changed(told(1)[0], removed=["1"])
    assert corpus.correct()
    assert ids(corpus, "place:titan") == ["r0", "r1", "r2"]


def test_a_merge_counts_as_one_and_cards_count_the_article(corpus: Corpus, ledger: Ledger) -> None:
    ledger.changed(told(0)[0], [Merge("1", TALIBS, TALIBAN)])
    assert corpus.correct()
    assert facets(corpus, "actor") == {"Taliban": 3, "Talibs": 2}
    key = next(row.key for row in corpus.articles() if row.id == "r0")
    assert set(corpus.entity_keys(key)) == {"L1", "A1"}
    entity = corpus.entity_keys(next(row.key for row in corpus.articles() if row.id == "r1"))["A2"]
    assert corpus.elsewhere(entity).articles == 2
    assert ids(corpus, "actor:talibs") == ["r0", "r1", "r2"], "its wording is found as before"


def test_a_rule_holds_for_every_article(corpus: Corpus, ledger: Ledger) -> None:
    ledger.rule_added(Rule("reject", "location", "Titan"))
    assert corpus.correct()
    assert ids(corpus, "place:titan") == []
    assert facets(corpus, "location") == {}
    assert ledger.rule_removed(Rule("reject", "location", "Titan")) is not None
    assert corpus.correct()
    assert facets(corpus, "location") == {"Titan": 3}


def test_the_command_asks_what_was_corrected_or_found(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    Ledger().rule_added(Rule("merge", "actor", "Talibs", into="Taliban"))
    Ledger().changed(told(2)[0], [Reject("1", Target("location", 23, 28, "Titan", "Titan", 7, whole=True))])
    assert q7x2("query", folder, "place:titan", "--count").stdout == "2\n"
    assert q7x2("query", folder, "place:titan", "--count", "--no-corrections").stdout == "3\n"
    lines = q7x2("query", folder, "--format", "jsonl-full").stdout.splitlines()
    names = [{entity.get("name") for entity in json.loads(line)["entities"]} for line in lines]
    assert all("Talibs" not in of_it for of_it in names)
    assert sum("Titan" in of_it for of_it in names) == 2
