"""Who, where, when and whose words: what a person says of them through `c`, kept, exported and undone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from extractors.corrections.application import corrected
from extractors.corrections.article_corrections import Store
from extractors.corrections.correction import Alter, Merge, Reject, Target
from extractors.corrections.fields import trouble_with
from extractors.corrections.ledger import Ledger
from extractors.exports import as_schema
from extractors.extracting import Extractor
from extractors.model import Analysis, Article, Entity, Figure, Statement
from extractors.sources.text import article_of
from tests.tui.canned import CannedClient
from tests.tui.test_correcting import kept
from tests.tui.test_typed_ahead import typed
from tests.tui.test_window import now, screen, settled
from tui.app import ReaderApp
from tui.choosing.changes import changes_of, question_of
from tui.choosing.relating import relating
from tui.rows import rows_of

TEXT = (
    "Police said on 3 May 2024 that 12 people were killed in Ndola. The opposition said 31 people were killed in Lusaka.\n\n"
    "Anna Berg said that Tom Hale had paid $40 in Kitwe."
)
Known = tuple[Article, Analysis]


@pytest.fixture(scope="module")
def known(extractor: Extractor) -> Known:
    article = article_of(TEXT, id="t", source="t.txt", option_date="2024-05-04")
    return article, extractor.analysis(article)


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger(tmp_path / "corrections", tmp_path / "rules.toml")


def target(analysis: Analysis, words: str, kind: str = "figure") -> Target:
    mention = next(m for m in analysis.mentions if m.kind == kind and words in m.text)
    return Target.of(mention, analysis.entity(mention.entity))


def entity(analysis: Analysis, words: str, kind: str = "figure") -> Any:
    mention = next(m for m in analysis.mentions if m.kind == kind and words in m.text)
    return analysis.entity(mention.entity)


def changed(analysis: Analysis, words: str, kind: str = "figure", **to: Any) -> Entity:
    found = corrected(analysis, [Alter("1", target(analysis, words, kind), to)], text=TEXT)
    return found.entity(entity(analysis, words, kind).id)


def exported(article: Article, analysis: Analysis, words: str) -> dict[str, Any]:
    read = as_schema(article, analysis)
    id_ = next(m["entity"] for m in read["mentions"] if m["kind"] == "figure" and m["text"] == words)
    return next(e for e in read["entities"] if e["id"] == id_)


async def chosen(pilot: Pilot[None], what: str, who: str) -> None:
    """Have `c` ask what is otherwise, and say it."""
    await pilot.press("c")
    await typed(pilot, what)
    await pilot.press("enter")
    await typed(pilot, who)
    await pilot.press("enter")
    await kept(pilot)


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (170, 50)])
async def test_of_a_figure_it_is_said_of_whom_where_when_and_who_says_so(
    known: Known, ledger: Ledger, size: tuple[int, int]
) -> None:
    article, analysis = known
    app = ReaderApp([article], CannedClient(analysis), ledger=ledger)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await typed(pilot, "/31 people")
        await pilot.press("enter")
        before = now(app).facts.entities[entity(analysis, "31").id]
        assert isinstance(before, Figure)
        await chosen(pilot, "who of whom", "Hale")
        await chosen(pilot, "where it", "Kitwe")
        await chosen(pilot, "when it", "3 May")
        await chosen(pilot, "who claims", "Police")
        found = now(app).analysis
        figure = found.entity(before.id)
        assert isinstance(figure, Figure)
        assert figure.who == entity(found, "Tom Hale", "actor").id
        assert figure.where == entity(found, "Kitwe", "location").id
        assert figure.when == entity(found, "3 May 2024", "date").id
        assert figure.source == entity(found, "Police", "actor").id
        assert (figure.who_from, figure.where_from, figure.when_from) == (None, None, None)
        row = next(row for row in rows_of(now(app).facts, "figure") if row.entity == figure.id)
        assert row.what.startswith("Tom Hale, Kitwe: “")
        assert screen(app).notice.startswith("changed the source of “31 people”")
        told = exported(article, found, "31 people")
        assert (told["who"], told["status"]) == (figure.who, "corrected")
        assert told["was"]["where"] == "Lusaka", "by its name: an id says nothing where it is gone"
        for _ in range(4):
            await pilot.press("u")
            await kept(pilot)
        assert now(app).facts.entities[before.id] == before
    assert ledger.of(article) is None


async def test_it_can_be_said_of_nobody_and_holds_at_the_next_opening(known: Known, ledger: Ledger) -> None:
    article, analysis = known
    for expected in (1, 2):
        app = ReaderApp([article], CannedClient(analysis), ledger=ledger)
        async with app.run_test(size=(120, 36)) as pilot:
            await settled(pilot)
            if expected == 1:
                await typed(pilot, "/31 people")
                await pilot.press("enter")
                await chosen(pilot, "where it", "nowhere")
            figure = now(app).analysis.entity(entity(analysis, "31").id)
            assert isinstance(figure, Figure)
            assert figure.where is None
    (said,) = json.loads(Store(ledger.folder).path(article).read_text("utf-8"))["corrections"]
    assert said["to"] == {"where": None}


async def test_of_a_statement_it_is_said_who_says_it_and_its_figures_follow(
    known: Known, ledger: Ledger
) -> None:
    article, analysis = known
    app = ReaderApp([article], CannedClient(analysis), ledger=ledger)
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await pilot.press("5")
        await typed(pilot, "/31 people")
        await pilot.press("enter")
        figure = entity(analysis, "31")
        statement = entity(analysis, "31 people were", "statement")
        assert figure.source == statement.source is not None
        mention = next(m for m in analysis.mentions if m.entity == statement.id)
        screen(app).session.go(TEXT.index("were killed in Lusaka"))
        assert now(app).under_cursor == mention
        await pilot.press("c")
        assert "said by" in str(app.screen.query_one("#choosing-title").render())
        await pilot.press("escape")
        await chosen(pilot, "who says it", "police")
        found = now(app).analysis
        other, told = found.entity(statement.id), found.entity(figure.id)
        police = entity(analysis, "Police", "actor").id
        assert isinstance(other, Statement)
        assert isinstance(told, Figure)
        assert (other.source, other.source_text, told.source) == (police, None, police)
        said = json.loads(Store(ledger.folder).path(article).read_text("utf-8"))["corrections"][0]["to"]
        assert said["source"]["kind"] == "actor"
        assert said["source"]["text"] == "Police"
        await pilot.press("u")
        await kept(pilot)
        assert now(app).analysis == analysis


def test_those_of_its_sentence_come_first_after_nobody_and_words_do_for_a_source(known: Known) -> None:
    _, analysis = known
    figure, mention = entity(analysis, "31"), target(analysis, "31")
    relations = {
        choice.value.relation.field: choice.value.relation
        for choice in changes_of(figure)
        if hasattr(choice.value, "relation")
    }
    assert set(relations) == {"who", "where", "when", "source"}
    sentence = next(s for s in analysis.sentences if s.start <= mention.start < s.end)

    def labels(field: str, words: str = "") -> list[str]:
        offer = relating(figure, relations[field], analysis, mention.start, sentence)
        return [choice.label for choice in offer(words)]

    assert labels("where")[0] == "nowhere that is named"
    assert set(labels("where")[1:]) == {"Ndola", "Kitwe"}, "where it is now is no other place"
    assert set(labels("who")[:2]) == {"Lusaka", "opposition"}, "those of its sentence come first"
    assert labels("source", "a witness")[-1] == "“a witness”"
    assert labels("who", "a witness") == ["Nothing here has “a witness”."]
    assert "“A3”" not in labels("source", "A3"), "that could be taken for an entity's id"


def test_who_is_meant_follows_what_is_said_of_them(known: Known) -> None:
    """They are merged, rejected or not there: the figure says so, and never another's id."""
    _, analysis = known
    hale, berg = (target(analysis, name, "actor") for name in ("Tom Hale", "Anna Berg"))
    say = Alter("1", target(analysis, "31"), {"who": hale})
    id_ = entity(analysis, "31").id
    merged = corrected(analysis, [say, Merge("2", hale, berg)], text=TEXT).entity(id_)
    assert isinstance(merged, Figure)
    assert merged.who == entity(analysis, "Anna Berg", "actor").id
    rejected = corrected(analysis, [say, Reject("2", hale)], text=TEXT).entity(id_)
    assert isinstance(rejected, Figure)
    assert rejected.who is None
    idle = corrected(analysis, [Reject("2", hale), say], text=TEXT)
    assert idle.changes is not None
    assert idle.changes.idle == 1


