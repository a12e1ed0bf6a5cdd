from tests.tui.deeds import deed
from tests.tui.deeds.window import Window
from tui.screens.export_screen import ExportScreen


@deed("export.open")
async def a_format_and_a_path_are_asked_for(window: Window) -> None:
    await window.do()
    assert isinstance(window.app.screen, ExportScreen)
    await window.press("escape")
    assert window.app.screen is window.screen
