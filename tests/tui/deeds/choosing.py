from tests.tui.deeds import deed
from tests.tui.deeds.window import Window


@deed("choice.mark")
async def without_a_pipe_it_says_how_to_choose_for_one(window: Window) -> None:
    await window.do()
    assert "--choose" in window.notice
