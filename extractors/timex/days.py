"""Days and times of day: calendar wordings, weekdays, today and its like, clock times."""

from __future__ import annotations

from datetime import date, timedelta

from extractors.model import TimexType
from extractors.timex import holidays
from extractors.timex.annotations import TimexAnnotation
from extractors.timex.calendar import month_shifted, week_value, within_month
from extractors.timex.lexicon import seasonal
from extractors.timex.resolved import Frame, Resolved, unresolved

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_YEARS_AHEAD, _LATEST = 10, 2040  # how far a year in two digits lies ahead, with an anchor and without
_CLOSE_DAYS = 7
_MONTHS_A_YEAR = 12
_WEEK = 7  # days
_SATURDAY, _EARLY, _LENGTHENS = 6, 2, 4  # ISO weekdays
_NO_DAY = "no such day in the calendar"
_MONTHS_AROUND = 190  # days, within which a day whose month is not said lies
_YEARS_AROUND = 2  # a day without its year, but with its weekday, is of one of these
_JUST_NAMED = 150  # code points: about a sentence
_TENSE_WEIGHT, _NEAR_DAYS = 8, 31
_DAY_BESIDE = {-1: "the day before ", 0: "", 1: "the day after "}
_LATE_PARTS = ("AF", "EV", "NI")
PARTS = {"MO": "morning", "AF": "afternoon", "EV": "evening", "NI": "night"}


def resolve_calendar(found: TimexAnnotation, frame: Frame) -> Resolved:
    """A date whose month, year or day is said, with its time of day if any."""
    if "month" in found and ("day" in found or "weekday" in found):
        return timed(found, *_day_of_month(found, frame))
    if "month" in found:
        year = full_year(found, frame)
        return Resolved(
            "date",
            f"{year:04}-{found['month']:02}",
            f"{part_of(found)}{MONTHS[found['month'] - 1]} {year}{_unusual(found)}",
            days=within_month(year, found["month"], found.get("week"), found.get("half")),
        )
    if "year" in found and "unit" in found:
        return _unit_of_year(found)
    if "ordinal" in found:
        return timed(found, *_numbered_day(found, frame))
    if "year" in found:
        return Resolved("date", f"{full_year(found, frame):04}", f"{part_of(found)}the year as it is written")
    if "weekday" in found:
        return resolve_weekday(found, frame)
    if "shift" in found:
        return resolve_deictic(found, frame)
    if "unit" in found:
        return timed(found, *_counted_day(found, frame))
    return resolve_clock(found, frame)


def _unit_of_year(found: TimexAnnotation) -> Resolved:
    """The first or last day, week, weekend or month of a year: "the first week of 2020"."""
    year, unit, ordinal = found["year"], found["unit"], int(found["ordinal"])
    first, last = date(year, 1, 4), date(year, 12, 28)  # days of its first and last week (ISO 8601)
    days = None
    if unit == "month":
        value = f"{year:04}-{ordinal if ordinal > 0 else 12:02}"
    elif unit == "day":
        value = (
            f"{year:04}-12-31"
            if ordinal < 0
            else (date(year, 1, 1) + timedelta(days=ordinal - 1)).isoformat()
        )
    else:
        value = week_value(last if ordinal < 0 else first + timedelta(weeks=ordinal - 1))
        value += "-WE" if unit == "weekend" else ""
        if unit == "week":  # seven days of that year, where a week of the calendar may begin in another
            opens = date(year, 12, 25) if ordinal < 0 else date(year, 1, 1) + timedelta(weeks=ordinal - 1)
            days = opens, opens + timedelta(days=6)
    which = "last" if ordinal < 0 else f"number {ordinal}"
    return Resolved("date", value, f"the {unit} of {year}, {which}", days=days)


def _numbered_day(found: TimexAnnotation, frame: Frame) -> tuple[date | None, str, bool]:
    """The day of a month that is not said: "Friday the 28th", "the night of the 14th"."""
    if frame.anchor is None:
        return None, "the month is not said, and the article's own date is not known", False
    around = (shifted(frame.anchor, days) for days in range(-_MONTHS_AROUND, _MONTHS_AROUND + 1))
    days = [day for day in around if day and day.day == found["ordinal"]]
    days = [day for day in days if found.get("weekday") in (None, day.isoweekday())]
    if not days:
        return None, _NO_DAY, False
    day, why = nearest(days, frame.anchor, found)
    return day, f"the {day.day} of the month {why}", True


