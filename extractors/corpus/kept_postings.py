"""All postings that the library's index keeps: of what conditions ask, of links, of facets and of what overviews count."""

from __future__ import annotations

from itertools import chain
from typing import Final

from extractors.corpus.links_asked import IS_ID, LINKS
from extractors.corpus.overview import DRAWN, drawn_columns
from extractors.corpus.postings import IS_DOUBTFUL, QUALITIES, TABLES, Postings

_OWN = f"e.key, e.start, e.number, e.kind, e.type, {IS_DOUBTFUL}"


def _of_link(field: str) -> Postings:
    """What figures and statements are linked to: each wording of it and its country, its days, or words where it is no entity."""
    link = f'SELECT {_OWN}, e."{field}" AS link FROM entities e WHERE e."{field}" IS NOT NULL'
    each = f"{link} UNION ALL SELECT {_OWN}, unnest(e.who_with) FROM entities e" if field == "who" else link
    linked = f"FROM ({each}) e JOIN entities l ON l.key = e.key AND l.id = e.link"
    if field == "when":
        days = f'SELECT e.* EXCLUDE (link), l."first", l."last" {linked} WHERE l."first" IS NOT NULL'
        return Postings(field, "e", ("first", "last", *QUALITIES), days, is_numbered=True)
    columns = ("words", "country") if field == "where" else ("words",)
    without = ", NULL AS country" if field == "where" else ""
    parts = [
        f"SELECT e.* EXCLUDE (link), lower(strip_accents(e.link)) AS words{without} FROM ({link}) e"
        f" WHERE NOT regexp_matches(e.link, {IS_ID})",
        f"SELECT e.* EXCLUDE (link), unnest(string_split(l.wordings, chr(10))) AS words{without} {linked}",
    ]
    if field == "where":
        parts.append(f"SELECT e.* EXCLUDE (link), lower(strip_accents(l.admin1)), NULL {linked}")
        parts.append(f"SELECT e.* EXCLUDE (link), NULL, l.country {linked}")
    said = " OR ".join(f"{column} <> ''" for column in columns)
    rows = f"SELECT * FROM ({' UNION ALL '.join(parts)}) WHERE {said}"
    return Postings(field, "e", (*columns, *QUALITIES), rows, is_numbered=True)


LINKED: Final = {field: _of_link(field) for field in LINKS}
"""Those that answer what is asked of links, by the field."""

FACETED: Final = Postings(
    "facets",
    "e",
    ("kind", "facet", "name"),
    "SELECT e.key, e.start, e.kind, e.facet, e.name FROM entities e WHERE e.facet IS NOT NULL",
)
"""What articles are counted by; no query asks for it."""


def _of_drawn(name: str, columns: tuple[str, ...], is_numbered: bool) -> Postings:
    chosen = ", ".join(f'e."{column}"' for column in columns)
    each = " OR ".join(f"(e.kind = '{kind}'{drawn})" for kind, drawn in DRAWN.items())
    rows = (
        f"SELECT e.key, e.start, e.number, {chosen} FROM entities e WHERE e.entity IS NOT NULL AND ({each})"
    )
    return Postings(name, "e", columns, rows, is_numbered)


_DRAWN = dict.fromkeys(("kind", "entity", *chain.from_iterable(map(drawn_columns, DRAWN))))

OVERVIEWS: Final = (
    _of_drawn("seen", ("kind", "entity"), is_numbered=False),
    _of_drawn("drawn", tuple(_DRAWN), is_numbered=True),
)
"""What maps and timelines count of many articles, and how each of these has it; no query asks for them."""

KEPT: Final = (*TABLES, *LINKED.values(), FACETED, *OVERVIEWS)
"""All that an index has."""
