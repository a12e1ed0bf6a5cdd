from tests.tui.commands import command
from tests.tui.commands.window import Window
from tui.screens.export_screen import ExportScreen


@command("export.open")
async def a_format_and_a_path_are_asked_for(window: Window) -> None:
    await window.do()
    assert isinstance(window.app.screen, ExportScreen)
    await window.press("escape")
    assert window.app.screen is window.screen
