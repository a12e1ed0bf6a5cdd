"""Periods counted from a day: this week, last year, two months ago, the past 24 hours."""

from __future__ import annotations

from datetime import date, timedelta

from extractors.timex.annotations import TimexAnnotation
from extractors.timex.calendar import month_shifted, months, quarter_of, week_value
from extractors.timex.resolved import Frame, Resolved, unresolved

# Codes of ISO 8601 durations and those that TIMEX3 adds (weekend, quarter, decade, century); how many of the code's unit one is.
_CODES: dict[str, tuple[str, int]] = {
    "second": ("T{}S", 1),
    "minute": ("T{}M", 1),
    "hour": ("T{}H", 1),
    "day": ("{}D", 1),
    "weekend": ("{}WE", 1),
    "week": ("{}W", 1),
    "fortnight": ("{}W", 2),
    "month": ("{}M", 1),
    "quarter": ("{}Q", 1),
    "semester": ("{}M", 6),
    "year": ("{}Y", 1),
    "decade": ("{}DE", 1),
    "century": ("{}CE", 1),
    "millennium": ("{}Y", 1000),
}
_DAYS = {"day": 1, "week": 7, "fortnight": 14, "weekend": 7}
_MONTHS = {"month": 1, "quarter": 3, "semester": 6, "year": 12, "decade": 120, "century": 1200}
_FINER = {"hour": ("minute", 60), "minute": ("second", 60)}
_PLURALS = {"century": "centuries", "millennium": "millennia"}
_HOURS = frozenset(("second", "minute", "hour"))
_YEAR_MONTHS = 12
_HOURS_A_DAY = 24
_OPEN_ENDED = frozenset(("more than", "less than", "at least", "at most"))
_SATURDAY = 6
_BACK = frozenset(("last", "past", "previous"))
_ON = frozenset(("next", "coming", "following"))


def period(unit: str, day: date, count: int) -> str | None:
    """The TIMEX3 value of the unit that is `count` units from the one that holds `day`; None beyond the calendar."""
    try:
        return _period(unit, day, count)
    except (ValueError, OverflowError):
        return None


def _period(unit: str, day: date, count: int) -> str | None:
    if unit == "day":
        return (day + timedelta(days=count)).isoformat()
    if unit in _DAYS:
        week = week_value(day + timedelta(days=_DAYS[unit] * count))
        return f"{week}-WE" if unit == "weekend" else week
    if unit not in _MONTHS:
        return None
    year, month = month_shifted(day, _MONTHS[unit] * count)
    if not 1 <= year <= 9999:
        return None
    if unit == "month":
        return f"{year:04}-{month:02}"
    if unit == "quarter":
        return f"{year:04}-Q{quarter_of(date(year, month, 1))}"
    if unit == "semester":
        return f"{year:04}-H{1 if month <= 6 else 2}"
    return {"decade": f"{year // 10:03}", "century": f"{year // 100:02}"}.get(unit, f"{year:04}")


def plural(unit: str) -> str:
    """The plural of a unit's name."""
    return _PLURALS.get(unit, unit + "s")


def said_amount(amount: float) -> str:
    """An amount as it is printed: no `.0`."""
    return f"{amount:.10g}"


def duration_value(amount: float | None, unit: str) -> str:
    """`P15Y`, `PT30M`, `PXY` where the amount is not said."""
    code, factor = _CODES[unit]
    if amount is None:  # decades without a number are so many years
        return "PXY" if unit in ("decade", "century") else "P" + code.format("X")
    if amount % 1 and unit in _FINER:
        finer, times = _FINER[unit]
        return duration_value(amount * times, finer)
    if amount % 1 and unit in _MONTHS and unit != "month":
        months = amount * _MONTHS[unit]
        return f"P{said_amount(months)}M" if months < 12 or months % 12 else f"P{said_amount(months / 12)}Y"
    value = "P" + code.format(said_amount(amount * factor))
    return value if "e" not in value else "P" + code.format("X")


def resolve_duration(found: TimexAnnotation, frame: Frame) -> Resolved:
    """A span of time; with its days where it reaches back from, or on from, the article's own date."""
    unit, amount = found["unit"], found.get("amount")
    value = found.get("value") or duration_value(amount, unit)
    approximate = found.get("approximate")
    reason = f"a length of time{f', {approximate} what is said' if approximate else ''}"
    if amount is None:
        return Resolved(
            "duration",
            value,
            _how_many(found, unit),
            unit=plural(unit),
        )
    if "side" in found:
        within = _end_of_year(found, frame, amount, unit)
        return Resolved("duration", value, reason, "year" not in found, amount, plural(unit), within)
    days = _reach(found, frame, amount, unit)
    if days and found.get("direction") == "following":
        reason += ", from the date the story speaks of"
    elif days and found.get("direction") == "previous":
        reason += ", up to the date the story speaks of"
    elif days:
        reason += f", {'up to' if days[1] == frame.anchor else 'from'} the article's own date"
    return Resolved("duration", value, reason, days is not None, amount, plural(unit), days)


