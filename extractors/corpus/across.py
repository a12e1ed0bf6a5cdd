"""An entity across the articles of a corpus, and who and what stands beside it."""

from __future__ import annotations

from collections.abc import Iterable

from extractors.corpus.answers import Beside, Elsewhere, Sighting
from extractors.corpus.session import Session
from extractors.kinds.registry import kinds

_BESIDE = 8  # entities that are told of beside another


def elsewhere_of(session: Session, entity: str, limit: int) -> Elsewhere:
    """An entity across articles: see `Corpus.elsewhere`."""
    articles, first, last = session.rows(
        "SELECT count(DISTINCT coalesce(s.original, e.key)), CAST(min(published) AS VARCHAR), CAST(max(published) AS VARCHAR)"
        " FROM entities e LEFT JOIN copies s USING (key) WHERE entity = ?",
        (entity,),
    )[0]
    rows = session.rows(
        "SELECT e.key, e.id, CAST(e.published AS VARCHAR), coalesce(a.title, a.lede), e.start, e.value, e.high,"
        " e.bound, e.unit, coalesce(s.original, e.key)"
        " FROM entities e JOIN articles a USING (key) LEFT JOIN copies s USING (key) WHERE e.entity = ?"
        " ORDER BY e.published NULLS LAST, a.id, e.key, e.number LIMIT ?",
        (entity, limit),
    )
    beside = beside_of(session, entity) if articles > 1 else ()
    return Elsewhere(articles, first, last, tuple(Sighting(*row) for row in rows), beside)


def beside_of(session: Session, entity: str, keys: Iterable[str] | None = None) -> tuple[Beside, ...]:
    """Who and what stands beside it: see `Corpus.beside`."""
    named = [spec.name for spec in kinds() if spec.is_named]
    asked = "SELECT key FROM entities WHERE entity = ?" if keys is None else "SELECT unnest(?)"
    rows = session.rows(
        "SELECT e.kind, min(e.name) AS called, count(DISTINCT coalesce(s.original, e.key)) AS n"
        " FROM entities e LEFT JOIN copies s USING (key)"
        f" WHERE e.key IN ({asked}) AND e.entity <> ? AND e.name <> lower(e.name)"
        " AND e.kind IN (SELECT unnest(?)) GROUP BY e.kind, e.entity HAVING n > 1 ORDER BY n DESC, called LIMIT ?",
        (entity if keys is None else list(keys), entity, named, _BESIDE),
    )
    return tuple(Beside(*row) for row in rows)
