"""Statements in the window: a pane that is closed until it is asked for, cards, filter and corrections."""

from __future__ import annotations

import pytest

from extractors.corrections.application import corrected
from extractors.corrections.correction import Alter, Confirm, Reject, Target
from extractors.extracting import Extractor
from extractors.model import Analysis, Article, Statement
from extractors.sources.text import article_of
from tests.tui.canned import CannedClient
from tests.tui.test_window import settled
from tui.app import ReaderApp
from tui.cards.card import Card
from tui.choosing.changes import changes_of
from tui.filter import Filter
from tui.reading import Progress, Reading
from tui.rows import rows_of
from tui.screens.reading_screen import ReadingScreen
from tui.widgets.facts_column import FactsColumn
from tui.widgets.pane_header import PaneTabs

TEXT = (
    "Police said 12 people were killed in Ndola. The opposition said 31 people were killed in Ndola.\n\n"
    "Anna Berg denied that she had paid Tom Hale. “She lied,” Tom Hale said of Anna Berg.\n\n"
    "The ruling party accused Anna Berg of theft."
)
Sample = tuple[Article, Analysis]


@pytest.fixture(scope="module")
def known(extractor: Extractor) -> Sample:
    article = article_of(TEXT, id="t", source="t.txt", option_date="2024-05-04")
    return article, extractor.analysis(article)


def reading(known: Sample) -> Reading:
    return Reading.of(known[0]).analysed(known[1], Progress(is_complete=True))


def id_of(known: Sample, words: str) -> str:
    """The id of the statement or entity whose words, name or mention that is."""
    return next(m.entity for m in known[1].mentions if m.text == words)


def lines(known: Sample, entity: str) -> list[str]:
    return [line.text for line in Card(reading(known), entity, 60).lines()]


def test_they_are_hidden_until_asked_for_and_that_is_no_filter(known: Sample) -> None:
    read = reading(known)
    assert not read.filter.is_active
    assert read.facts.counts["statement"] == 0
    assert all(mention.kind != "statement" for mention in read.facts.mentions)
    opened = read.filtered(read.filter.toggled("statement"))
    assert not opened.filter.is_active
    assert opened.facts.counts["statement"] == 5
    assert any(mention.kind == "statement" for mention in opened.facts.mentions)


def test_a_row_says_who_how_and_what(known: Sample) -> None:
    opened = reading(known).filtered(Filter().toggled("statement"))
    assert [(row.name, row.what) for row in rows_of(opened.facts, "statement")] == [
        ("Police", "12 people were killed in Ndola"),
        ("opposition", "31 people were killed in Ndola"),
        ("Anna Berg denies", "she had paid Tom Hale"),
        ("Tom Hale", "“She lied,”"),
        ("ruling party", "Anna Berg of theft"),
    ]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("stance:denies", {"she had paid Tom Hale"}),
        ("stance:denied", {"she had paid Tom Hale"}),
        ('source:"Tom Hale"', {"“She lied,”"}),
        ("kind:statement stance:asserts source:police", {"12 people were killed in Ndola"}),
        ("statement:theft", {"Anna Berg of theft"}),
    ],
)
def test_a_query_that_is_of_statements_opens_them(known: Sample, query: str, words: set[str]) -> None:
    found = reading(known).filtered(Filter().asking(query)).facts.shown.values()
    assert {entity.words for entity in found if isinstance(entity, Statement)} == words


def test_a_query_of_other_things_leaves_them_closed() -> None:
    assert Filter().asking("kabul value>500").closed == {"statement"}
    assert Filter().asking("-stance:denies").closed == {"statement"}


def test_an_actors_card_tells_what_it_said_and_what_others_say_of_it(known: Sample) -> None:
    told = lines(known, id_of(known, "Anna Berg"))
    said, of_it = told.index("SAID  what it says"), told.index("OF IT  what others say of it")
    assert any("denies: she had paid Tom Hale" in line for line in told[said:of_it])
    assert any("ruling party: Anna Berg of theft" in line for line in told[of_it:])


def test_a_statements_card_tells_who_how_and_which_figures(known: Sample) -> None:
    told = lines(known, id_of(known, "12 people were killed in Ndola"))
    assert any(line.startswith("said by") and "Police" in line for line in told)
    assert any(line.startswith("stance") and "asserts, indirect" in line for line in told)
    assert any("“12 people” ›" in line for line in told)


def test_figures_that_sources_give_differently_stand_side_by_side(known: Sample) -> None:
    told = lines(known, id_of(known, "31 people"))
    differ = told.index("SOURCES DIFFER  what others say of the same")
    assert "12  Police ›" in told[differ + 1]
    assert "31  opposition this one" in told[differ + 2]
    assert any(line.startswith("said in") and "31 people were killed" in line for line in told)


def test_one_is_rejected_confirmed_and_given_another_stance(known: Sample) -> None:
    _, analysis = known
    id_ = id_of(known, "“She lied,”")
    mention = next(m for m in analysis.mentions if m.entity == id_)
    target = Target.of(mention, analysis.entity(id_))
    gone = corrected(analysis, [Reject("1", target)])
    assert id_ not in {entity.id for entity in gone.entities}
    confirmed = corrected(analysis, [Confirm("1", target)])
    assert confirmed.changes is not None
    assert confirmed.changes.entities[id_].status == "confirmed"
    other = corrected(analysis, [Alter("1", target, {"stance": "doubts"})]).entity(id_)
    assert isinstance(other, Statement)
    assert other.stance == "doubts"
    assert "denies" in {choice.label for choice in changes_of(analysis.entity(id_))}


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (170, 50)])
async def test_its_key_opens_the_pane_and_closes_it(known: Sample, size: tuple[int, int]) -> None:
    app = ReaderApp([known[0]], CannedClient(known[1]))
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        column, frame = app.screen.query_one(FactsColumn), app.screen.query_one("#frame-statement")
        closed = frame.size.height
        assert closed <= 1, "its header alone, where there is room for it"
        await pilot.press("5")
        await pilot.pause()
        assert frame.display
        assert frame.size.height > 2
        if size[0] < 100:
            assert column.shown == "statement"
            assert " 5 Statements 5 " in app.screen.query_one(PaneTabs).render_line(0).text
        await pilot.press("5")
        await pilot.pause()
        assert frame.size.height == closed
        assert column.shown == "location"


async def test_x_rejects_the_statement_under_the_cursor(known: Sample) -> None:
    app = ReaderApp([known[0]], CannedClient(known[1]))
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("5")
        await pilot.pause()
        app.screen.query_one(FactsColumn).give_keys("statement")
        await pilot.press("x")
        await settled(pilot)
        screen = app.screen
        assert isinstance(screen, ReadingScreen)
        assert screen.reading is not None
        assert screen.reading.facts.counts["statement"] == 4


def test_a_pronoun_that_means_one_group_gives_its_name_in_the_row(extractor: Extractor) -> None:
    text = "The army said its air defences shot down two drones. It accused the United Arab Emirates of supplying them."
    article = article_of(text, id="t", source="t.txt", option_date="2024-05-04")
    read = Reading.of(article).analysed(extractor.analysis(article), Progress(is_complete=True))
    rows = rows_of(read.filtered(read.filter.toggled("statement")).facts, "statement")
    assert [row.name for row in rows] == ["army", "army"]
