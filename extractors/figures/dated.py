"""Numbers of dates, of names and of the hours of a day: no figures, whatever they count."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from extractors.figures.changes import is_hours
from extractors.figures.designators import designators
from extractors.rules import Rejected, Rule

if TYPE_CHECKING:
    from extractors.figures.quantity import Quantity
    from extractors.figures.tokens import Tokens

_COUNTED_DAY = re.compile(r"\b(?:in|for|after|within|of|by|than|least|just|only|about) $", re.IGNORECASE)
_TERM = re.compile(
    r"\b(?:jail(?:ed|s)|sentence[ds]|imprison(?:ed|s)|banned|suspended|remanded)\b[^.;]{1,80}"
    r"\b(?P<for>for|to) [\w-]+ (?:years?|months?|weeks?|days?|matches|games)\b[^.;]{1,50}\b(?P=for) $"
)
_ENDS = re.compile(r"$|[.,;]")
_REACH = 170  # code points before a number in which another's term stands
Refusal = tuple[int, int, Rule[Any, Any]]


def rejected_number(tokens: Tokens, start: int, end: int, rule: Rule[Any, Any]) -> Rejected:
    """A number that a rule refused; its run is the Doc's."""
    offset = tokens.doc._.q7x2_offset
    run = start + offset, end + offset
    text = tokens.printed[start:end]
    return {"kind": "figure", "start": run[0], "end": run[1], "text": text, "verdicts": [rule.verdict(*run)]}


def refusal_of_date(text: str, quantity: Quantity, dates: Sequence[dict[str, Any]]) -> Rule[Any, Any] | None:
    """The rule by which a number is a date's, or no number, whatever it counts."""
    if _is_dated(quantity, dates) or _is_term(text, quantity):
        return DATED
    return SOME_DAY if _is_some_day(text, quantity) else None


def is_in_a_date(start: int, dates: Sequence[dict[str, Any]]) -> bool:
    """Whether a number stands in a time expression that is no amount of time."""
    return any(
        date["start"] <= start < date["end"] and date.get("form") in ("calendar", "within", "clock", "month")
        for date in dates
    )


def _is_dated(quantity: Quantity, dates: Sequence[dict[str, Any]]) -> bool:
    """Whether a time expression says the quantity: a counted duration, a year, a clock time.

    Money, percentages and measures are never dates; a count of time units is one only where it is the date's own amount, or says
    when ("three months ago", "nine days later").
    """
    unit = quantity.amount.unit
    kind = unit.kind if unit else None
    for date in dates:
        if date["start"] < quantity.end and quantity.amount.numeral.start < date["end"]:
            if date.get("form") == "duration" and date.get("amount") is not None:
                if (kind == "time" and quantity.high is None) or kind is None:
                    return True
            elif (
                kind is None or (kind == "time" and date.get("form") == "offset")
            ) and quantity.amount.numeral.start >= date["start"]:
                return True
    return False


def _is_term(text: str, quantity: Quantity) -> bool:
    """Whether it is another's term whose years are said before: "jailed him for 32 years and his brother, Luis, for 12"."""
    bare = quantity.amount.is_bare and quantity.high is None
    begin = max(0, quantity.start - _REACH)
    return bare and bool(_TERM.search(text, begin, quantity.start) and _ENDS.match(text, quantity.end))


def _is_some_day(text: str, quantity: Quantity) -> bool:
    """Whether "one day" means a day to come, and no number."""
    if text[quantity.start : quantity.end].lower() != "one day":
        return False
    return not _COUNTED_DAY.search(text, max(0, quantity.start - 10), quantity.start)


DATED: Rule[tuple[Quantity, Sequence[dict[str, Any]]], bool] = Rule(
    "figure-dated",
    (),
    lambda case: _is_dated(*case) or None,
    "reject",
    "the number of a date or of a length of time",
)
SOME_DAY: Rule[tuple[str, Quantity], bool] = Rule(
    "figure-some-day", (), lambda case: _is_some_day(*case) or None, "reject", "“one day” means a day to come"
)
DESIGNATOR: Rule[str, list[tuple[int, int]]] = Rule(
    "figure-designator", (), designators, "reject", "a number in the name of a thing"
)
HOURS: Rule[tuple[str, Quantity], bool] = Rule(
    "figure-hours", (), lambda case: is_hours(*case) or None, "reject", "hours of the day"
)
"""What refuses a number whatever it counts."""
