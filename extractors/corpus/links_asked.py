"""Terms that ask what a figure hangs together with, or what lies near a place, as SQL over the entity `e`."""

from __future__ import annotations

from typing import Final

from extractors.asking.countries import countries_called
from extractors.asking.days import days_of
from extractors.asking.grammar import Asked, QueryError, bounds_meant, stances_meant
from extractors.asking.nearness import EARTH_KM, nearness_of
from extractors.corpus.condition import Condition, Link, Value, joined

LINKS: Final = ("who", "where", "when", "source")
"""The fields that hold the links of a figure, and of a statement."""

IS_ID: Final = "'^[A-Z][0-9]+$'"
"""Whether a field holds the id of an entity, and not words, as a pattern of SQL."""

OTHERS: Final = "FROM entities l"
"""Where the entity is read that another is linked to."""


def linked(term: Asked) -> Condition | None:
    """What a term of `grammar.LINK_KEYS` asks; None where its word is only half typed.

    Raises:
        QueryError: It cannot be understood.
    """
    if term.key == "near":
        return near(term.word)
    if term.key == "when":
        return on_days(term)
    if term.key == "bound":
        bounds = tuple(dict.fromkeys(bound for word in term.words for bound in bounds_meant(word)))
        return Condition(f"e.bound IN ({', '.join('?' for _ in bounds)})", bounds)
    if term.key == "stance":
        stances = tuple(dict.fromkeys(stance for word in term.words for stance in stances_meant(word)))
        return Condition(f"e.stance IN ({', '.join('?' for _ in stances)})", stances)
    either = joined(" OR ", tuple(of_link(term.key, word) for word in term.words))
    posted = joined(" OR ", tuple(_posted(term.key, word) for word in term.words))
    link = Link(term.key, Condition(f"({posted.sql})", posted.values))
    return Condition(f"({either.sql})", either.values, link=link)


def _posted(field: str, word: str) -> Condition:
    """The same of the terms of `postings.LINKED`, which have the words of both, and the country of a place."""
    codes = sorted(_codes(word)) if field == "where" else []
    within = f" OR e.country IN ({', '.join('?' for _ in codes)})" if codes else ""
    return Condition(f"contains(e.words, ?){within}", (word, *codes))


def of_link(field: str, word: str) -> Condition:
    """What has a link to an entity that has the word, or, where it is words and no entity, has it in them."""
    held = f'e."{field}"'
    inside, values = "contains(l.wordings, ?)", [word]
    if field == "where":
        codes = sorted(_codes(word))
        inside += " OR contains(lower(strip_accents(coalesce(l.admin1, ''))), ?)"
        inside += f" OR l.country IN ({', '.join('?' for _ in codes)})" if codes else ""
        values += [word, *codes]
    said = f"(NOT regexp_matches({held}, {IS_ID}) AND contains(lower(strip_accents({held})), ?))"
    linked = _entity(field, inside)
    if field == "who":
        shared = linked.replace('l.id = e."who"', "list_contains(e.who_with, l.id)")
        return Condition(f"({said} OR {linked} OR {shared})", (word, *values, *values))
    return Condition(f"({said} OR {linked})", (word, *values))


def on_days(term: Asked) -> Condition | None:
    """Figures whose date stands so to the days; None where these are only half typed.

    Raises:
        QueryError: They are no days.
    """
    try:
        days = days_of(term.word)
    except ValueError:
        raise QueryError(f"“{term.word}” is no date: 2021-08-13, 2021-08, 2021 are") from None
    if days is None:
        return None
    last = 'coalesce(l."last", l."first")'
    compared: dict[str, tuple[str, tuple[Value, ...]]] = {
        ">": (f"{last} > ?", (days.last,)),
        ">=": (f"{last} >= ?", (days.first,)),
        "<": ('l."first" < ?', (days.first,)),
        "<=": ('l."first" <= ?', (days.last,)),
    }
    inside, values = compared.get(term.sign, (f'l."first" <= ? AND {last} >= ?', (days.last, days.first)))
    link = Link("when", Condition(inside.replace("l.", "e."), values))
    return Condition(_entity("when", inside), values, link=link)


def near(word: str) -> Condition:
    """Places in the neighbourhood that is asked for, its middle from the place index where it is a name.

    Raises:
        QueryError: There is no such place.
    """
    asked = nearness_of(word)
    lat, lon = asked.point or _point_of(asked.place)
    half = (
        "pow(sin(radians(e.lat - ?) / 2), 2)"
        " + cos(radians(?)) * cos(radians(e.lat)) * pow(sin(radians(e.lon - ?) / 2), 2)"
    )
    reached = f"{2 * EARTH_KM} * asin(least(1, sqrt({half}))) <= ?"
    place = Condition("e.kind = 'location' AND e.lat IS NOT NULL AND e.lon IS NOT NULL")
    return joined(" AND ", (place, Condition(reached, (lat, lat, lon, asked.radius_km))))


def _point_of(name: str) -> tuple[float, float]:
    from extractors.corrections.places import places_named
    from extractors.errors import CorrectionsError

    try:
        found = places_named(name)
    except CorrectionsError as error:
        raise QueryError(error.message) from error
    for place in found:
        if place.lat is not None and place.lon is not None:
            return place.lat, place.lon
    raise QueryError(f"“{name}” is no place of the index: a name, or 34.5,69.2, then 100km")


def _entity(field: str, inside: str) -> str:
    return f'EXISTS (SELECT 1 {OTHERS} WHERE l.key = e.key AND l.id = e."{field}" AND ({inside}))'


def _codes(word: str) -> frozenset[str]:
    try:
        return countries_called(word) or frozenset()
    except LookupError:
        return frozenset()
