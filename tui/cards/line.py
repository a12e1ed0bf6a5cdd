"""The lines of a card, and what they are made of."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size

from extractors.model import Mention
from tui.visible import visible

# Cells of a field's label with the blank after it: the longest are "first day" and "claimed by".
LABEL = 12


class Piece(NamedTuple):
    """A run of a line with one look, the name of a component style (`card--LOOK`); "" is plain."""

    text: str
    look: str = ""


class Stop(NamedTuple):
    """What the cursor of a card can stand on.

    Attributes:
        entity: The entity that is spoken of.
        mention: The mention of it that the line shows in context.
        offset: The place in the text that goes with the line; None where there is none to show.
        is_link: Whether the line leads to that entity's own card.
        query: The articles of the library that the line leads to, as a filter; empty where it leads to none.
    """

    entity: str
    mention: Mention | None = None
    offset: int | None = None
    is_link: bool = False
    query: str = ""


class Line(NamedTuple):
    """One line of a card."""

    pieces: tuple[Piece, ...] = ()
    stop: Stop | None = None

    @property
    def text(self) -> str:
        """Its words without their looks."""
        return "".join(piece.text for piece in self.pieces)


BLANK = Line()
_ABSENT = "absent"


def heading(words: str, width: int, note: str = "") -> list[Line]:
    """What begins a list, after a blank line; a note that does not fit beside it stands below."""
    title = Piece(words.upper(), "heading")
    if cell_len(words) + 2 + cell_len(note) <= width:
        return [BLANK, Line((title, Piece(f"  {note}" if note else "", "faint")))]
    return [BLANK, Line((title,)), *indented(note, width, "faint")]


def field(label: str, text: str, width: int, look: str = "", stop: Stop | None = None) -> list[Line]:
    """A labelled value, wrapped under itself; a link carries its mark.

    Args:
        label: What is told.
        text: The value, as it came from outside.
        width: Cells of the card.
        look: The value's look.
        stop: Where the cursor can stand.
    """
    words = visible(text)
    if stop is not None and stop.is_link:
        words, look = f"{words} ›", look or "link"
    parts = wrapped(words, width - LABEL)
    first = Line((Piece(f"{visible(label):<{LABEL}}", "label"), Piece(parts[0], look)), stop)
    return [first, *(Line((Piece(" " * LABEL), Piece(part, look))) for part in parts[1:])]


def missing(label: str, why: str, width: int) -> list[Line]:
    """A field whose value is not known, said so."""
    return field(label, why, width, "missing")


def absent(label: str) -> list[Line]:
    """A field of which nothing is told: `with_absent_last` names it among the others."""
    return [Line((Piece(label, _ABSENT),))]


def with_absent_last(lines: Iterable[Line], width: int) -> list[Line]:
    """The lines, and after them one dim field that names all of which nothing is told."""
    kept: list[Line] = []
    labels: list[str] = []
    for line in lines:
        if line.pieces and line.pieces[0].look == _ABSENT:
            labels.append(line.text)
        else:
            kept.append(line)
    return kept + (field("not told", ", ".join(labels), width, "faint") if labels else [])


def indented(text: str, width: int, look: str = "", indent: int = 2) -> list[Line]:
    """Wrapped words, set in."""
    return [Line((Piece(" " * indent), Piece(part, look))) for part in wrapped(visible(text), width - indent)]


def wrapped(text: str, width: int) -> list[str]:
    """The words in lines of at most so many cells, never none; a longer word is cut into pieces."""
    width = max(4, width)
    lines, used = [""], 0
    for word in text.split():
        cells = cell_len(word)
        if used and used + 1 + cells <= width:
            lines[-1] += f" {word}"
            used += 1 + cells
            continue
        if used:
            lines.append("")
        while cells > width:
            part = set_cell_size(word, width).rstrip() or word[:1]
            lines[-1], word = part, word[len(part) :]
            lines.append("")
            cells = cell_len(word)
        lines[-1], used = word, cells
    return lines


def fitted(text: str, width: int) -> str:
    """The text in exactly so many cells, an ellipsis where it was cut."""
    if cell_len(text) <= width:
        return set_cell_size(text, width)
    return set_cell_size(text, width - 1) + "…" if width > 1 else set_cell_size(text, width)
