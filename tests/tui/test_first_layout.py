"""The window is laid out and painted once as it opens, and whatever asks for more after that has it."""

from __future__ import annotations

import pytest
from textual.messages import Layout
from textual.screen import Screen

from extractors.model import Analysis, Article
from tests.tui.canned import CannedClient
from tui.app import ReaderApp
from tui.screens.reading_screen import ReadingScreen
from tui.widgets.entity_pane import EntityPane


@pytest.fixture
def layouts(monkeypatch: pytest.MonkeyPatch) -> list[None]:
    """One of it for each layout of a screen."""
    counted: list[None] = []
    lay_out = Screen._refresh_layout

    def counting(screen: Screen[None], *arguments: object, **named: object) -> None:
        counted.append(None)
        lay_out(screen, *arguments, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(Screen, "_refresh_layout", counting)
    return counted


async def test_the_window_is_laid_out_once(sample: Article, layouts: list[None]) -> None:
    app = ReaderApp([sample], CannedClient(None))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert len(layouts) == 1


async def test_so_it_is_where_its_facts_are_known_and_lists_are_longer_than_their_panes(
    sample: Article, stored_analysis: Analysis, layouts: list[None]
) -> None:
    app = ReaderApp([sample], CannedClient(None), cached=lambda _: (stored_analysis,))
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.pause()
        assert any(pane.show_vertical_scrollbar for pane in app.screen.query(EntityPane))
        assert len(layouts) == 1


@pytest.mark.parametrize("size", [(120, 30), (80, 24), (160, 45)])
async def test_a_list_that_is_longer_than_its_pane_has_its_scrollbar(
    sample: Article, stored_analysis: Analysis, size: tuple[int, int]
) -> None:
    app = ReaderApp([sample], CannedClient(None), cached=lambda _: (stored_analysis,))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        panes = [pane for pane in app.screen.query(EntityPane) if pane.is_on_screen and pane.size.height]
        longer = [pane for pane in panes if pane.virtual_size.height > pane.size.height]
        assert panes
        assert all(pane.vertical_scrollbar.size.height == pane.size.height for pane in longer)


async def test_another_size_is_laid_out(sample: Article, layouts: list[None]) -> None:
    app = ReaderApp([sample], CannedClient(None))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        before = len(layouts)
        await pilot.resize_terminal(100, 30)
        assert len(layouts) > before
        assert app.screen.size == (100, 30)


async def test_where_textual_opens_a_screen_otherwise_it_is_laid_out_after_that(
    sample: Article, layouts: list[None]
) -> None:
    app = ReaderApp([sample], CannedClient(None))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, ReadingScreen)
        screen._stands = False
        assert not screen.check_message_enabled(Layout(screen))
        before = len(layouts)
        screen._opened()
        await pilot.pause()
        assert screen.check_message_enabled(Layout(screen))
        assert len(layouts) > before
