"""Which entity something is that was taken for one of another kind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from extractors.kinds.registry import kind_of
from extractors.model import Actor, Entity, Kind, Place


def known_as(
    before: Entity, kind: Kind, name: str, fields: Mapping[str, Any], entities: Mapping[str, Entity]
) -> str | None:
    """An entity of the other kind that it is already: the place that a state stands for, or one of its name.

    A state stays one: what is said to be an organisation of its name is another actor.

    Args:
        before: What it was taken for.
        kind: What it is.
        name: What it is called.
        fields: What else is said of it.
        entities: Those of the article by their ids.
    """
    if not kind_of(kind).is_named:
        return None
    place = before.place if kind == "location" and isinstance(before, Actor) else None
    if place is not None and place in entities and _is_there(entities[place], fields):
        return place
    states = [
        entity.id
        for entity in entities.values()
        if isinstance(before, Place) and isinstance(entity, Actor) and entity.place == before.id
    ]
    namesakes = (e.id for e in entities.values() if e.kind == kind and kind_of(kind).name_of(e) == name)
    known = [
        id_ for id_ in (*(states if kind == "actor" else ()), *namesakes) if _is_there(entities[id_], fields)
    ]
    said = fields.get("type")
    same = [id_ for id_ in known if said is None or entities[id_].type == said]
    return next((id_ for id_ in (*same, *known) if id_ in same or entities[id_].type != "state"), None)


def _is_there(entity: Entity, fields: Mapping[str, Any]) -> bool:
    """Whether the entity is at the place that is said, where one is."""
    there = getattr(entity, "geonameid", None)
    return there is None or fields.get("geonameid", there) == there
