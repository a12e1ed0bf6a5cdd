"""The place that a toponym was found to mean, with the reason and what was rejected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from extractors.model import Candidate, Place, PlaceType
from extractors.places.lexicon import lexicon

if TYPE_CHECKING:
    from extractors.gazetteer import Entry, Gazetteer
    from extractors.places.toponym import Toponym

REJECTED: Final = 5
"""Candidates shown of those not chosen."""


def place_of(toponym: Toponym, shares: list[float], gazetteer: Gazetteer) -> Place:
    """The place, its id still empty."""
    order = sorted(range(len(shares)), key=lambda at: -shares[at])
    type_ = lexicon().classes.get(toponym.kind_word or "", "area")
    if not order:
        return Place("", toponym.name, type_, reason="The gazetteer knows no place of this name.")  # type: ignore[arg-type]
    entry = toponym.candidates[order[0]]
    rejected = tuple(_candidate(toponym.candidates[at], gazetteer) for at in order[1 : 1 + REJECTED])
    name, shown_type = entry.name, entry.type
    if toponym.part:
        name, shown_type = toponym.name, type_  # type: ignore[assignment]
    return Place(
        "", name, shown_type, entry.country, _division(entry, gazetteer), entry.lat, entry.lon,
        None if toponym.part else entry.geonameid, len(toponym.candidates), "", rejected,
    )


def _candidate(entry: Entry, gazetteer: Gazetteer) -> Candidate:
    return Candidate(
        entry.name, entry.type, entry.country, _division(entry, gazetteer), entry.lat, entry.lon, entry.geonameid,
        entry.population,
    )


def _division(entry: Entry, gazetteer: Gazetteer) -> str | None:
    division = gazetteer.by_code(entry.admin1) if entry.admin1 and entry.type != "country" else None
    return division.name if division else None


__all__ = ["PlaceType", "place_of"]
