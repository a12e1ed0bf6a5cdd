"""Small digits of a printed page: marks of notes, which must not grow into a word or a number, powers, and those of formulas."""

from __future__ import annotations

import re
from typing import Protocol

_MARK = re.compile(r"\d{1,3}(?:,\d{1,3})*")
_SMALL = 0.85  # of the size of the letters before it
_RAISED = 0.75  # of the same: so much higher it stands at most
# What a small digit behind it is a power of: a unit of length, or ten.
_POWER = re.compile(r"\b(?:[kcdm]?m|mi|ft|yd|10)$")
# What it is an index of: the sign of an element or of a formula.
_FORMULA = re.compile(r"\b(?:[A-Z][a-z]?\d?){1,3}$")
_POWERS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class _Set(Protocol):
    """Text as it is set: see `pdf_lines.Piece`."""

    @property
    def height(self) -> float: ...
    @property
    def size(self) -> float: ...
    @property
    def text(self) -> str: ...


def is_mark(piece: _Set, before: _Set) -> bool:
    """Whether a piece is small digits on the line of the one before it, or above it."""
    rise = piece.height - before.height
    return (
        _MARK.fullmatch(piece.text.strip()) is not None
        and piece.size < _SMALL * before.size
        and 0 <= rise < _RAISED * before.size
        and before.text.rstrip("\n")[-1:].strip() != ""
    )


def mark_of(piece: _Set, before: _Set) -> str:
    """What such digits are as text: a power with its unit, an index as it stands, else the mark of a note in brackets.

    A page tells the height of raised digits, or leaves it open.
    """
    digits, words = piece.text.strip(), before.text.rstrip("\n")
    if piece.height == before.height and _FORMULA.search(words):
        return digits
    if _POWER.search(words) and len(digits) == 1:
        return digits.translate(_POWERS)
    return f" [{digits}]"
