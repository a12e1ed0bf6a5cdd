"""What is known of an article, stored section by section: learning one costs the size of that section, not of the text."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from functools import cached_property

from extractors.joining import about_of, whole
from extractors.model import AboutPlace, Analysis, Entity, Kind, Span
from tui.section import Section


class AnalysisStore:
    """The sections that are known, in text order; frozen: `learnt` gives another.

    Attributes:
        entities: Every entity by its id; where several sections know it, as one of them has it.
        counts: How many entities of each kind are known.
    """

    def __init__(self) -> None:
        self.sections: tuple[Section, ...] = ()
        self.entities: dict[str, Entity] = {}
        self.counts: Counter[Kind] = Counter()
        self._holders: Counter[str] = Counter()  # how many sections know each entity

    @classmethod
    def of(cls, analysis: Analysis) -> AnalysisStore:
        """An analysis that is one section."""
        return cls().learnt(0, analysis) if analysis.analysed or analysis.entities else cls()

    def learnt(self, number: int, analysis: Analysis) -> AnalysisStore:
        """With this section's analysis in the place of what was known of it."""
        before = next((section for section in self.sections if section.number == number), None)
        after = Section(number, analysis)
        known = AnalysisStore()
        kept = [section for section in self.sections if section is not before]
        known.sections = tuple(sorted((*kept, after), key=lambda section: section.number))
        known.entities, known.counts = dict(self.entities), Counter(self.counts)
        known._holders = Counter(self._holders)
        for entity in analysis.entities:
            known._add(entity)
        for entity in before.analysis.entities if before else ():
            known._drop(entity)
        return known

    def over(self, span: Span) -> tuple[Section, ...]:
        """The sections that the span can touch."""
        low = max(0, bisect_right(self._starts, span.start) - 1)
        return self.sections[low : bisect_right(self._starts, max(span.start, span.end - 1))]

    def at(self, offset: int) -> int:
        """Index in `sections` of the last that starts at or before the offset; 0 where none does."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def analysed_of(self, number: int) -> int:
        """How many chunks of the section were analysed."""
        return next((s.analysis.analysed for s in self.sections if s.number == number), 0)

    @cached_property
    def whole(self) -> Analysis:
        """One analysis of all of it: as long in the making as the text, for exports and whole-article views."""
        return whole(section.analysis for section in self.sections) if self.sections else Analysis()

    @cached_property
    def about(self) -> tuple[AboutPlace, ...]:
        """The article's geographic focus, the greatest share first."""
        return about_of([section.analysis for section in self.sections])

    @cached_property
    def analysed(self) -> int:
        """How many chunks were analysed."""
        return sum(section.analysis.analysed for section in self.sections)

    @cached_property
    def notes(self) -> tuple[str, ...]:
        """What a reader should know of the analysis, in words."""
        return tuple(dict.fromkeys(note for s in self.sections for note in s.analysis.notes))

    @cached_property
    def _starts(self) -> list[int]:
        return [section.start for section in self.sections]

    def _add(self, entity: Entity) -> None:
        if entity.id not in self.entities:
            self.counts[entity.kind] += 1
        self.entities[entity.id] = entity
        self._holders[entity.id] += 1

    def _drop(self, entity: Entity) -> None:
        self._holders[entity.id] -= 1
        if not self._holders[entity.id]:
            del self._holders[entity.id], self.entities[entity.id]
            self.counts[entity.kind] -= 1
