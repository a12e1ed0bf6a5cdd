from tests.tui.commands import command
from tests.tui.commands.window import Window
from tui.map.view import View
from tui.widgets.map_view import MapView
from tui.widgets.timeline_view import TimelineView


def map_of(window: Window) -> MapView:
    return window.screen.query_one(MapView)


def view_of(window: Window) -> View:
    view = map_of(window).view
    assert view is not None
    return view


@command("map.toggle")
async def the_map_opens_beside_the_text_and_closes(window: Window) -> None:
    before = [window.line("#article", y) for y in range(30)]
    await window.do()
    shown = " ".join(window.line("#map", y) for y in range(window.screen.query_one("#map").size.height))
    assert "Kabul" in shown
    assert "km" in shown
    assert [window.line("#article", y) for y in range(30)] == before
    assert not window.pane("location").display or not window.pane("location").is_on_screen
    await window.do()
    assert not window.screen.query(MapView)
    assert window.view.has_focus


@command("chart.nearer")
async def plus_shows_less_in_more_detail(window: Window) -> None:
    await window.do()
    assert "m and t open them" in window.notice
    await window.press("m")
    scale = view_of(window).scale
    await window.do()
    assert view_of(window).scale < scale


@command("chart.farther")
async def minus_shows_more(window: Window) -> None:
    await window.press("m")
    scale = view_of(window).scale
    await window.do()
    assert view_of(window).scale > scale


@command("chart.fit")
async def nought_shows_every_place_and_then_what_it_is_about(window: Window) -> None:
    await window.press("m")
    about = view_of(window)
    await window.do()
    assert view_of(window).scale > about.scale
    assert "every place is in view" in " ".join(window.line("#map", y) for y in range(40))
    await window.do()
    assert view_of(window) == about
    await window.press("plus", "l")
    await window.do()
    assert view_of(window) == about


@command("timeline.toggle")
async def the_timeline_opens_in_the_maps_place_and_closes(window: Window) -> None:
    await window.press("m")
    await window.do()
    assert not window.screen.query(MapView)
    timeline = window.screen.query_one(TimelineView)
    assert timeline.has_focus
    shown = "\n".join(window.line("#timeline", y) for y in range(timeline.size.height))
    assert "Fri 13 Aug 2021: the article’s own date" in shown
    assert "on Friday" in shown
    assert "LENGTHS OF TIME" in shown
    await window.press("j")
    await window.press("enter")
    assert window.text.startswith("Friday")
    await window.do()
    assert not window.screen.query(TimelineView)
    assert window.view.has_focus
