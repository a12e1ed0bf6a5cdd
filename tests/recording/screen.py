"""A terminal's screen, as far as this program and a shell use it: characters and their looks, after ECMA-48 and xterm."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from rich.cells import cell_len
from rich.color import Color

_SEQUENCE: Final = re.compile(
    r"\x1b\[(?P<private>[?<>=]?)(?P<numbers>[\d;:]*)(?P<between>[ $!]?)(?P<final>[@-~])"  # CSI
    r"|\x1b\](?:[^\x07\x1b]*)(?:\x07|\x1b\\)"  # OSC
    r"|\x1b[()][A-Z0-9]|\x1b[=>78cDEHM]"
)
_ALTERNATE: Final = {"1049", "1047", "47"}


class Look(NamedTuple):
    """How a cell looks; a colour is `#rrggbb`, or empty for the terminal's own."""

    ink: str = ""
    ground: str = ""
    is_bold: bool = False
    is_dim: bool = False
    is_italic: bool = False
    is_underlined: bool = False
    is_struck: bool = False
    is_reversed: bool = False


class Cell(NamedTuple):
    """A character, empty where the wide one before it covers the cell, and its look."""

    text: str
    look: Look


Row = tuple[Cell, ...]
_BLANK: Final = Cell(" ", Look())
_ON: Final = {
    "1": "is_bold",
    "2": "is_dim",
    "3": "is_italic",
    "4": "is_underlined",
    "7": "is_reversed",
    "9": "is_struck",
}
_OFF: Final = {
    "22": ("is_bold", "is_dim"), "23": ("is_italic",), "24": ("is_underlined",), "27": ("is_reversed",), "29": ("is_struck",),
}  # fmt: skip


class Screen:
    """What a terminal of that size shows after what was written to it."""

    def __init__(self, columns: int, rows: int) -> None:
        self.columns, self.height = columns, rows
        self._cells = self._empty()
        self._kept: tuple[list[list[Cell]], int, int] | None = None  # the screen from before, with its cursor
        self._x = self._y = 0
        self._look = Look()
        self._rest = ""

    def rows(self) -> tuple[Row, ...]:
        """The rows as they are now."""
        return tuple(map(tuple, self._cells))

    def text(self) -> str:
        """The characters, a line a row."""
        return "\n".join("".join(cell.text for cell in row).rstrip() for row in self._cells)

    def write(self, text: str) -> None:
        """Take what a program writes; a sequence that is not whole yet waits for its rest."""
        text, at = self._rest + text, 0
        self._rest = ""
        while at < len(text):
            if text[at] != "\x1b":
                self._put(text[at])
                at += 1
            elif match := _SEQUENCE.match(text, at):
                if match["final"]:
                    self._obey(match["private"], match["numbers"], match["final"])
                at = match.end()
            elif len(text) - at < 64:
                self._rest = text[at:]
                return
            else:
                at += 1  # none that is known: its introducer is passed over

    def _empty(self) -> list[list[Cell]]:
        return [[_BLANK] * self.columns for _ in range(self.height)]

    def _put(self, character: str) -> None:
        if character == "\r":
            self._x = 0
        elif character == "\n":
            self._line_feed()
        elif character == "\b":
            self._x = max(0, self._x - 1)
        elif character >= " " and character != "\x7f":
            self._print(character)

    def _print(self, character: str) -> None:
        width = cell_len(character)
        if not width:
            return
        if self._x + width > self.columns:
            self._x = 0
            self._line_feed()
        row = self._cells[self._y]
        row[self._x] = Cell(character, self._look)
        for at in range(self._x + 1, self._x + width):
            row[at] = Cell("", self._look)
        self._x += width

    def _line_feed(self) -> None:
        if self._y + 1 < self.height:
            self._y += 1
        else:
            self._cells = [*self._cells[1:], [_BLANK] * self.columns]

    def _obey(self, private: str, numbers: str, final: str) -> None:
        if private:
            if private == "?" and final in "hl" and _ALTERNATE & set(numbers.split(";")):
                self._alternate(final == "h")
            return
        first, *others = [int(number or 0) for number in re.split("[;:]", numbers or "0")]
        if final == "m":
            self._restyle(re.split("[;:]", numbers or "0"))
        elif final in "Hf":
            self._move((others or [1])[0] - 1, first - 1)
        elif final in "ABCDG":
            step = max(1, first)
            to = {
                "A": (self._x, self._y - step), "B": (self._x, self._y + step), "C": (self._x + step, self._y),
                "D": (self._x - step, self._y), "G": (step - 1, self._y),
            }  # fmt: skip
            self._move(*to[final])
        elif final in "JK":
            self._erase(final, first)

    def _move(self, x: int, y: int) -> None:
        self._x, self._y = min(max(0, x), self.columns - 1), min(max(0, y), self.height - 1)

    def _erase(self, final: str, how: int) -> None:
        blank = Cell(" ", Look(ground=self._look.ground))
        row, x = self._cells[self._y], min(self._x, self.columns)
        if how == 0:
            row[x:] = [blank] * (self.columns - x)
        elif how == 1:
            row[: x + 1] = [blank] * (x + 1)
        else:
            row[:] = [blank] * self.columns
        if final == "J":
            whole = {0: range(self._y + 1, self.height), 1: range(self._y)}.get(how, range(self.height))
            for y in whole:
                self._cells[y] = [blank] * self.columns

    def _alternate(self, is_on: bool) -> None:
        if is_on and self._kept is None:
            self._kept, self._cells = (self._cells, self._x, self._y), self._empty()
        elif not is_on and self._kept is not None:
            (self._cells, self._x, self._y), self._kept = self._kept, None

    def _restyle(self, codes: list[str]) -> None:
        words = iter(codes)
        for code in words:
            if code in ("", "0"):
                self._look = Look()
            elif code in _ON:
                self._look = self._look._replace(**{_ON[code]: True})
            elif code in _OFF:
                self._look = self._look._replace(**dict.fromkeys(_OFF[code], False))
            elif code in ("38", "48"):
                self._look = self._look._replace(**{"ink" if code == "38" else "ground": _colour(words)})
            elif code in ("39", "49"):
                self._look = self._look._replace(**{"ink" if code == "39" else "ground": ""})
            elif code.isdecimal() and (number := _basic(int(code))) is not None:
                name = "ground" if code.startswith(("4", "10")) else "ink"
                self._look = self._look._replace(**{name: _hexadecimal(number)})


def _basic(code: int) -> int | None:
    """Which of the sixteen colours a code means; None where it means none."""
    for start, bright in ((30, 0), (40, 0), (90, 8), (100, 8)):
        if start <= code < start + 8:
            return code - start + bright
    return None


def _colour(words: Iterator[str]) -> str:
    """The colour that follows 38 or 48: 5 and one of 256, or 2 and its red, green and blue."""
    if next(words, "") == "5":
        return _hexadecimal(int(next(words, "0") or 0))
    return "#" + "".join(f"{int(next(words, '0') or 0):02x}" for _ in range(3))


def _hexadecimal(number: int) -> str:
    return Color.from_ansi(number).get_truecolor().hex
