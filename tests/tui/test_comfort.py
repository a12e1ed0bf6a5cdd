"""The text as the reader likes it: its width, alone or beside its facts, and what every window starts with."""

from __future__ import annotations

import pytest

from extractors.model import Analysis, Article
from extractors.settings.file import Configured
from extractors.settings.known import DEFAULT_WIDTH, SETTINGS
from tests.tui.canned import CannedClient
from tests.tui.test_window import SIZE, line, now, screen, settled
from tui.app import ReaderApp
from tui.geometry import MEASURE
from tui.preferences import Preferences, preferred
from tui.reading import Order, Scope
from tui.widgets.article_view import ArticleView
from tui.widgets.entity_pane import EntityPane


def longest(app: ReaderApp) -> int:
    view = app.screen.query_one(ArticleView)
    rows = (line(app, "#article", y)[2:].rstrip() for y in range(view.size.height))
    return max(len(row) for row in rows)


def is_in_view(app: ReaderApp) -> bool:
    return now(app).page.start <= now(app).focus.offset <= now(app).page.end


def test_the_default_width_is_the_same_everywhere() -> None:
    assert MEASURE == DEFAULT_WIDTH


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (170, 50), (260, 60)])
async def test_another_width_keeps_the_position_in_view(app: ReaderApp, size: tuple[int, int]) -> None:
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press("G")
        offset = now(app).focus.offset
        for key, times in (("less_than_sign", 12), ("greater_than_sign", 24)):
            for _ in range(times):
                await pilot.press(key)
                await pilot.pause()
                assert longest(app) <= screen(app).width
                assert is_in_view(app)
        assert screen(app).width == 120
        assert now(app).focus.offset == offset


async def test_where_there_is_no_room_it_says_so_and_what_would_help(app: ReaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("greater_than_sign")
        assert "at most 92 wide. There is room for 65; z: the article alone." in line(app, "#status", 0)
        await pilot.press("z", "greater_than_sign")
        assert "at most 96 wide." in line(app, "#status", 0)
        assert "room" not in line(app, "#status", 0)


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (170, 50)])
@pytest.mark.parametrize("way_back", ["z", "escape", "tab"])
async def test_zen_is_the_article_alone_and_keeps_the_position(
    app: ReaderApp, size: tuple[int, int], way_back: str
) -> None:
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press("G")
        offset = now(app).focus.offset
        await pilot.press("z")
        await pilot.pause()
        view = app.screen.query_one(ArticleView)
        assert not app.screen.query_one("#facts").display
        assert abs(view.region.x - (size[0] - view.region.right)) <= 1
        assert is_in_view(app)
        await pilot.press(way_back)
        await pilot.pause()
        assert app.screen.query_one("#facts").display
        assert is_in_view(app)
        assert now(app).focus.offset == offset
        if way_back == "tab":
            assert isinstance(app.focused, EntityPane)


async def test_enter_in_zen_brings_the_panes_to_show_the_row(app: ReaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("z", "right_square_bracket", "enter")
        await pilot.pause()
        assert isinstance(app.focused, EntityPane)
        assert app.screen.query_one("#facts").display


async def test_escape_leaves_zen_before_it_clears_anything(app: ReaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("right_square_bracket", "z", "escape")
        assert not screen(app).controllers.layout.is_zen
        assert now(app).focus.entity
        await pilot.press("escape")
        assert not now(app).focus.entity


async def test_the_window_starts_as_it_is_configured(sample: Article, stored_analysis: Analysis) -> None:
    preferences = Preferences(
        theme="high-contrast", width=50, scope=Scope.PARAGRAPH, order=Order.NAME, hidden=frozenset(["date"])
    )
    app = ReaderApp([sample, sample], CannedClient(stored_analysis), preferences=preferences)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        assert longest(app) <= 50
        assert app.theme == "high-contrast"
        reading = now(app)
        assert (reading.scope, reading.order, reading.filter.hidden) == (
            Scope.PARAGRAPH,
            Order.NAME,
            {"date"},
        )
        await pilot.press("full_stop")
        assert now(app).scope is Scope.PARAGRAPH


def test_the_file_gives_what_no_option_gives() -> None:
    there = {"scope": "so far", "order": "frequency", "hidden": ("actor",), "labels": True, "width": 60}
    found = preferred(Configured(values=there, keys={"quit": ("Q",)}), "nord", 72)
    assert found == Preferences(
        "nord", 72, Scope.SO_FAR, Order.FREQUENCY, frozenset({"actor"}), True, keys={"quit": ("Q",)}
    )
    assert preferred(Configured(), "dark", DEFAULT_WIDTH) == Preferences()


def test_the_file_names_scopes_and_orders_as_the_window_does() -> None:
    choices = {setting.name: setting.choices for setting in SETTINGS}
    assert choices["scope"] == tuple(scope.value for scope in Scope)
    assert choices["order"] == tuple(order.value for order in Order)
