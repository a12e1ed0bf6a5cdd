"""Names of countries and divisions as they were packed: `data/divisions.tsv.xz`; `data/README.md` says where it is from."""

from __future__ import annotations

import lzma
from collections.abc import Iterator
from importlib.resources import files
from typing import NamedTuple

NAME = "divisions.tsv.xz"


class CountryNames(NamedTuple):
    """The names of a country.

    Attributes:
        code: ISO 3166-1 alpha-2.
        official: Its name, official name and common name, where it has them.
        aliases: Names in other languages, and former ones.
    """

    code: str
    official: tuple[str, ...]
    aliases: tuple[str, ...]


class Division(NamedTuple):
    """A first- or second-level division.

    Attributes:
        code: GeoNames' code, else ISO 3166-2 with a dot.
        is_first: Whether it is a first-level division.
        country: ISO 3166-1 alpha-2.
        geonameid: GeoNames id; 0 where there is none.
        parent: The code of the division that it lies in, or its own beginning.
        lat: Mean latitude of its cities, in degrees; None where none is known.
        lon: Mean longitude.
        population: Inhabitants of its cities together.
    """

    code: str
    is_first: bool
    country: str
    geonameid: int
    parent: str
    name: str
    aliases: tuple[str, ...]
    lat: float | None
    lon: float | None
    population: int


def packed(countries: list[CountryNames], divisions: list[Division]) -> bytes:
    """The file's bytes: the same for the same names."""
    lines = ["\t".join(("C", c.code, "|".join(c.official), "|".join(c.aliases))) for c in countries]
    for d in divisions:
        point = ("", "") if d.lat is None else (f"{d.lat}", f"{d.lon}")
        cells = (
            "D",
            d.code,
            str(int(d.is_first)),
            d.country,
            str(d.geonameid),
            d.parent,
            d.name,
            "|".join(d.aliases),
        )
        lines.append("\t".join((*cells, *point, str(d.population))))
    return lzma.compress("\n".join(lines).encode(), preset=9)


def country_names() -> Iterator[CountryNames]:
    """Every country's names."""
    for cells in _lines("C"):
        yield CountryNames(cells[0], _words(cells[1]), _words(cells[2]))


def divisions() -> Iterator[Division]:
    """Every division, in the order in which they were packed."""
    for code, first, country, id_, parent, name, aliases, lat, lon, population in _lines("D"):
        north, east = (float(lat), float(lon)) if lat else (None, None)
        yield Division(
            code, first == "1", country, int(id_), parent, name, _words(aliases), north, east, int(population)
        )


def _lines(kind: str) -> Iterator[list[str]]:
    data = files("extractors.gazetteer").joinpath("data", NAME).read_bytes()
    for line in lzma.decompress(data).decode().split("\n"):
        if line.startswith(f"{kind}\t"):
            yield line.split("\t")[1:]


def _words(cell: str) -> tuple[str, ...]:
    return tuple(word for word in cell.split("|") if word)
