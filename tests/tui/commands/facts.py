from tests.tui.commands import command
from tests.tui.commands.window import Window
from tui.reading import Order, Scope


@command("mention.next")
async def the_next_entity(window: Window) -> None:
    await window.do(2)
    assert window.text.startswith("another two provincial capitals")
    assert window.now.focus.entity


@command("mention.previous")
async def the_entity_before(window: Window) -> None:
    await window.press("right_square_bracket", "right_square_bracket")
    await window.do()
    assert window.text.startswith("Taliban")


@command("again.next")
async def the_next_mention_of_the_chosen_one(window: Window) -> None:
    await window.do()
    assert "Search with /" in window.notice
    await window.press("right_square_bracket")
    first = window.now.focus
    await window.do()
    assert window.now.focus.entity == first.entity
    assert window.offset > first.offset


@command("again.previous")
async def the_mention_before_of_the_chosen_one(window: Window) -> None:
    await window.press("right_square_bracket")
    first = window.now.focus
    await window.press("n")
    await window.do()
    assert window.now.focus == first


@command("pane.next")
async def the_keys_go_around_the_panes(window: Window) -> None:
    for kind in ("location", "actor", "figure", "date"):
        await window.do()
        assert window.pane(kind).has_focus
    await window.do()
    assert window.view.has_focus


@command("pane.previous")
async def the_keys_go_around_the_other_way(window: Window) -> None:
    await window.do()
    assert window.pane("date").has_focus


@command("row.choose")
async def from_a_pane_to_the_text_and_back(window: Window) -> None:
    await window.press("tab")
    row = window.pane("location").rows[window.pane("location").cursor]
    await window.do()
    assert window.now.focus.entity == row.entity
    await window.press("escape")
    await window.do()
    assert window.pane("location").has_focus
    assert window.pane("location").rows[window.pane("location").cursor] == row


@command("scope.cycle")
async def every_scope_in_turn(window: Window) -> None:
    marked = set()
    for scope in (Scope.PARAGRAPH, Scope.SCREEN, Scope.SO_FAR, Scope.ARTICLE, Scope.SENTENCE):
        await window.do()
        assert window.now.scope is scope
        marked.add(window.now.marked)
    assert len(marked) > 2


@command("order.cycle")
async def every_order_in_turn(window: Window) -> None:
    mentioned = [row.entity for row in window.pane("location").rows]
    await window.do()
    counts = [row.count for row in window.pane("location").rows]
    assert counts == sorted(counts, reverse=True)
    await window.do()
    names = [row.name.casefold() for row in window.pane("location").rows]
    assert names == sorted(names)
    await window.do()
    assert window.now.order is Order.MENTION
    assert [row.entity for row in window.pane("location").rows] == mentioned


@command("labels.toggle")
async def each_mention_bears_its_letter_and_nothing_shifts(window: Window) -> None:
    before = window.line("#article", 4)
    await window.do()
    after = window.line("#article", 4)
    at = before.index("Taliban")
    assert after[at - 1] == "A"
    assert after.replace("A", " ").replace("F", " ") == before.replace("A", " ").replace("F", " ")
    assert "L location" in window.notice
    await window.do()
    assert window.line("#article", 4) == before
