"""The card of a location: what it was taken for, why, and what it could have been."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from extractors.digits import ungrouped
from extractors.model import Actor, Candidate, Figure, Mention, Place
from tui.cards.blocks import Block, Fixed
from tui.cards.line import Line, Piece, absent, field, heading, indented, missing, with_absent_last
from tui.cards.listed import entities_listed
from tui.cards.names import Names
from tui.visible import visible


def of_place(names: Names, place: Place, _: Sequence[Mention]) -> list[Block]:
    """The resolved entry, the reason, who acts for it, what is counted there, and the candidates that were not chosen."""
    figures = [
        entity.id
        for entity in names.facts.entities.values()
        if isinstance(entity, Figure) and entity.where == place.id
    ]
    return [
        Fixed(_fields(names, place)),
        *entities_listed(names, "figures there", figures),
        Fixed(_rejected(place, names.width)),
    ]


def _fields(names: Names, place: Place) -> list[Line]:
    width = names.width
    lines = [] if place.type == "country" else names.place_in(place.country)
    if place.type == "country" and place.country:
        lines += field("code", f"{place.country} (ISO 3166)", width)
    if place.admin1:
        lines += field("division", place.admin1, width)
    elif place.type != "country":
        lines += absent("division")
    lines += _position(place, width)
    lines += field("why", place.reason, width) if place.reason else absent("why")
    for entity in names.facts.entities.values():
        if isinstance(entity, Actor) and entity.place == place.id:
            lines += names.linked("acts as", entity.id, entity.type)
    return with_absent_last(lines, width)


def _position(place: Place, width: int) -> list[Line]:
    lines = (
        missing("position", "nowhere: it was not resolved", width)
        if place.lat is None or place.lon is None
        else field("position", coordinates(place.lat, place.lon), width)
    )
    if place.geonameid is not None:
        return [*lines, *field("GeoNames", str(place.geonameid), width)]
    return [*lines, *absent("GeoNames")]


def coordinates(lat: float, lon: float) -> str:
    """WGS84 degrees as an atlas prints them: `31.5938° N, 64.3716° E`."""
    north, east = ungrouped(abs(lat)), ungrouped(abs(lon))
    return f"{north}° {'N' if lat >= 0 else 'S'}, {east}° {'E' if lon >= 0 else 'W'}"


def _rejected(place: Place, width: int) -> list[Line]:
    lines = list(heading("not chosen", width, _of_how_many(place)))
    for candidate in place.rejected:
        lines += _candidate(candidate, width)
    if not place.rejected:
        only = "no other entry of the place index bears the name"
        none = only if place.candidates == 1 else "the place index has no entry of this name"
        kept = "none of the others is kept" if place.candidates > 1 else none
        lines += indented(kept, width, "missing")
    return lines


def _of_how_many(place: Place) -> str:
    others, kept = place.candidates - 1, len(place.rejected)
    if others < 1 or not kept:
        return ""
    every = "the one other" if others == 1 else f"the {others} others"
    return f"{every} of this name" if kept >= others else f"the best {kept} of {others} others of this name"


def _candidate(candidate: Candidate, width: int) -> Sequence[Line]:
    where = ", ".join(filter(None, (candidate.type, candidate.admin1, candidate.country)))
    people = f"{candidate.population:,} people" if candidate.population else "people: not known"
    position = (
        coordinates(candidate.lat, candidate.lon)
        if candidate.lat is not None and candidate.lon is not None
        else "no position"
    )
    id_ = f"GeoNames {candidate.geonameid}" if candidate.geonameid is not None else ""
    name, where = visible(candidate.name), visible(where)
    named = [Line((Piece("  "), Piece(name, "location"), Piece(f"  {where}")))]
    if cell_len(named[0].text) > width:
        named = [*indented(name, width, "location"), *indented(where, width, "", 4)]
    details = (f"{people} · {position}", id_)
    joined = " · ".join(filter(None, details))
    rows = [joined] if len(joined) <= width - 4 else [part for part in details if part]
    why = candidate.why_not or "why not: not kept"
    told = [line for row in rows for line in indented(row, width, "faint", 4)]
    return [*named, *told, *indented(why, width, "", 4)]
