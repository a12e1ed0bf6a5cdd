from tests.tui.commands import command
from tests.tui.commands.window import Window


@command("choice.mark")
async def without_a_pipe_it_says_how_to_choose_for_one(window: Window) -> None:
    await window.do()
    assert "--choose" in window.notice
