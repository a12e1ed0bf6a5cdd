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
_SET_BY = re.compile(
    r"\b(?:(?P<up>rais(?:e|ed|es|ing)|hik(?:e|ed|es|ing)|lift(?:s|ed|ing)?|increas(?:e|ed|es|ing)|widen(?:s|ed|ing)?)"
    r"|(?P<down>cuts?|cutting|lower(?:s|ed|ing)?|reduc(?:e|ed|es|ing)|trim(?:s|med|ming)?|narrow(?:s|ed|ing)?|slash(?:es|ed|ing)?))"
    r"(?: [\w’'-]+){0,4} by(?: (?:about|around|some|just|nearly|only|another|a further|at least|up to|more than|as much as))? ?$",
    re.IGNORECASE,
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
_PARTICLE = re.compile(
    rf"\b(?:{_MOVES['particle']}) (?:up|down)(?: (?:{_MOVES['bridge']}))* ?$", re.IGNORECASE
)
_WHEREABOUTS = re.compile(
    r" (?:(?:due )?(?:north|south|east|west)\w*|off|outside|inland|offshore|away|from (?:the|[A-Z])|up|down)\b"
)
_OF_STUFF = re.compile(r" of (?!(?:the|its|their|his|her|this|last|all)\b)[a-z]")
_ON_TO = re.compile(r" to [$£€¥]?\d")
_THAN_BEFORE = re.compile(r"$|[.,;)]| (?:on|from|compared|since|in|over|this|last|year)\b")
_FROM = re.compile(r"from\b", re.IGNORECASE)
_TO_A_LEVEL = re.compile(r" (?:was|were|is|are|be|been) \w+ (?:to|from|back to) [$£€¥]?\d")


def change_of(text: str, quantity: Quantity) -> Change | None:
    """The direction of the change that a quantity tells, None where it tells none."""
    if quantity.moved:
        return quantity.moved
    if _FROM.match(text, quantity.start):
        return None  # "rises from 160 to 180 to 200": a range of levels
    before = text[max(0, quantity.start - 60) : quantity.start]
    if way := _by_how_much(quantity, before):
        return way
    match = _MOVED.search(before) or _MOVING.match(text[quantity.end : quantity.end + 24])
    if not match or match[0].rstrip().lower().endswith(" from"):
        return None  # "up from 12": what it was before
    if _is_no_change(text, quantity, before, match[0].strip().lower()):
        return None
    return "up" if match["up"] else "down"


def _by_how_much(quantity: Quantity, before: str) -> Change | None:
    """The way of what somebody moves by an amount: "raised its key rate by 25 basis points"."""
    unit = quantity.amount.unit
    if quantity.head != "point" and (unit is None or unit.kind not in ("percent", "money")):
        return None
    match = _SET_BY.search(before)
    return None if match is None else "up" if match["up"] else "down"


def _is_part(text: str, quantity: Quantity) -> bool:
    """Whether it is a part of what was before: "up a fifth on 2022", "down by a third"."""
    return quantity.amount.numeral.form == "fraction" and bool(_THAN_BEFORE.match(text, quantity.end))


def _is_no_change(text: str, quantity: Quantity, before: str, cue: str) -> bool:
    """Whether the word of a change says something else: the amount was moved, cut in two, shut down, or not come to."""
    unit = quantity.amount.unit
    is_counted = unit is None and quantity.head != "point" and not _is_part(text, quantity)
    if is_counted and cue in ("up", "down") and (quantity.noun or not _ON_TO.match(text, quantity.end)):
        return True  # "shut down eight events"
    if unit and unit.si_unit == "metre" and _LENGTH_OF.match(text, quantity.end):
        return True  # "a 5-metre surge", "a 30-foot drop"
    if unit and unit.si_unit == "metre" and _WHEREABOUTS.match(text, quantity.end):
        return True  # "came down 20 miles north of Bukavu"
    is_stuff = bool(unit and unit.si_unit and _OF_STUFF.match(text, quantity.end))
    if ((is_counted and quantity.noun) or is_stuff) and _MOVING_THINGS.search(before):
        return True  # "dropped two bombs", "climbed 300 steps", "drop six tonnes of water": they moved it
    if _PARTICLE.search(before):
        return True  # "bring up 40 tons", "put up $5 million": the verb is no change
    if text[quantity.start : quantity.end].lower().startswith("short of"):
        return True  # "fell short of 3 percent": where it did not come to
    if unit is None and quantity.head and quantity.head not in words("reduced") and _CUT.search(before):
        return True  # "cut 12 locks": they are not fewer
    return bool(
        _TO_A_LEVEL.match(text, quantity.end)
    )  # "$5 million was cut to $3 million": the level that was
