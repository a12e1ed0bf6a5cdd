from textual.widgets import Static

from extractors.protocol import Explain, Explained
from tests.tui.commands import command
from tests.tui.commands.window import Window
from tui.screens.explanation_screen import ExplanationScreen


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


@command("card.why")
async def what_the_rules_said_of_the_mention_in_view(window: Window) -> None:
    await window.press("right_square_bracket", "i", "n")
    await window.do()
    asked = window.client.heard[-1]
    assert isinstance(asked, Explain)
    assert asked.at == window.offset
    assert "Asking the rules" in window.notice
    window.client.say(Explained(asked.job, asked.at + 1, (("of something else",),)))
    window.client.say(Explained(asked.job, asked.at, (("The sentence.",), ("Candidates", "  actor [bold]"))))
    await window.press()
    assert isinstance(window.app.screen, ExplanationScreen)
    shown = [str(line.render()) for line in window.app.screen.query(Static)]
    assert shown == ["Why", "The sentence.", "Candidates", "  actor [bold]"]
    await window.do()
    assert window.app.screen is window.screen
    assert window.notice == ""


@command("card.only")
async def the_filter_leaves_the_entity_alone(window: Window) -> None:
    everything = len(window.now.facts.of_entity)
    await window.press("right_square_bracket")
    await window.do()
    assert [row.name for row in window.pane("actor").rows] == ["Taliban"]
    await window.do()
    assert len(window.now.facts.of_entity) == everything
