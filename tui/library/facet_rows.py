"""The facets of a result as rows: what narrows it, and how far."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from extractors.corpus.answers import Facet, Facets
from extractors.kinds.registry import kinds
from tui.library.periods import asked_in, histogram
from tui.visible import visible

_HEAD_AND_BLANK = 2  # rows of a group besides its values
_LEAST, _MOST = 3, 12  # values of a group at first

# Periods that there is room for: at least, at most, and the part of the height between.
_FEW_PERIODS, _MANY_PERIODS, _PERIODS_PART = 7, 14, 3

_UNDER_A_YEAR, _YEAR = ("days", "weeks"), re.compile(r" \d{4}")

ABOUT = "about"
"""What the group of the countries in focus is called, as others by their kinds."""

PAGE = 20  # values that a group shows more of at a time


class FacetRow(NamedTuple):
    """A row: a heading, or an empty period, where it has no term and opens nothing.

    Attributes:
        look: The kind whose colour it has.
        is_asked: Whether the query has the term.
        bar: How long its bar is, of 1; None where it has none.
        opens: The kind of which more values are shown when it is chosen.
    """

    label: str
    look: str
    term: str = ""
    articles: int = 0
    is_asked: bool = False
    bar: float | None = None
    opens: str = ""

    @property
    def can_be_chosen(self) -> bool:
        """Whether Enter does something there."""
        return bool(self.term or self.opens)


def rows_of(
    facets: Facets, query: str, height: int, opened: Mapping[str, int] | None = None, limit: int = 0
) -> list[FacetRow]:
    """The days as a histogram, then groups under their headings, each with as many values as there is room for.

    Args:
        facets: Of the result.
        query: What was asked.
        height: Rows that there are.
        opened: By kind, how many values more than there is room for.
        limit: How many values of a kind were asked for; there may be more where there are as many.
    """
    rows = list(_days(facets, query, height))
    groups = [("about", ABOUT, facets.about)] if len(facets.about) > 1 or "about:" in query else []
    groups += [
        (spec.facet.name, spec.name, values)
        for spec in kinds()
        if spec.facet is not None and (values := facets.of_kind.get(spec.name, ()))
    ]
    left = height - len(rows) - 1
    room = min(_MOST, max(_LEAST, left // max(1, len(groups)) - _HEAD_AND_BLANK))
    for name, kind, values in groups:
        if rows:
            rows.append(FacetRow("", ""))
        rows.append(FacetRow(name.upper(), _look(kind)))
        rows += _values(kind, values, query, room + (opened or {}).get(kind, 0), limit)
    return rows


def _look(kind: str) -> str:
    """The kind whose colour a group has: a country is a place."""
    return "location" if kind == ABOUT else kind


def _values(kind: str, values: tuple[Facet, ...], query: str, room: int, limit: int) -> Iterator[FacetRow]:
    shown = len(values) if len(values) <= room + 1 and len(values) != limit else min(room, len(values))
    for facet in values[:shown]:
        yield FacetRow(
            visible(facet.label), _look(kind), facet.term, facet.articles, is_asked(query, facet.term)
        )
    rest = len(values) - shown
    if rest or len(values) == limit:
        more = f"{rest:,}{'+' if len(values) == limit else ''}" if rest else ""
        yield FacetRow(f"… {more} more".replace("  ", " "), _look(kind), opens=kind)


def _days(facets: Facets, query: str, height: int) -> Iterator[FacetRow]:
    """What is asked of days, to be taken back; then the histogram, from the latest on as the list is."""
    days = {dt.date.fromisoformat(facet.label): facet.articles for facet in facets.days}
    room = min(_MANY_PERIODS, max(_FEW_PERIODS, height // _PERIODS_PART))
    again = (map(dt.date.fromisoformat, of_one) for of_one in facets.again)
    found = histogram(days, room, again)
    asked = asked_in(query)
    if not (found.periods or asked):
        return
    yield FacetRow(_heading(found.step[:-1], days), "date")
    there = {period.term for period in found.periods}
    for term, label in asked:
        if term not in there:
            yield FacetRow(label, "date", term, sum(days.values()), is_asked=True)
    for period in reversed(found.periods):
        term = period.term if period.articles else ""
        bar = period.articles / max(1, found.most)
        label = _YEAR.sub("", period.label) if found.step in _UNDER_A_YEAR else period.label
        yield FacetRow(label, "date", term, period.articles, bool(term) and is_asked(query, term), bar)


def _heading(step: str, days: Mapping[dt.date, int]) -> str:
    """`DAYS by week, 2021`: of what is shorter than a month the heading says the year."""
    if not days or f"{step}s" not in _UNDER_A_YEAR:
        return f"DAYS by {step}"
    first, last = min(days).year, max(days).year
    return f"DAYS by {step}, {first if first == last else f'{first}–{last}'}"


def is_asked(query: str, term: str) -> bool:
    """Whether the query has the term, as a whole."""
    return f" {term} " in f" {query} "


def toggled(query: str, term: str) -> str:
    """The query with the term, or without it where it has it."""
    if is_asked(query, term):
        return " ".join(f" {query} ".replace(f" {term} ", " ").split())
    return f"{query} {term}".strip()
