"""The map and the timeline in the window, through the real keys."""

import asyncio
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from textual.widget import Widget

from extractors.model import Analysis, Article, Mention, Place, Span
from extractors.protocol import Analysed
from extractors.sources.text import article_of
from tests.tui.canned import CannedClient
from tests.tui.test_window import focused_text, line, now, screen, settled
from tui.app import ReaderApp
from tui.widgets.article_view import ArticleView
from tui.widgets.map_view import MapView
from tui.widgets.timeline_view import TimelineView

SIZES = [(80, 24), (120, 36), (170, 50)]


def text_of(app: ReaderApp, selector: str) -> str:
    widget = app.screen.query_one(selector)
    return "\n".join(line(app, selector, y) for y in range(widget.size.height))


def article_lines(app: ReaderApp) -> list[str]:
    return [line(app, "#article", y) for y in range(app.screen.query_one("#article").size.height)]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(("key", "selector"), [("m", "#map"), ("t", "#timeline")])
async def test_a_chart_opens_at_every_size_fills_its_place_and_closes(
    app: ReaderApp, size: tuple[int, int], key: str, selector: str
) -> None:
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        before = article_lines(app)
        await pilot.press(key)
        chart = app.screen.query_one(selector)
        assert chart.has_focus
        assert chart.size.width >= 46
        assert chart.size.height >= 20
        assert all(
            len(row) == chart.scrollable_content_region.width for row in text_of(app, selector).splitlines()
        )
        await pilot.press(key)
        assert not app.screen.query(selector)
        await pilot.pause()
        assert article_lines(app) == before


async def test_the_text_stays_where_it_is_beside_the_map_and_the_map_follows_it(app: ReaderApp) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        before = article_lines(app)
        await pilot.press("m")
        assert article_lines(app) == before
        await pilot.press("escape")
        assert app.screen.query_one(ArticleView).has_focus
        view = app.screen.query_one(MapView).view
        await pilot.press("l", "l")
        assert "sentence: Lashkar Gah · Helmand Province" in text_of(app, "#map")
        assert app.screen.query_one(MapView).view == view
        await pilot.press("escape")
        assert not app.screen.query(MapView)


async def test_in_a_wide_window_the_map_has_a_place_of_its_own_above_the_panes(app: ReaderApp) -> None:
    async with app.run_test(size=(170, 50)) as pilot:
        await settled(pilot)
        await pilot.press("m")
        pane, chart = app.screen.query_one("#pane-location"), app.screen.query_one("#map")
        assert pane.region.height >= 4
        assert pane.region.y >= chart.region.bottom
        await pilot.press("escape", "tab")
        assert pane.has_focus
        await pilot.press("escape", "shift+tab")
        assert chart.has_focus


async def test_tab_chooses_the_next_place_enter_goes_there_and_its_reason_is_said(app: ReaderApp) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await pilot.press("l", "l", "m", "tab")
        chart = app.screen.query_one(MapView)
        assert chart.chosen
        entity = now(app).facts.entities[chart.chosen]
        assert isinstance(entity, Place)
        assert entity.name == "Lashkar Gah"
        assert entity.reason in line(app, "#status", 0)
        await pilot.press("n", "n")
        entity = now(app).facts.entities[chart.chosen]
        assert isinstance(entity, Place)
        await pilot.press("enter")
        assert now(app).focus.entity == entity.id
        assert now(app).facts.at(now(app).focus.offset) in now(app).facts.mentions_of(entity.id)
        assert chart.has_focus
        await pilot.press("ctrl+o")
        assert "Lashkar Gah" in focused_text(app)[:100]


