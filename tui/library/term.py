"""What a query of the library asks an entity by."""

from __future__ import annotations

from extractors.kinds.registry import kind_of
from extractors.model import Entity, Kind


def term_of(kind: Kind, called: str) -> str:
    """The term: `place="Kabul"`, `actor="Taliban"`, `unit="troops"`, `kind:date name="2021-08-13"`; empty without a name.

    Args:
        kind: The entity's kind.
        called: What it is called in lists (`KindSpec.called`).
    """
    name, faceting = (
        called.replace('"', " "),
        kind_of(kind).facet,
    )  # the query language has no quote within quotes
    if not name.strip():
        return ""
    return f'{faceting.term}="{name}"' if faceting else f'kind:{kind} name="{name}"'


def term_for(entity: Entity) -> str:
    """The term that asks for the entity; empty where it has no name."""
    return term_of(entity.kind, str(getattr(entity, kind_of(entity.kind).called) or ""))
