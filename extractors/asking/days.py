"""Runs of calendar days, compared as a reader means it: `2021-08` is the whole month."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass

_OPEN = re.compile(r"\d{0,3}|\d{4}-|\d{4}-[01]|\d{4}-\d\d-|\d{4}-\d\d-[0-3]")


@dataclass(frozen=True, slots=True)
class Days:
    """From a first to a last day, both in it (ISO 8601, so that they sort as text)."""

    first: str
    last: str

    def compared(self, sign: str, other: Days) -> bool:
        """Whether the other run stands so to this one: `>` ends after it, `>=` reaches it, `=` shares a day with it."""
        match sign:
            case ">":
                return other.last > self.last
            case ">=":
                return other.last >= self.first
            case "<":
                return other.first < self.first
            case "<=":
                return other.first <= self.last
            case _:
                return other.first <= self.last and self.first <= other.last


def days_of(words: str) -> Days | None:
    """The days of a year (`2021`), month (`2021-08`) or day (`2021-08-13`); None where one is only half typed.

    Raises:
        ValueError: It is none of these.
    """
    parts = words.split("-")
    if re.fullmatch(r"\d{4}(-\d\d){0,2}", words):
        year, month, day = (*map(int, parts), 0, 0)[:3]
        dt.date(year, month if len(parts) > 1 else 1, day if len(parts) > 2 else 1)
        if not month:
            return Days(f"{year:04}-01-01", f"{year:04}-12-31")
        if not day:
            last = calendar.monthrange(year, month)[1]
            return Days(f"{words}-01", f"{words}-{last:02}")
        return Days(words, words)
    if _OPEN.fullmatch(words):
        return None
    raise ValueError(words)