def _how_many(found: TimexAnnotation, unit: str) -> str:
    between = found.get("approximate", "")
    if " to " in between:
        return f"a length of {between} {plural(unit)}"
    return f"a length of time; how many {plural(unit)} is not said"


def _reach(found: TimexAnnotation, frame: Frame, amount: float, unit: str) -> tuple[date, date] | None:
    direction, anchor = found.get("direction"), frame.anchor
    if direction == "previous" and (before := _before_story(frame, amount, unit)):
        return before
    if direction == "following" and unit == "decade" and frame.story:
        last = _moved(frame.story[1], unit, amount)
        return (frame.story[1], last) if last else None
    if anchor is None or direction not in _BACK | _ON or direction in ("previous", "following"):
        return None
    other = _moved(anchor, unit, amount * (-1 if direction in _BACK else 1))
    return None if other is None else (min(other, anchor), max(other, anchor))


def _before_story(frame: Frame, amount: float, unit: str) -> tuple[date, date] | None:
    """The months before the one, the quarter or the half-year that the story spoke of: "3.1% in the previous three months"."""
    count = _MONTHS.get(unit, 0) * amount
    if frame.story is None or not count or count % 1 or frame.story[0].day != 1:
        return None
    first, last = frame.story
    length = (last.year - first.year) * _YEAR_MONTHS + last.month - first.month + 1
    if (last + timedelta(days=1)).day != 1 or length not in (1, count):
        return None
    year, month = month_shifted(first, -int(count))
    return date(year, month, 1), first - timedelta(days=1)


def _end_of_year(found: TimexAnnotation, frame: Frame, amount: float, unit: str) -> tuple[date, date] | None:
    """The days of "the first two months of 2021"; None where its year is not known, or they do not fill months."""
    year = found.get("year")
    if year is None and frame.anchor:
        direction = found.get("direction")
        year = frame.anchor.year + (-1 if direction in _BACK else 1 if direction in _ON else 0)
    count = _MONTHS.get(unit, 0) * amount
    if year is None or count % 1 or not 1 <= count <= _YEAR_MONTHS:
        return None
    return months(year, 1 if found["side"] == "first" else _YEAR_MONTHS + 1 - int(count), int(count))


def _moved(day: date, unit: str, count: float) -> date | None:
    """The day that many units on (or back)."""
    try:
        if unit in _HOURS:
            return day + timedelta(**{unit + "s": count})
        if unit in _DAYS:
            return day + timedelta(days=_DAYS[unit] * count)
        year, month = month_shifted(day, int(_MONTHS[unit] * count))
        while True:
            try:
                return date(year, month, day.day)
            except ValueError:
                if day.day <= 28:
                    return None
                day = day - timedelta(days=1)
    except (KeyError, OverflowError, ValueError):
        return None


def resolve_unit(found: TimexAnnotation, frame: Frame) -> Resolved:
    """This week, last year, the next day, the end of the month."""
    unit, direction = found["unit"], found.get("direction")
    if "year" in found:
        return Resolved("date", f"{found['year']:04}", f"{_part(found)}the year as it is written")
    if unit == "weekend" and direction == "this":
        return resolve_weekend(found, frame)
    narrative = direction in ("previous", "following", "same") or (
        direction == "next" and (unit == "day" or ("definite" in found and found.get("tense") == "past"))
    )
    base = frame.base(unit) if narrative or unit == "day" else frame.anchor
    if base is None:
        return unresolved()
    if unit == "quarter" and direction == "same" and not frame.term:
        return unresolved("which quarter is not said")
    count = -1 if direction in _BACK else 1 if direction in _ON else 0
    if direction is None and unit == "quarter" and (ended := _ended_quarter(found, frame, base)):
        return ended
    value = period(unit, base, count + found.get("beyond", 0))
    origin = frame.origin(base)
    if "beyond" in found:
        origin += ", and one further"
    which = {-1: "before", 0: "of", 1: "after"}[count]
    return Resolved("date", value, _part(found) + f"the {unit} {which} {origin}", relative=True)


def _ended_quarter(found: TimexAnnotation, frame: Frame, base: date) -> Resolved | None:
    """The quarter whose end is past, of the account or the last full one: "it had $9 billion at the end of the quarter"."""
    if found.get("tense") != "past":
        return None
    if frame.term and frame.term[4:6] == "-Q":
        return Resolved(
            "date", frame.term, _part(found) + "the quarter that the story speaks of", relative=True
        )
    value = period("quarter", base, -1)
    return Resolved("date", value, _part(found) + "the last quarter that was over", relative=True)


