"""The first page, painted before Textual is imported: a reader reads while the window is still being built.

Nothing here imports Textual, Rich or click. The terminal is left in a mode where early keys wait unechoed until the window takes
them; `end` puts it back.
"""

from __future__ import annotations

import os
import sys
from itertools import islice

from extractors.sources.formats import MAX_BYTES, format_of
from extractors.sources.paragraphs import paragraphs_of
from tui import palette
from tui.geometry import GUTTER, MEASURE, measure, text_place
from tui.place_left import PlaceLeft, path_of, place_of
from tui.state_folder import state_folder
from tui.visible import visible
from tui.wrapping import Lines, blocks_of

TYPE_CHECKING = False  # importing `typing` takes longer than painting the page
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

# More than a page of any terminal; the window reads the whole file.
_HEAD_BYTES = 48_000

ENTER, LEAVE = "\x1b[?1049h", "\x1b[?1049l"
_OPTIONS = ("--anchor", "--date", "--field", "--model", "--theme", "--timeout", "--width")
_FLAGS = ("--allow-private", "--from-start", "--no-cache")


class FirstPage:
    """A painted page, with the terminal's modes from before it.

    Args:
        modes: What `termios.tcgetattr` said of standard input.
    """

    def __init__(self, modes: list[Any]) -> None:
        self._modes = modes
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
        termios.tcsetattr(0, termios.TCSADRAIN, self._modes)


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
    text = _head(wanted[0] or default) if wanted else None
    if wanted is None or text is None:
        return None
    try:
        import termios

        columns, rows = os.get_terminal_size(1)
        text, place = _with_place(text, wanted[0] or default, "--from-start" in arguments)
        page = _page(text, columns, rows, *wanted[1:], place)
        modes = termios.tcgetattr(0)
        quiet = [*modes[:3], modes[3] & ~(termios.ECHO | termios.ICANON), *modes[4:]]
        termios.tcsetattr(0, termios.TCSANOW, quiet)
    except (ImportError, OSError, termios.error):
        return None
    first = FirstPage(modes)
    try:
        os.write(1, page.encode())
    except BaseException:  # ^C in the middle of the page: nobody else knows yet that there is one to end
        first.end()
        raise
    return first


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


def _head(source: str) -> str | None:
    """The beginning of a text file, to a line's end; None where it is no plain UTF-8 text."""
    if not os.path.isfile(source) or os.path.getsize(source) > MAX_BYTES:  # noqa: PTH113,PTH202 - pathlib takes longer to import
        return None
    try:
        with open(source, "rb") as file:  # noqa: PTH123
            data = file.read(_HEAD_BYTES)
            is_whole = not file.read(1)
    except OSError:
        return None
    if format_of(source, data) != "text":
        return None
    if not is_whole:
        data = data[: data.rfind(b"\n") + 1]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    return text if text.strip() and "\0" not in text else None


def _with_place(text: str, source: str, is_from_start: bool) -> tuple[str, PlaceLeft | None]:
    """The text as far as it is needed, and where it was left; whole only where a text of this beginning was left."""
    folder = state_folder()
    if is_from_start or not os.path.exists(path_of(text, folder)):  # noqa: PTH110
        return text, None
    with open(source, encoding="utf-8-sig", errors="replace", newline="") as file:  # noqa: PTH123
        whole = file.read()
    place = place_of(whole, folder)
    return (text, None) if place is None else (whole, place)


def page_lines(
    text: str, columns: int, rows: int, width: int = MEASURE, place: PlaceLeft | None = None
) -> list[str]:
    """The lines of the text, each of at most that width, on the first page of a window of that size, where it was left."""
    _, view, height = text_place(columns, rows, width)
    lines = Lines(text, blocks_of(text, paragraphs_of(text)), measure(view, width))
    top = place.line(lines, height) if place is not None and height > 0 else 0
    return [
        visible(text[slice(*lines.span(line))]) for line in islice(range(top, len(lines)), max(0, height))
    ]


def _page(
    text: str,
    columns: int,
    rows: int,
    colours: tuple[str, str, str],
    width: int,
    place: PlaceLeft | None = None,
) -> str:
    margin = text_place(columns, rows, width)[0]
    foreground, background, panel = colours
    ground = "" if os.environ.get("NO_COLOR") else _colour(38, foreground) + _colour(48, background)
    bar = "" if os.environ.get("NO_COLOR") else _colour(48, panel)
    parts = [ENTER, "\x1b[?25l", ground, "\x1b[2J", f"\x1b[1;1H{bar}{' ' * columns}{ground}"]
    for row, line in enumerate(page_lines(text, columns, rows, width, place), 2):
        parts.append(f"\x1b[{row};{margin + GUTTER + 1}H{line}")
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
