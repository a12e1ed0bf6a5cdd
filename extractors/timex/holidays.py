"""Named days: which calendar day a holiday is in a year."""

from __future__ import annotations

import re
import tomllib
from calendar import monthrange
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def _tables() -> dict[str, dict[str, Any]]:
    return tomllib.loads(files("extractors.timex").joinpath("data/holidays.toml").read_text(encoding="utf-8"))


def pattern() -> str:
    """A regular expression of the names as they are written in running text, longest first."""
    names = sorted((name for table in _tables().values() for name in table), key=len, reverse=True)
    return "|".join(_written(name) for name in names)


def _written(name: str) -> str:
    words = []
    for word in name.split():
        capital = word[0].upper() + word[1:]
        if word.endswith("s") and word not in ("veterans", "christmas"):
            capital = capital[:-1] + "['’]?s['’]?"
        words.append(capital + (r"\.?" if word in ("st", "jr") else ""))
    return r"\s".join(words)


def key(written: str) -> str:
    """The name of a holiday as the tables have it."""
    return re.sub(r"\s", " ", re.sub(r"['’.]", "", written)).lower()


def day_of(name: str, year: int) -> date | None:
    """The day of a holiday in a year; None where the year has none."""
    tables = _tables()
    try:
        if fixed := tables["fixed"].get(name):
            return date(year, *fixed)
        if nth := tables["nth"].get(name):
            return nth_weekday(year, *nth)
        if name in tables["easter"]:
            return easter(year) + timedelta(days=tables["easter"][name])
    except (ValueError, OverflowError):
        return None
    return None


def single_day(name: str) -> date | None:
    """The day of a name that means one day of history; None for a holiday of every year."""
    said = _tables()["day"].get(name)
    return date.fromisoformat(said) if said else None


def nth_weekday(year: int, month: int, weekday: int, which: int, shift: int = 0) -> date:
    """The first (1) to last (-1) such weekday of a month, or the day `shift` days after it."""
    if shift:
        return nth_weekday(year, month, weekday, which) + timedelta(days=shift)
    if which < 0:
        last = date(year, month, monthrange(year, month)[1])
        return last - timedelta(days=(last.isoweekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (which - 1))


def easter(year: int) -> date:
    """Easter Sunday of the western churches (the anonymous Gregorian algorithm, Nature 1876)."""
    golden = year % 19
    century, of_century = divmod(year, 100)
    leap_centuries, rest = divmod(century, 4)
    moon = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap_centuries - moon + 15) % 30
    leaps, years = divmod(of_century, 4)
    weekday = (32 + 2 * rest + 2 * leaps - epact - years) % 7
    correction = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * correction + 114, 31)
    return date(year, month, day + 1)
