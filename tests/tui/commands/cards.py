from tests.tui.commands import command
from tests.tui.commands.window import Window


@command("card.open")
async def the_card_of_the_entity_under_the_cursor(window: Window) -> None:
    await window.press("right_square_bracket")
    await window.do()
    assert "Taliban" in window.line("#card", 1)
    await window.press("escape")
    assert window.view.has_focus


@command("card.back")
async def the_card_before(window: Window) -> None:
    await window.do()
    assert "No card is open" in window.notice
    await window.press("slash", *"lashkar", "enter", "i")
    await window.press("g", "enter")
    assert "Afghanistan" in window.line("#card", 1)
    await window.do()
    assert "Lashkar Gah" in window.line("#card", 1)
    await window.do()
    assert "first card" in window.notice


@command("card.only")
async def the_filter_leaves_the_entity_alone(window: Window) -> None:
    everything = len(window.now.facts.of_entity)
    await window.press("right_square_bracket")
    await window.do()
    assert [row.name for row in window.pane("actor").rows] == ["Taliban"]
    await window.do()
    assert len(window.now.facts.of_entity) == everything
