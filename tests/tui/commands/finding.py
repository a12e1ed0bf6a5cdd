from functools import partial

from tests.tui.commands import command
from tests.tui.commands.window import Window
from tui.widgets.prompt import Prompt


async def _a_kind_goes_and_comes(window: Window, kind: str) -> None:
    await window.do()
    assert not window.pane(kind).rows
    assert all(mention.kind != kind for mention in window.now.facts.mentions)
    await window.do()
    assert window.pane(kind).rows


for _kind in ("location", "actor", "figure", "date"):
    command(f"kind.{_kind}")(partial(_a_kind_goes_and_comes, kind=_kind))


@command("kind.statement")
async def statements_open_and_close(window: Window) -> None:
    frame = window.screen.query_one("#frame-statement")
    assert not frame.display
    await window.do()
    assert frame.display
    assert not window.now.filter.is_active, "what is opened hides nothing"
    await window.do()
    assert not frame.display


@command("filter.ask")
async def the_filter_narrows(window: Window) -> None:
    everything = len(window.now.facts.of_entity)
    await window.do()
    await window.press(*"taliban", "enter")
    assert 0 < len(window.now.facts.of_entity) < everything
    assert "taliban" in window.line("#status")


@command("search.ask")
async def the_search_goes_to_the_match(window: Window) -> None:
    await window.do()
    await window.press(*"lashkar gah", "enter")
    assert window.text.startswith("Lashkar Gah")


@command("clear")
async def one_thing_a_press(window: Window) -> None:
    await window.press("f", *"taliban", "enter", "slash", *"helmand", "enter", "right_square_bracket", "tab")
    await window.do()
    assert window.view.has_focus
    assert window.now.focus.entity
    await window.do()
    assert not window.now.focus.entity
    await window.do()
    assert not window.now.search.words
    await window.do()
    assert not window.now.filter.is_active
    assert not window.screen.query_one(Prompt).display


@command("filter.save")
async def a_filter_has_a_name(window: Window) -> None:
    await window.do()
    assert "no filter to save" in window.notice
    await window.press("f", *"value>500", "enter")
    shown = set(window.now.facts.of_entity)
    await window.do()
    await window.press(*"big", "enter")
    await window.press("escape", "f", *"@big", "enter")
    assert set(window.now.facts.of_entity) == shown
    await window.do()
    await window.press(*"-big", "enter")
    assert not window.screen.controllers.filter.queries.saved


@command("search.pattern")
async def a_pattern_is_searched(window: Window) -> None:
    await window.do()
    await window.press(*"\\d+ troops", "enter")
    assert window.text.startswith("800 troops")
    assert "/\\d+ troops/ 1/" in window.line("#status")
    await window.press("slash", "ctrl+r", *"\\d+ troops", "enter")
    assert not window.now.search.found.count