async def test_in_a_narrow_window_enter_leads_back_to_the_text(app: ReaderApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("m", "tab", "enter")
        assert not app.screen.query(MapView)
        assert app.screen.query_one(ArticleView).has_focus
        assert now(app).focus.entity
        await pilot.press("t", "escape")
        assert not app.screen.query(TimelineView)


async def test_a_place_beyond_the_edge_comes_into_view_when_it_is_chosen(app: ReaderApp) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await pilot.press("m", "G")
        chart = app.screen.query_one(MapView)
        assert chart.spots[-1].entity == chart.chosen
        assert chart.spots[-1].name.upper() in text_of(app, "#map")


async def test_arrows_pan_and_the_view_stays_when_more_is_known(app: ReaderApp, client: CannedClient) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await pilot.press("m")
        chart = app.screen.query_one(MapView)
        first = chart.view
        await pilot.press("right", "down")
        moved = chart.view
        assert first
        assert moved
        assert moved.longitude > first.longitude
        assert moved.latitude < first.latitude
        await pilot.press("plus", "minus", "h", "k")
        await pilot.press("1")
        assert "Locations are hidden" in text_of(app, "#map") or "United" in text_of(app, "#map")
        await pilot.press("1")
        assert chart.view
        assert chart.view.scale == pytest.approx(moved.scale)


async def test_an_article_without_places_or_dates_says_so(stored_analysis: Analysis) -> None:
    bare = article_of("Nothing happened.", id="bare", source="bare.txt")
    app = ReaderApp([bare], CannedClient(Analysis(analysed=1)))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("m")
        assert "The article names no place that can be put on a map." in text_of(app, "#map")
        await pilot.press("plus", "0", "j", "l", "tab", "enter", "G", "space", "escape", "t")
        assert "The article names no date." in text_of(app, "#timeline")
        await pilot.press("plus", "0", "j", "l", "tab", "enter", "G", "space")
        assert screen(app).controllers.charts.has_keys


async def test_places_that_are_nowhere_are_listed_with_the_reason(
    sample: Article, stored_analysis: Analysis
) -> None:
    lost = tuple(
        replace(e, lat=None, lon=None, reason="Two places of this name are equally likely.")
        if isinstance(e, Place) and e.name == "Herat"
        else e
        for e in stored_analysis.entities
    )
    app = ReaderApp([sample], CannedClient(replace(stored_analysis, entities=lost)))
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await pilot.press("m")
        shown = " ".join(text_of(app, "#map").split())
        assert "? Herat: city, Herat, AF; two places of this name are equally likely." in shown or (
            "? Herat: city, AF; two places" in shown
        )


async def test_the_map_grows_with_the_analysis(sample: Article, stored_analysis: Analysis) -> None:
    client = CannedClient(None)
    app = ReaderApp([sample], client)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        await pilot.press("m")
        assert "No place is known yet" in text_of(app, "#map")
        client.say(Analysed(0, stored_analysis, 1, 2, complete=False))
        await pilot.pause()
        await pilot.pause()
        assert "Kandahar" in text_of(app, "#map")


async def test_another_article_has_another_map(sample: Article, stored_analysis: Analysis) -> None:
    bare = article_of("Nothing happened.", id="bare", source="bare.txt")
    app = ReaderApp([sample, bare], CannedClient(stored_analysis))
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await pilot.press("m", "plus", "tab", "full_stop")
        await pilot.pause()
        await pilot.press("comma")
        await pilot.pause()
        assert "Kabul" in text_of(app, "#map")


async def test_a_click_chooses_a_place_and_a_second_one_goes_to_it(app: ReaderApp) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await pilot.press("m")
        rows = text_of(app, "#map").splitlines()
        y = next(index for index, row in enumerate(rows) if "Kandahar" in row)
        at = (rows[y].index("Kandahar") + 2, y)
        await pilot.click("#map", offset=at)
        chart = app.screen.query_one(MapView)
        assert chart.chosen
        await pilot.click("#map", offset=at)
        await pilot.pause()
        assert focused_text(app).startswith("Kandahar")


async def test_a_window_that_becomes_narrow_leaves_the_keys_with_what_is_seen(app: ReaderApp) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await pilot.press("m", "escape")
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert app.screen.query_one(MapView).has_focus
        await pilot.press("escape")
        assert app.screen.query_one(ArticleView).has_focus


async def test_the_timeline_follows_the_text_and_scrolls_only_where_it_must(app: ReaderApp) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await pilot.press("t", "escape", "l")
        timeline = app.screen.query_one(TimelineView)
        marked = [row for row in text_of(app, "#timeline").splitlines() if row.startswith("▌")]
        assert "on Friday" in marked[0]
        assert "the local capital fell" in "".join(marked[1:]), "on, in the rows that are to spare"
        y = next(y for y, row in enumerate(text_of(app, "#timeline").splitlines()) if "told The Assoc" in row)
        await pilot.click("#timeline", offset=(12, y))
        await pilot.pause()
        assert focused_text(app).startswith("Friday"), "a further line is a click on its event"
        await pilot.press("escape", "l", "l", "l", "h", "h", "h")
        assert timeline.scroll_offset.y == 0
        await pilot.resize_terminal(120, 14)
        await pilot.pause()
        await pilot.press("l", "l", "l", "l")
        marked = [row for row in text_of(app, "#timeline").splitlines() if row.startswith("▌")]
        assert marked
        assert timeline.scroll_offset.y


async def test_in_the_timeline_j_chooses_enter_goes_there_and_enter_again_opens_the_card(
    app: ReaderApp,
) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await pilot.press("t", "g", "j", "enter")
        assert focused_text(app).startswith("Friday")
        assert app.screen.query_one(TimelineView).has_focus
        await pilot.press("enter")
        await pilot.pause()
        assert screen(app).controllers.cards.is_open
        await pilot.press("t")
        assert not screen(app).controllers.cards.is_open
        assert app.screen.query_one(TimelineView).has_focus


async def test_the_timelines_axis_shows_near_dates_or_all(app: ReaderApp) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await pilot.press("t")
        near = line(app, "#timeline", 1)
        assert "Aug" in near
        await pilot.press("minus", "plus")
        assert line(app, "#timeline", 1) == near


async def test_i_opens_the_card_of_the_chosen_place(app: ReaderApp) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await pilot.press("l", "l", "m", "tab", "i")
        await pilot.pause()
        card: Widget = app.screen.query_one("#card")
        assert card.display
        assert "Lashkar Gah" in text_of(app, "#card")
        await pilot.press("escape")
        assert app.screen.query_one(MapView).has_focus


async def test_a_map_of_thousands_of_places_is_not_drawn_at_every_step_of_the_analysis(
    sample: Article,
) -> None:
    places = [Place(f"L{i}", f"Place {i}", "city", "AF", None, 30 + i / 1000, 65) for i in range(2100)]
    mentions = tuple(Mention("location", i, i + 1, "x", place.id) for i, place in enumerate(places))
    many = Analysis((Span(0, 2100),), mentions, tuple(places), 1)
    client = CannedClient(None)
    article = article_of("x" * 2200, id="many", source="many.txt")
    app = ReaderApp([article], client)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("m")
        client.say(Analysed(0, many, 1, 3, complete=False))
        await pilot.pause()
        await pilot.pause()
        chart = app.screen.query_one(MapView)
        assert not chart.spots
        client.say(Analysed(0, replace(many, analysed=2), 3, 3, complete=True))
        await settled(pilot)
        assert len(chart.spots) == 2100
        assert "Place" in text_of(app, "#map")
        assert "◆" in text_of(app, "#map")


@pytest.mark.parametrize("size", [(20, 6), (40, 12), (60, 20)])
async def test_a_small_window_does_not_break_a_chart(app: ReaderApp, size: tuple[int, int]) -> None:
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press("m", "plus", "tab", "l", "minus", "0", "t", "j", "0")
        text_of(app, "#timeline")
        await pilot.press("escape")
        assert app.screen.query_one(ArticleView).has_focus


ZOOMS = st.lists(st.sampled_from(["plus", "plus", "minus"]), min_size=1, max_size=30)


@given(
    sequence=ZOOMS,
    size=st.sampled_from([(80, 24), (120, 36), (170, 50), (250, 70)]),
    chosen=st.integers(0, 3),
)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_zooming_loses_neither_the_chosen_place_nor_the_nearest(
    sample: Article, stored_analysis: Analysis, sequence: list[str], size: tuple[int, int], chosen: int
) -> None:
    async def zoomed() -> None:
        async with ReaderApp([sample], CannedClient(stored_analysis)).run_test(size=size) as pilot:
            await settled(pilot)
            await pilot.press("m", *["n"] * chosen)
            chart = pilot.app.screen.query_one(MapView)
            assert chart.picture
            kept = chart.chosen or chart.picture.nearest()
            assert kept
            is_somewhere = chart.spots[chart.spots.place(kept) or 0].shape != "nowhere"
            for key in sequence:
                await pilot.press(key)
                assert chart.picture
                assert chart.picture.in_view
                assert kept in chart.picture.in_view or not is_somewhere

    asyncio.run(zoomed())


@pytest.mark.parametrize("size", SIZES)
async def test_a_map_that_shows_no_place_says_so_and_which_key_brings_them_back(
    app: ReaderApp, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press("m", *["plus"] * 4, *["j"] * 40)
        assert "No place is in view. 0 brings them back." in text_of(app, "#map")
        await pilot.press("0")
        assert "Kabul" in text_of(app, "#map")
        await pilot.press(*["plus"] * 4, *["h"] * 30)
        assert "No place is in view" in text_of(app, "#map")
        await pilot.press("minus")
        assert "No place is in view" not in text_of(app, "#map")


async def test_a_smaller_window_keeps_a_place_in_view(app: ReaderApp) -> None:
    async with app.run_test(size=(250, 70)) as pilot:
        await settled(pilot)
        await pilot.press("m", "n", *["plus"] * 5, *["h"] * 2, *["k"] * 2)
        chart = app.screen.query_one(MapView)
        assert chart.picture
        assert chart.picture.in_view
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert chart.picture.in_view
