"""The places or the dates of a result: each entity once, with how many articles have it and the latest of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from extractors.corpus.answers import Overview, Seen
from extractors.corpus.listed_rows import Listed
from extractors.corpus.rows import Row, entities_of
from extractors.corpus.session import Session
from extractors.kinds.registry import kind_of

# Entities at most, those of most articles first, and articles told of each.
ENTITIES, _TOLD = 150, 4

# What is read of an entity of any kind.
_NAMED = ("kind", "type", "reason", "entity")

# Days that are more than there are before 9999-12-31: an article without a day is later in the list than all others.
_UNDATED = 4_000_000

DRAWN: Final = {"location": "", "date": """ AND e."first" IS NOT NULL AND e.type IN ('date', 'time')"""}
"""The kinds there are overviews of, with what is asked of those that can be drawn: dates that are days."""

CountedRows = tuple[int, list[tuple[Row, int, list[str]]]]
"""How many entities there are, and of each that is told of its row, how many articles have it, and what the latest are called."""


def overview_of(session: Session, found: str, listed: Listed, kind: str) -> Overview:
    """The entities of a kind that the articles of a result share: see `counted_rows`."""
    return overview_with(kind, counted_rows(session, found, listed, kind))


def overview_with(kind: str, counted: CountedRows) -> Overview:
    """The overview of what was counted."""
    number, told = counted
    entities = entities_of([row for row, _, _ in told])
    seen = (Seen(entity, n, tuple(headings)) for entity, (_, n, headings) in zip(entities, told, strict=True))
    return Overview(kind, number, tuple(seen))


def counted_rows(session: Session, found: str, listed: Listed, kind: str) -> CountedRows:
    """The entities of a kind that the articles of a result share.

    What is counted, which articles are the latest, what an entity is: three questions, each of few columns of many rows,
    or many of few. The latest articles are those that come first where a list is by date.

    Args:
        session: Where to ask.
        found: The table of what was found; empty where that is all that the corpus has.
        listed: The tables of articles.
        kind: One of `DRAWN`.

    Raises:
        SourceError: The shards cannot be read.
    """
    counted = (_by_terms if listed.key == "rank" else _by_rows)(session, found, listed, kind)
    if not counted:
        return 0, []
    told = {article for *_, latest in counted for article in latest}
    headings = dict(
        session.rows(
            f"SELECT {listed.key}, coalesce(title, lede, id) FROM {listed.articles} WHERE {listed.key} IN (SELECT unnest(?))",
            (sorted(told),),
        )
    )
    rows = _rows(session, listed, kind, {entity: latest[0] for entity, _, _, latest in counted})
    return counted[0][2], [
        (rows[entity], n, [str(headings[article]) for article in latest]) for entity, n, _, latest in counted
    ]


def _by_rows(session: Session, found: str, listed: Listed, kind: str) -> list[tuple[Any, ...]]:
    """Of the entities of most articles: its name, how many have it, how many entities there are, the keys of the latest."""
    within = f" AND e.key IN (SELECT key FROM {found})" if found else ""
    where = f"e.kind = ? AND e.entity IS NOT NULL{within}{DRAWN[kind]}"
    counted = session.rows(
        "SELECT e.entity, count(DISTINCT coalesce(s.original, e.key)) AS n, count(*) OVER ()"
        f" FROM entities e LEFT JOIN {listed.copies} s USING (key)"
        f" WHERE {where} GROUP BY e.entity ORDER BY n DESC, e.entity LIMIT ?",
        (kind, ENTITIES),
    )
    rows = session.rows(
        "WITH once AS (SELECT e.entity, min_by(e.key, coalesce(s.place, 0)) AS key"
        f" FROM entities e LEFT JOIN {listed.copies} s USING (key) WHERE {where} AND e.entity IN (SELECT unnest(?))"
        " GROUP BY e.entity, coalesce(s.original, e.key))"
        " SELECT entity, min_by(key, struct_pack("
        f"late := coalesce(DATE '9999-12-31' - a.published, {_UNDATED}), id := a.id, key := key), ?)"
        f" FROM once JOIN {listed.articles} a USING (key) GROUP BY entity",
        (kind, [entity for entity, _, _ in counted], _TOLD),
    )
    latest = dict(rows)
    return [(*one, latest[one[0]]) for one in counted]


def _by_terms(session: Session, found: str, listed: Listed, kind: str) -> list[tuple[Any, ...]]:
    """The same from postings: the latest are those of the least ranks."""
    some = f" SEMI JOIN {found} f ON f.key = p.rank" if found else ""
    return session.rows(
        "WITH kept AS (SELECT p.term, p.rank, s.original, s.place FROM seen_postings p"
        f" LEFT JOIN {listed.copies} s ON s.key = p.rank{some}"
        " WHERE p.term IN (SELECT term FROM seen_terms WHERE kind = ?)),"
        " once AS (SELECT term, rank FROM kept WHERE original IS NULL"
        " UNION ALL SELECT term, min_by(rank, place) FROM kept WHERE original IS NOT NULL GROUP BY term, original),"
        " counted AS (SELECT term, count(*) AS n, min(rank, ?) AS latest FROM once GROUP BY term)"
        " SELECT e.entity, n, count(*) OVER (), latest FROM counted JOIN seen_terms e USING (term)"
        " ORDER BY n DESC, e.entity LIMIT ?",
        (kind, _TOLD, ENTITIES),
    )


def drawn_columns(kind: str) -> tuple[str, ...]:
    """The columns of what can be drawn of an entity, and no more."""
    own = (column.name or name for name, column in kind_of(kind).columns().items())
    return tuple(dict.fromkeys((*_NAMED, *own)))


def _rows(session: Session, listed: Listed, kind: str, of_article: Mapping[str, Any]) -> dict[str, Row]:
    """The entities as these articles have them, with ids of their own."""
    chosen = ", ".join(f'e."{name}"' for name in drawn_columns(kind))
    if listed.key == "rank":
        told = "p.rank AS key FROM drawn_terms e JOIN drawn_postings p USING (term)"
        article, number = "p.rank", "p.number"
    else:
        told = "e.key FROM entities e"
        article, number = "e.key", "e.number"
    rows = session.dicts(
        f"SELECT {chosen}, '{{}}' AS more, {told} WHERE e.kind = ? AND {article} IN (SELECT unnest(?))"
        f" AND e.entity IN (SELECT unnest(?)) ORDER BY {number}",
        kind, list({*of_article.values()}), list(of_article),
    )  # fmt: skip
    found: dict[str, Row] = {}
    for row in rows:
        if of_article[row["entity"]] == row.pop("key"):
            found.setdefault(row["entity"], row)
    letter = kind_of(kind).letter
    return {entity: {**found[entity], "id": f"{letter}{at}"} for at, entity in enumerate(of_article)}
