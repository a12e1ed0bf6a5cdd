"""Reading a corpus: its articles by query, what they have in common, one of them whole, and an entity across them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractors.asking.likeness import folded
from extractors.corpus.answers import ArticleRow, Elsewhere, Facet, Facets, Sighting
from extractors.corpus.asking import UNIT, Condition, Question, Value, question_of
from extractors.corpus.marker import edition_wanted
from extractors.corpus.rows import Row, article_and_analysis
from extractors.corpus.tables import connected, unreadable
from extractors.errors import SourceError
from extractors.model import Analysis, Article

if TYPE_CHECKING:
    import duckdb

ORDERS = {
    "date": "a.published DESC NULLS LAST",
    "oldest": "a.published ASC NULLS LAST",
    "title": "a.title_words = '', a.title_words, a.published",
    "country": "a.country_name NULLS LAST, a.published DESC NULLS LAST",
    "words": "a.words DESC",
    "locations": "a.locations DESC",
    "actors": "a.actors DESC",
    "figures": "a.figures DESC",
    "dates": "a.dates DESC",
}

_ROW = (
    "a.key, a.id, CAST(a.published AS VARCHAR), a.title, a.source, a.country, a.country_name,"
    " a.locations, a.actors, a.figures, a.dates, a.words"
)
# Facet by name: which entities it is of, the field of its term.
_FACETS = {
    "places": ("e.kind = 'location' AND e.geonameid IS NOT NULL", "place"),
    "actors": ("e.kind = 'actor' AND e.type <> 'role'", "actor"),
}


class Corpus:
    """A corpus that is open for reading: every method may be called from any thread, and sees the shards of when it was opened.

    Args:
        folder: The corpus's folder.
        connection: A session with its tables.
    """

    def __init__(self, folder: Path, connection: duckdb.DuckDBPyConnection) -> None:
        self.folder = folder
        self._connection = connection

    @classmethod
    def open(cls, folder: str | Path) -> Corpus:
        """Open a corpus.

        Raises:
            SourceError: It is none, is empty, or cannot be read.
        """
        path = Path(folder)
        edition_wanted(path)
        return cls(path, connected(path))

    def __enter__(self) -> Corpus:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the session."""
        self._connection.close()

    def count(self, query: str = "") -> int:
        """How many articles a query finds.

        Raises:
            QueryError: The query cannot be understood.
            SourceError: The shards cannot be read.
        """
        found = self.found(query)
        return int(self.rows(f"SELECT count(*) {found.sql}", found.values)[0][0])

    def articles(
        self, query: str = "", order: str = "date", limit: int | None = 100, offset: int = 0
    ) -> list[ArticleRow]:
        """The articles that a query finds.

        Args:
            query: In the query language; empty for all.
            order: One of `ORDERS`; articles that are equal in it come by id.
            limit: How many at most; None for all.
            offset: How many to pass over.

        Raises:
            QueryError: The query cannot be understood.
            SourceError: The shards cannot be read.
        """
        found = self.found(query)
        rows = self.rows(
            f"SELECT {_ROW}, {self._first(query)} {found.sql} ORDER BY {ORDERS[order]}, a.id, a.key LIMIT ? OFFSET ?",
            (*found.values, limit, offset),
        )
        return [ArticleRow(*row) for row in rows]

    def facets(self, query: str = "", limit: int = 50) -> Facets:
        """The commonest places, actors, units and days of the articles that a query finds.

        Raises:
            QueryError: The query cannot be understood.
            SourceError: The shards cannot be read.
        """
        found = self.found(query)
        within = f"e.key IN (SELECT a.key {found.sql})" if query.strip() else "true"
        values = found.values if query.strip() else ()
        facets: dict[str, tuple[Facet, ...]] = {}
        for name, (condition, key) in _FACETS.items():
            rows = self.rows(
                f"SELECT min(e.name), count(DISTINCT e.key) AS n FROM entities e WHERE {condition} AND {within}"
                " GROUP BY e.name_words ORDER BY n DESC, e.name_words LIMIT ?",
                (*values, limit),
            )
            facets[name] = tuple(Facet(f'{key}="{_bare(label)}"', label, n) for label, n in rows)
        units = self.rows(
            f"SELECT {UNIT} AS u, count(DISTINCT e.key) AS n FROM entities e"
            f" WHERE e.kind = 'figure' AND u IS NOT NULL AND {within} GROUP BY u ORDER BY n DESC, u LIMIT ?",
            (*values, limit),
        )
        days = self.rows(
            f"SELECT CAST(a.published AS VARCHAR) AS day, count(*) {found.sql}"
            " AND a.published IS NOT NULL GROUP BY day ORDER BY day",
            found.values,
        )
        return Facets(
            **facets,
            units=tuple(Facet(f'unit="{_bare(label)}"', label, n) for label, n in units),
            days=tuple(Facet(f"date:{day}", day, n) for day, n in days),
        )

    def article(self, key: str) -> tuple[Article, Analysis]:
        """An article as it was read, with its analysis as it was found.

        Raises:
            SourceError: There is none of that key, or the shards cannot be read.
        """
        found = self._dicts("SELECT * FROM articles WHERE key = ?", key)
        if not found:
            raise SourceError(f"{self.folder}: there is no article {key} in it.")
        mentions = self._dicts('SELECT * FROM mentions WHERE key = ? ORDER BY start, "end" DESC, kind', key)
        return article_and_analysis(
            found[0], mentions, self._dicts("SELECT * FROM entities WHERE key = ? ORDER BY number", key)
        )

    def entity_keys(self, key: str) -> Mapping[str, str]:
        """What the entities of an article are called across articles, by their ids; those that cannot be told are not in it."""
        sql = "SELECT id, entity FROM entities WHERE key = ? AND entity IS NOT NULL"
        return dict(self.rows(sql, (key,)))

    def matching(self, key: str, query: str) -> frozenset[str]:
        """The ids of the entities of an article that a query asks for; none where it asks for no entity.

        Raises:
            QueryError: The query cannot be understood.
        """
        asked = _either(self._question(query))
        return frozenset(
            id_
            for (id_,) in self.rows(
                f"SELECT e.id FROM entities e WHERE e.key = ? AND ({asked.sql})", (key, *asked.values)
            )
        )

    def elsewhere(self, entity: str, limit: int = 500) -> Elsewhere:
        """An entity across articles.

        Args:
            entity: What it is called across articles, as `entity_keys` tells.
            limit: How many sightings at most.

        Raises:
            SourceError: The shards cannot be read.
        """
        articles, first, last = self.rows(
            "SELECT count(DISTINCT key), CAST(min(published) AS VARCHAR), CAST(max(published) AS VARCHAR)"
            " FROM entities WHERE entity = ?",
            (entity,),
        )[0]
        rows = self.rows(
            "SELECT e.key, e.id, CAST(e.published AS VARCHAR), a.title, e.start, e.value, e.high, e.bound, e.unit"
            " FROM entities e JOIN articles a USING (key) WHERE e.entity = ?"
            " ORDER BY e.published NULLS LAST, a.id, e.key, e.number LIMIT ?",
            (entity, limit),
        )
        return Elsewhere(articles, first, last, tuple(Sighting(*row) for row in rows))

    def found(self, query: str) -> Condition:
        """`FROM articles a ... WHERE ...` of the articles that a query finds; each entity asked for is joined as `g0`, `g1`, ...

        Raises:
            QueryError: The query cannot be understood.
        """
        question = self._question(query)
        joins, conditions = "", ["true"]
        values: list[Value] = []
        for number, (entity, title) in enumerate(zip(question.entities, question.titles, strict=True)):
            group = f"g{number}"
            joins += (
                f" {'LEFT ' if title else ''}JOIN (SELECT e.key, min(e.start) AS start FROM entities e WHERE {entity.sql}"
                f" GROUP BY e.key) {group} ON {group}.key = a.key"
            )
            values += entity.values
        for number, title in enumerate(question.titles):
            if title:
                conditions.append(f"(g{number}.key IS NOT NULL OR {title.sql})")
                values += title.values
        for condition in question.articles:
            conditions.append(condition.sql)
            values += condition.values
        return Condition(f"FROM articles a{joins} WHERE {' AND '.join(conditions)}", tuple(values))

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """The rows that a statement of this program's own gives.

        Raises:
            SourceError: The shards cannot be read.
        """
        import duckdb

        try:
            with self._connection.cursor() as cursor:
                return cursor.execute(sql, list(values)).fetchall()
        except duckdb.Error as error:
            raise unreadable(self.folder, error) from error

    def _dicts(self, sql: str, *values: Any) -> list[Row]:
        import duckdb

        try:
            with self._connection.cursor() as cursor:
                cursor.execute(sql, list(values))
                names = [column[0] for column in cursor.description or ()]
                return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
        except duckdb.Error as error:
            raise unreadable(self.folder, error) from error

    def _first(self, query: str) -> str:
        starts = ", ".join(f"g{number}.start" for number in range(len(self._question(query).entities)))
        return f"least({starts})" if starts else "a.first_mention"

    def _question(self, query: str) -> Question:
        return question_of(query, lambda: self._countries)

    @cached_property
    def _countries(self) -> Mapping[str, str]:
        sql = "SELECT DISTINCT name, country FROM entities WHERE type IN ('country', 'state') AND country IS NOT NULL"
        return {folded(name): country for name, country in self.rows(sql)}


def _either(question: Question) -> Condition:
    values = tuple(value for condition in question.entities for value in condition.values)
    return Condition(" OR ".join(f"({condition.sql})" for condition in question.entities) or "false", values)


def _bare(label: str) -> str:
    """A name as it stands between quotation marks, which the query language cannot have in it."""
    return label.replace('"', " ")
