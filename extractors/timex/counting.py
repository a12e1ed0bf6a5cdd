"""Counted time: the amount of an offset, a duration or a set, and which way an offset points."""

from __future__ import annotations

from typing import Any

from extractors.digits import in_full, ungrouped
from extractors.timex.lexer import Items
from extractors.timex.numerals import CARDINALS, number
from extractors.timex.token_class import TokenClass, compiled

Fields = dict[str, Any]

_SIGNS = {
    TokenClass.AGO: -1,
    TokenClass.BACK: -1,
    TokenClass.EARLIER: -1,
    TokenClass.BEFORE: -1,
    TokenClass.NOW: 1,
    TokenClass.HENCE: 1,
    TokenClass.LATER: 1,
    TokenClass.AFTER: 1,
}
_NARRATIVE = frozenset((TokenClass.EARLIER, TokenClass.LATER, TokenClass.BEFORE, TokenClass.AFTER))
"""Words that count from the day that the story is at, not from the article's own date."""
# "two to three", "a day or two"
_BETWEEN = compiled(
    "[DAYNUMBER NUMBER YEAR ANY] [^DAYNUMBER NUMBER YEAR UNIT UNITS]* [- UNTIL AND] "
    "[^DAYNUMBER NUMBER YEAR UNIT UNITS]* [DAYNUMBER NUMBER YEAR] | ANY UNIT AND NUMBER"
)
_PARTS = {
    "year": ("month", 12),
    "week": ("day", 7),
    "day": ("hour", 24),
    "hour": ("minute", 60),
    "minute": ("second", 60),
}
_CODES = {"year": "Y", "month": "M", "week": "W", "day": "D", "hour": "H", "minute": "M", "second": "S"}
_CLOCKED = ("hour", "minute", "second")


def count(items: Items, start: int, end: int, fields: Fields) -> None:
    """Add to the fields the amount that the items from `start` to `end` say, and the sign of an offset."""
    classes, meanings = items.classes[start:end], items.meanings[start:end]
    fields.pop("year", None)
    if fields["form"] == "offset":
        tail = next(code for code in reversed(classes) if code in _SIGNS)
        if classes[-1] == TokenClass.UNIT and len(classes) > 2:
            fields["unit"] = fields["units"][0]  # "the year-earlier quarter": a year back
            fields["counted"] = fields["units"][-1]
        fields.update(sign=_SIGNS[TokenClass(tail)], narrative=tail in _NARRATIVE)
    if len(fields.get("units", ())) > 1 and fields["form"] == "duration":
        _add_up(classes, meanings, fields)
    elif _BETWEEN.search(classes) and TokenClass.HALF not in classes:
        numbers = [meaning for code, meaning in zip(classes, meanings, strict=True) if code in CARDINALS]
        low, high = numbers[:2] if len(numbers) > 1 else (1.0, numbers[0])
        fields["approximate"] = f"{in_full(low)} to {in_full(high)}"
    elif not fields.get("amount"):
        amount = _amount(classes, meanings, fields)
        if amount is not None:
            fields["amount"] = amount


def _amount(classes: str, meanings: list[Any], fields: Fields) -> float | None:
    if classes.startswith(TokenClass.UNITS):
        return None
    if classes.startswith(TokenClass.EVERY + TokenClass.OTHER):  # every other
        return 2.0
    if classes.startswith(TokenClass.EVERY + TokenClass.ORDINAL):
        return float(max(1, fields["ordinal"]))
    amount = number(classes, meanings)
    alone = (
        amount is None
        and TokenClass.FEW not in classes
        and classes[-1] not in (TokenClass.LONG, TokenClass.UNITS)
    )
    return 1.0 if alone or classes[0] in (TokenClass.UNIT, TokenClass.UNITLENGTH) else amount


def _add_up(classes: str, meanings: list[Any], fields: Fields) -> None:
    """One amount, in the smallest unit, of "1 hour 30 minutes"; its value keeps the parts (`PT1H30M`)."""
    numbers = [
        meaning
        for code, meaning in zip(classes, meanings, strict=True)
        if code in (TokenClass.DAYNUMBER, TokenClass.NUMBER)
    ]
    units: list[str] = fields["units"]
    total, date_part, clock_part = 0.0, "", ""
    for number_, unit, next_ in zip(numbers, units, [*units[1:], ""], strict=False):
        total += number_
        part = f"{ungrouped(number_)}{_CODES.get(unit, '')}"
        date_part, clock_part = (
            (date_part, clock_part + part) if unit in _CLOCKED else (date_part + part, clock_part)
        )
        if next_ and _PARTS.get(unit, ("", 0))[0] == next_:
            total *= _PARTS[unit][1]
        elif next_:
            fields["units"] = []  # not parts of each other
            return
    fields.update(
        amount=total, unit=units[-1], value=f"P{date_part}" + (f"T{clock_part}" if clock_part else "")
    )
