"""Which rows of the panes are in scope, decided row by row, so that rows off the screen cost nothing."""

from __future__ import annotations

from extractors.values import dataclass


@dataclass(frozen=True, slots=True)
class Marks:
    """The entities in scope: these, or all whose first mention stands before an offset.

    Attributes:
        entities: Their ids, where the scope is a part of the text in reach.
        before: The offset, where the scope begins with the text; 0 where `entities` holds.
    """

    entities: frozenset[str] = frozenset()
    before: int = 0

    def marks(self, entity: str, first: int) -> bool:
        """Whether the entity, first mentioned at that offset, is in scope."""
        return first < self.before or entity in self.entities