def resolve_holiday(found: TimexAnnotation, frame: Frame) -> Resolved:
    """A named day, or the weekend of one."""
    name = found["holiday"]
    history = holidays.single_day(name)
    if history:
        return Resolved("date", history.isoformat(), "the day that is known by that name")
    if "year" in found:
        day, why, relative = (
            holidays.day_of(name, found["year"]),
            f"the day of that name in {found['year']}",
            False,
        )
    elif frame.anchor is None:
        return unresolved("the year is not said, and the article's own date is not known")
    else:
        years = range(frame.anchor.year - 2, frame.anchor.year + 3)
        days = [day for year in years if (day := holidays.day_of(name, year))]
        if not days:
            return unresolved("no such day in the calendar")
        day, why = nearest(days, frame.anchor, found)
        why, relative = f"the day of that name {why}", True
    if day and found.get("unit") == "weekend":
        return _weekend_of(day, why, relative)
    return timed(found, day, why, relative)


def _weekend_of(day: date, why: str, relative: bool) -> Resolved:
    """The weekend that a named day lengthens: the one before a Monday or Tuesday, else that of its own week."""
    weekday = day.isoweekday()
    saturday = day + timedelta(days=_SATURDAY - weekday - (_WEEK if weekday <= _EARLY else 0))
    days = min(day, saturday), max(day, saturday + timedelta(days=1))
    if not weekday <= _EARLY and weekday < _LENGTHENS:
        days = saturday, saturday + timedelta(days=1)
    return Resolved("date", f"{week_value(saturday)}-WE", f"the weekend of {why}", relative, days=days)


def full_year(found: TimexAnnotation, frame: Frame) -> int:
    """The year with its century: a two-digit one is the last such year, or one that is close ahead of the anchor."""
    year = found["year"]
    if not found.get("short_year"):
        return year
    latest = frame.anchor.year + _YEARS_AHEAD if frame.anchor else _LATEST
    return latest - (latest - year) % 100


def _day_of_month(found: TimexAnnotation, frame: Frame) -> tuple[date | None, str, bool]:
    if "year" in found:
        day = _in_year(found, full_year(found, frame))
        if day and found.get("either_order"):
            return _either_order(found, day, frame)
        habit = ", day and month as the article's other dates have them" if found.get("by_habit") else ""
        why = f"the date as it is written{_unusual(found)}{habit}" if day else _NO_DAY
        return day, why, bool(day and found.get("short_year"))
    anchor = frame.anchor
    if anchor is None:
        return None, "the year is not said, and the article's own date is not known", False
    years = range(anchor.year - _YEARS_AROUND, anchor.year + _YEARS_AROUND + 1)
    days = [day for year in years if (day := _in_year(found, year))]
    if not days:
        return None, _NO_DAY, False
    told = _of_story(found, frame)
    if told:
        return told, f"the {MONTHS[told.month - 1]} {told.day} of the year the story speaks of", True
    said = found.get("weekday")
    fitting = [day for day in days if day.isoweekday() == said] or days
    chosen, why = nearest(fitting, anchor, found)
    return chosen, f"the {MONTHS[chosen.month - 1]} {chosen.day} {why}{_unusual(found)}", True


def _of_story(found: TimexAnnotation, frame: Frame) -> date | None:
    """The day in a month of another year that the story has just named: "in August 1990; on Aug. 2"."""
    told, anchor = frame.story, frame.anchor
    if told is None or anchor is None or told[0].year == anchor.year or found.get("tense") == "future":
        return None
    if (told[1] - told[0]).days >= _NEAR_DAYS or frame.since > _JUST_NAMED:
        return None
    day = _in_year(found, told[0].year)
    return day if day and day >= told[0] and day.month == told[1].month else None


def _unusual(found: TimexAnnotation) -> str:
    shared = ", the year said beside it" if found.get("shared_year") else ""
    return shared + (", in an unusual wording" if found.get("unusual") else "")


