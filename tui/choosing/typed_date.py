"""A date's value as a person types it: a day, month, year, quarter or week, a run of them, or a length of time."""

from __future__ import annotations

import re

from extractors.errors import SourceError
from extractors.timex.calendar import bounds

# What TIMEX3 writes for days of our calendar: a century (`19`) and a decade (`202`) are those of news.
_PART = re.compile(
    r"[12]\d{3}(?:-(?:\d\d(?:-\d\d)?|W\d\d(?:-WE)?|Q[1-4]|H[12]|SP|SU|FA|WI))?|(?:1[5-9]|20|21)\d?"
)
_LENGTH = re.compile(r"P(?:\d+(?:\.\d+)?[YMWD]|T\d+(?:\.\d+)?[HMS])")
_SPOKEN_LENGTH = re.compile(
    r"(\d+(?:\.\d+)?|an?|one) (year|month|week|day|hour|minute|second)s?", re.IGNORECASE
)
_UNITS = {
    "year": ("P", "Y"), "month": ("P", "M"), "week": ("P", "W"), "day": ("P", "D"),
    "hour": ("PT", "H"), "minute": ("PT", "M"), "second": ("PT", "S"),
}  # fmt: skip
_MONTH = re.compile(r"(?P<name>[a-z]{3,9})\.? (?P<year>[12]\d{3})", re.IGNORECASE)
_QUARTER = re.compile(r"(?P<part>[QH][1-4]) (?P<year>[12]\d{3})", re.IGNORECASE)
_SHOWN = re.compile(r"[-–—]|to", re.IGNORECASE)


def date_value(said: str) -> str:
    """The TIMEX3 value of what was typed.

    Args:
        said: Words with single blanks between them.

    Raises:
        SourceError: It is none, may be two, or ends before it begins.
    """
    if length := _length(said):
        return length
    parts = [_part(part.strip()) for part in _parts(said)]
    ends = [found for part in parts if (found := bounds(part)) is not None]
    if len(ends) < len(parts):
        raise SourceError(f"“{said}” is no date yet.")
    if ends[0] > ends[-1]:
        raise SourceError("It would end before it begins.")
    return "/".join(parts)


def _parts(said: str) -> list[str]:
    """The two ends of a run: `2021/2022`, `2021-08-13 – 2021-08-15`, `3 March 2021 to 5 March 2021`; else the whole."""
    ends = said.split("/")
    if len(ends) == 2 and all(_PART.fullmatch(end.strip().upper()) for end in ends):
        return ends
    words = said.split(" ")
    borders = [at for at, word in enumerate(words) if _SHOWN.fullmatch(word) and 0 < at < len(words) - 1]
    if len(borders) != 1:
        return [said]
    return [" ".join(words[: borders[0]]), " ".join(words[borders[0] + 1 :])]


def _part(said: str) -> str:
    from extractors.sources.typed_day import typed_day  # what is typed is read by few windows
    from extractors.sources.written_days import month_named

    if _PART.fullmatch(said.upper()):
        return said.upper()
    if match := _QUARTER.fullmatch(said):
        return f"{match['year']}-{match['part'].upper()}"
    if (match := _MONTH.fullmatch(said)) and (month := month_named(match["name"], "en")):
        return f"{match['year']}-{month:02}"
    return typed_day(said).isoformat()


def _length(said: str) -> str:
    """`P3M` of `P3M` or `3 months`; empty where it is no length."""
    if _LENGTH.fullmatch(said.upper()):
        return said.upper()
    match = _SPOKEN_LENGTH.fullmatch(said)
    if match is None:
        return ""
    count = match[1] if match[1][0].isdigit() else "1"
    before, unit = _UNITS[match[2].lower()]
    return f"{before}{count}{unit}"
