"""A parsed expression -> its TIMEX3 value, by the form of its wording."""

from __future__ import annotations

from collections.abc import Callable

from extractors.digits import in_full
from extractors.timex.annotations import Form, TimexAnnotation
from extractors.timex.days import (
    PARTS,
    WEEKDAYS,
    resolve_calendar,
    resolve_clock,
    resolve_deictic,
    resolve_holiday,
    resolve_weekday,
)
from extractors.timex.holidays import day_of
from extractors.timex.periods import (
    duration_value,
    plural,
    resolve_duration,
    resolve_offset,
    resolve_unit,
    resolve_weekend,
)
from extractors.timex.resolved import Frame, Resolved
from extractors.timex.runs import until
from extractors.timex.terms import (
    resolve_century,
    resolve_decade,
    resolve_half,
    resolve_month,
    resolve_quarter,
    resolve_season,
)
from extractors.timex.within import resolve_within

_REFERENCES = {
    "PAST_REF": "before the article",
    "PRESENT_REF": "at the time of the article",
    "FUTURE_REF": "after the article",
}


def _set(found: TimexAnnotation, frame: Frame) -> Resolved:  # noqa: ARG001
    """How often: a weekday, a month, a part of the day, or a period."""
    if "weekday" in found:
        return _weekly(found)
    if "part" in found:
        return Resolved("set", f"XXXX-XX-XXT{found['part']}", "every day at that time")
    if "clock" in found:
        return Resolved("set", f"XXXX-XX-XXT{found['clock']}", "every day at that time")
    if "holiday" in found:
        return _yearly(found["holiday"])
    if "season" in found:
        return Resolved("set", f"XXXX-{found['season']}", "every year in that season")
    if "month" in found:
        day = f"-{found['day']:02}" if "day" in found else ""
        return Resolved(
            "set",
            f"XXXX-{found['month']:02}{day}",
            "every year in that month" if not day else "every year on that day",
        )
    unit, amount = found["unit"], found.get("amount", 1.0)
    every = f"every {unit}" if amount == 1 else f"every {in_full(amount)} {plural(unit)}"
    return Resolved(
        "set", duration_value(amount, unit), every, amount=amount, unit=unit if amount == 1 else plural(unit)
    )


def _yearly(holiday: str) -> Resolved:
    """A holiday of every year; one that moves in the calendar says only how often."""
    some, other = day_of(holiday, _YEAR), day_of(holiday, _YEAR + 1)
    fixed = some is not None and other is not None and (some.month, some.day) == (other.month, other.day)
    value = f"XXXX-{some:%m-%d}" if fixed else duration_value(1.0, "year")
    return Resolved("set", value, "every year on that day")


_YEAR = 2024
"""Any year: a holiday that has the same day in it and in the next one does not move."""


def _weekly(found: TimexAnnotation) -> Resolved:
    """A day of every week, with its time of day if any: "noon on Wednesdays", "Sunday mornings"."""
    at = found.get("clock") or found.get("part", "")
    day = WEEKDAYS[found["weekday"] - 1]
    said = f" at {found['clock']}" if "clock" in found else f", in the {PARTS[at]}" if at else ""
    return Resolved("set", f"XXXX-WXX-{found['weekday']}{at and f'T{at}'}", f"every {day}{said}")


def _reference(found: TimexAnnotation, frame: Frame) -> Resolved:  # noqa: ARG001
    return Resolved("reference", found["value"], f"{_REFERENCES[found['value']]}; the words do not say when")


def _event(found: TimexAnnotation, frame: Frame) -> Resolved:  # noqa: ARG001
    return Resolved("date", None, "a day of an event; which day of the calendar is not said")


def _vague(found: TimexAnnotation, frame: Frame) -> Resolved:  # noqa: ARG001
    return Resolved("date", None, "the words do not say how long or when")


_BY_FORM: dict[Form, Callable[[TimexAnnotation, Frame], Resolved]] = {
    "calendar": resolve_calendar,
    "weekday": resolve_weekday,
    "month": resolve_month,
    "season": resolve_season,
    "deictic": resolve_deictic,
    "unit": resolve_unit,
    "offset": resolve_offset,
    "duration": resolve_duration,
    "set": _set,
    "decade": resolve_decade,
    "century": resolve_century,
    "quarter": resolve_quarter,
    "half": resolve_half,
    "clock": resolve_clock,
    "reference": _reference,
    "holiday": resolve_holiday,
    "vague": _vague,
    "within": resolve_within,
    "event": _event,
    "weekend": resolve_weekend,
}


def resolve(found: TimexAnnotation, frame: Frame) -> Resolved:
    """The value of a found expression, against what relative ones count from."""
    one = _BY_FORM[found["form"]](found, frame)
    return until(one, found["to_day"]) if "to_day" in found else one
