"""What the lines above text and panes say where there is little room, or something is hidden."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.model import AboutPlace, Analysis, Article, Figure, Mention, Place, Span
from tests.tui.canned import CannedClient
from tui.app import ReaderApp
from tui.facts import guessed
from tui.reader.filter_controller import remaining
from tui.reading import Progress, Reading
from tui.screens.reading_screen import ReadingScreen
from tui.widgets.pane_header import PaneTabs, about_of
from tui.widgets.status_bar import StatusBar
from tui.widgets.title_bar import TitleBar

TEXT = "In Cork 12 died and 30 fled."
KNOWN = Analysis(
    (Span(0, len(TEXT)),),
    (
        Mention("location", 3, 7, "Cork", "L1"),
        Mention("figure", 8, 10, "12", "F1"),
        Mention("figure", 20, 22, "30", "F2"),
    ),
    (
        Place("L1", "Cork", "city", "IE", "Munster", 51.9, -8.5, doubt=("Which?",)),
        Figure("F1", "count", 12.0, doubt=("Of what?",)),
        Figure("F2", "count", 30.0, doubt=("Of what?",)),
    ),
    1,
)


def window() -> ReaderApp:
    return ReaderApp([Article("a", "a", TEXT, paragraphs=(Span(0, len(TEXT)),))], CannedClient(KNOWN))


def about(*places: AboutPlace) -> Reading:
    article = Article("a", "a", TEXT, paragraphs=(Span(0, len(TEXT)),))
    return Reading.of(article).analysed(Analysis(about=places), Progress(is_complete=True))


CORK = AboutPlace("IE", "Ireland", "Munster", share=0.6)
OHIO = AboutPlace("US", "United States", share=0.24)


@pytest.mark.parametrize(
    ("room", "said"),
    [
        (60, " about Munster, Ireland 60 % · United States 24 %"),
        (40, " about Munster, Ireland 60 % +1"),
        (24, " about Ireland 60 % +1"),
        (12, ""),
    ],
)
def test_what_the_article_is_about_is_never_cut_within_a_name_or_a_share(room: int, said: str) -> None:
    assert about_of(about(CORK, OHIO), room) == said


def test_of_one_country_the_division_alone_says_it_where_both_have_no_room() -> None:
    assert about_of(about(CORK), 30) == " about Munster, Ireland"
    assert about_of(about(CORK), 20) == " about Munster"


@pytest.mark.parametrize(
    ("columns", "all_", "some"), [(120, "3 doubtful", "1 of 3 doubtful"), (80, "3?", "1/3?")]
)
async def test_doubts_that_are_hidden_are_counted_in_the_title_and_said_by_their_key(
    columns: int, all_: str, some: str
) -> None:
    app = window()
    async with app.run_test(size=(columns, 24)) as pilot:
        await pilot.pause()
        title = app.screen.query_one(TitleBar)
        assert f"   {all_} " in title.render_line(0).text
        await pilot.press(*("3", "3") if columns < 100 else "3")
        assert f"   {some} " in title.render_line(0).text
        await pilot.press("D")
        notice = app.screen.query_one(StatusBar).notice
        assert notice.startswith("1 of 1 doubtful, 2 hidden: Which?")
        await pilot.press("1")
        await pilot.press("D")
        assert app.screen.query_one(StatusBar).notice == (
            "What is hidden has 3 doubtful; nothing that is shown is."
        )


async def test_at_80_columns_the_closed_statements_are_named_and_a_click_opens_them() -> None:
    app = window()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        tabs = app.screen.query_one(PaneTabs)
        line = tabs.render_line(0).text
        assert " 4 Dates 0 ── 5 Statements 0 ─" in line
        await pilot.click(PaneTabs, offset=(line.index("Statements"), 0))
        assert isinstance(app.screen, ReadingScreen)
        assert not app.screen.now.filter.closed
        await pilot.resize_terminal(60, 24)
        await pilot.pause()
        assert tabs.render_line(0).text == "─ 1 loc. 1 ── 2 act. 0 ── 3 fig. 2 ── 4 dat. 0 ── 5 sta. 0 ─"


@pytest.mark.parametrize(
    ("query", "said"), [("where:cork", ", 1 by a guess"), ("kind:figure", ""), ("where:cork value>20", "")]
)
def test_what_a_filter_finds_by_a_guess_is_counted_as_one(query: str, said: str) -> None:
    cork, guess, told = KNOWN.entities
    assert isinstance(guess, Figure)
    assert isinstance(told, Figure)
    linked = (
        cork,
        replace(guess, where="L1", where_from="article"),
        replace(told, where="L1", where_from="sentence"),
    )
    article = Article("a", "a", TEXT, paragraphs=(Span(0, len(TEXT)),))
    read = Reading.of(article).analysed(replace(KNOWN, entities=linked), Progress(is_complete=True))
    asked = read.filtered(read.filter.asking(query))
    assert guessed(asked.facts) == said
    assert f"remain{said}" in remaining(asked)