def resolve_offset(found: TimexAnnotation, frame: Frame) -> Resolved:
    """Two days ago, a week later, three months from now: at the granularity of the unit."""
    unit, amount = found["unit"], found.get("amount")
    sign = found.get("sign", -1)
    if amount is None:
        return _uncounted(found, sign)
    if unit in _HOURS:
        clocked = _counted_hours(found, amount, sign)
        if clocked:
            return clocked
        unit, amount = "day", amount / _HOURS_A_DAY
    base = frame.base(unit) if found.get("narrative") else frame.anchor
    if base is None:
        return unresolved()
    is_on = found.get("narrative") and sign > 0 and found.get("tense") != "future"
    if is_on and not (frame.story and (base != frame.anchor or frame.story[0] == base)):
        return unresolved("the date that it counts from is not said")
    if unit == "year" and not amount % 1 and (same := _same_term(found, frame)):
        term, origin = same
        value = f"{int(term[:4]) + sign * int(amount):04}{term[4:]}"
        return Resolved("date", value, f"the same part of the year, counted from {origin}", relative=True)
    if amount % 1 and unit in _MONTHS:
        unit, amount = "month", amount * _MONTHS[unit]
        if amount >= _YEAR_MONTHS and not amount % _YEAR_MONTHS:
            unit, amount = "year", amount / _YEAR_MONTHS
    origin = frame.origin(base)
    said = f"{said_amount(amount)} {unit if amount == 1 else plural(unit)} {'before' if sign < 0 else 'after'} {origin}"
    if "shift" in found:  # "ten years ago today"
        day = _moved(base + timedelta(days=found["shift"]), unit, sign * amount)
        return Resolved("date", day.isoformat() if day else None, f"{said}, to the day", relative=True)
    if unit in ("decade", "century"):  # "a decade ago" is said of a year
        unit, amount = "year", amount * _MONTHS[unit] // 12
    return Resolved("date", period(unit, base, sign * int(amount)), said, relative=True)


def _uncounted(found: TimexAnnotation, sign: int) -> Resolved:
    way, value = ("before", "PAST_REF") if sign < 0 else ("after", "FUTURE_REF")
    unit, between = plural(found["unit"]), found.get("approximate", "")
    many = f"{between} {unit} {way}" if " to " in between else f"some {unit} {way}"
    if found.get("narrative"):
        return unresolved(f"{many}; how many is not said")
    return Resolved("date", value, f"{many} the article; how many is not said")


def _same_term(found: TimexAnnotation, frame: Frame) -> tuple[str, str] | None:
    """The quarter or half-year that "a year earlier" is a year from, and its origin in words; None where it is of none.

    "The year-ago quarter" of a story that names none is compared with the last full one.
    """
    counted = found.get("counted") == "quarter"
    if frame.term and (found.get("narrative") or counted):
        return frame.term, "the date the story speaks of"
    term = period("quarter", frame.anchor, -1) if counted and frame.anchor else None
    return (term, "the quarter before the article's own date") if term else None


def _counted_hours(found: TimexAnnotation, amount: float, sign: int) -> Resolved | None:
    """An offset in hours or less; None for whole days of them: "24 hours ago" is the day before.

    "More than 24 hours ago" is no certain day: it may be the day before or any earlier one.
    """
    unit, side = found["unit"], "before" if sign < 0 else "after"
    if unit != "hour" or amount % _HOURS_A_DAY:
        said = f"a length of time {side} a moment whose hour is not said"
        return Resolved("duration", duration_value(amount, unit), said, amount=amount, unit=plural(unit))
    bound = found.get("approximate")
    if bound not in _OPEN_ENDED:
        return None
    origin = "the date the story speaks of" if found.get("narrative") else "the article"
    return unresolved(f"{bound} {said_amount(amount)} hours {side} {origin}; which day is not said")


def resolve_weekend(found: TimexAnnotation, frame: Frame) -> Resolved:
    """The weekend, or this weekend: the one of the article's week, or the one before it where the verb is past."""
    anchor = frame.anchor
    if anchor is None:
        return unresolved()
    over = found.get("tense") == "past" and anchor.isoweekday() < _SATURDAY
    which = "before" if over else "of"
    value = period("weekend", anchor, -1 if over else 0)
    return Resolved("date", value, f"the weekend {which} the article's own date", relative=True)


def _part(found: TimexAnnotation) -> str:
    modifier = found.get("modifier")
    return {"early": "early in ", "mid": "in the middle of ", "late": "late in "}.get(modifier or "", "")
