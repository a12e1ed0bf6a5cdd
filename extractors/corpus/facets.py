"""What the articles of a result have in common: the values that narrow it, with how many articles have each."""

from __future__ import annotations

from typing import NamedTuple

from extractors.asking.countries import country_name
from extractors.corpus.answers import Facet, Facets
from extractors.corpus.finding import ONCE
from extractors.corpus.listed_rows import Listed
from extractors.corpus.page import joined
from extractors.corpus.session import Session
from extractors.kinds.registry import kinds

# What a value is called, as it is searched.
_NAME = "lower(strip_accents(coalesce(e.name, e.facet)))"
# `finding.ONCE` of what is counted by terms: articles without copies, and the originals of the others.
_ONCE = "CAST(sum(p.alone) + len(list_distinct(flatten(list(p.originals)))) AS BIGINT)"


class _Counting(NamedTuple):
    """How articles are counted: what does it, and what stands after FROM for their facets `e`, days and countries `a`."""

    once: str
    facets: str
    days: str
    countries: str


def facets_of(
    session: Session, found: str, listed: Listed, *, is_of_all: bool, limit: int, sought: str = ""
) -> Facets:
    """The commonest places, actors, units and countries in focus, and the days.

    Args:
        session: Where to ask.
        found: The table of what was found; empty where nothing was sought.
        listed: The tables of articles.
        is_of_all: Whether these are all the corpus has.
        limit: How many of each at most; of days all.
        sought: Words that the names of places, actors and units must have in them, folded.

    Raises:
        SourceError: The shards cannot be read.
    """
    words = sought.split()
    source = f"{found} f {joined(listed, 'a', 'key')}" if found else f"{listed.articles} a"
    within = "" if is_of_all else found
    counting = _by_terms(within, listed) if listed.key == "rank" else _by_rows(within, source)
    rows = session.rows(
        f"SELECT e.kind, e.facet, coalesce(min(e.name), e.facet), {counting.once} AS n FROM {counting.facets}"
        f" WHERE e.facet IS NOT NULL{''.join(f' AND contains({_NAME}, ?)' for _ in words)} GROUP BY e.kind, e.facet"
        " QUALIFY row_number() OVER (PARTITION BY e.kind ORDER BY n DESC, e.facet) <= ? ORDER BY n DESC, e.facet",
        (*words, limit),
    )
    facetings = {spec.name: spec.facet for spec in kinds() if spec.facet is not None}
    of_kind: dict[str, list[Facet]] = {kind: [] for kind in facetings}
    for kind, _, label, count in rows:
        if kind in facetings:  # a corpus may have been filled with further kinds
            of_kind[kind].append(Facet(f'{facetings[kind].term}="{_bare(label)}"', label, count))
    days = session.rows(
        f"SELECT CAST(a.published AS VARCHAR) AS day, {counting.once} FROM {counting.days}"
        " WHERE a.published IS NOT NULL GROUP BY day ORDER BY day"
    )
    calendar = tuple(Facet(f"date:{day}", day, n) for day, n in days)
    about = [] if words else _about(session, counting, limit)
    counted = {kind: tuple(of_it) for kind, of_it in of_kind.items()}
    return Facets(counted, calendar, tuple(about), _again(session, source, listed))


def _by_rows(within: str, source: str) -> _Counting:
    some = f" SEMI JOIN {within} f ON f.key = e.key" if within else ""
    copies = "LEFT JOIN copies s ON s.key ="
    return _Counting(
        ONCE,
        f"entities e {copies} e.key{some}",
        f"{source} {copies} a.key",
        f"(SELECT a.key, unnest(a.about_countries) AS country FROM {source}) a {copies} a.key",
    )


def _by_terms(within: str, listed: Listed) -> _Counting:
    """The postings of a term are counted before it is known what it is: that is asked of numbers, not of words."""
    some = f" SEMI JOIN {within} f ON f.key = p.rank" if within else ""

    def counted(name: str) -> str:
        return (
            "(SELECT p.term, count(*) FILTER (WHERE s.original IS NULL) AS alone,"
            " coalesce(list(DISTINCT s.original) FILTER (WHERE s.original IS NOT NULL), []) AS originals"
            f" FROM {name}_postings p LEFT JOIN {listed.copies} s ON s.key = p.rank{some} GROUP BY p.term) p"
        )

    countries = "(SELECT term, unnest(about_countries) AS country FROM countries_terms) a"
    return _Counting(
        _ONCE,
        f"{counted('facets')} JOIN facets_terms e USING (term)",
        f"{counted('days')} JOIN days_terms a USING (term)",
        f"{counted('countries')} JOIN {countries} USING (term)",
    )


def _again(session: Session, source: str, listed: Listed) -> tuple[tuple[str, ...], ...]:
    """The days of each article that has copies of other days."""
    again = session.rows(
        "SELECT list(DISTINCT CAST(a.published AS VARCHAR)) AS days"
        f" FROM {source} JOIN {listed.copies} s ON s.key = a.{listed.key}"
        " WHERE a.published IS NOT NULL GROUP BY s.original HAVING len(days) > 1"
    )
    return tuple(sorted(tuple(sorted(of_one)) for (of_one,) in again))


def _about(session: Session, counting: _Counting, limit: int) -> list[Facet]:
    """The countries that most articles are about."""
    rows = session.rows(
        f"SELECT a.country, {counting.once} AS n FROM {counting.countries} GROUP BY a.country"
        " ORDER BY n DESC, a.country LIMIT ?",
        (limit,),
    )
    return [Facet(f"about:{code}", country_name(code), n) for code, n in rows]


def _bare(label: str) -> str:
    """A name as it stands between quotation marks, which the query language cannot have in it."""
    return label.replace('"', " ")
