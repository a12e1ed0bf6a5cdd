from extractors.protocol import Redate
from tests.tui.commands import command
from tests.tui.commands.window import Window
from tui.screens.help_screen import HelpScreen


@command("article.next")
async def the_next_article(window: Window) -> None:
    await window.do()
    assert window.now.article.id == "other"
    await window.do()
    assert "no other article" in window.notice


@command("article.previous")
async def the_article_before(window: Window) -> None:
    await window.press("full_stop")
    await window.do()
    assert window.now.article.id != "other"


@command("date.ask")
async def another_anchor(window: Window) -> None:
    await window.do()
    await window.press(*["backspace"] * 10, *"2021-08-20", "enter")
    assert window.client.heard[-1] == Redate(0, "2021-08-20", "option")


@command("citation.copy")
async def the_sentence_is_on_the_clipboard(window: Window) -> None:
    await window.do()
    assert "The Taliban have captured" in window.app.clipboard


@command("analysis.retry")
async def there_is_nothing_to_retry(window: Window) -> None:
    await window.do()
    assert "Nothing failed" in window.notice


@command("theme.toggle")
async def dark_and_light(window: Window) -> None:
    was_dark = window.app.current_theme.dark
    await window.do()
    assert window.app.current_theme.dark is not was_dark
    await window.do()
    assert window.app.current_theme.dark is was_dark


@command("text.wider")
async def longer_lines(window: Window) -> None:
    await window.press("less_than_sign", "less_than_sign")
    await window.do()
    assert window.screen.width == 84
    assert "84 wide" in window.notice


@command("text.narrower")
async def shorter_lines(window: Window) -> None:
    await window.do(10)
    assert "48 wide" in window.notice
    assert max(len("".join(s.text for s in window.view.render_line(y)).rstrip()) for y in range(30)) <= 50
    await window.do(3)
    assert "at most 40 wide: no less" in window.notice


@command("zen")
async def the_article_alone(window: Window) -> None:
    await window.do()
    assert not window.screen.query_one("#facts").display
    await window.do()
    assert window.screen.query_one("#facts").display


@command("tour.start")
async def the_first_minute_step_by_step(window: Window) -> None:
    await window.do()
    assert window.screen.tour is not None
    assert window.screen.tour.number == 1
    await window.press("escape")
    assert window.screen.tour is None


@command("help")
async def every_key(window: Window) -> None:
    await window.do()
    assert isinstance(window.app.screen, HelpScreen)
    await window.press("escape")
    assert window.app.screen is window.screen


@command("suspend")
async def without_a_shell_to_go_back_to_it_says_so(window: Window) -> None:
    await window.do()
    assert "no shell to suspend to" in window.notice, "a real one is in tests/test_end_to_end.py"
    await window.press("f", "ctrl+z")
    beside = window.screen.query_one("#prompt-note")
    assert "no shell" in str(beside.render()), "also beside what is typed"
    await window.press("escape", "ctrl+c")
    assert window.notice == "q quits."
    assert not window.app._notifications


@command("quit")
async def the_window_closes(window: Window) -> None:
    await window.do()
    assert window.app.return_code == 0
