"""Acronyms of countries that the article names in full: "CAR" beside "the Central African Republic"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractors.gazetteer import Gazetteer
    from extractors.places.annotations import PlaceAnnotation


def spelled_out(found: Sequence[PlaceAnnotation], gazetteer: Gazetteer) -> list[PlaceAnnotation]:
    """The records, those whose wording is such an acronym under the country's full name.

    An acronym that the gazetteer knows for a country's everywhere ("UAE") needs none. One that only the article explains
    is often a word or a village as well, and means neither there.
    """
    full = {}
    for name in sorted({record["name"] for record in found}):
        acronym = _acronym(name)
        if len(acronym) > 2 and gazetteer.country(name) is not None and gazetteer.country(acronym) is None:
            full[acronym] = name
    if not full:
        return list(found)
    return [_under(record, full.get(record["text"].replace(".", ""))) for record in found]


def _acronym(name: str) -> str:
    """The capitals that its words begin with: of "Central African Republic", CAR."""
    return "".join(word[0] for word in name.replace("-", " ").split() if word[0].isupper() and word != "The")


def _under(record: PlaceAnnotation, name: str | None) -> PlaceAnnotation:
    if name is None or record["by"] in ("demonym", "cue", "bearer"):
        return record
    renamed = record.copy()
    renamed["name"] = name
    return renamed
