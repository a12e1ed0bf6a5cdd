"""An entity with some of its fields otherwise, and what follows from them for the others."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from extractors.model import Actor, Candidate, Entity, Figure, Kind, Place, Timex
from extractors.schema_names import model_fields, schema_name
from extractors.timex.calendar import bounds

_PLACE: Final = ("country", "admin1", "lat", "lon", "geonameid")
_LENGTH: Final = re.compile(r"P(?:T?)(\d+(?:\.\d+)?)([YMWDH])")
_UNITS: Final = {"Y": "years", "M": "months", "W": "weeks", "D": "days", "H": "hours"}
_DEFAULT_TYPES: Final[Mapping[Kind, Any]] = {
    "location": "area",
    "actor": "organisation",
    "figure": "count",
    "date": "date",
}


def altered(entity: Entity, to: Mapping[str, Any]) -> Entity:
    """The entity with these fields, all of its own kind; what was computed from the old ones is computed anew or dropped."""
    match entity:
        case Place():
            return replace(entity, rejected=_other_candidates(entity, to), **to)
        case Actor():
            name = to.get("name", entity.name)
            aliases = dict.fromkeys(a for a in (entity.name, *entity.aliases) if a != name)
            return replace(entity, aliases=tuple(aliases), **to)
        case Figure():
            return _figure(entity, to)
        case Timex():
            return _timex(entity, to)


def entity_of_kind(
    kind: Kind, id: str, name: str, wordings: Sequence[str], to: Mapping[str, Any], old: Entity
) -> Entity:
    """An entity of another kind than it was found to be.

    Args:
        kind: The right kind.
        id: The new entity's id.
        name: Its name, where the kind has names and `to` gives none.
        wordings: What its mentions say.
        to: The fields that are known of it.
        old: What was found.
    """
    fields: dict[str, Any] = {"type": _DEFAULT_TYPES[kind], **to}
    if kind == "location":
        unknown = {} if fields.get("lat") is not None else {"reason": "Where it is has not been said."}
        return Place(
            **{"id": id, "name": name, "country": getattr(old, "country", None), **unknown, **fields}
        )
    if kind == "actor":
        named = fields.get("name", name)
        aliases = tuple(dict.fromkeys(wording for wording in wordings if wording != named))
        country = getattr(old, "country", None)
        return Actor(**{"id": id, "name": name, "country": country, "aliases": aliases, **fields})
    if kind == "figure":
        return Figure(**{"id": id, **model_fields(fields)})
    return _timex(Timex(id, fields["type"]), to)


def changed_fields(before: Entity, after: Entity) -> dict[str, Any]:
    """What the entity was where it is otherwise now."""
    if before.kind != after.kind:
        return {"kind": before.kind, "type": before.type, "name": getattr(before, "name", None)}
    names = (
        "name",
        "type",
        *_PLACE,
        "value",
        "high",
        "of",
        "from_value",
        "change",
        "bound",
        "unit",
        "unit_id",
        "first",
        "last",
    )
    return {
        schema_name(name): getattr(before, name)
        for name in names
        if hasattr(before, name) and getattr(before, name) != getattr(after, name)
    }


def in_words(was: Mapping[str, Any]) -> str:
    """Which of its sides were changed: `kind`, `place and name`."""
    if "kind" in was:
        return "kind"
    if any(field in was for field in ("lat", "lon", "geonameid")):
        return "place"
    sides = (field for field in was if field not in ("first", "last", "merged"))
    return " and ".join("old value" if side == "from" else side.replace("_", " ") for side in sides)


def _other_candidates(place: Place, to: Mapping[str, Any]) -> tuple[Candidate, ...]:
    """What the place could have been: what it was found to be comes first, what it is now is none of them."""
    if "geonameid" not in to and "lat" not in to:
        return place.rejected
    others = [c for c in place.rejected if c.geonameid is None or c.geonameid != to.get("geonameid")]
    if place.lat is None:
        return tuple(others)
    found = Candidate(
        place.name,
        place.type,
        place.country,
        place.admin1,
        place.lat,
        place.lon,
        place.geonameid,
        0,
        "You chose another.",
    )
    return (found, *others)


def _figure(figure: Figure, to: Mapping[str, Any]) -> Figure:
    has_other_unit = "unit" in to or "unit_id" in to
    fields = model_fields(to)
    if has_other_unit:
        fields = {"unit_id": None, "same_as_unit": (), "si": None, "si_unit": None, **fields}
    elif "value" in to and figure.si is not None:
        scale = to["value"] / figure.value if figure.value and to["value"] is not None else 0.0
        fields["si"] = figure.si * scale if scale else None
        fields["si_unit"] = figure.si_unit if scale else None
    changed = replace(figure, **fields)
    old, new = changed.from_value, changed.value
    if "value" in to and to["value"] is not None:
        changed = replace(changed, order=None)
    if new is None or (old == figure.from_value and (old is None or new == figure.value)):
        return changed
    return replace(changed, change=None if old is None or old == new else "up" if new > old else "down")


def _timex(timex: Timex, to: Mapping[str, Any]) -> Timex:
    if "value" not in to:
        return replace(timex, **to)
    value = to["value"] or ""
    days = bounds(value)
    length = _LENGTH.fullmatch(value)
    fields: dict[str, Any] = {
        "first": days[0].isoformat() if days else None,
        "last": days[1].isoformat() if days else None,
        "amount": float(length[1]) if length else None,
        "unit": _UNITS[length[2]] if length else None,
        "type": "duration" if value.startswith("P") else "time" if "T" in value else "date",
    }
    return replace(timex, **{**fields, **to})
