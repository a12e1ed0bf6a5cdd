"""The first page, painted before Textual is imported: a reader reads while the window is still being built.

Nothing here imports Textual, Rich or click. The terminal is left in a mode where early keys wait unechoed until the window takes
them; `end` puts it back.
"""

from __future__ import annotations

import os
import sys

from tui import palette
from tui.geometry import GUTTER, MEASURE, text_place
from tui.state_folder import state_folder

TYPE_CHECKING = False  # importing `typing` takes longer than painting the page
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

ENTER, LEAVE = "\x1b[?1049h", "\x1b[?1049l"
_OPTIONS = ("--anchor", "--date", "--field", "--home", "--model", "--theme", "--timeout", "--width")
_FLAGS = ("--allow-private", "--from-start", "--full", "--full-source", "--no-cache", "--offline")


class FirstPage:
    """A painted page, with the terminal's modes from before it.

    Args:
        modes: What `termios.tcgetattr` said of standard input.
        is_new: Whether it is of an article that was not left anywhere: its analysis will be needed.
    """

    def __init__(self, modes: list[Any], is_new: bool = False) -> None:
        self.modes, self.is_new = modes, is_new
        self._has_ended = False
        self.is_taken = False  # the window stands where the page was, and will take it away itself

    def end(self) -> None:
        """Give the terminal back as it was; once is enough."""
        if self._has_ended:
            return
        import termios

        self._has_ended = True
        if not self.is_taken:
            os.write(1, f"{LEAVE}\x1b[?25h".encode())
        # The window found the modes changed, so it cannot give them back.
        termios.tcsetattr(0, termios.TCSADRAIN, self.modes)


def painted(
    arguments: list[str], default: str, configured: Mapping[str, object] | None = None
) -> FirstPage | None:
    """Paint the page of the article that the arguments name; None where that is not sure to be what the window will show.

    Args:
        arguments: The command line without the program's name.
        default: The article that opens without an argument.
        configured: What the configuration sets, by name.
    """
    wanted = _wanted(arguments, configured or {})
    try:
        import termios

        columns, rows = os.get_terminal_size(1)
        is_fresh = "--from-start" in arguments
        painting = _painting(wanted[0] or default, columns, rows, *wanted[1:], is_fresh) if wanted else None
        if painting is None:
            return None
        page, is_new = painting
        modes = termios.tcgetattr(0)
        # Early keys wait as they are: Enter is no line feed, ^S stops nothing.
        quiet = [
            modes[0] & ~(termios.ICRNL | termios.IXON),
            *modes[1:3],
            modes[3] & ~(termios.ECHO | termios.ICANON),
        ]
        quiet += modes[4:]
        termios.tcsetattr(0, termios.TCSANOW, quiet)
    except (ImportError, OSError, termios.error):
        return None
    first = FirstPage(modes, is_new)
    try:
        os.write(1, page.encode())
    except BaseException:  # ^C in the middle of the page: nobody else knows yet that there is one to end
        first.end()
        raise
    return first


def _painting(
    source: str, columns: int, rows: int, colours: tuple[str, str, str], width: int, is_fresh: bool
) -> tuple[str, bool] | None:
    """What paints the page of a source, and whether it is a new article; None where that is not sure to be the window's."""
    if is_library(source):
        from tui.library.page import library_lines

        lines = library_lines(source, state_folder(), columns, rows)
        return (_page(lines, columns, rows, colours, 0), False) if lines else None
    from tui.startup.article_page import article_lines

    found = article_lines(source, columns, rows, width, is_fresh)
    if found is None:
        return None
    lines, is_new = found
    return _page(lines, columns, rows, colours, text_place(columns, rows, width)[0] + GUTTER), is_new


def is_library(source: str) -> bool:
    """Whether the source is the folder of a corpus, by the file that makes it one (see `extractors.corpus.marker`)."""
    return os.path.isfile(os.path.join(source, "corpus.json"))  # noqa: PTH113,PTH118


def _wanted(
    arguments: list[str], configured: Mapping[str, object]
) -> tuple[str, tuple[str, str, str], int] | None:
    """The first article, the theme's colours and the text's width; None where the arguments say something else."""
    source, words = "", iter(arguments)
    theme, width = str(configured.get("theme", palette.DEFAULT)), str(configured.get("width", MEASURE))
    for word in words:
        name, equals, value = word.partition("=")
        if name in _OPTIONS:
            value = value if equals else next(words, "")
            theme = value if name == "--theme" else theme
            width = value if name == "--width" else width
        elif word.startswith("-") and word not in _FLAGS:
            return None
        elif word not in _FLAGS:
            source = source or word
    colours = palette.page_colours(theme)
    return (source, colours, int(width)) if colours and width.isdecimal() else None


def _page(lines: list[str], columns: int, rows: int, colours: tuple[str, str, str], margin: int) -> str:
    """The lines between the two bars, each after so many cells."""
    foreground, background, panel = colours
    ground = "" if os.environ.get("NO_COLOR") else _colour(38, foreground) + _colour(48, background)
    bar = "" if os.environ.get("NO_COLOR") else _colour(48, panel)
    parts = [ENTER, "\x1b[?25l", ground, "\x1b[2J", f"\x1b[1;1H{bar}{' ' * columns}{ground}"]
    for row, line in enumerate(lines, 2):
        parts.append(f"\x1b[{row};{margin + 1}H{line}")
    parts.append(f"\x1b[{rows};1H{bar}{' ' * columns}\x1b[0m\x1b[1;1H")
    return "".join(parts)


def _colour(layer: int, hexadecimal: str) -> str:
    if not hexadecimal:
        return ""
    red, green, blue = (int(hexadecimal[at : at + 2], 16) for at in (1, 3, 5))
    return f"\x1b[{layer};2;{red};{green};{blue}m"


def is_possible() -> bool:
    """Whether there is a terminal to paint on and to take keys from."""
    return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM", "dumb") != "dumb"
