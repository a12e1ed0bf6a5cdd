"""One place of the gazetteer."""

from __future__ import annotations

from typing import NamedTuple

from extractors.model import PlaceType

CAPITAL = 2
"""`Entry.seat` of a country's capital."""

ENGLISH = frozenset({"US", "GB", "CA", "AU", "NZ", "IE"})
"""Countries whose places have English names."""

CLASSES = frozenset({"Oblast", "Krai", "Governorate", "Voivodeship", "Prefecture", "Region", "Province"})
"""Last words of divisions' names that news leaves out, or says in small letters: "the Belgorod region"."""


class Entry(NamedTuple):
    """A place, as the gazetteer knows it.

    Attributes:
        id: The GeoNames id; negative where GeoNames has none (our own regions, a few divisions).
        name: The name news uses.
        type: What it is.
        country: ISO 3166-1 alpha-2, None for what lies in several countries.
        admin1: Code of the first-level division it is or lies in (`PK.02`, `US.TX`); None where unknown.
        code: Its own code where it is a country (`PK`) or a division (`PK.02`, `US.TX.471`).
        lat: Degrees north, WGS84; None where no source knows it.
        lon: Degrees east.
        population: Inhabitants; of a division, those of its cities; 0 where unknown.
        seat: `CAPITAL` or 0.
        named: How the name that was asked for names it: 0 its own name, 1 an official or usual variant, 2 an alternate.
    """

    id: int
    name: str
    type: PlaceType
    country: str | None
    admin1: str | None
    code: str | None
    lat: float | None
    lon: float | None
    population: int
    seat: int
    named: int = 0

    @property
    def geonameid(self) -> int | None:
        """The GeoNames id, None for an entry of our own."""
        return self.id if self.id > 0 else None
