"""Places to choose from, from the place index. Opening it takes milliseconds: call these in a thread of a window."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Final

from extractors.asking.countries import countries_called
from extractors.asking.nearness import distance_km
from extractors.errors import CorrectionsError, GazetteerError
from extractors.folding import folded
from extractors.model import Candidate

if TYPE_CHECKING:
    from extractors.gazetteer import Entry, Gazetteer

OFFERED: Final = 40
"""Places of a name that are worth listing."""

NEAR_KM: Final = 40.0
"""Kilometres from a town's middle within which a place is asked for by the town: "Kirwee, Christchurch"."""

_AROUND: Final = 5


def places_named(words: str) -> tuple[Candidate, ...]:
    """The places of that name, the likeliest first; what stands after a comma narrows: a division, a country, a town near by.

    Args:
        words: `Georgetown, GY`, `San Carlos, Costa Rica`, `Springfield, Illinois, US`, `Jalabad, Kabul`.

    Raises:
        CorrectionsError: There is no place index.
    """
    name, *within = (part.strip() for part in words.split(","))
    if not name:
        return ()
    with _gazetteer() as gazetteer:
        found = candidates_of(name, gazetteer)
        for part in filter(None, within):
            found = _within(part, found, gazetteer)
    return tuple(found[:OFFERED])


def places_around(words: str) -> tuple[Candidate, ...]:
    """What a place that the index has not lies in, as the last words after a comma name it: divisions, countries and towns.

    Raises:
        CorrectionsError: There is no place index.
    """
    name, _, around = words.rpartition(",")
    if not name.strip() or not around.strip():
        return ()
    with _gazetteer() as gazetteer:
        entries = [entry for entry in gazetteer.candidates(around.strip()) if entry.named < 2]
        return tuple(_candidate(entry, gazetteer) for entry in entries if entry.country)[:_AROUND]


def _within(words: str, places: Sequence[Candidate], gazetteer: Gazetteer) -> list[Candidate]:
    """Those of the places that lie in the division or country that the words name, or begin to; else near the town."""
    wanted = folded(words)
    try:
        countries = countries_called(wanted) or frozenset()
    except LookupError:
        countries = frozenset()
    short = gazetteer.short(words, postal=True)
    lying = [
        place
        for place in places
        if place.country in countries
        or (short is not None and (place.admin1, place.country) == (short.name, short.country))
    ]
    lying = lying or [
        place for place in places if wanted in folded(f"{place.admin1 or ''} {place.country or ''}")
    ]
    if lying:
        return lying
    towns = [entry for entry in gazetteer.candidates(words) if entry.named < 2]
    return [place for place in places if any(_is_near(place, town) for town in towns)]


def _is_near(place: Candidate, town: Entry) -> bool:
    if place.lat is None or place.lon is None or town.lat is None or town.lon is None:
        return False
    return (
        place.country == town.country
        and place.geonameid != town.geonameid
        and distance_km((place.lat, place.lon), (town.lat, town.lon)) <= NEAR_KM
    )


def candidates_of(name: str, gazetteer: Gazetteer) -> list[Candidate]:
    """The places of that name, the likeliest first."""
    return [_candidate(entry, gazetteer) for entry in gazetteer.candidates(name.strip())]


@contextlib.contextmanager
def places_by_id() -> Iterator[Callable[[int], Candidate | None]]:
    """Looks up the place of a GeoNames id, None where the index has none; the index is opened once, with the first.

    Raises:
        CorrectionsError: There is no place index; raised when the first is asked for.
    """
    with contextlib.ExitStack() as stack:

        @cache
        def gazetteer() -> Gazetteer:
            return stack.enter_context(_gazetteer())

        def place(geonameid: int) -> Candidate | None:
            entry = gazetteer().place(geonameid)
            return _candidate(entry, gazetteer()) if entry is not None and entry.geonameid else None

        yield place


@contextlib.contextmanager
def _gazetteer() -> Iterator[Gazetteer]:
    from extractors.gazetteer import Gazetteer
    from extractors.gazetteer.file import usable
    from extractors.gazetteer.location import PACKAGED, cached

    path = next((path for path in (PACKAGED, cached()) if usable(path)), None)
    if path is None:  # building one takes seconds: not while somebody waits for a list
        raise CorrectionsError("There is no place index to look in.", "q7x2-tui doctor says how to mend it.")
    try:
        with Gazetteer.open(path) as gazetteer:
            yield gazetteer
    except GazetteerError as error:
        raise CorrectionsError(error.message, error.hint) from error


def _candidate(entry: Entry, gazetteer: Gazetteer) -> Candidate:
    division = gazetteer.by_code(entry.admin1) if entry.admin1 and entry.type != "country" else None
    return Candidate(
        name=entry.name,
        type=entry.type,
        country=entry.country,
        admin1=division.name if division else None,
        lat=entry.lat,
        lon=entry.lon,
        geonameid=entry.geonameid,
        population=entry.population,
    )
