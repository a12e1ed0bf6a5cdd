"""Linking the toponyms of an article to the gazetteer's places."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from extractors.found import Group, LinkedPlaces
from extractors.model import Place, Span
from extractors.places.found import FoundPlace

if TYPE_CHECKING:
    from extractors.gazetteer import Entry, Gazetteer


def link_places(found: Sequence[FoundPlace], actors: Sequence[Any], gazetteer: Gazetteer) -> LinkedPlaces:
    """The article's places, each with the spans that name it, in order of first mention.

    A span in a group is settled as a place: of the actors, only a state may claim it.

    Args:
        found: The component's records of all paragraphs.
        actors: The actors component's records: a surname is no village.
        gazetteer: The place index.
    """
    spans: dict[int | str, list[Span]] = {}
    entries: dict[int | str, Entry | None] = {}
    names: dict[int | str, str] = {}
    for record in found:
        candidates = gazetteer.candidates(record["name"])
        best = max(candidates, key=lambda e: (e.type == "country", e.named < 2, e.type == "province", e.population), default=None)
        key: int | str = best.id if best else record["name"].casefold()
        spans.setdefault(key, []).append(Span(record["start"], record["end"]))
        entries.setdefault(key, best)
        names.setdefault(key, record["name"])
    return LinkedPlaces(tuple(Group(_place(entries[key], names[key], gazetteer), tuple(spans[key])) for key in spans))


def _place(entry: Entry | None, name: str, gazetteer: Gazetteer) -> Place:
    if entry is None:
        return Place("", name, "area", reason="The gazetteer knows no place of this name.")
    division = gazetteer.by_code(entry.admin1) if entry.admin1 else None
    return Place(
        "", name if entry.named == 0 else entry.name, entry.type, entry.country, division.name if division else None,
        entry.lat, entry.lon, entry.geonameid, len(gazetteer.candidates(name)), "The largest place of that name.",
    )
