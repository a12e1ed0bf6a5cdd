"""The article's dates in order, and apart from them what is no day: lengths of time, what is repeated, what is vague."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from extractors import wordings
from extractors.model import Timex
from tui.entry import Entry
from tui.facts import Facts
from tui.timeline.axis import Run
from tui.visible import visible

# Of a date's words so many characters are to be seen where its sentence is cut.
_WORDS_OF_DATE = 18


class Dated:
    """A date of the article. Its words are made when they are asked for.

    Attributes:
        entity: Its id.
        run: First and last day, as ordinals; None where it is no day of the calendar.
    """

    __slots__ = ("_entry", "_timex", "entity", "run")

    def __init__(self, entry: Entry, timex: Timex) -> None:
        self._entry, self._timex = entry, timex
        self.entity = timex.id
        self.run = None if timex.type in ("duration", "set") else _run(timex)

    @property
    def label(self) -> str:
        """As the panes print it."""
        return visible(wordings.timex(self._timex, self._entry.wording))

    @property
    def reason(self) -> str:
        """Why it has its value, or none."""
        return visible(self._timex.reason)

    @property
    def key(self) -> tuple[int, int, str, int]:
        """What dates are sorted by: days, then the time of day, then the text."""
        return *(self.run or (0, 0)), self._timex.value or "", self._entry.first


class Chronicle:
    """What the filter shows of the article's dates, sorted.

    Args:
        facts: What is known and shown.
    """

    def __init__(self, facts: Facts) -> None:
        self.days: list[Dated] = []
        self.lengths: list[Dated] = []
        self.repeated: list[Dated] = []
        self.unresolved: list[Dated] = []
        self._facts = facts
        entries = () if "date" in facts.filter.hidden else facts.listing.of("date")
        for entry in entries:
            if isinstance(entry.entity, Timex):
                self._group(entry.entity, dated := Dated(entry, entry.entity)).append(dated)
        self.days.sort(key=lambda dated: dated.key)

    @property
    def is_empty(self) -> bool:
        """Whether there is no date at all."""
        return not (self.days or self.lengths or self.repeated or self.unresolved)

    @cached_property
    def runs(self) -> list[Run]:
        """The days of every date that has some."""
        return [dated.run for dated in self.days if dated.run is not None]

    def events(self, dated: Dated) -> list[int]:
        """Where it is mentioned: the first mention of each sentence."""
        return self._events.get(dated.entity, [])

    @cached_property
    def _events(self) -> dict[str, list[int]]:
        known = (*self.days, *self.lengths, *self.repeated, *self.unresolved)
        found: dict[str, list[int]] = {dated.entity: [] for dated in known}
        for section in self._facts.known.sections:
            starts = section.sentence_starts
            for id_, mentions in section.of_entity.items():
                if id_ not in found:
                    continue
                last = -1
                for mention in mentions:
                    sentence = bisect_right(starts, mention.start)
                    if sentence != last:
                        found[id_].append(mention.start)
                    last = sentence
        return found

    def lede(self, offset: int, characters: int) -> str:
        """The sentence at the offset, on one line: from its beginning where the words at the offset have room then, else later.

        Args:
            offset: Where the date is mentioned.
            characters: How many there is room for.
        """
        start, end = self._facts.sentences.at(offset)
        text = self._facts.article.text
        before = " ".join(text[start:offset].split())
        after = " ".join(text[offset : min(end, offset + 2 * characters + 20)].split())
        gap = " " * (bool(before) and text[offset - 1].isspace())
        if len(before) + min(len(after), _WORDS_OF_DATE) > characters:
            kept = before[-max(1, characters * 2 // 5) :].partition(" ")[2]
            before = f"… {kept}"
        return visible(f"{before}{gap}{after}")

    def _group(self, timex: Timex, dated: Dated) -> list[Dated]:
        if timex.type == "duration":
            return self.lengths
        if timex.type == "set":
            return self.repeated
        return self.unresolved if dated.run is None else self.days


def by_reason(unresolved: Sequence[Dated]) -> dict[str, list[Dated]]:
    """The same under their reasons, in the order in which these come."""
    found: dict[str, list[Dated]] = {}
    for dated in unresolved:
        found.setdefault(dated.reason, []).append(dated)
    return found


def _run(timex: Timex) -> Run | None:
    """The days it covers; None where it names none, or none that a calendar has."""
    if timex.first is None and timex.last is None:
        return None
    try:
        first = dt.date.fromisoformat(timex.first or timex.last or "").toordinal()
        last = dt.date.fromisoformat(timex.last or timex.first or "").toordinal()
    except ValueError:
        return None
    return min(first, last), max(first, last)
