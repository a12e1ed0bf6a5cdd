"""What other articles of a corpus have of an entity."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.corpus.answers import Elsewhere
from tui.library.novelty import Novelty


@dataclass(frozen=True)
class Across:
    """What other articles have of an entity.

    Attributes:
        article: Key of the article that is read now.
        entity: The entity's id in it.
        elsewhere: Where it is; None where it cannot be told which entity of others it would be.
    """

    article: str
    entity: str
    elsewhere: Elsewhere | None = None
    novelty: Novelty | None = None
