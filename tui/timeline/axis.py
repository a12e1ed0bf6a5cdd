"""The common axis of the timeline: days to cells."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

# A run of days, as ordinals of `datetime.date`, first and last, both in it.
Run = tuple[int, int]

# The axis is drawn for the days around the article's own; it goes on to others while the gap to them is at most so many times its
# length so far, and while fewer than so many of the dates are on it.
_STRETCHED, _ENOUGH = 4, 0.7
_LEAST_DAYS = 7

_YEARS, _MONTHS = 3 * 365, 75  # days from which the ends are said as years, as months

POINT, SPAN, BEFORE, AFTER, ANCHOR = "●", "━", "◂", "▸", "┊"


@dataclass(frozen=True, slots=True)
class Axis:
    """Days over cells.

    Attributes:
        first: The first day, as an ordinal.
        last: The last day.
        columns: Cells.
        anchor: The article's own date, which every row shows; None where it is not known.
    """

    first: int
    last: int
    columns: int
    anchor: int | None = None

    def column(self, day: int) -> int:
        """The cell of the middle of that day, which may lie beyond the axis."""
        days = self.last - self.first + 1
        return int((day - self.first + 0.5) * self.columns / days // 1)

    def bar(self, run: Run) -> str:
        """A point for a day, a bar for more; an arrow where they lie beyond the axis; behind it the article's own date."""
        cells = [" "] * self.columns
        if self.anchor is not None and 0 <= self.column(self.anchor) < self.columns:
            cells[self.column(self.anchor)] = ANCHOR
        first, last = self._edges(run)
        if last < 0:
            cells[0] = BEFORE
        elif first >= self.columns:
            cells[-1] = AFTER
        elif run[0] == run[1]:
            cells[self.column(run[0])] = POINT
        else:
            low, high = max(0, first), min(self.columns - 1, last)
            cells[low : high + 1] = SPAN * (high - low + 1)
            if first < 0:
                cells[0] = BEFORE
            if last >= self.columns:
                cells[-1] = AFTER
        return "".join(cells)

    def _edges(self, run: Run) -> Run:
        """The cells of the first day's beginning and of the last day's end."""
        days = self.last - self.first + 1
        first = (run[0] - self.first) * self.columns // days
        last = -((self.first - run[1] - 1) * self.columns // days) - 1
        return first, max(first, last)

    @property
    def ends(self) -> str:
        """`9 Aug ─────── 15 Aug`: what the ends are, as far as there is room."""
        first, last = self._said(self.first), self._said(self.last)
        rule = self.columns - len(first) - len(last) - 2
        if rule < 1:
            return "─" * self.columns
        return f"{first} {'─' * rule} {last}"

    def _said(self, ordinal: int) -> str:
        day, length = dt.date.fromordinal(ordinal), self.last - self.first
        if length >= _YEARS:
            return f"{day.year}"
        return f"{day:%b %Y}" if length >= _MONTHS else f"{day.day} {day:%b}"


def noted(bar: str, words: str) -> str:
    """The bar with words beside what is drawn, behind it or before it, where there is room for them."""
    room = " " * (len(words) + 2)
    drawn = len(bar) - len(bar.lstrip(f" {ANCHOR}"))
    padded = f" {bar} "
    at = padded.find(room, drawn)
    if at < 0:
        at = padded.rfind(room, 0, drawn + 1)
    return bar if not words or at < 0 else bar[:at] + words + bar[at + len(words) :]


def whole_period(runs: Iterable[Run], anchor: int | None) -> Run:
    """From the first day of all to the last."""
    days = [*(day for run in runs for day in run), *([] if anchor is None else [anchor])]
    return _roomy(min(days), max(days)) if days else (1, 1)


def near_period(runs: Iterable[Run], anchor: int | None) -> Run:
    """The days around the article's own, with the dates that lie not too far from them; without one, around the middle date."""
    known = sorted(runs)
    if not known:
        return whole_period((), anchor)
    start = known[len(known) // 2][0] if anchor is None else anchor
    by_distance = sorted(known, key=lambda run: max(run[0] - start, start - run[1], 0) + (run[1] - run[0]))
    first = last = start
    for number, (low, high) in enumerate(by_distance):
        wider = max(last, high) - min(first, low)
        is_near = wider <= (_STRETCHED + 1) * max(last - first, _LEAST_DAYS)
        if not is_near and number >= _ENOUGH * len(by_distance):
            break
        first, last = min(first, low), max(last, high)
    return _roomy(first, last)


def _roomy(first: int, last: int) -> Run:
    """At least a week, the days in its middle."""
    short = max(0, _LEAST_DAYS - (last - first + 1))
    return max(1, first - (short + 1) // 2), min(dt.date.max.toordinal(), last + short // 2)
