"""What the reader points at, whichever widget has the keys."""

from __future__ import annotations

from typing import NamedTuple

from extractors.model import Mention


class Pointed(NamedTuple):
    """An entity, and the one mention of it that is meant; without a mention the entity as a whole is meant."""

    entity: str
    mention: Mention | None = None
