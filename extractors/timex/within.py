"""A month or a day of another year, a weekday of another week: "October next year", "Tuesday of last week"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import cast

from extractors.timex.annotations import TimexAnnotation
from extractors.timex.days import WEEKDAYS, resolve_calendar, shifted, timed
from extractors.timex.resolved import Frame, Resolved, unresolved

_OF_STORY = frozenset(("same", "previous", "following"))  # counted from the date that the story speaks of
_COUNTS = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "following": 1}
_SIDES = {-1: "before", 0: "of", 1: "after"}
_WEEK_DAYS = 7


def _same_day(found: TimexAnnotation, frame: Frame, base: date) -> Resolved:
    """The base's day in another year: "on this day in 1996"."""
    origin = frame.origin(base)
    try:
        day: date | None = base.replace(year=found["year"])
    except ValueError:
        day = None  # no 29 February
    return timed(found, day, f"the day of {origin}, in {found['year']}", True)


def resolve_within(found: TimexAnnotation, frame: Frame) -> Resolved:
    """The month, the day or the weekday in the year or week that is named beside it."""
    unit, direction = found["unit"], found["direction"]
    base = frame.base(unit) if direction in _OF_STORY else frame.anchor
    if base is None:
        return unresolved(f"which {unit} is meant is not said, and the article's own date is not known")
    count = _COUNTS.get(direction, 0)
    side = f"{_SIDES[count]} {frame.origin(base)}"
    if unit == "day":
        return _same_day(found, frame, base)
    if unit == "week":
        day = shifted(base, _WEEK_DAYS * count + found["weekday"] - base.isoweekday())
        return timed(found, day, f"the {WEEKDAYS[found['weekday'] - 1]} of the week {side}", True)
    said = {name: value for name, value in found.items() if name != "direction"}
    resolved = resolve_calendar(cast("TimexAnnotation", said | {"year": base.year + count}), frame)
    return replace(resolved, relative=True, reason=f"of the year {side}: {resolved.reason}")
