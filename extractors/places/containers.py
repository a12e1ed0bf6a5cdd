"""What contains a place: a country, a first-level division, a county."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from extractors.gazetteer import Entry, Gazetteer

WIDER: Final = frozenset({"country", "province", "region"})
"""Types of what usually contains in "X, Y"."""

SMALL: Final = 100_000
"""Inhabitants below which a place is not meant where the text says that it is in another country."""

SETTLEMENTS: Final = frozenset(
    {"capital", "city", "town", "village", "hamlet", "suburb", "port", "district", "neighborhood"}
)
"""Words before a name, or between it and its container, that make a settlement of it."""

METROPOLIS: Final = 300_000
"""Inhabitants from which a city is named together with places all over the world ("flights from Milan to Detroit")."""


def wider(name: str, gazetteer: Gazetteer) -> Entry | None:
    """The state, country, region or county of that name or abbreviation; None where none is."""
    short = gazetteer.short(name, postal=True)
    if short is not None:
        return short
    return next(
        (
            e
            for e in gazetteer.candidates(name)
            if e.named < 2 and (e.type in WIDER or name.endswith("County"))
        ),
        None,
    )


def holds(name: str, container: Entry, gazetteer: Gazetteer) -> bool:
    """Whether the gazetteer knows such a name there, or knows no such name at all."""
    entries = gazetteer.candidates(name)
    within = [e for e in entries if e.id != container.id and lies_in(e, container)]
    return bool(within) or (not entries and container.type in ("country", "province"))


def may_hold(name: str, container: Entry, gazetteer: Gazetteer) -> bool:
    """Whether a country may have a place of the name that the gazetteer does not know: no well-known one is meant elsewhere."""
    if container.type != "country":
        return False
    return all(
        e.population < SMALL and e.type not in WIDER for e in gazetteer.candidates(name) if e.named < 2
    )


def lies_in(entry: Entry, container: Entry) -> bool:
    """Whether the place lies in the country, first-level division or (by its code) county."""
    if container.type == "country":
        return entry.country == container.country
    if container.type == "province":
        return entry.admin1 == container.admin1 and entry.code != container.code
    return container.admin1 is not None and entry.admin1 == container.admin1