def nearest(days: list[date], anchor: date, found: TimexAnnotation) -> tuple[date, str]:
    """The day that direction or tense points to, and why, in words.

    A direction is obeyed; a tense is outweighed by a day at most `_NEAR_DAYS` away where the one on its own side is more than
    `_TENSE_WEIGHT` times as far: an exhibition that "is to run from January 23" has begun by January 28.
    """
    direction, tense = found.get("direction"), found.get("tense")
    past = [d for d in days if d <= anchor]
    coming = [d for d in days if d >= anchor]
    if direction in ("last", "past", "previous") and past:
        return max(past), "before the article's own date"
    if direction in ("next", "coming", "following") and coming:
        return min(coming), "after the article's own date"
    towards = {"past": past, "future": coming}.get(tense or "", days)

    chosen = min(towards or days, key=lambda day: abs((day - anchor).days))
    other = min(days, key=lambda day: abs((day - anchor).days))
    away = abs((other - anchor).days)
    if away <= _NEAR_DAYS and away * _TENSE_WEIGHT < abs((chosen - anchor).days):
        chosen = other
    if tense not in ("past", "future") or chosen not in towards:
        return chosen, "nearest to the article's own date"
    if tense == "past":
        return chosen, "before the article's own date, as the verb is past"
    return chosen, "after the article's own date, as the verb points ahead"


def _either_order(found: TimexAnnotation, day: date, frame: Frame) -> tuple[date | None, str, bool]:
    """Which day "7/8/2021" is: the one close to the anchor, or on the side that the verb points to; else none, and why."""
    other, anchor = date(day.year, day.day, day.month), frame.anchor
    if anchor:
        near = [one for one in (day, other) if abs((one - anchor).days) <= _CLOSE_DAYS]
        if len(near) == 1:
            order = "month" if near[0] == day else "day"
            return (
                near[0],
                f"the date in digits, {order} first: so it is close to the article's own date",
                True,
            )
        tense = found.get("tense")
        fitting = [one for one in (day, other) if (one <= anchor) == (tense == "past")]
        if tense in ("past", "future") and len(fitting) == 1:
            side = "before" if tense == "past" else "after"
            return (
                fitting[0],
                f"the date in digits, so that it is {side} the article's own date as its verb says",
                True,
            )
    both = " or ".join(f"{one.day} {MONTHS[one.month - 1]} {one.year}" for one in sorted((day, other)))
    return None, f"day and month can be read in two ways: {both}", False


def _in_year(found: TimexAnnotation, year: int) -> date | None:
    """The day of a year that the words name: August 13, or the first Tuesday of November."""
    try:
        if "day" in found:
            return date(year, found["month"], found["day"])
        day = holidays.nth_weekday(year, found["month"], found["weekday"], found.get("ordinal", 1))
        return day if day.month == found["month"] else None
    except (ValueError, OverflowError):
        return None


def resolve_weekday(found: TimexAnnotation, frame: Frame) -> Resolved:
    """A weekday: the anchor's own is the anchor; direction, then tense, decide the side."""
    direction = found.get("direction")
    narrative = direction in ("following", "same", "previous") or (
        direction == "next" and "definite" in found and found.get("tense") == "past"
    )
    base = frame.base("day") if narrative else frame.anchor
    if base is None:
        return unresolved(type_=_type(found))
    shift, why = _weekday_shift(found, (found["weekday"] - base.isoweekday()) % 7)
    name, origin = WEEKDAYS[found["weekday"] - 1], frame.origin(base)
    side = "after" if shift > 0 else "before" if shift < 0 else "of"
    if "sign" in found and "unit" in found:
        return _weekday_ago(found, shifted(base, shift), origin)
    if beyond := found.get("beyond"):
        weeks = "a week" if abs(beyond) == 1 else f"{abs(beyond)} weeks"
        why, shift = f", and {weeks} further", shift + _WEEK * beyond
    return timed(found, shifted(base, shift), f"the {name} {side} {origin}{why}", True)


def _weekday_ago(found: TimexAnnotation, day: date | None, origin: str) -> Resolved:
    """The weekday nearest to its day so many months or years before: "a year ago last Saturday"."""
    count = int(found["amount"]) * (_MONTHS_A_YEAR if found["unit"] == "year" else 1)
    if day is None:
        return unresolved(_NO_DAY)
    year, month = month_shifted(day, -count)
    back = date(year, month, min(day.day, 28))
    near = min(
        (back + timedelta(days=days) for days in range(-3, 4)),
        key=lambda one: one.isoweekday() != day.isoweekday(),
    )
    why = f"the {WEEKDAYS[day.isoweekday() - 1]} nearest to {count} months before the one by {origin}"
    return timed(found, near, why, True)


