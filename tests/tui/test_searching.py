"""Searching a long text from the window: what is near at once, the rest between frames."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from extractors.model import Analysis
from extractors.sources.text import article_of
from tests.tui.canned import CannedClient
from tui.app import ReaderApp
from tui.reader import search_controller
from tui.reading import Reading
from tui.screens.reading_screen import ReadingScreen
from tui.search import Search
from tui.widgets.article_view import ArticleView
from tui.widgets.status_bar import StatusBar

# Each paragraph has a number of its own; together they are many stretches.
TEXT = "\n\n".join(f"Paragraph p{n:05} says nothing new of anything." for n in range(10_000))
NEVER_S = 3600.0


def long_app() -> ReaderApp:
    return ReaderApp([article_of(TEXT, id="t", source="t")], CannedClient(Analysis()))


def now(pilot: Pilot[None]) -> Reading:
    assert isinstance(pilot.app.screen, ReadingScreen)
    return pilot.app.screen.now


def place(pilot: Pilot[None]) -> str:
    return TEXT[now(pilot).focus.offset :][:6]


async def searched(pilot: Pilot[None]) -> Search:
    await until(pilot, lambda: now(pilot).search.is_complete)
    return now(pilot).search


async def until(pilot: Pilot[None], is_so: Callable[[], bool]) -> None:
    for _ in range(10_000):
        if is_so():
            return
        await pilot.pause()
    pytest.fail("it never was")


async def test_the_nearest_match_shows_before_the_rest_is_searched(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_controller, "_PAUSE_S", NEVER_S)
    async with long_app().run_test(size=(120, 36)) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, ReadingScreen)
        screen.session.jump(TEXT.index("p05000"))
        await pilot.press("slash", *"says")
        assert TEXT[now(pilot).focus.offset :].startswith("says nothing")
        assert not now(pilot).search.is_complete
        assert now(pilot).search.found.count < 2000
        await pilot.press("enter", "n")
        assert now(pilot).search.found.between(now(pilot).sentence)
        status = screen.query_one("#status", StatusBar).render_line(0).text
        assert f"/says {now(pilot).search.found.count}+" in status


async def test_the_whole_is_counted_in_the_end_and_wrapped_around() -> None:
    async with long_app().run_test(size=(120, 36)) as pilot:
        await pilot.press("slash", *"says", "enter")
        assert (await searched(pilot)).found.count == 10_000
        await pilot.press("N")
        assert TEXT.index("says", TEXT.index("p09999")) == now(pilot).focus.offset
        await pilot.press("n")
        assert TEXT.index("says") == now(pilot).focus.offset


async def test_a_match_far_away_is_gone_to_when_it_is_found() -> None:
    async with long_app().run_test(size=(120, 36)) as pilot:
        await pilot.press("slash", *"p08", "enter", "n", "n")
        await until(pilot, lambda: place(pilot) == "p08002")
        await pilot.press("ctrl+o", "ctrl+o", "ctrl+o")
        assert now(pilot).focus.offset == 0


async def test_who_goes_elsewhere_is_not_taken_to_a_match_that_is_found_later() -> None:
    async with long_app().run_test(size=(120, 36)) as pilot:
        await pilot.press("slash", *"p08999", "enter", "j")
        here = now(pilot).focus
        assert (await searched(pilot)).found.count == 1
        assert now(pilot).focus == here


async def test_esc_and_the_next_letter_end_a_search(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    further = Search.further
    monkeypatch.setattr(Search, "further", lambda search: (read.append(search.words), further(search))[1])
    async with long_app().run_test(size=(120, 36)) as pilot:
        await pilot.press("slash", *"says")
        await searched(pilot)
        assert read.index("says") > len(read) - read.count("says") - 1, (
            "nothing is searched for `say` any more"
        )
        await pilot.press("x", "escape")
        done = len(read)
        for _ in range(5):
            await pilot.pause(0.01)
        assert len(read) == done
        assert not now(pilot).search.words


async def test_only_the_lines_with_a_match_are_painted_when_one_is_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    painted: list[int] = []
    render = ArticleView.render_line
    async with long_app().run_test(size=(120, 36)) as pilot:
        await pilot.press("slash", *"p0000")
        await searched(pilot)
        await pilot.pause()
        monkeypatch.setattr(
            ArticleView, "render_line", lambda view, y: (painted.append(y), render(view, y))[1]
        )
        await pilot.press("3")
        await searched(pilot)
        await pilot.pause()
    assert painted
    assert len(set(painted)) <= 12, "ten lines had a match, one has"


async def test_a_pattern_that_takes_for_ever_is_named_and_the_window_goes_on() -> None:
    text = f"{'a' * 60}b. {TEXT}"
    async with ReaderApp(
        [article_of(text, id="t", source="t")], CannedClient(Analysis())
    ).run_test() as pilot:
        await pilot.press("ctrl+r", *"(a|aa)+$")
        assert "too long" in (await searched(pilot)).trouble
        await pilot.press("escape", "j")
        assert now(pilot).focus.offset > 0
