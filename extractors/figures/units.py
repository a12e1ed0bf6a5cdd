"""Finding a unit at a place in a text.

A unit has its standard name (`unit_id`): the ISO 4217 code of a currency, `percent`, or the full English name of
anything else; a rate is named in full whatever it is made of ("dollar per month", "barrel per day").
"""

from __future__ import annotations

import re
from typing import NamedTuple

from extractors.figures.lexicon import words as listed
from extractors.figures.vocabulary import Unit, vocabulary


class UnitMatch(NamedTuple):
    """A unit at a place in the text."""

    unit: Unit
    start: int
    end: int


_GAP = re.compile(r"[ \u00a0\u202f\n]?-[ \u00a0\n]?|[ \u00a0\u202f\n]{1,2}[(\[{<]?|[(\[{<]?")
_WORD_AFTER = re.compile(r"[ -][A-Za-z0-9]")
_LINK_AFTER = re.compile(r" (?:per|and|or|in|of|for|at|x|off|from|on|over|near|by|with|across|along|to)\b")
_HEAT = re.compile(
    r"\b(?:fevers?|temperatures?|heat(?:wave)?|warm\w*|cool\w*|cold|hot\w*|highs?|lows?|mercury|thermometer\w*|freezing)\b[^.;!?]*$",
    re.IGNORECASE,
)
_NEAR = 60  # code points before a number in which the heat can be named that it measures
_LEFT = re.compile(r"[ \u00a0]?$")


def unit_after(text: str, end: int) -> UnitMatch | None:
    """The unit that follows a number which ends there: "kg", " per cent", "-inch", " (kg)"."""
    words = vocabulary()
    gap = _GAP.match(text, end)
    start = gap.end() if gap else end
    near = text[start : start + words.lengths[0] + 1]
    if not near:
        return None
    lower = near.lower()
    for length in words.lengths:
        if length > len(near):
            continue
        exact = near[:length]
        unit = words.symbols.get(exact) or words.signs.get(exact)
        if (
            unit
            and exact in listed("glued_only")
            and start > end
            and not (
                exact in listed("spaced") and (_clear(text, start + length) or _is_heat(text, exact, end))
            )
        ):
            unit = None
        unit = unit or words.names.get(lower[:length])
        if unit and not _broken(near, length):
            return UnitMatch(unit, start, start + length)
    return None


def _clear(text: str, end: int) -> bool:
    """Whether a symbol that could be a word stands at the end of its phrase, or before a preposition of rates."""
    return not _WORD_AFTER.match(text, end) or bool(_LINK_AFTER.match(text, end))


def _is_heat(text: str, symbol: str, end: int) -> bool:
    """Whether a number before "C" or "F" is one of degrees: "a fever of 40 C is a sign"."""
    return symbol in ("C", "F") and bool(_HEAT.search(text, max(0, end - _NEAR), end))


def _broken(near: str, length: int) -> bool:
    """Whether the form is only the beginning of a longer word."""
    last, following = near[length - 1], near[length : length + 1]
    if last.isalpha():
        return following.isalnum() or following in ("²", "³")
    return last.isdigit() and following.isdigit()


def sign_before(text: str, start: int) -> UnitMatch | None:
    """The currency sign or code before a number which starts there: "$", "US $ ", "EUR", "Rs "."""
    words = vocabulary()
    gap = _LEFT.search(text, max(0, start - 1), start)
    end = gap.start() if gap else start
    for length in words.lengths:
        if length > min(6, end):
            continue
        form = text[end - length : end]
        unit = words.signs.get(form) or (
            words.names.get(form.lower()) if form.lower() in listed("money_before") else None
        )
        if not unit or (form in listed("glued_only") and end < start):
            continue
        before = text[end - length - 1 : end - length]
        if form[0].isalpha() and before and (before.isalnum() or before in "_'’"):
            continue
        return UnitMatch(unit, end - length, start)
    return None
