"""A least-recently-used cache of query results, each a table of the session that rows, counts and facets are read from."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from extractors.corpus.condition import Condition
from extractors.corpus.session import Session

# A reader goes back to what was asked before, and reads on in it; of each article found some 40 bytes are held.
_KEPT = 4


@dataclass
class _Table:
    name: str
    making: threading.Lock = field(default_factory=threading.Lock)
    is_made: bool = False
    users: int = 0


class QueryResults:
    """Result tables with the columns `key` and `first`, created on first use; the least recently used are dropped.

    Args:
        session: Where they are.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._lock = threading.Lock()
        self._tables: OrderedDict[tuple[int, Condition], _Table] = OrderedDict()
        self._edition = 0
        self._made = 0

    @contextmanager
    def table(self, finding: Condition) -> Iterator[str]:
        """The name of the table with what a statement finds; it is there as long as it is used.

        Args:
            finding: A statement of `finding.finding`.

        Raises:
            GivenUpError: It was given up before it was found.
            SourceError: The shards cannot be read.
        """
        table = self._taken(finding)
        try:
            with table.making:
                if not table.is_made:
                    self._session.rows(
                        f"CREATE OR REPLACE TABLE {table.name} AS {finding.sql}", finding.values
                    )
                    table.is_made = True
            yield table.name
        finally:
            for name in self._left(table):
                self._session.rows(f"DROP TABLE IF EXISTS {name}")

    def forget(self) -> None:
        """Make anew what is asked from now on: the articles have other rows than before."""
        with self._lock:
            self._edition += 1

    def _taken(self, finding: Condition) -> _Table:
        with self._lock:
            key = (self._edition, finding)
            table = self._tables.get(key)
            if table is None:
                self._made += 1
                table = self._tables[key] = _Table(f"found_{self._made}")
            self._tables.move_to_end(key)
            table.users += 1
            return table

    def _left(self, table: _Table) -> list[str]:
        """The table is used no more by one; the names of those that go."""
        with self._lock:
            table.users -= 1
            idle = [finding for finding, other in self._tables.items() if not other.users]
            return [self._tables.pop(finding).name for finding in idle[: max(0, len(self._tables) - _KEPT)]]
