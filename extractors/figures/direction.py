"""Whether a figure went up or down, by the words beside it."""

from __future__ import annotations

import re

from extractors.figures.annotations import Change
from extractors.figures.lexicon import patterns, words
from extractors.figures.quantity import Quantity

_MOVES = patterns("moves")
_MOVED = re.compile(
    rf"\b(?:(?P<up>{_MOVES['up']})|(?P<down>{_MOVES['down']}))(?: (?:{_MOVES['bridge']}))* ?$", re.IGNORECASE
)
_MOVING = re.compile(
    rf"(?: [a-z]+)?[ -](?:(?P<up>{_MOVES['noun_up']})|(?P<down>{_MOVES['noun_down']}))\b", re.IGNORECASE
)

_LENGTH_OF = re.compile(r"(?: [a-z]+)? (?:surge|drop|jump|fall|plunge|dip)\b", re.IGNORECASE)
_MOVING_THINGS = re.compile(
    r"\b(?:drop|climb)\w*(?: (?:about|some|at least|more than|over|nearly|another))* ?$", re.IGNORECASE
)
_CUT = re.compile(
    r"\bcut(?:s|ting)?(?: (?:about|some|at least|more than|over|nearly|another|open))* ?$", re.IGNORECASE
)
_ON_TO = re.compile(r" to [$£€¥]?\d")
_FROM = re.compile(r"from\b", re.IGNORECASE)
_TO_A_LEVEL = re.compile(r" (?:was|were|is|are|be|been) \w+ (?:to|from|back to) [$£€¥]?\d")


def change_of(text: str, quantity: Quantity) -> Change | None:
    """The direction of the change that a quantity tells, None where it tells none."""
    if quantity.moved:
        return quantity.moved
    if _FROM.match(text, quantity.start):
        return None  # "rises from 160 to 180 to 200": a range of levels
    before = text[max(0, quantity.start - 40) : quantity.start]
    match = _MOVED.search(before) or _MOVING.match(text[quantity.end : quantity.end + 24])
    if not match or match[0].rstrip().lower().endswith(" from"):
        return None  # "up from 12": what it was before
    if (
        quantity.amount.unit is None
        and quantity.head != "point"
        and match[0].strip().lower() in ("up", "down")
        and (quantity.noun or not _ON_TO.match(text, quantity.end))
    ):
        return None  # "shut down eight events"
    if (
        _LENGTH_OF.match(text, quantity.end)
        and quantity.amount.unit
        and quantity.amount.unit.si_unit == "metre"
    ):
        return None  # "a 5-metre surge", "a 30-foot drop"
    if (
        quantity.amount.unit is None
        and quantity.noun
        and quantity.head != "point"
        and _MOVING_THINGS.search(before)
    ):
        return None  # "dropped two bombs", "climbed 300 steps": they moved what is counted
    if (
        quantity.amount.unit is None
        and quantity.head
        and quantity.head not in words("reduced")
        and _CUT.search(before)
    ):
        return None  # "cut 12 locks": they are not fewer
    if _TO_A_LEVEL.match(text, quantity.end):
        return None  # "the grant of $5 million was cut to $3 million": the level that was
    return "up" if match["up"] else "down"
