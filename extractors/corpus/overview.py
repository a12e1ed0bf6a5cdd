"""The places or the dates of a result: each entity once, with how many articles have it and the latest of them."""

from __future__ import annotations

from collections.abc import Mapping

from extractors.corpus.answers import Overview, Seen
from extractors.corpus.rows import Row, entities_of
from extractors.corpus.session import Session
from extractors.kinds.registry import kind_of

# Entities at most, those of most articles first, and articles told of each.
ENTITIES, _TOLD = 150, 4

# What is read of an entity of any kind.
_NAMED = ("id", "kind", "type", "reason", "key", "entity", "number")

# What of a kind can be drawn: dates that are days.
_DRAWN = {"date": """ AND e."first" IS NOT NULL AND e.type IN ('date', 'time')"""}


CountedRows = tuple[int, list[tuple[Row, int, list[str]]]]
"""How many entities there are, and of each that is told of its row, how many articles have it, and what the latest are called."""


def overview_of(session: Session, source: str, articles: str, kind: str, *, is_of_all: bool) -> Overview:
    """The entities of a kind that the articles of a result share: see `counted_rows`."""
    return overview_with(kind, counted_rows(session, source, articles, kind, is_of_all=is_of_all))


def overview_with(kind: str, counted: CountedRows) -> Overview:
    """The overview of what was counted."""
    number, told = counted
    entities = entities_of([row for row, _, _ in told])
    seen = (Seen(entity, n, tuple(headings)) for entity, (_, n, headings) in zip(entities, told, strict=True))
    return Overview(kind, number, tuple(seen))


def counted_rows(session: Session, source: str, articles: str, kind: str, *, is_of_all: bool) -> CountedRows:
    """The entities of a kind that the articles of a result share.

    What is counted, which articles are the latest, what an entity is: three questions, each of few columns of many rows,
    or many of few.

    Args:
        session: Where to ask.
        source: What stands after FROM for the articles `a`.
        articles: The table that headings are in.
        kind: `location` or `date`.
        is_of_all: Whether these are all the corpus has.

    Raises:
        SourceError: The shards cannot be read.
    """
    within = "true" if is_of_all else f"e.key IN (SELECT a.key FROM {source})"
    where = f"e.kind = ? AND e.entity IS NOT NULL AND {within}{_DRAWN.get(kind, '')}"
    counted = session.rows(
        "SELECT e.entity, count(DISTINCT coalesce(s.original, e.key)) AS n, count(*) OVER ()"
        " FROM entities e LEFT JOIN copies s USING (key)"
        f" WHERE {where} GROUP BY e.entity ORDER BY n DESC, e.entity LIMIT ?",
        (kind, ENTITIES),
    )
    if not counted:
        return 0, []
    latest = _latest(session, where, kind, [entity for entity, _, _ in counted])
    headings = dict(
        session.rows(
            f"SELECT key, coalesce(title, lede, id) FROM {articles} WHERE key IN (SELECT unnest(?))",
            ([key for keys in latest.values() for key in keys],),
        )
    )
    rows = _rows(session, kind, {entity: keys[0] for entity, keys in latest.items()})
    return counted[0][2], [
        (rows[entity], n, [str(headings[key]) for key in latest[entity]]) for entity, n, _ in counted
    ]


def _latest(session: Session, where: str, kind: str, entities: list[str]) -> dict[str, list[str]]:
    """The keys of the latest articles that have each entity, copies of one article once."""
    rows = session.rows(
        "WITH once AS (SELECT e.entity, coalesce(s.original, e.key) AS original, min_by(e.key, coalesce(s.place, 0)) AS key,"
        " min_by(coalesce(e.published, DATE '0001-01-01'), coalesce(s.place, 0)) AS day"
        f" FROM entities e LEFT JOIN copies s USING (key) WHERE {where} AND e.entity IN (SELECT unnest(?))"
        " GROUP BY e.entity, coalesce(s.original, e.key))"
        " SELECT entity, max_by(key, struct_pack(day := day, key := key), ?) FROM once GROUP BY entity",
        (kind, entities, _TOLD),
    )
    return dict(rows)


def _rows(session: Session, kind: str, of_article: Mapping[str, str]) -> dict[str, Row]:
    """The entities as these articles have them, with ids of their own; what can be drawn of them, and no more."""
    spec = kind_of(kind)
    known = {name for name, *_ in session.rows("DESCRIBE entities")}  # an older corpus lacks some
    columns = dict.fromkeys((*_NAMED, *(column.name or name for name, column in spec.columns().items())))
    chosen = ", ".join(f'e."{name}"' for name in columns if name in known)
    rows = session.dicts(
        f"SELECT {chosen}, '{{}}' AS more FROM entities e"
        " WHERE e.kind = ? AND e.key IN (SELECT unnest(?)) AND e.entity IN (SELECT unnest(?)) ORDER BY e.number, e.key",
        kind, list({*of_article.values()}), list(of_article),
    )  # fmt: skip
    found: dict[str, Row] = {}
    for row in rows:
        if of_article[row["entity"]] == row["key"]:
            found.setdefault(row["entity"], row)
    numbered = [{**row, "id": f"{spec.letter}{number}"} for number, row in enumerate(found.values())]
    return dict(zip(found, numbered, strict=True))
