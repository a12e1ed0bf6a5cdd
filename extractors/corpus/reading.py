"""Reading a corpus: its articles by query, what they have in common, one of them whole, and an entity across them."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from extractors.asking.likeness import folded
from extractors.corpus.across import beside_of, elsewhere_of
from extractors.corpus.answers import ArticleRow, Beside, Elsewhere, Facets, Overview
from extractors.corpus.asking import Question, question_of
from extractors.corpus.condition import Condition
from extractors.corpus.corrected import Corrected, whole_rows
from extractors.corpus.facets import facets_of
from extractors.corpus.finding import by_original, by_story, finding
from extractors.corpus.kept_answers import FACETS, keep, kept_facets, kept_overview
from extractors.corpus.library_index import LibraryIndex, index_of
from extractors.corpus.listed_rows import RANKED, Listed, counted, held_columns, keys_table, of_story, row_of
from extractors.corpus.marker import edition_wanted
from extractors.corpus.overview import DRAWN, counted_rows, overview_of
from extractors.corpus.page import FEW, ROW, Page, sources
from extractors.corpus.query_results import QueryResults
from extractors.corpus.ranked_finding import ranked_finding
from extractors.corpus.rows import article_and_analysis
from extractors.corpus.session import Session
from extractors.corpus.tables import connected
from extractors.errors import SourceError
from extractors.model import Analysis, Article

if TYPE_CHECKING:
    import duckdb

    from extractors.corrections.ledger import Ledger

# More articles than these are not held in memory, some 250 bytes each.
_HELD_ARTICLES = 500_000
# How many copies, and other texts among them, are listed under an article.
_COPIES = "if(f.key = f.head, f.copies, 0), if(f.key = f.head, f.versions, 0)"


class Corpus:
    """A corpus that is open for reading: every method may be called from any thread, and sees the shards of when it was opened.

    Args:
        folder: The corpus's folder.
        connection: A connection with its tables.
        ledger: Where corrections and rules are; None for none.
    """

    def __init__(
        self, folder: Path, connection: duckdb.DuckDBPyConnection, ledger: Ledger | None = None
    ) -> None:
        self.folder = folder
        self._session = Session(folder, connection)
        self._found = QueryResults(self._session)
        self._index = index_of(connection, folder)
        self._table = RANKED if self._index is not None else Listed()
        self._holding = threading.Lock()
        self._corrected = Corrected(self._session, ledger) if ledger is not None else None
        self._has_copies = bool(self._session.rows("SELECT 1 FROM copies LIMIT 1"))
        self._has_stories = bool(self._session.rows("SELECT 1 FROM stories LIMIT 1"))

    @classmethod
    def open(cls, folder: str | Path, ledger: Ledger | None = None) -> Corpus:
        """Open a corpus.

        Args:
            folder: Its folder.
            ledger: Where the corrections and rules are that `correct` lays over it; None for none.

        Raises:
            SourceError: It is none, is empty, or cannot be read.
        """
        path = Path(folder)
        edition_wanted(path)
        return cls(path, connected(path), ledger)

    def __enter__(self) -> Corpus:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the session."""
        self._session.close()

    def hold(self) -> None:
        """Hold in memory what is listed of each article, unless the index has it, or they are very many.

        Raises:
            SourceError: The shards cannot be read.
        """
        with self._holding:
            is_wanted = self._table.key == "key" and not self._is_held
            if is_wanted and self.count(is_folded=False) <= _HELD_ARTICLES:
                self._session.rows(
                    f"CREATE TABLE held AS SELECT {held_columns()} FROM {self._table.articles}"
                )
                self._table = replace(self._table, articles="held")

    @property
    def _is_held(self) -> bool:
        return self._table.articles == "held"

    def correct(self) -> bool:
        """Lay over it what is said against its articles by now; whether any article has other rows than before.

        Raises:
            GivenUpError: It was given up.
            SourceError: The shards cannot be read.
        """
        with self._holding:
            changed = self._corrected.renew() if self._corrected is not None else []
            if changed and self._is_held:
                made = {"changed": keys_table(changed)}
                again = f"INSERT INTO held BY NAME SELECT {held_columns()} FROM articles SEMI JOIN changed USING (key)"
                self._session.change(["DELETE FROM held WHERE key IN (SELECT key FROM changed)", again], made)
            if changed:  # the index is of what was found
                self._table = self._every()
        if changed:
            self._found.forget()
        return bool(changed)

    def give_up(self) -> None:
        """End whatever is being asked: nobody waits for it any more. Who asked gets a `GivenUpError`."""
        self._session.give_up()

    def count(
        self, query: str = "", is_folded: bool = True, opened: Sequence[str] = (), is_by_story: bool = False
    ) -> int:
        """How many rows `articles` has of a query.

        Raises:
            QueryError: The query cannot be understood.
            SourceError: The shards cannot be read.
        """
        listed = self._table
        with self._found_in(query, listed, is_by_story) as table:
            where = self._listed(listed, is_folded, opened, is_by_story)
            sql = f"SELECT count(*) FROM {table or listed.articles} f{where.sql}"
            return int(self._session.rows(sql, where.values)[0][0])

    def articles(
        self,
        query: str = "",
        order: str = "date",
        limit: int | None = 100,
        offset: int = 0,
        is_folded: bool = True,
        opened: Sequence[str] = (),
        is_by_story: bool = False,
    ) -> list[ArticleRow]:
        """The articles that a query finds; of copies of one the earliest that it finds.

        Args:
            query: In the query language; empty for all.
            order: One of `page.orders`; articles that are equal in it come by id.
            limit: How many at most; None for all.
            offset: How many to pass over.
            is_folded: Whether copies are left out; else each stands where the order has it.
            opened: Keys of articles under which their copies are to follow; of stories, their other articles.
            is_by_story: Whether the first article of a story that it finds stands for the whole story.

        Raises:
            QueryError: The query cannot be understood.
            GivenUpError: It was given up.
            SourceError: The shards cannot be read.
        """
        is_folding = self._folds(is_by_story)
        listed = self._table if limit is not None and limit <= FEW else self._every()
        with self._found_in(query, listed, is_by_story) as table:
            source, by = sources(listed, table, order, is_opened=bool(opened) and is_folding)
            first = "f.first" if table else "" if listed.key == "rank" else "a.first_mention"
            folded = _COPIES, "nullif(f.head, f.key)"
            copies, head = folded if is_folding else ("0, 0", "NULL")
            where = self._listed(listed, is_folded, opened, is_by_story)
            page = Page(source, where, by, first, copies, head, limit, offset, is_of_all=not _asks(query))
            rows = page.rows(self._session, listed)
        return [of_story(row) for row in rows] if is_by_story else rows

    def _every(self) -> Listed:
        """The tables from which all rows are read."""
        return Listed("held" if self._is_held else "articles")

    def _folds(self, is_by_story: bool) -> bool:
        """Whether some article may be listed under another."""
        return self._has_copies or (is_by_story and self._has_stories)

    def _listed(self, listed: Listed, is_folded: bool, opened: Sequence[str], is_by_story: bool) -> Condition:
        """Which of the articles that are found have a row, as what stands after the tables."""
        if not (is_folded and self._folds(is_by_story)):
            return Condition("")
        heads = ", ".join("?" for _ in opened)
        if listed.key == "rank":
            heads = f"SELECT rank FROM placed WHERE key IN ({heads})"
        also = f" OR (f.head IN ({heads}) AND NOT f.is_copy)" if opened else ""
        return Condition(f" WHERE (f.key = f.head{also})", tuple(opened))

    def versions_of(self, key: str) -> list[ArticleRow]:
        """The copies and versions of an article, itself among them, the earliest first; none where there is no other.

        Raises:
            SourceError: The shards cannot be read.
        """
        sql = (
            f"SELECT {ROW}, a.first_mention, 0, 0, NULL, NULL, {counted('a.')} FROM copies s JOIN copies t USING (original)"
            f" JOIN {self._table.articles} a ON a.key = t.key WHERE s.key = ? ORDER BY t.place"
        )
        return list(map(row_of, self._session.rows(sql, (key,))))

    def story_of(self, key: str) -> list[ArticleRow]:
        """The articles of the story of one, by day and source, copies counted under their originals; none where it is of none.

        Raises:
            SourceError: The shards cannot be read.
        """
        sql = (
            f"SELECT {ROW}, a.first_mention,"
            " (SELECT count(*) FROM copies d WHERE d.original = c.original AND d.key <> t.key), 0, NULL, t.story,"
            f" {counted('a.')} FROM stories s JOIN stories t USING (story) JOIN {self._table.articles} a ON a.key = t.key"
            " LEFT JOIN copies c ON c.key = t.key WHERE s.key = ? AND (coalesce(c.place, 0) = 0 OR t.key = s.key)"
            " ORDER BY t.place"
        )
        return list(map(row_of, self._session.rows(sql, (key,))))

    def rows_of(self, keys: Iterable[str]) -> list[ArticleRow]:
        """The articles of these keys as they stand in a list.

        Raises:
            SourceError: The shards cannot be read.
        """
        table = f"{self._table.articles} a WHERE a.key IN (SELECT unnest(?))"
        sql = f"SELECT {ROW}, a.first_mention, 0, 0, NULL, NULL, {counted('a.')} FROM {table}"
        return list(map(row_of, self._session.rows(sql, [sorted(keys)])))

    def originals(self, keys: Iterable[str]) -> dict[str, str]:
        """Of those of these articles that have copies, the key of the original."""
        sql = "SELECT key, original FROM copies WHERE key IN (SELECT unnest(?))"
        return dict(self._session.rows(sql, (sorted(keys),)))

    def having(self, entity: str, key: str, limit: int) -> list[str]:
        """The keys of the articles that have an entity, those nearest in time to one first, without it.

        Args:
            entity: What it is called across articles.
            key: The article's.
            limit: How many at most.

        Raises:
            SourceError: The shards cannot be read.
        """
        sql = (
            "SELECT DISTINCT e.key, abs(date_diff('day', e.published, a.published)) AS gap FROM entities e, articles a"
            " WHERE e.entity = ? AND a.key = ? AND e.key <> a.key ORDER BY gap NULLS LAST, e.key LIMIT ?"
        )
        return [found for found, _ in self._session.rows(sql, (entity, key, limit))]

    def whole(self, keys: Iterable[str]) -> dict[str, tuple[Article, Analysis]]:
        """Articles with their analyses, by their keys, as they are corrected.

        Raises:
            SourceError: The shards cannot be read.
        """
        rows = whole_rows(self._session, keys, index=self._index if self._table.key == "rank" else None)
        return {key: article_and_analysis(*found) for key, found in rows.items()}

    def facets(self, query: str = "", limit: int = 50, sought: str = "") -> Facets:
        """The commonest places, actors and units of the articles that a query finds, and all their days.

        Args:
            query: In the query language; empty for all.
            limit: How many of each at most.
            sought: Words that names must have in them.

        Raises:
            QueryError: The query cannot be understood.
            GivenUpError: It was given up.
            SourceError: The shards cannot be read.
        """
        if (index := self._index_of_all(query)) and not sought and (kept := kept_facets(index.folder, limit)):
            return kept
        listed = self._table
        with self._found_in(query, listed) as table:
            is_of_all, words = not _asks(query), folded(sought)
            return facets_of(self._session, table, listed, is_of_all=is_of_all, limit=limit, sought=words)

    def overview(self, query: str, kind: str) -> Overview:
        """The places (`location`) or days (`date`) of the articles that a query finds, those of most articles first.

        Raises:
            QueryError: The query cannot be understood.
            GivenUpError: It was given up.
            SourceError: The shards cannot be read.
        """
        if (index := self._index_of_all(query)) and (kept := kept_overview(index.folder, kind)):
            return kept
        listed = self._table
        with self._found_in(query, listed) as table:
            return overview_of(self._session, table if _asks(query) else "", listed, kind)

    def keep_answers(self) -> None:
        """Keep in the index what is asked of all, where there is an index.

        Raises:
            OutputError: It cannot be written.
            SourceError: The shards cannot be read.
        """
        if index := self._index_of_all(""):
            told = {kind: counted_rows(self._session, "", self._table, kind) for kind in DRAWN}
            keep(index.folder, self.facets(limit=FACETS), told)

    def _index_of_all(self, query: str) -> LibraryIndex | None:
        """The index, where it has what is asked: nothing of some articles, and nothing is laid over what was found."""
        return self._index if self._table.key == "rank" and not _asks(query) else None

    def article(self, key: str) -> tuple[Article, Analysis]:
        """An article as it was read, with its analysis as it was found: who shows it lays corrections over it.

        Raises:
            SourceError: There is none of that key, or the shards cannot be read.
        """
        found = whole_rows(
            self._session, [key], self._corrected.found if self._corrected else "", self._index
        )
        if not found:
            raise SourceError(f"{self.folder}: there is no article {key} in it.")
        return article_and_analysis(*found[key])

    def entity_keys(self, key: str) -> Mapping[str, str]:
        """What the entities of an article are called across articles, by their ids; those that cannot be told are not in it."""
        sql = "SELECT id, entity FROM entities WHERE key = ? AND entity IS NOT NULL"
        return dict(self._session.rows(sql, (key,)))

    def matching(self, key: str, query: str) -> frozenset[str]:
        """The ids of the entities of an article that a query asks for; none where it asks for no entity.

        Raises:
            QueryError: The query cannot be understood.
        """
        asked = _either(question_of(query))
        return frozenset(
            id_
            for (id_,) in self._session.rows(
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
        return elsewhere_of(self._session, entity, limit)

    def beside(self, entity: str, keys: Iterable[str] | None = None) -> tuple[Beside, ...]:
        """Who and what stands in most of the articles that have the entity; what is no name, "police", does not count.

        Args:
            entity: What it is called across articles.
            keys: The articles that are asked, where not all that have it.
        """
        return beside_of(self._session, entity, keys)

    @contextmanager
    def _found_in(self, query: str, listed: Listed, is_by_story: bool = False) -> Iterator[str]:
        """The table with a row for each article that a query finds; empty where it asks for nothing, and none is folded."""
        if (is_folding := self._folds(is_by_story)) or _asks(query):
            question = question_of(query)
            found = ranked_finding(question) if listed.key == "rank" else finding(question, listed)
            folded = (by_story if is_by_story else by_original)(found, listed)
            with self._found.table(folded if is_folding else found) as table:
                yield table
        else:
            yield ""


def _asks(query: str) -> bool:
    return bool(query.strip())


def _either(question: Question) -> Condition:
    values = tuple(value for condition in question.entities for value in condition.values)
    return Condition(" OR ".join(f"({condition.sql})" for condition in question.entities) or "false", values)
