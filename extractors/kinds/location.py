"""Locations: named places, resolved by the gazetteer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, get_args

from extractors import wordings
from extractors.kinds.field import (
    CHECKED_COUNTRY,
    CHECKED_WORDS,
    CHECKED_WORDS_OR_NONE,
    COUNTRY,
    NUMBER_OR_NULL,
    WORDS,
    WORDS_OR_NULL,
    Check,
    Column,
    Field,
    is_id,
    is_number,
    meant,
    one_of,
)
from extractors.kinds.spec import Colours, Faceting, Fields, KindSpec, Naming
from extractors.model import Candidate, Place, PlaceType

_TYPES = get_args(PlaceType)
_ID_OR_NULL = {"type": ["integer", "null"]}
_COUNT = {"type": "integer", "minimum": 0}
_COUNTRY = meant(WORDS_OR_NULL, "ISO 3166-1 alpha-2 code.")
_ADMIN1 = meant(WORDS_OR_NULL, "Name of the first-level division.")
_LAT = meant(
    {**NUMBER_OR_NULL, "minimum": -90, "maximum": 90},
    "WGS84 degrees north; null where the place is not resolved, never 0,0.",
)
_LON = meant({**NUMBER_OR_NULL, "minimum": -180, "maximum": 180}, "WGS84 degrees east.")
_GEONAMEID = meant(_ID_OR_NULL, "The GeoNames identifier.")
_CANDIDATE = {
    "name": WORDS,
    "type": one_of(*_TYPES),
    "country": _COUNTRY,
    "admin1": _ADMIN1,
    "lat": _LAT,
    "lon": _LON,
    "geonameid": _GEONAMEID,
    "population": {"type": "integer"},
    "why_not": meant(WORDS, "Why it was not chosen."),
}
_REJECTED = {
    "type": "array",
    "items": {
        "type": "object",
        "description": "A gazetteer entry that the name could have meant.",
        "required": list(_CANDIDATE),
        "properties": _CANDIDATE,
    },
}


def _degrees(limit: float) -> Callable[[Any], bool]:
    return lambda value: value is None or (is_number(value) and abs(value) <= limit)


def _altered(place: Place, to: Fields) -> Place:
    return replace(place, rejected=_other_candidates(place, to), **to)


def _other_candidates(place: Place, to: Fields) -> tuple[Candidate, ...]:
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


def _made(spec: KindSpec, naming: Naming, to: Fields) -> Place:
    unknown = {} if to.get("lat") is not None else {"reason": "Where it is has not been said."}
    known = {"name": naming.name, "type": spec.default_type, "country": getattr(naming.old, "country", None)}
    return Place(**{"id": naming.id, **known, **unknown, **to})


def _across(entity: Fields, _: Mapping[str, Fields]) -> tuple[str, ...] | None:
    return (str(entity["geonameid"]),) if entity["geonameid"] is not None else None


SPEC = KindSpec(
    name="location",
    letter="L",
    entity=Place,
    types=_TYPES,
    default_type="area",
    meaning="A place.",
    component="q7x2_places",
    after=("figure",),
    linker="extractors.linkers:Places",
    fields=(
        Field(
            "name",
            meant(WORDS, "The canonical name."),
            Column("string", "of a place or an actor"),
            True,
            CHECKED_WORDS,
        ),
        Field("country", _COUNTRY, COUNTRY, True, CHECKED_COUNTRY),
        Field(
            "admin1", _ADMIN1, Column("string", "a place's first-level division"), True, CHECKED_WORDS_OR_NONE
        ),
        Field("lat", _LAT, Column("double", "degrees, WGS84"), True, Check(_degrees(90), "degrees north")),
        Field("lon", _LON, Column("double", "degrees, WGS84"), True, Check(_degrees(180), "degrees east")),
        Field("geonameid", _GEONAMEID, Column("int64", "GeoNames id"), True, Check(is_id, "a whole number")),
        Field("candidates", meant(_COUNT, "How many gazetteer entries bear the name.")),
        Field("rejected", _REJECTED),
    ),
    was=("name", "type", "country", "admin1", "lat", "lon", "geonameid"),
    synonyms=("place",),
    term="place",
    mentioned="places",
    facet=Faceting(
        "places", "place", lambda entity: entity["name"] if entity["geonameid"] is not None else None
    ),
    linked_by="the same entry of GeoNames",
    colours=Colours("#6fc7b7", "#00695c"),
    mark="text-decoration: underline;",
    displayed=lambda place, _: place.name,
    described=lambda place, _: wordings.place(place),
    identity=lambda place: (place.name, place.type, place.country, place.admin1, place.geonameid),
    across=_across,
    altered=_altered,
    made=_made,
)
