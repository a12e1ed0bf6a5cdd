"""TIMEX3 values and the calendar days that they cover. Pure arithmetic on ISO dates."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

_WEEK_DAYS, _HALF = 7, 15  # of a month
SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # meteorological seasons of the northern hemisphere
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_WEEK = re.compile(r"([0-9]{4})-W([0-9]{2})(-WE)?")
_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")
_PART_OF_YEAR = re.compile(r"([0-9]{4})-(Q|H|SP|SU|FA|WI)([1-4]?)")

Bounds = tuple[date, date]


def bounds(value: str) -> Bounds | None:
    """First and last day of a TIMEX3 value; None where it covers no days that are known (durations, references).

    Centuries run from 1900 to 1999, as TIMEX3 writes them, a winter from December to the end of February after it.
    """
    try:
        return _bounds(value)
    except (ValueError, OverflowError):
        return None


def _bounds(value: str) -> Bounds | None:
    if "/" in value:  # an interval, as ISO 8601 writes it
        first, last = (_bounds(part) for part in value.split("/", 1))
        return (first[0], last[1]) if first and last else None
    if match := _DAY.match(value):
        day = date(*(int(part) for part in match.groups()))
        return day, day
    if match := _WEEK.fullmatch(value):
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        return (monday + timedelta(days=5) if match[3] else monday), monday + timedelta(days=6)
    if match := _MONTH.fullmatch(value):
        return months(int(match[1]), int(match[2]), 1)
    if match := _PART_OF_YEAR.fullmatch(value):
        year, kind, which = int(match[1]), match[2], int(match[3] or 1)
        if kind in SEASON_MONTHS:
            return months(year, SEASON_MONTHS[kind], 3)
        length = 3 if kind == "Q" else 6
        return months(year, (which - 1) * length + 1, length)
    if value.isdecimal() and value.isascii() and 1 <= len(value) <= 4:
        span = 10 ** (4 - len(value))
        first = int(value) * span
        return date(max(first, 1), 1, 1), date(first + span - 1, 12, 31)
    return None


def months(year: int, month: int, count: int) -> Bounds:
    """First and last day of `count` months from the given one on."""
    year_after, month_after = divmod(year * 12 + month - 1 + count - 1, 12)
    return date(year, month, 1), date(year_after, month_after + 1, monthrange(year_after, month_after + 1)[1])


def within_month(year: int, month: int, week: int | None, half: int | None) -> Bounds | None:
    """First and last day of a week or a half of a month, counted from its first or its last day; None where neither is said.

    Args:
        year: Of the calendar.
        month: 1 to 12.
        week: 1 to 5, -1 for the last seven days.
        half: 1 or 2; the first ends with the 15th.
    """
    last = monthrange(year, month)[1]
    if half:
        return date(year, month, 1 if half == 1 else _HALF + 1), date(
            year, month, _HALF if half == 1 else last
        )
    if not week:
        return None
    first = last - _WEEK_DAYS + 1 if week < 0 else (week - 1) * _WEEK_DAYS + 1
    return (
        (date(year, month, first), date(year, month, min(first + _WEEK_DAYS - 1, last)))
        if first <= last
        else None
    )


def month_shifted(day: date, count: int) -> tuple[int, int]:
    """Year and month, `count` months on."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return year, month + 1


def week_value(day: date) -> str:
    """The ISO week of a day: `2021-W32`."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def quarter_of(day: date) -> int:
    """1 to 4."""
    return (day.month - 1) // 3 + 1


def season_of(day: date) -> tuple[int, str]:
    """The season that a day falls in, and the year that names it: a winter has the year of its December."""
    if day.month < 3:
        return day.year - 1, "WI"
    return day.year, ("SP", "SU", "FA", "WI")[day.month // 3 - 1]
