"""Postings: which articles have what a query can ask for, by the term and not by the article.

A table of terms has each combination of some columns once, the table of its postings for each term the articles that have it,
by their rank, and where the first of it starts. A condition over these columns is asked of the terms, which are few, and what
it finds is read from their postings alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from extractors.corpus.asking import DOUBTFUL
from extractors.corpus.condition import Condition

_COLUMN = re.compile(r'\b([ae])\.("?)(\w+)\2')
_IS_DOUBTFUL = f"coalesce({DOUBTFUL}, false) AS doubtful"


@dataclass(frozen=True, slots=True)
class Postings:
    """Terms of some columns, and their postings.

    Attributes:
        name: What the names of the two tables begin with.
        alias: What its columns are of: an entity (`e`) or an article (`a`), as conditions have it.
        columns: Those that a term is of; terms that are next to each other in their order are read together.
        rows: A statement that gives `key`, `start` and the columns of everything that has a term, of the tables `entities` and
            `articles`.
    """

    name: str
    alias: str
    columns: tuple[str, ...]
    rows: str

    @property
    def chosen(self) -> str:
        """The columns as SQL names them."""
        return ", ".join(f'"{column}"' for column in self.columns)

    def finding(self, condition: Condition) -> Condition:
        """A statement that gives `key` (the rank) and `start` for the terms of which a condition is true."""
        asked = condition.sql.replace(DOUBTFUL, "e.doubtful")
        terms = f"SELECT {self.alias}.term FROM {self.name}_terms {self.alias} WHERE {asked}"
        return Condition(
            f"SELECT rank AS key, start FROM {self.name}_postings WHERE term IN ({terms})", condition.values
        )


_QUALITIES = ("kind", "type", "doubtful")


def _of_entities(name: str, columns: tuple[str, ...], where: str) -> Postings:
    held = ", ".join(f'e."{column}"' for column in (*columns, *_QUALITIES[:2]))
    rows = f"SELECT e.key, e.start, {held}, {_IS_DOUBTFUL} FROM entities e WHERE {where}"
    return Postings(name, "e", (*columns, *_QUALITIES), rows)


def _of_articles(name: str, column: str) -> Postings:
    rows = f"SELECT a.key, CAST(NULL AS INTEGER) AS start, a.{column} FROM articles a"
    return Postings(name, "a", (column,), rows)


# A name that is none of the wordings, as blanks in it can make it, has a term of its own.
_WORDED = (
    f"WITH said AS (SELECT e.key, e.start, e.kind, e.type, e.country, {_IS_DOUBTFUL}, e.name_words,"
    " unnest(string_split(e.wordings, chr(10))) AS wording FROM entities e)"
    " SELECT key, start, wording AS wordings, if(wording = name_words, wording, NULL) AS name_words,"
    " country, kind, type, doubtful FROM said WHERE wording <> ''"
    f" UNION ALL SELECT e.key, e.start, NULL, e.name_words, e.country, e.kind, e.type, {_IS_DOUBTFUL} FROM entities e"
    " WHERE e.name_words <> ''"
    " AND NOT coalesce(contains(e.wordings, chr(10) || e.name_words || chr(10)) AND NOT contains(e.name_words, chr(10)), false)"
)

TABLES: Final = (
    _of_entities("kinds", ("country",), "true"),
    _of_entities(
        "units", ("unit_id", "unit_words", "unit"), "e.unit_words <> '' OR coalesce(e.unit_id, e.unit) IS NOT NULL"
    ),
    _of_entities("points", ("lat", "lon", "country"), "e.lat IS NOT NULL AND e.lon IS NOT NULL"),
    _of_entities(
        "values",
        ("value", "high", "unit_id", "unit_words", "unit", "bound", "stance", "from", "of"),
        """coalesce(e.value, e.high, e."from", e."of") IS NOT NULL OR coalesce(e.bound, e.stance) IS NOT NULL""",
    ),
    Postings("words", "e", ("wordings", "name_words", "country", *_QUALITIES), _WORDED),
    _of_articles("days", "published"),
    _of_articles("countries", "about_countries"),
    _of_articles("titles", "title_words"),
)  # fmt: skip
"""Those that answer conditions, the fewest rows first: one is asked of the first that has its columns."""


FACETED: Final = Postings(
    "facets",
    "e",
    ("kind", "facet", "name"),
    "SELECT e.key, e.start, e.kind, e.facet, e.name FROM entities e WHERE e.facet IS NOT NULL",
)
"""What articles are counted by; no query asks for it."""

KEPT: Final = (*TABLES, FACETED)
"""All that an index has."""


def postings_for(condition: Condition) -> Postings | None:
    """The postings that answer a condition; None where the rows themselves are to be asked.

    What an empty word or one over several lines would find is not what its terms would, since each wording is a term.
    """
    if "SELECT" in condition.sql or any(value == "" or "\n" in str(value) for value in condition.values):
        return None
    asked = {
        (alias, name) for alias, _, name in _COLUMN.findall(condition.sql.replace(DOUBTFUL, "e.doubtful"))
    }
    return next(
        (each for each in TABLES if asked and asked <= {(each.alias, column) for column in each.columns}),
        None,
    )
