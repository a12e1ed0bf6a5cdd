"""Where bodies of several countries sit: who quotes the WHO in Geneva means Switzerland's, and no Geneva of the United States."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from extractors.gazetteer.keys import name_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractors.actors.annotations import ActorAnnotation
    from extractors.gazetteer import Entry

OF_SEAT: Final = 5.0
"""Gain, in log-odds, of a city where a body that the article names has its seat: more than some places of a namesake's country
give, less than a story full of its neighbours."""

Seat = tuple[str, str | None]
"""A city's name as its look-up key, and the ISO 3166-1 code of its country."""


def seats_of(actors: Sequence[ActorAnnotation]) -> frozenset[Seat]:
    """The cities where bodies that the article names sit."""
    known = _seats()
    return frozenset(
        seat
        for actor in actors
        if actor["type"] == "organisation"
        for seat in known.get(actor["name"].removeprefix("the ").removeprefix("The "), ())
    )


def is_seat(entry: Entry, seats: frozenset[Seat]) -> bool:
    """Whether the city is one of the seats."""
    return bool(seats) and entry.type == "city" and (name_key(entry.name), entry.country) in seats


@cache
def _seats() -> dict[str, tuple[Seat, ...]]:
    """By a body's name, where it sits."""
    text = files("extractors.places").joinpath("data", "seats.tsv").read_text(encoding="utf-8")
    seats: dict[str, tuple[Seat, ...]] = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            country, city, bodies = line.split("\t")
            for body in bodies.split("|"):
                seats[body] = (*seats.get(body, ()), (name_key(city), country))
    return seats
