"""A DuckDB session over the shards of a corpus, for any thread; a question that nobody waits for any more can be given up."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractors.corpus.rows import Row
from extractors.corpus.tables import unreadable
from extractors.errors import GivenUpError

if TYPE_CHECKING:
    import duckdb


class Session:
    """Statements of this program's own, each in a cursor of its own.

    Args:
        folder: The corpus's folder, which errors name.
        connection: A connection with the corpus's tables.
    """

    def __init__(self, folder: Path, connection: duckdb.DuckDBPyConnection) -> None:
        self._folder, self._connection = folder, connection
        self._lock = threading.Lock()
        self._asking: set[duckdb.DuckDBPyConnection] = set()

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """The rows that a statement gives.

        Raises:
            GivenUpError: It was given up.
            SourceError: The shards cannot be read.
        """
        with self._cursor() as cursor:
            return cursor.execute(sql, list(values)).fetchall()

    def dicts(self, sql: str, *values: Any) -> list[Row]:
        """The same by the names of the columns."""
        with self._cursor() as cursor:
            cursor.execute(sql, list(values))
            names = [column[0] for column in cursor.description or ()]
            return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def change(self, statements: Sequence[str], made: Mapping[str, Any] | None = None) -> None:
        """Do statements at once: who asks meanwhile meets what was before them, or what is after.

        Args:
            statements: In their order.
            made: Arrow tables that they name.

        Raises:
            GivenUpError: It was given up; nothing is changed.
            SourceError: The shards cannot be read.
        """
        with self._cursor() as cursor:
            for name, table in (made or {}).items():
                cursor.register(name, table)
            cursor.begin()
            for statement in statements:
                cursor.execute(statement)
            cursor.commit()

    def give_up(self) -> None:
        """End every statement that is running; who waits for one gets a `GivenUpError`."""
        with self._lock:
            for cursor in self._asking:
                cursor.interrupt()

    def close(self) -> None:
        """End the session."""
        self.give_up()
        self._connection.close()

    @contextmanager
    def _cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        import duckdb

        try:
            with self._connection.cursor() as cursor:
                with self._lock:
                    self._asking.add(cursor)
                try:
                    yield cursor
                finally:
                    with self._lock:
                        self._asking.discard(cursor)
        except duckdb.InterruptException as error:
            raise GivenUpError(f"{self._folder}: the question was given up.") from error
        except duckdb.Error as error:
            raise unreadable(self._folder, error) from error
