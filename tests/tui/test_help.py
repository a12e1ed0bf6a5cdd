"""The help moves and searches as the text does, and says every key once."""

from __future__ import annotations

import pytest
from textual.containers import VerticalScroll

from tests.tui.test_window import SIZE, settled
from tui.app import ReaderApp
from tui.key_contexts import KEY_CONTEXTS
from tui.screens.help_screen import HelpRow, HelpScreen


def _top(app: ReaderApp) -> float:
    return app.screen.query_one("#help", VerticalScroll).scroll_offset.y


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_the_help_moves_as_the_text_does(app: ReaderApp, size: tuple[int, int]) -> None:
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press("question_mark")
        await pilot.pause()
        end = app.screen.query_one("#help", VerticalScroll).max_scroll_y
        tops = []
        for key in ("space", "G", "b", "g", "j", "k", "ctrl+d", "ctrl+u", "pagedown", "end", "home"):
            await pilot.press(key)
            await pilot.pause()
            tops.append(_top(app))
        page = tops[0]
        assert size[1] // 2 < page < size[1]
        assert tops[:7] == [page, end, end - page, 0, 1, 0, tops[6]]
        assert 0 < tops[6] < page
        assert tops[7] == 0
        assert isinstance(app.screen, HelpScreen)


async def test_a_search_in_the_help_goes_to_its_rows_and_leaves_the_window_alone(app: ReaderApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press(
            "question_mark", "slash", *"order of", "backspace", "backspace", "backspace", "enter"
        )
        await pilot.pause()
        help_ = app.screen
        assert isinstance(help_, HelpScreen)
        found = list(help_.query(".-found").results(HelpRow))
        assert ["order" in row.folded for row in found] == [True]
        assert found[0].region.y < 24
        await pilot.press("slash", *"article")
        first = next(iter(help_.query(".-found").results(HelpRow)))
        await pilot.press("enter", "n")
        assert next(iter(help_.query(".-found").results(HelpRow))) is not first
        await pilot.press("N")
        assert next(iter(help_.query(".-found").results(HelpRow))) is first
        await pilot.press("slash", *"quux", "enter")
        assert "no key and no word" in str(help_.query_one("#prompt-note").render())
        await pilot.press("escape")
        assert app.screen is help_
        assert not help_.query(".-found")
        await pilot.press("escape")
        assert app.screen is not help_
        await pilot.press("question_mark", "slash", *"q?", "escape", "q")
        assert app.return_code is None
        assert not isinstance(app.screen, HelpScreen)


@pytest.mark.parametrize("key_context", KEY_CONTEXTS)
async def test_no_key_stands_twice(app: ReaderApp, key_context: str) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await app.push_screen(HelpScreen(key_context))
        keys = [key for row in app.screen.query(HelpRow) for key in row.keys.split()]
        assert len(keys) == len(set(keys))
        assert {"j", "↓", "^p", "?", "q"} <= set(keys)
