"""Places to choose from, from the place index. Opening it takes milliseconds: call these in a thread of a window."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Final

from extractors.errors import CorrectionsError, GazetteerError
from extractors.model import Candidate

if TYPE_CHECKING:
    from extractors.gazetteer import Entry, Gazetteer

OFFERED: Final = 40
"""Places of a name that are worth listing."""


def places_named(words: str) -> tuple[Candidate, ...]:
    """The places of that name, the likeliest first; after a comma, words of the division or the country's code narrow.

    Raises:
        CorrectionsError: There is no place index.
    """
    name, _, within = words.partition(",")
    if not name.strip():
        return ()
    with _gazetteer() as gazetteer:
        found = candidates_of(name, gazetteer)
    wanted = within.strip().casefold()
    return tuple(c for c in found if wanted in f"{c.admin1 or ''} {c.country or ''}".casefold())[:OFFERED]


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
