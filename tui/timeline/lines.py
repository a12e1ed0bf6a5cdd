"""The timeline as lines: dates with their bars, and under or beside each what happens on it."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass, replace
from textwrap import wrap
from typing import Literal

from extractors.model import Article, Span
from extractors.wordings import dated as date_in_words
from tui.timeline.axis import Run
from tui.timeline.chronicle import Chronicle, Dated, by_reason

Look = Literal["date", "event", "heading", "reason", "anchor", "blank"]

_SECTIONS = (("LENGTHS OF TIME", "lengths"), ("REPEATED", "repeated"))
_PARTS = 6
"""Lines that an event takes at most."""
UNRESOLVED = "VAGUE OR NOT RESOLVED"
NO_ANCHOR = "the article’s own date is not known: d sets it"


@dataclass(frozen=True, slots=True)
class Line:
    """One line.

    Attributes:
        look: What it is: `date` begins a date (and may tell what happens first), `event` tells what happens.
        text: The words of a heading, a reason or the anchor.
        dated: The date that a `date` or an `event` is of.
        offset: The mention that it tells of; None where it is no event.
        note: With what its days coincide, in words.
        part: Which line of its event it is: the further ones (1, 2) cannot be chosen, and have no offset.
        parts: In how many lines the event is told.
        event: The mention that the event of a further line tells of.
    """

    look: Look
    text: str = ""
    dated: Dated | None = None
    offset: int | None = None
    note: str = ""
    part: int = 0
    parts: int = 1
    event: int | None = None

    @property
    def told(self) -> int | None:
        """The mention that it tells of, on its first line or a further one."""
        return self.event if self.offset is None else self.offset

    @property
    def entity(self) -> str | None:
        """The entity of its date."""
        return None if self.dated is None else self.dated.entity

    @property
    def run(self) -> Run | None:
        """The days of its date, where it has some: a `date` shows them as a bar."""
        return None if self.dated is None else self.dated.run

    @property
    def label(self) -> str:
        """The words for its date."""
        return "" if self.dated is None else self.dated.label


class Lines:
    """Every line of the timeline.

    Args:
        chronicle: The dates.
        article: The article, whose own date is shown among them.
        columns: Cells of a line, for reasons that are wrapped.
        is_roomy: What happens stands beside what is no day of the calendar; under a day, whose bar takes the line, always.
        no_anchor: What is said where the article's own date is not known.
    """

    def __init__(
        self, chronicle: Chronicle, article: Article, columns: int, is_roomy: bool, no_anchor: str = NO_ANCHOR
    ) -> None:
        self._no_anchor = no_anchor
        self._chronicle, self._article = chronicle, article
        self._columns, self._is_roomy = columns, is_roomy
        self._take([*self._calendar(), *self._apart()])

    def unfolded(self, needs: Callable[[Line], int], rows: int) -> Lines:
        """The same, where rows are left over with each event in as many lines as it needs, as far as there is room.

        Args:
            needs: In how many lines an event is told whole.
            rows: Rows there are.
        """
        spare = rows - len(self._lines)
        if spare <= 0:
            return self
        needed = {index: needs(self._lines[index]) for index in self.events}
        given = dict.fromkeys(needed, 1)
        for parts in range(1, _PARTS):  # each a further line before one has two
            more = [index for index in needed if needed[index] > parts][:spare]
            given |= dict.fromkeys(more, parts + 1)
            spare -= len(more)
        found: list[Line] = []
        for index, line in enumerate(self._lines):
            lines = given.get(index, 1)
            found.append(replace(line, parts=lines))
            found += [
                Line("event", "", line.dated, part=part, parts=lines, event=line.offset)
                for part in range(1, lines)
            ]
        other = copy(self)
        other._take(found)
        return other

    def _take(self, lines: list[Line]) -> None:
        self._lines = lines
        told = sorted((line.offset, index) for index, line in enumerate(lines) if line.offset is not None)
        self._offsets = [offset for offset, _ in told]
        self._at_offsets = [index for _, index in told]
        self.events = [index for index, line in enumerate(lines) if line.offset is not None]
        """Indices of the lines that can be chosen."""

    def __len__(self) -> int:
        return len(self._lines)

    def __getitem__(self, index: int) -> Line:
        return self._lines[index]

    @staticmethod
    def anchor_of(article: Article) -> int | None:
        """The article's own date as an ordinal; None where it is not known."""
        return None if article.published is None else dt.date.fromisoformat(article.published).toordinal()

    def within(self, span: Span) -> Sequence[int]:
        """Indices of the events mentioned in the span, in the order of the text."""
        low, high = bisect_left(self._offsets, span.start), bisect_left(self._offsets, span.end)
        return self._at_offsets[low:high]

    def of_entity(self, entity: str, offset: int) -> int | None:
        """Index of the event of that date and mention; else of the date's first; None where there is none."""
        first = None
        for index in self.events:
            line = self._lines[index]
            if line.entity == entity:
                if line.offset == offset:
                    return index
                first = index if first is None else first
        return first

    def _calendar(self) -> Iterator[Line]:
        own = self.anchor_of(self._article)
        days = self._chronicle.days
        if own is None:
            if self._no_anchor and not self._chronicle.is_empty:
                yield Line("anchor", self._no_anchor)
            yield from self._days(days, None)
            return
        before = bisect_left(days, (own, own), key=lambda dated: dated.run or (0, 0))
        yield from self._days(days[:before], own)
        yield Line("anchor", self._anchor())
        yield from self._days(days[before:], own)

    def _days(self, days: Sequence[Dated], own: int | None) -> Iterator[Line]:
        """Dates of the calendar; those that coincide with the one before, or with the article's own day, say so."""
        above: Run | None = None
        for dated in days:
            note = ""
            if dated.run is not None and dated.run == above:
                note = "the same day" if above[0] == above[1] else "the same days"
            elif own is not None and dated.run == (own, own):
                note = "the article’s own day"
            above = dated.run
            yield from self._date(dated, note)

    def _anchor(self) -> str:
        """The article's own date, with its origin where there is room."""
        day, _, origin = date_in_words(self._article).partition(", ")
        said = f"{day}: the article’s own date"
        return f"{said}, {origin}" if origin and self._is_roomy else said

    def _apart(self) -> Iterator[Line]:
        for heading, name in _SECTIONS:
            group: list[Dated] = getattr(self._chronicle, name)
            if group:
                yield from (Line("blank"), Line("heading", heading))
                for dated in group:
                    yield from self._date(dated)
        if self._chronicle.unresolved:
            yield from (Line("blank"), Line("heading", UNRESOLVED))
            for reason, group in by_reason(self._chronicle.unresolved).items():
                for text in wrap(reason, max(10, self._columns - 4)):
                    yield Line("reason", text)
                for dated in group:
                    yield from self._date(dated)

    def _date(self, dated: Dated, note: str = "") -> Iterator[Line]:
        is_first = self._is_roomy and dated.run is None
        if not is_first:
            yield Line("date", "", dated, note=note)
        for offset in self._chronicle.events(dated):
            if is_first:
                yield Line("date", "", dated, offset)
                is_first = False
            else:
                yield Line("event", "", dated, offset)