def test_what_no_figure_can_be_said_of_is_refused(known: Known) -> None:
    _, analysis = known
    assert "location" in trouble_with({"source": target(analysis, "Lusaka", "location")}, "figure")
    assert "not an entity" in trouble_with({"who": "A1"}, "figure")
    assert trouble_with({"who": None, "source": "a witness"}, "figure") == ""
    assert "no field" in trouble_with({"who": None}, "date")


def test_a_statements_title_names_who_says_it(known: Known) -> None:
    _, analysis = known
    statement = entity(analysis, "31 people were", "statement")
    asked = question_of(statement, statement.words, lambda _: "The opposition")
    assert asked == "“31 people were killed in Lusaka”, said by The opposition: what is otherwise?"


@pytest.mark.parametrize(("words", "typed_value", "field", "value"), [
    ("31 people", "1.5m", "value", 1.5e6),
    ("31 people", "dozens", "order", 10.0),
    ("3 May 2024", "2024-05", "value", "2024-05"),
    ("3 May 2024", "2025-W02", "value", "2025-W02"),
])  # fmt: skip
async def test_a_value_is_typed_straight(
    known: Known, ledger: Ledger, words: str, typed_value: str, field: str, value: object
) -> None:
    article, analysis = known
    app = ReaderApp([article], CannedClient(analysis), ledger=ledger)
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await typed(pilot, f"/{words}")
        await pilot.press("enter", "c")
        await typed(pilot, typed_value)
        await pilot.press("enter")
        await kept(pilot)
        id_ = next(m.entity for m in analysis.mentions if m.text == words)
        assert getattr(now(app).facts.entities[id_], field) == value
