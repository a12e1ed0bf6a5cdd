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
from extractors.corpus.links_asked import LINKS

QUALITIES: Final = ("kind", "type", "doubtful")
"""Columns that the terms of all entities have."""

_COLUMN = re.compile(r'\b([ae])\.("?)(\w+)\2')
IS_DOUBTFUL: Final = f"coalesce({DOUBTFUL}, false) AS doubtful"


@dataclass(frozen=True, slots=True)
class Postings:
    """Terms of some columns, and their postings.

    Attributes:
        name: What the names of the two tables begin with.
        alias: What its columns are of: an entity (`e`) or an article (`a`), as conditions have it.
        columns: Those that a term is of; terms that are next to each other in their order are read together.
        rows: A statement that gives `key`, `start` and the columns of everything that has a term, of the tables `entities` and
            `articles`.
        is_numbered: Whether each posting is of one entity, by its `number` in its article, which `rows` then gives too: what
            several conditions are true of is told apart by it.
    """

    name: str
    alias: str
    columns: tuple[str, ...]
    rows: str
    is_numbered: bool = False

    @property
    def chosen(self) -> str:
        """The columns as SQL names them."""
        return ", ".join(f'"{column}"' for column in self.columns)

    def answers(self, condition: Condition) -> bool:
        """Whether a condition asks of nothing but its columns, and of some."""
        asked = columns_asked(condition)
        return bool(asked) and asked <= {(self.alias, column) for column in self.columns}

    def finding(self, condition: Condition) -> Condition:
        """A statement that gives `key` (the rank), `start` and any `number` for the terms of which a condition is true."""
        asked = condition.sql.replace(DOUBTFUL, "e.doubtful")
        terms = f"SELECT {self.alias}.term FROM {self.name}_terms {self.alias} WHERE {asked}"
        given = "rank AS key, number, start" if self.is_numbered else "rank AS key, start"
        return Condition(
            f"SELECT {given} FROM {self.name}_postings WHERE term IN ({terms})", condition.values
        )


def _of_entities(name: str, columns: tuple[str, ...], where: str, is_numbered: bool = False) -> Postings:
    held = ", ".join(f'e."{column}"' for column in (*columns, *QUALITIES[:2]))
    rows = f"SELECT e.key, e.start, e.number, {held}, {IS_DOUBTFUL} FROM entities e WHERE {where}"
    return Postings(name, "e", (*columns, *QUALITIES), rows, is_numbered)


def _of_articles(name: str, column: str) -> Postings:
    rows = f"SELECT a.key, CAST(NULL AS INTEGER) AS start, a.{column} FROM articles a"
    return Postings(name, "a", (column,), rows)


# A name that is none of the wordings, as blanks in it can make it, has a term of its own.
_WORDED = (
    f"WITH said AS (SELECT e.key, e.start, e.kind, e.type, e.country, {IS_DOUBTFUL}, e.name_words,"
    " unnest(string_split(e.wordings, chr(10))) AS wording FROM entities e)"
    " SELECT key, start, wording AS wordings, if(wording = name_words, wording, NULL) AS name_words,"
    " country, kind, type, doubtful FROM said WHERE wording <> ''"
    f" UNION ALL SELECT e.key, e.start, NULL, e.name_words, e.country, e.kind, e.type, {IS_DOUBTFUL} FROM entities e"
    " WHERE e.name_words <> ''"
    " AND NOT coalesce(contains(e.wordings, chr(10) || e.name_words || chr(10)) AND NOT contains(e.name_words, chr(10)), false)"
)

_LINKED = ", ".join(f'e."{field}"' for field in LINKS)

VALUES: Final = _of_entities(
    "values",
    ("value", "high", "unit_id", "unit_words", "unit", "bound", "stance", "from", "of"),
    """coalesce(e.value, e.high, e."from", e."of") IS NOT NULL OR coalesce(e.bound, e.stance) IS NOT NULL"""
    f" OR coalesce({_LINKED}) IS NOT NULL OR len(e.who_with) > 0",
    is_numbered=True,
)
"""Those of everything that can be linked too."""

# What is asked of nearly all articles is read of few columns, and once an article.
_SORTS = Postings("sorts", "e", ("kind",), "SELECT e.key, e.start, e.kind FROM entities e")

TABLES: Final = (
    _SORTS,
    _of_entities("kinds", ("country",), "true"),
    _of_entities(
        "units", ("unit_id", "unit_words", "unit"), "e.unit_words <> '' OR coalesce(e.unit_id, e.unit) IS NOT NULL"
    ),
    _of_entities("points", ("lat", "lon", "country"), "e.lat IS NOT NULL AND e.lon IS NOT NULL"),
    VALUES,
    Postings("words", "e", ("wordings", "name_words", "country", *QUALITIES), _WORDED),
    _of_articles("days", "published"),
    _of_articles("countries", "about_countries"),
    _of_articles("titles", "title_words"),
)  # fmt: skip
"""Those that answer conditions, the fewest rows first: one is asked of the first that has its columns."""


def columns_asked(condition: Condition) -> set[tuple[str, str]]:
    """The columns that a condition asks of, each with what it is of."""
    found = _COLUMN.findall(condition.sql.replace(DOUBTFUL, "e.doubtful"))
    return {(alias, name) for alias, _, name in found}


def is_worded(condition: Condition) -> bool:
    """Whether terms find what rows do: an empty word and one over several lines do not, since each wording is a term."""
    return not any(value == "" or "\n" in str(value) for value in condition.values)


def postings_for(condition: Condition) -> Postings | None:
    """The postings that answer a condition; None where the rows themselves are to be asked."""
    if "SELECT" in condition.sql or not is_worded(condition):
        return None
    return next((each for each in TABLES if each.answers(condition)), None)
