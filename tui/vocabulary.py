"""What a query is understood by: the entities of an article and their words."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from extractors.model import Entity
from extractors.values import dataclass

Test = Callable[[Entity, frozenset[str]], bool]
"""Whether something is true of an entity, given the folded words of its mentions."""


@dataclass(frozen=True)
class Vocabulary:
    """The words that the article has for its entities, folded: what a query is understood by.

    Attributes:
        entities: Every entity that is known.
        wordings: The words of each entity's mentions, by its id.
    """

    entities: tuple[Entity, ...] = ()
    wordings: Mapping[str, frozenset[str]] = ()  # type: ignore[assignment]

    def words_of(self, entity: Entity) -> frozenset[str]:
        """The folded words of its mentions."""
        return self.wordings.get(entity.id, frozenset()) if self.wordings else frozenset()
