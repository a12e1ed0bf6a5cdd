"""What of an entity a correction changed, as records and in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from extractors.kinds.registry import kind_of
from extractors.model import Entity
from extractors.schema_names import model_name

# What is no noun is quoted: `changed the “who” of “65%”`.
_SIDES = {"from": "old value", **{side: f"“{side}”" for side in ("who", "where", "when")}}


def changed_fields(before: Entity, after: Entity) -> dict[str, Any]:
    """What the entity was where it is otherwise now."""
    if before.kind != after.kind:
        return {"kind": before.kind, "type": before.type, "name": getattr(before, "name", None)}
    told = ((name, model_name(name)) for name in kind_of(before.kind).recorded())
    return {
        name: getattr(before, field)
        for name, field in told
        if getattr(before, field) != getattr(after, field)
    }


def in_words(was: Mapping[str, Any]) -> str:
    """Which of its sides were changed: `kind`, `place and name`."""
    if "kind" in was:
        return "kind"
    if any(field in was for field in ("lat", "lon", "geonameid")):
        return "place"
    sides = (field for field in was if field not in ("first", "last", "merged"))
    return " and ".join(_SIDES.get(side, side.replace("_", " ")) for side in sides)
