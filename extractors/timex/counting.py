"""Counted time: the amount of an offset, a duration or a set, and which way an offset points."""

from __future__ import annotations

import re
from typing import Any

from extractors.digits import in_full, ungrouped
from extractors.timex.lexer import Items
from extractors.timex.numerals import number

Fields = dict[str, Any]

_SIGNS = {"G": -1, "H": -1, "E": -1, "B": -1, "Z": 1, "+": 1, "F": 1, "A": 1}
_BETWEEN = re.compile(r"[dnYa][^dnYUV]*[->&][^dnYUV]*[dnY]|aU&n")  # "two to three", "a day or two"
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
    letters, meanings = items.letters[start:end], items.meanings[start:end]
    fields.pop("year", None)
    if fields["form"] == "offset":
        tail = next(letter for letter in reversed(letters) if letter in _SIGNS)
        if letters[-1] == "U" and len(letters) > 2:
            fields["unit"] = fields["units"][0]  # "the year-earlier quarter": a year back
            fields["counted"] = fields["units"][-1]
        fields.update(sign=_SIGNS[tail], narrative=tail in "EFBA")
    if len(fields.get("units", ())) > 1 and fields["form"] == "duration":
        _add_up(letters, meanings, fields)
    elif _BETWEEN.search(letters) and "h" not in letters:
        numbers = [meaning for letter, meaning in zip(letters, meanings, strict=True) if letter in "dnY"]
        low, high = numbers[:2] if len(numbers) > 1 else (1.0, numbers[0])
        fields["approximate"] = f"{in_full(low)} to {in_full(high)}"
    elif not fields.get("amount"):
        amount = _amount(letters, meanings, fields)
        if amount is not None:
            fields["amount"] = amount


def _amount(letters: str, meanings: list[Any], fields: Fields) -> float | None:
    if letters.startswith("V"):
        return None
    if letters.startswith("vr"):  # every other
        return 2.0
    if letters.startswith("vo"):
        return float(max(1, fields["ordinal"]))
    amount = number(letters, meanings)
    alone = amount is None and "f" not in letters and letters[-1] not in "gV"
    return 1.0 if alone or letters[0] in "Uu" else amount


def _add_up(letters: str, meanings: list[Any], fields: Fields) -> None:
    """One amount, in the smallest unit, of "1 hour 30 minutes"; its value keeps the parts (`PT1H30M`)."""
    numbers = [meaning for letter, meaning in zip(letters, meanings, strict=True) if letter in "dn"]
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