def _weekday_shift(found: TimexAnnotation, ahead: int) -> tuple[int, str]:
    """Days from the base to the weekday that is meant, `ahead` (0 to 6) days on, and the words for why."""
    direction, tense = found.get("direction"), found.get("tense")
    if direction == "next" and ahead == 1 and found["weekday"] > 1 and "beyond" not in found:
        return ahead + _WEEK, ", as the day after it would be tomorrow"
    if direction in ("next", "coming", "following"):
        return ahead or _WEEK, ""
    if direction in ("last", "past", "previous"):
        return ahead - 7, ""
    if ahead == 0:
        return 0, " itself"
    if "sign" in found:
        return ahead - 7, ""
    if direction == "this" and tense != "past":
        return ahead, ""
    if tense == "future" and direction != "same":
        return ahead, ", as the verb points ahead"
    return ahead - 7, ", as the verb is past" if tense == "past" else ""


def resolve_deictic(found: TimexAnnotation, frame: Frame) -> Resolved:
    """Today, yesterday, tomorrow, tonight: counted from the article's own date."""
    if frame.anchor is None:
        return unresolved(type_=_type(found))
    shift = found["shift"]
    which = {
        -2: "two days before the article's own date",
        -1: "the day before the article's own date",
        0: "the article's own date",
        1: "the day after the article's own date",
    }
    return timed(
        found, shifted(frame.anchor, shift), which.get(shift, "two days after the article's own date"), True
    )


def _counted_day(found: TimexAnnotation, frame: Frame) -> tuple[date | None, str, bool]:
    """The day of "2:30 the next day"."""
    base = frame.base("day")
    if base is None:
        return None, "the day that it counts from is not known", True
    count = {"next": 1, "following": 1, "coming": 1, "previous": -1, "last": -1}.get(
        found.get("direction", "this"), 0
    )
    return shifted(base, count), _DAY_BESIDE[count] + frame.origin(base), True


def resolve_clock(found: TimexAnnotation, frame: Frame) -> Resolved:
    """A clock time or part of a day: of the day that the story speaks of."""
    direction, part = found.get("direction"), found.get("part")
    base, shift = frame.anchor, 0
    if direction in ("last", "past"):
        shift = -1 if part == "NI" else 0
    elif direction != "this":
        base = frame.base("day")
        shift = 1 if direction in ("next", "following") else -1 if direction == "previous" else 0
    if base is None:
        return unresolved("the day is not said, and the article's own date is not known", "time")
    if frame.anchor and base > frame.anchor and found.get("tense") == "past":
        base = frame.anchor  # what has happened is of no day to come that was named before
    return timed(found, shifted(base, shift), _DAY_BESIDE[shift] + frame.origin(base), True)


def shifted(day: date, count: int) -> date | None:
    """The day that many days on (or back); None beyond the calendar."""
    try:
        return day + timedelta(days=count)
    except OverflowError:
        return None


def _type(found: TimexAnnotation) -> TimexType:
    return "time" if "part" in found or "clock" in found else "date"


def timed(found: TimexAnnotation, day: date | None, reason: str, relative: bool) -> Resolved:
    """The day with the time of day that the words say."""
    clock, part = found.get("clock"), found.get("part")
    if day is None:
        return unresolved(reason, "time" if clock or part else "date")
    if clock and (shift := found.get("day_shift")):
        day, reason = shifted(day, shift) or day, f"{_DAY_BESIDE[shift]}{reason}"
    if clock:
        if part in _LATE_PARTS and clock < "12:00":  # "6 o'clock yesterday evening"
            clock = f"{int(clock[:2]) + 12:02}{clock[2:]}"
        zone = _offset(found.get("zone", ""), day)
        said = f", UTC{zone.removeprefix('Z')}" if zone else ""
        return Resolved("time", f"{day}T{clock}{zone}", f"{clock} on {reason}{said}", relative)
    if part:
        return Resolved("time", f"{day}T{part}", f"{part_of(found)}the {PARTS[part]} of {reason}", relative)
    return Resolved("date", day.isoformat(), part_of(found).replace(" in ", " on ") + reason, relative)


def _offset(zone: str, day: date) -> str:
    """The offset of a zone on a day: "ET" is -04:00 from the second Sunday of March to November's first (US law since 2007)."""
    if zone not in seasonal():
        return zone
    begins, ends = holidays.nth_weekday(day.year, 3, 7, 2), holidays.nth_weekday(day.year, 11, 7, 1)
    return seasonal()[zone][begins <= day < ends]


def part_of(found: TimexAnnotation) -> str:
    """The part of a period that is meant, as the beginning of a reason."""
    return {"early": "early in ", "mid": "in the middle of ", "late": "late in "}.get(
        found.get("modifier", ""), ""
    )
