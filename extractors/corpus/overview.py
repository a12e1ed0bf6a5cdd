"""The places or the dates of a result: each entity once, with how many articles have it and the latest of them."""

from __future__ import annotations

from extractors.corpus.answers import Overview, Seen
from extractors.corpus.rows import entities_of
from extractors.corpus.session import Session
from extractors.kinds.registry import kind_of

# Entities at most, those of most articles first, and articles told of each.
ENTITIES, _TOLD = 150, 4

# What of a kind can be drawn: dates that are days.
_DRAWN = {"date": """ AND e."first" IS NOT NULL AND e.type IN ('date', 'time')"""}


def overview_of(session: Session, source: str, kind: str, *, is_of_all: bool) -> Overview:
    """The entities of a kind that the articles of a result share.

    Args:
        session: Where to ask.
        source: What stands after FROM for the articles `a`.
        kind: `location` or `date`.
        is_of_all: Whether these are all the corpus has.

    Raises:
        SourceError: The shards cannot be read.
    """
    within = "true" if is_of_all else f"e.key IN (SELECT a.key FROM {source})"
    where = f"e.kind = ? AND e.entity IS NOT NULL AND {within}{_DRAWN.get(kind, '')}"
    number = session.rows(f"SELECT count(DISTINCT e.entity) FROM entities e WHERE {where}", (kind,))[0][0]
    rows = session.dicts(
        "WITH counted AS (SELECT e.entity, count(DISTINCT coalesce(s.story, e.key)) AS articles"
        f" FROM entities e LEFT JOIN stories s USING (key) WHERE {where}"
        " GROUP BY e.entity ORDER BY articles DESC, e.entity LIMIT ?),"
        " once AS (SELECT e.*, c.articles AS articles_of_it, coalesce(t.title, t.lede, t.id) AS heading"
        " FROM entities e JOIN counted c USING (entity) JOIN articles t ON t.key = e.key"
        f" LEFT JOIN stories s ON s.key = e.key WHERE {where}"
        " QUALIFY row_number() OVER (PARTITION BY e.entity, coalesce(s.story, e.key) ORDER BY s.place, e.number) = 1),"
        " latest AS (SELECT * FROM once QUALIFY"
        " row_number() OVER (PARTITION BY entity ORDER BY published DESC NULLS LAST, key) <= ?)"
        " SELECT * FROM latest"
        " ORDER BY articles_of_it DESC, entity, published DESC NULLS LAST, key",
        kind, ENTITIES, kind, _TOLD,
    )  # fmt: skip
    told: dict[str, list[dict[str, object]]] = {}
    for row in rows:
        told.setdefault(row["entity"], []).append(row)
    letter = kind_of(kind).letter
    firsts = entities_of([{**of_it[0], "id": f"{letter}{n}"} for n, of_it in enumerate(told.values())])
    seen = (
        Seen(entity, int(str(of_it[0]["articles_of_it"])), tuple(str(row["heading"]) for row in of_it))
        for entity, of_it in zip(firsts, told.values(), strict=True)
    )
    return Overview(kind, int(number), tuple(seen))
