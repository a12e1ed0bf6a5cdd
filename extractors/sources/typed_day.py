"""A day as a person types it: `2024-03-31`, `31 March 2024`, `Mar 31, 2024`, `31/3/2024`, `yesterday`."""

from __future__ import annotations

import datetime as dt
import re

from extractors.errors import SourceError
from extractors.sources.written_days import month_named, written_days

_SPOKEN = {"today": 0, "yesterday": 1}
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = re.compile(r"(?P<name>[a-z]{3,9})\.?,?\s+", re.IGNORECASE)
_TWO_NUMBERS = re.compile(r"(\d{1,2})([/-])(\d{1,2})\2\d{4}")
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NUMBER = r"\d{1,2}(?:st|nd|rd|th)?"
_WITHOUT_YEAR = re.compile(
    rf"(?:{_NUMBER}\s+(?P<after>[a-z]+)|(?P<before>[a-z]+)\.?\s+{_NUMBER}),?", re.IGNORECASE
)
_HINT = "Give it as 2024-03-31 or 31 March 2024."


def typed_day(words: str, today: dt.date | None = None) -> dt.date:
    """The day that the words name.

    Args:
        words: What was typed, in English.
        today: What `today` and `yesterday` are told from; the calendar's day if None.

    Raises:
        SourceError: They name none, or may name two.
    """
    typed = " ".join(words.split())
    if (ago := _SPOKEN.get(typed.casefold())) is not None:
        return (today or dt.date.today()) - dt.timedelta(ago)
    if _ISO.fullmatch(typed):
        try:
            return dt.date.fromisoformat(typed)
        except ValueError:
            raise SourceError(f"“{typed}” is no day.", _HINT) from None
    weekday = _weekday_of(typed)
    rest = typed if weekday is None else typed[_WEEKDAY.match(typed).end() :]  # type: ignore[union-attr]
    found = next(written_days(rest, "en"), None)
    if found is None or (found.start, found.end) != (0, len(rest)):
        raise _refusal(typed, rest)
    if weekday is not None and found.day.weekday() != weekday:
        name = _WEEKDAYS[found.day.weekday()].capitalize()
        raise SourceError(f"{found.day:%-d %B %Y} was a {name}.", "Which of the two is meant?")
    return found.day


def _weekday_of(typed: str) -> int | None:
    """The number of the day of the week that the words begin with, Monday being 0."""
    match = _WEEKDAY.match(typed)
    name = match["name"].casefold() if match else ""
    return next((at for at, day in enumerate(_WEEKDAYS) if name and day.startswith(name)), None)


def _refusal(typed: str, rest: str) -> SourceError:
    said = f"“{typed}”"
    if _TWO_NUMBERS.fullmatch(rest):
        return SourceError(f"{said} may be two days, or none.", "Write the month as a word.")
    yearless = _WITHOUT_YEAR.fullmatch(rest)
    if yearless and month_named(yearless["after"] or yearless["before"], "en"):
        return SourceError(f"{said} has no year.", _HINT)
    return SourceError(f"{said} is no day.", _HINT)
