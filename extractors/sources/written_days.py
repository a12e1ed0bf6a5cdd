"""Days as pages write them in many languages: `13. November 2017`, `le 7 mai 2020`, `Juli 12, 2017`, `2. 3. 21`, `2020年4月7日`.

Pages of one language write others' months too (a template in English), so the page's own language is asked first, then the rest.
"""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

_YEAR, _DAY = r"(?P<year>(?:19|20)\d\d)", r"(?P<day>[0-3]?\d)"
_SHORT_YEAR = r"(?P<year>(?:19|20)\d\d|\d\d)"
_WORD = r"(?P<month>[^\W\d_]{3,12})\.?"
_OF = r"(?:(?:de|del|di|of|d’|d')\s?)?"

# Where a figure or a word goes on, or a sum of money or a version does, it is no day.
_FORMS = tuple(
    re.compile(rf"(?<![\w.,/-]){form}(?![\d]|[.,/-]\d)")
    for form in (
        rf"{_YEAR}(?P<mark>[-/.])(?P<number>[01]?\d)(?P=mark){_DAY}(?=T\d|\b)",
        rf"{_YEAR}\s?年\s?(?P<number>[01]?\d)\s?月\s?{_DAY}\s?日",
        rf"{_YEAR}\s?년\s?(?P<number>[01]?\d)\s?월\s?{_DAY}\s?일",
        rf"{_DAY}(?:st|nd|rd|th|er|º|ª|\.)?[\s-]{{1,2}}{_OF}{_WORD},?[\s-]{{1,2}}{_OF}{_YEAR}",
        rf"{_WORD}\s{{1,2}}{_DAY}(?:st|nd|rd|th|\.)?,?\s{{1,2}}{_YEAR}",
        rf"{_YEAR}\.?\s{{1,2}}{_WORD}\s{{1,2}}{_DAY}\.?",
        rf"{_DAY}\.\s?(?P<number>[01]?\d)\.\s?{_SHORT_YEAR}",
        r"(?P<first>[0-3]?\d)(?P<mark>[/-])(?P<second>[0-3]?\d)(?P=mark)(?P<year>(?:19|20)\d\d)",
    )
)
_BEGINNING = re.compile(r"(?<![\w.,/-])(?=\d|[^\W\d_]{3,12}\.?\s{1,2}\d)")
_SHORTEST = 3  # letters of an abbreviated month
_EARLIEST = dt.date(1995, 1, 1)


class WrittenDay(NamedTuple):
    """A whole day with where it starts and ends in the text."""

    day: dt.date
    start: int
    end: int


def written_days(text: str, language: str = "") -> Iterator[WrittenDay]:
    """Every whole day since 1995 in the text, in order.

    `03/04/2022` is one only where the language (an IETF tag, `en-US`) tells which number is the month: English alone does not.
    """
    end = 0
    for start in (match.start() for match in _BEGINNING.finditer(text)):
        if start < end:
            continue
        for form in _FORMS:
            match = form.match(text, start)
            day = _day(match, language.lower()) if match else None
            if match and day:
                end = match.end()
                yield WrittenDay(day, start, end)
                break


def _day(match: re.Match[str], language: str) -> dt.date | None:
    said = match.groupdict()
    year = int(said["year"])
    year += 2000 * (year < 100)
    try:
        if said.get("first"):
            numbers = _ordered(int(said["first"]), int(said["second"]), language)
            day = dt.date(year, *numbers) if numbers else None
        else:
            number = int(said["number"]) if said.get("number") else month_named(said["month"], language)
            day = dt.date(year, number, int(said["day"])) if number else None
    except ValueError:
        return None
    return day if day and day >= _EARLIEST else None


def _ordered(first: int, second: int, language: str) -> tuple[int, int] | None:
    """Month and day of two numbers parted by a slash or a dash."""
    if first > 12 or second > 12 or first == second:
        return (second, first) if second <= 12 else (first, second)
    if language.startswith("en-us"):
        return first, second
    return None if language in ("", "en") else (second, first)


def month_named(word: str, language: str = "") -> int | None:
    """The number of a month (1-12) by its name or the beginning of it; None where no language has it, or one has two."""
    word = word.casefold().rstrip(".")
    if len(word) < _SHORTEST:
        return None
    own = language.lower()[:2]
    for known in sorted(_months(), key=lambda each: (each != own, each != "en")):
        found = {number for name, number in _months()[known] if name.startswith(word)}
        if len(found) == 1:
            return found.pop()
    return None


@cache
def _months() -> dict[str, tuple[tuple[str, int], ...]]:
    """Names in small letters with their numbers, by language; the order is the file's."""
    table = tomllib.loads(files("extractors.sources").joinpath("data/months.toml").read_text("utf-8"))
    return {
        language: tuple(
            (name.casefold(), number) for number, names in enumerate(months, 1) for name in names.split()
        )
        for language, months in table.items()
    }
