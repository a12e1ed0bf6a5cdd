"""What the articles of a result have in common: the values that narrow it, with how many articles have each."""

from __future__ import annotations

from extractors.asking.countries import country_name
from extractors.corpus.answers import Facet, Facets
from extractors.corpus.finding import ONCE
from extractors.corpus.listed_rows import Listed
from extractors.corpus.postings import FACETED
from extractors.corpus.session import Session
from extractors.kinds.registry import kinds

# What a value is called, as it is searched.
_NAME = "lower(strip_accents(coalesce(e.name, e.facet)))"


def facets_of(
    session: Session, source: str, listed: Listed, *, is_of_all: bool, limit: int, sought: str = ""
) -> Facets:
    """The commonest places, actors, units and countries in focus, and the days.

    Args:
        session: Where to ask.
        source: What stands after FROM for the articles `a`.
        listed: The tables that it is of.
        is_of_all: Whether these are all the corpus has.
        limit: How many of each at most; of days all.
        sought: Words that the names of places, actors and units must have in them, folded.

    Raises:
        SourceError: The shards cannot be read.
    """
    words = sought.split()
    rows = session.rows(
        f"SELECT e.kind, e.facet, coalesce(min(e.name), e.facet), {ONCE} AS n"
        f" FROM {_faceted(source, listed, is_of_all=is_of_all)} WHERE e.facet IS NOT NULL"
        f"{''.join(f' AND contains({_NAME}, ?)' for _ in words)} GROUP BY e.kind, e.facet"
        " QUALIFY row_number() OVER (PARTITION BY e.kind ORDER BY n DESC, e.facet) <= ? ORDER BY n DESC, e.facet",
        (*words, limit),
    )
    facetings = {spec.name: spec.facet for spec in kinds() if spec.facet is not None}
    found: dict[str, list[Facet]] = {kind: [] for kind in facetings}
    for kind, _, label, count in rows:
        if kind in facetings:  # a corpus may have been filled with further kinds
            found[kind].append(Facet(f'{facetings[kind].term}="{_bare(label)}"', label, count))
    days, again = _days(session, source)
    about = [] if words else _about(session, source, limit)
    counted = {kind: tuple(of_it) for kind, of_it in found.items()}
    return Facets(counted, days, tuple(about), again)


def _faceted(source: str, listed: Listed, *, is_of_all: bool) -> str:
    """What stands after FROM for the facets `e` of these articles, with the copies `s`; an article has each facet once."""
    if listed.key == "rank":
        within = "" if is_of_all else f" SEMI JOIN (SELECT a.rank FROM {source}) r ON r.rank = p.rank"
        posted = f"(SELECT p.term, p.rank AS key FROM {FACETED.name}_postings p{within})"
        return f"{posted} p JOIN {FACETED.name}_terms e USING (term) LEFT JOIN {listed.copies} s ON s.key = p.key"
    within = "" if is_of_all else f" SEMI JOIN (SELECT a.key FROM {source}) r ON r.key = e.key"
    return f"entities e LEFT JOIN copies s ON s.key = e.key{within}"


def _days(session: Session, source: str) -> tuple[tuple[Facet, ...], tuple[tuple[str, ...], ...]]:
    """The articles' own days, and the days of each that has copies of other days."""
    days = session.rows(
        f"SELECT CAST(a.published AS VARCHAR) AS day, {ONCE} FROM {source} LEFT JOIN copies s ON s.key = a.key"
        " WHERE a.published IS NOT NULL GROUP BY day ORDER BY day"
    )
    again = session.rows(
        f"SELECT list(DISTINCT CAST(a.published AS VARCHAR)) AS days FROM {source} JOIN copies s ON s.key = a.key"
        " WHERE a.published IS NOT NULL GROUP BY s.original HAVING len(days) > 1"
    )
    counted = tuple(Facet(f"date:{day}", day, n) for day, n in days)
    return counted, tuple(sorted(tuple(sorted(of_one)) for (of_one,) in again))


def _about(session: Session, source: str, limit: int) -> list[Facet]:
    """The countries that most articles are about."""
    rows = session.rows(
        f"SELECT country, {ONCE} AS n FROM (SELECT a.key, unnest(a.about_countries) AS country FROM {source})"
        " LEFT JOIN copies s USING (key) GROUP BY country ORDER BY n DESC, country LIMIT ?",
        (limit,),
    )
    return [Facet(f"about:{code}", country_name(code), n) for code, n in rows]


def _bare(label: str) -> str:
    """A name as it stands between quotation marks, which the query language cannot have in it."""
    return label.replace('"', " ")
