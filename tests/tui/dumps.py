"""A window as plain text that a review can read: its characters, and below them the look of each."""

from __future__ import annotations

import string
from collections.abc import Iterator
from zlib import crc32

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual._context import visible_screen_stack
from textual.app import App

# What stands for a look. A look has its sign from its own words, so that another look moves no sign but its own.
_SIGNS = string.ascii_letters + string.digits + "αβγδεζηθικλμνξπρστυφχψωΓΔΘΛΞΠΣΦΨΩ"

# Lines and reversal are seen on a blank too.
_ON_BLANKS = {"underline", "strike", "reverse"}
_ATTRIBUTES = ("bold", "dim", "italic", *sorted(_ON_BLANKS))


def dumped(app: App[object]) -> str:
    """The screen's rows; the same rows with a sign for the look of each cell; what the signs mean.

    A look is the colour of the letters on that of the ground, and attributes. A blank has the look of what stands before it where
    it cannot be told from it.
    """
    visible_screen_stack.set(app._background_screens)  # what shows through from below, as in a screenshot
    strips = app.screen._compositor.render_strips()
    rows = ["".join(segment.text for segment in strip) for strip in strips]
    looks = [list(_looks(list(strip))) for strip in strips]
    signs: dict[str, str] = {}
    for look in (look for row in looks for look in row):
        if look not in signs:
            start = crc32(look.encode()) % len(_SIGNS)
            signs[look] = next(sign for sign in _SIGNS[start:] + _SIGNS if sign not in signs.values())
    marks = ["".join(signs[look] for look in row) for row in looks]
    meanings = sorted(f"{sign}  {look}" for look, sign in signs.items())
    barred = [f"│{row}│" for row in rows], [f"│{row}│" for row in marks]
    return "\n".join([*barred[0], "", *barred[1], "", *meanings, ""])


def _looks(segments: list[Segment]) -> Iterator[str]:
    """The look of each cell of a row."""
    before = ""
    for segment in segments:
        style = segment.style or Style.null()
        for character in segment.text:
            look = _look(style, character.isspace())
            is_blank = look.startswith("on ")
            if not is_blank or f" {look} " not in f" {before} " or _ON_BLANKS & set(before.split()):
                before = look
            for _ in range(cell_len(character)):
                yield before


def _look(style: Style, is_blank: bool) -> str:
    attributes = [name for name in _ATTRIBUTES if getattr(style, name)]
    ground = style.bgcolor.name if style.bgcolor else "default"
    if is_blank and not _ON_BLANKS & set(attributes):
        return f"on {ground}"
    letters = style.color.name if style.color else "default"
    return " ".join([letters, "on", ground, *attributes])
