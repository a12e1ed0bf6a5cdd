"""The days of a result as a histogram: over days, weeks, months, quarters, years or decades, the finest that fits."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple


class Period(NamedTuple):
    """A run of days and what stands for it.

    Attributes:
        term: What a query asks it by.
        articles: How many are of it.
    """

    label: str
    term: str
    articles: int


class Histogram(NamedTuple):
    """Periods without a gap, from the first article to the last.

    Attributes:
        step: What each is, in the plural: `weeks`.
    """

    step: str
    periods: tuple[Period, ...]

    @property
    def most(self) -> int:
        """Articles of the period that has most."""
        return max((period.articles for period in self.periods), default=0)


def histogram(days: Mapping[dt.date, int], room: int, again: Iterable[Iterable[dt.date]] = ()) -> Histogram:
    """The periods of the finest step of which there are at most so many; of decades as many as there are.

    Args:
        days: Articles by their own day.
        room: How many periods there is room for.
        again: The days on each of which one and the same article counts: in a period it counts once.
    """
    if not days:
        return Histogram("days", ())
    first, last = min(days), max(days)
    for step, begin in _STEPS.items():
        starts = list(_starts(begin, first, last, room))
        if len(starts) <= room or step == "decades":
            break
    counts: dict[dt.date, int] = {}
    for day, articles in days.items():
        start = begin(day)
        counts[start] = counts.get(start, 0) + articles
    for of_one in again:
        for start, times in Counter(map(begin, of_one)).items():
            counts[start] -= times - 1
    periods = (
        Period(label_of(start, end), term_of(start, end), counts.get(start, 0))
        for start, end in ((start, _last(begin, start)) for start in starts)
    )
    return Histogram(step, tuple(periods))


def term_of(first: dt.date, last: dt.date) -> str:
    """What a query asks the run of days by: `date:2021-08`, or its two ends."""
    if first == last:
        return f"date:{first.isoformat()}"
    if first.day == 1 and last == _month_end(first):
        return f"date:{first.year:04}-{first.month:02}"
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return f"date:{first.year:04}"
    return f"date>={first.isoformat()} date<={last.isoformat()}"


def label_of(first: dt.date, last: dt.date) -> str:
    """The run of days as a person says it: `9–15 Aug 2021`, `Jul–Sep 2021`, `2010s`."""
    if first == last:
        return f"{first:%a} {first.day} {first:%b %Y}"
    if first.day == 1 and last == _month_end(last):
        if (first.year, first.month) == (last.year, last.month):
            return f"{first:%b %Y}"
        if (first.month, last.month) == (1, 12):
            return _years(first.year, last.year)
        if first.year == last.year:
            return f"{first:%b}–{last:%b %Y}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day} {last:%b %Y}"
    begin = f"{first.day} {first:%b}" if first.year == last.year else f"{first.day} {first:%b %Y}"
    return f"{begin}–{last.day} {last:%b %Y}"


_ASKED = re.compile(
    r"(?<!\S)(?:date>=(?P<first>\S+) date<=(?P<last>\S+)|date[:=](?P<day>\S+)|date[<>]=?\S+)(?!\S)"
)


def asked_in(query: str) -> list[tuple[str, str]]:
    """What a query asks of days: each term with its label; one that is no whole run of days stands for itself."""
    return [(match[0], _asked_label(match)) for match in _ASKED.finditer(query)]


def _asked_label(match: re.Match[str]) -> str:
    from extractors.asking.days import days_of

    try:
        ends = [
            days_of(words)
            for words in (match["first"] or match["day"], match["last"] or match["day"])
            if words
        ]
    except ValueError:
        return match[0]
    if len(ends) != 2 or ends[0] is None or ends[1] is None:
        return match[0]
    return label_of(dt.date.fromisoformat(ends[0].first), dt.date.fromisoformat(ends[1].last))


def _years(first: int, last: int) -> str:
    if first == last:
        return f"{first:04}"
    return f"{first:04}s" if first % 10 == 0 and last == first + 9 else f"{first:04}–{last:04}"


def _starts(
    begin: Callable[[dt.date], dt.date], first: dt.date, last: dt.date, room: int
) -> Iterable[dt.date]:
    """The first days of the periods from one day to another; one more than there is room for is enough of small ones."""
    start, number = begin(first), 0
    while start <= last and (number <= room or begin is _decade):
        yield start
        end = _last(begin, start)
        if end >= last:
            return
        start, number = end + dt.timedelta(days=1), number + 1


def _last(begin: Callable[[dt.date], dt.date], start: dt.date) -> dt.date:
    """The last day of the period that begins there."""
    match begin:
        case _ if begin is _day:
            return start
        case _ if begin is _week:
            return min(start, dt.date.max - dt.timedelta(days=6)) + dt.timedelta(days=6)
        case _ if begin is _month:
            return _month_end(start)
        case _ if begin is _quarter:
            return _month_end(start.replace(month=start.month + 2))
        case _ if begin is _year:
            return start.replace(month=12, day=31)
    return dt.date(min(start.year // 10 * 10 + 9, dt.MAXYEAR), 12, 31)


def _month_end(day: dt.date) -> dt.date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def _day(day: dt.date) -> dt.date:
    return day


def _week(day: dt.date) -> dt.date:
    """Its Monday (ISO 8601)."""
    return dt.date.fromordinal(max(1, day.toordinal() - day.weekday()))


def _month(day: dt.date) -> dt.date:
    return day.replace(day=1)


def _quarter(day: dt.date) -> dt.date:
    return dt.date(day.year, (day.month - 1) // 3 * 3 + 1, 1)


def _year(day: dt.date) -> dt.date:
    return dt.date(day.year, 1, 1)


def _decade(day: dt.date) -> dt.date:
    return dt.date(max(1, day.year // 10 * 10), 1, 1)


# From the finest on.
_STEPS = {
    "days": _day,
    "weeks": _week,
    "months": _month,
    "quarters": _quarter,
    "years": _year,
    "decades": _decade,
}
