"""An entity as it is listed."""

from __future__ import annotations

from extractors.model import Entity


class Entry:
    """An entity with where and in what words it is mentioned first, and how often in all."""

    __slots__ = ("count", "entity", "first", "wording")

    def __init__(self, entity: Entity, first: int, wording: str, count: int) -> None:
        self.entity, self.first, self.wording, self.count = entity, first, wording, count

    def is_like(self, other: Entry) -> bool:
        """Whether both are the same entity, mentioned as often and first at the same place."""
        return self.entity is other.entity and self.count == other.count and self.first == other.first

    def with_later(self, other: Entry) -> Entry:
        """The same entity with its mentions of a later section counted."""
        return Entry(self.entity, self.first, self.wording, self.count + other.count)
