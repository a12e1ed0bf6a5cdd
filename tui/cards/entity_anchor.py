"""Finds an entity again where the analysis has grown and its id has changed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from extractors.model import Kind, Mention, Span
from tui.facts import Facts

# More mentions than start at one character.
_AT_ONE_PLACE = 8


@dataclass(frozen=True, slots=True)
class EntityAnchor:
    """An entity by what stays: its kind, its name, and where one of its mentions starts and ends.

    Attributes:
        name: Its name; "" for figures and dates, which have none.
        start: Where a mention of it starts, None where it has none of its own.
        end: Where that mention ends.
    """

    kind: Kind
    name: str
    start: int | None
    end: int | None

    @classmethod
    def on(cls, facts: Facts, entity: str, at: int | None = None) -> EntityAnchor:
        """The anchor of that entity: by its mention at the offset where there is one, else by its first.

        Raises:
            KeyError: The analysis has no such entity.
        """
        held = facts.entities[entity]
        own = mentions_of(facts, entity)
        mention = next((m for m in own if m.start == at), own[0] if own else None)
        return cls(
            held.kind,
            getattr(held, "name", ""),
            mention.start if mention else None,
            mention.end if mention else None,
        )

    def found_in(self, facts: Facts) -> str | None:
        """The id that the entity has now; None where the analysis no longer has it."""
        by_mention = self._mentioned(facts) if self.start is not None else None
        if by_mention is not None or not self.name:
            return by_mention
        return next(
            (
                entity.id
                for entity in facts.entities.values()
                if entity.kind == self.kind and getattr(entity, "name", "") == self.name
            ),
            None,
        )

    def _mentioned(self, facts: Facts) -> str | None:
        """The entity whose mention stands where the held one stood; a mention that grew or shrank is the same one."""
        start, end = self.start or 0, self.end or 0
        for section in facts.known.over(Span(start, max(end, start + 1))):
            mentions = section.analysis.mentions
            at = bisect_left(mentions, start, key=lambda mention: mention.start)
            here = [m for m in mentions[at : at + _AT_ONE_PLACE] if m.start == start and m.kind == self.kind]
            if here:
                return min(here, key=lambda m: abs(m.end - end)).entity
        return None


def entities_at(facts: Facts, spots: Iterable[tuple[Kind, int, int]]) -> frozenset[str]:
    """Ids of the entities that are mentioned there, by each mention's kind, start and end."""
    found = (EntityAnchor(kind, "", start, end).found_in(facts) for kind, start, end in spots)
    return frozenset(id_ for id_ in found if id_ is not None)


def mentions_of(facts: Facts, entity: str) -> tuple[Mention, ...]:
    """Every mention of the entity in text order, whatever the filter hides."""
    return tuple(m for section in facts.known.sections for m in section.of_entity.get(entity, ()))


def first_mention(facts: Facts, entity: str) -> Mention | None:
    """The entity's first mention; None where it has none of its own."""
    for section in facts.known.sections:
        if mentions := section.of_entity.get(entity):
            return mentions[0]
    return None
