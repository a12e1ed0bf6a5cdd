"""What the mouse does: click, wheel, drag."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from extractors.sources.text import article_of
from tests.tui.canned import CannedClient
from tests.tui.test_window import SIZE, focused_text, line, now, settled
from tui.app import ReaderApp
from tui.widgets.article_view import ArticleView
from tui.widgets.entity_pane import EntityPane


async def drag(pilot: Pilot[None], start: tuple[int, int], end: tuple[int, int]) -> None:
    await pilot.mouse_down("#article", offset=start)
    await pilot.hover("#article", offset=((start[0] + end[0]) // 2, end[1]))
    await pilot.hover("#article", offset=end)
    await pilot.mouse_up("#article", offset=end)
    await pilot.pause()


async def test_a_click_on_plain_text_goes_there_and_chooses_nothing(app: ReaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        at = line(app, "#article", 4).index("captured")
        await pilot.click("#article", offset=(at + 1, 4))  # the view has one cell of margin
        await pilot.pause()
        assert focused_text(app).startswith("captured")
        assert now(app).focus.entity is None
        await pilot.press("ctrl+o")
        assert focused_text(app).startswith("The Taliban")


async def test_a_click_past_the_line_goes_to_its_last_character_and_on_a_blank_line_nowhere(
    app: ReaderApp,
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        shown = line(app, "#article", 4).rstrip()
        await pilot.click("#article", offset=(len(shown) + 1, 4))
        await pilot.pause()
        before = now(app).focus.offset
        assert now(app).article.text[before] == shown[-1]
        blank = next(y for y in range(2, 30) if not line(app, "#article", y).strip())
        await pilot.click("#article", offset=(5, blank))
        await pilot.pause()
        assert now(app).focus.offset == before


async def test_the_wheel_scrolls_the_text_and_leaves_the_focus(app: ReaderApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        focus, top = now(app).focus, now(app).page.start
        for _ in range(4):
            await pilot._post_mouse_events([_wheel()], "#article", offset=(5, 5))
            await pilot.pause()
        view = app.screen.query_one(ArticleView)
        assert view.scroll_offset.y > 0
        assert now(app).page.start > top
        assert now(app).focus == focus
        await pilot.press("j")
        assert now(app).page.start <= now(app).focus.offset < now(app).page.end


def _wheel() -> type:
    from textual.events import MouseScrollDown

    return MouseScrollDown


async def test_a_drag_copies_the_words_and_moves_nothing(app: ReaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        focus = now(app).focus
        text = line(app, "#article", 4)
        first, last = text.index("Taliban") + 1, text.index("captured") + len("captured")
        await drag(pilot, (first, 4), (last, 4))
        assert app.clipboard == "Taliban have captured"
        assert now(app).focus == focus
        assert "Copied 3 words" in line(app, "#status", 0)
        await pilot.press("escape")
        assert app.screen.query_one(ArticleView).text_selection is None


@pytest.mark.parametrize("end", [68, 90])  # beyond the line's words, and over the panes
async def test_a_drag_over_lines_is_one_sentence_and_ends_at_the_lines_end(app: ReaderApp, end: int) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        first, second = line(app, "#article", 4), line(app, "#article", 5)
        await drag(pilot, (first.index("Taliban") + 1, 4), (end, 5))
        assert app.clipboard == f"{first[first.index('Taliban') :].rstrip()} {second[2:].strip()}"


@pytest.mark.parametrize(
    ("text", "words"),
    [("汉字 and 漢字 stand here.", "漢字"), ("A\u200b b\u202ec hidden word here.", "hidden")],
)
async def test_wide_and_hidden_characters_are_selected_as_they_are_seen(text: str, words: str) -> None:
    from rich.cells import cell_len

    app = ReaderApp([article_of(text, id="a", source="a.txt")], CannedClient(None))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        shown = line(app, "#article", 0)
        start = cell_len(shown[: shown.index(words)]) + 1
        end = start + cell_len(words) - 1
        await drag(pilot, (start, 0), (end, 0))
        assert app.clipboard == words


async def test_a_click_on_a_row_chooses_it_and_the_wheel_scrolls_the_pane(app: ReaderApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        pane = app.screen.query_one("#pane-location", EntityPane)
        await pilot._post_mouse_events([_wheel()], "#pane-location", offset=(5, 2))
        await pilot.pause()
        assert pane.scroll_offset.y > 0
        await pilot.click("#pane-location", offset=(5, 1))
        await pilot.pause()
        assert now(app).focus.entity == pane.rows[pane.scroll_offset.y + 1].entity
