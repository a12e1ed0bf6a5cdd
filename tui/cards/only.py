"""The filter's query that leaves one entity alone."""

from __future__ import annotations

from extractors.model import Entity, Mention
from tui.kind_views import quoted, view_of


def query_for(entity: Entity, first: Mention | None) -> str:
    """A query that the entity matches, and others only where nothing tells them apart but their place in the text.

    Args:
        entity: The entity.
        first: Its first mention: what has neither name nor value is told by its words.
    """
    asked = view_of(entity.kind).asked(entity)
    if not asked and first is not None:
        asked = [quoted(" ".join(first.text.split()))]
    return " ".join((f"kind:{entity.kind}", *asked))
