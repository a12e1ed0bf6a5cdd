"""Named parts of years and runs of years: months, seasons, quarters, halves, decades, centuries."""

from __future__ import annotations

from datetime import date

from extractors.timex.annotations import TimexAnnotation
from extractors.timex.calendar import months, quarter_of, season_of, within_month
from extractors.timex.days import MONTHS, full_year, nearest, part_of
from extractors.timex.resolved import Frame, Resolved, unresolved

_SEASONS = ("SP", "SU", "FA", "WI")
_SEASON_NAMES = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
_ORDINALS = ("first", "second", "third", "fourth")
_DECADES_FROM = 1900  # "the 1800s" are a century, "the 2000s" ten years
_DECADE_AHEAD = 5  # years; "the '90s" of 1989 are those to come
_BACK = ("last", "past", "previous")
_ON = ("next", "coming", "following")


def resolve_month(found: TimexAnnotation, frame: Frame) -> Resolved:
    """A month whose year is not said."""
    anchor, month = frame.anchor, found["month"]
    if anchor is None:
        return unresolved("the year is not said, and the article's own date is not known")
    direction, tense = found.get("direction"), found.get("tense")
    own = month == anchor.month
    if own and direction not in _BACK + _ON:
        return _month(found, anchor.year, "of the article's own date")
    starts = [date(year, month, 1) for year in range(anchor.year - 1, anchor.year + 2) if 1 <= year <= 9999]
    if direction == "this" and tense is None:
        return _month(found, anchor.year, "of the article's own year")
    outside = [start for start in starts if (start.year, start.month) != (anchor.year, anchor.month)]
    if tense == "past" and direction not in _ON:
        outside = [start for start in outside if start <= anchor]  # what has happened is of no month to come
    if not outside:
        return unresolved("the calendar has no such month before the article's own date")
    chosen, why = nearest(outside, anchor, found)
    return _month(found, chosen.year, why)


def _month(found: TimexAnnotation, year: int, why: str) -> Resolved:
    name = MONTHS[found["month"] - 1]
    return Resolved(
        "date",
        f"{year:04}-{found['month']:02}",
        f"{part_of(found)}the {name} {why}",
        relative=True,
        days=within_month(year, found["month"], found.get("week"), found.get("half")),
    )


def resolve_season(found: TimexAnnotation, frame: Frame) -> Resolved:
    """A season of the northern hemisphere; a winter has the year of its December."""
    season = found["season"]
    name = _SEASON_NAMES[season]
    if "year" in found:
        year = full_year(found, frame)
        return Resolved("date", f"{year:04}-{season}", f"{part_of(found)}the {name} of {year}")
    anchor = frame.anchor
    if anchor is None:
        return unresolved("the year is not said, and the article's own date is not known")
    direction, tense = found.get("direction"), found.get("tense")
    if "unit" in found:
        base = frame.base("year") if direction in ("same", "previous", "following") else anchor
        year = (base or anchor).year + (-1 if direction in _BACK else 1 if direction in _ON else 0)
        return Resolved("date", f"{year:04}-{season}", f"the {name} of {year}", relative=True)
    now_year, now = season_of(anchor)
    at, wanted = now_year * 4 + _SEASONS.index(now), _SEASONS.index(season)
    same = at % 4 == wanted
    before = at - ((at - wanted) % 4 or 4)
    after = at + ((wanted - at) % 4 or 4)
    if direction in _BACK:
        chosen, why = before, "before the article's own date"
    elif direction in _ON:
        chosen, why = after, "after the article's own date"
    elif same:
        chosen, why = at, "of the article's own date"
    elif direction == "this" or tense is None or tense == "present":
        chosen, why = min((before, after), key=lambda x: abs(x - at)), "nearest to the article's own date"
    else:
        chosen, why = (
            (before, "before the article's own date")
            if tense == "past"
            else (after, "after the article's own date")
        )
    return Resolved("date", f"{chosen // 4:04}-{season}", f"{part_of(found)}the {name} {why}", relative=True)


def resolve_quarter(found: TimexAnnotation, frame: Frame) -> Resolved:
    """A numbered quarter of a calendar year."""
    return _numbered(found, frame, "Q", 3, "quarter")


def resolve_half(found: TimexAnnotation, frame: Frame) -> Resolved:
    """The first or the second half of a year."""
    return _numbered(found, frame, "H", 6, "half")


def _numbered(found: TimexAnnotation, frame: Frame, code: str, length: int, name: str) -> Resolved:
    ordinal = found["ordinal"]
    said = f"{part_of(found)}the {_ORDINALS[ordinal - 1]} {name}"
    if "year" in found:
        year = full_year(found, frame)
        return Resolved("date", f"{year:04}-{code}{ordinal}", f"{said} of {year}")
    anchor, direction, tense = frame.anchor, found.get("direction"), found.get("tense")
    if anchor is None:
        return unresolved("the year is not said, and the article's own date is not known")
    if found.get("unit") == "year" and direction:
        year = anchor.year + (-1 if direction in _BACK else 1 if direction in _ON else 0)
        return Resolved("date", f"{year:04}-{code}{ordinal}", f"{said} of {year}", relative=True)
    begun = months(anchor.year, (ordinal - 1) * length + 1, length)[0] <= anchor
    ended = months(anchor.year, (ordinal - 1) * length + 1, length)[1] < anchor
    if tense == "future" or direction in _ON:
        year, why = anchor.year + ended, "that has not ended"
    else:
        year, why = anchor.year - (not begun), "that had begun by the article's own date"
    return Resolved("date", f"{year:04}-{code}{ordinal}", f"{said} {why}", relative=True)


def quarter_value(day: date) -> str:
    """The quarter that holds a day: `1997-Q4`."""
    return f"{day.year:04}-Q{quarter_of(day)}"


def resolve_decade(found: TimexAnnotation, frame: Frame) -> Resolved:
    """The 1990s; a decade without its century is the last one that had begun."""
    said = found["decade"]
    number = int(said)
    if number >= 100 and number % 100 == 0 and number < _DECADES_FROM:
        return Resolved("date", f"{number // 100:02}", f"{part_of(found)}the hundred years from {number}")
    if number >= 100:
        return Resolved("date", f"{number // 10:03}", f"{part_of(found)}the ten years from {number}")
    last = frame.anchor.year + _DECADE_AHEAD if frame.anchor else 1999
    year = last // 100 * 100 + number
    if year > last:
        year -= 100
    return Resolved(
        "date",
        f"{year // 10:03}",
        f"{part_of(found)}the ten years from {year}",
        relative=frame.anchor is not None,
    )


def resolve_century(found: TimexAnnotation, frame: Frame) -> Resolved:  # noqa: ARG001
    """The 20th century: the hundred years that begin with 19."""
    ordinal = found["ordinal"]
    return Resolved(
        "date",
        f"{ordinal - 1:02}",
        f"{part_of(found)}the years {(ordinal - 1) * 100} to {(ordinal - 1) * 100 + 99}",
    )
