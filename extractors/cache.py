"""Finished analyses, kept between runs: one SQLite file in the user's cache directory.

An entry belongs to a text, its anchor date, a model and the rules that were used; where any of them changes, the article is
analysed anew. The file is bounded, safe for several readers at once, and never in the way: where it is damaged it is replaced,
where it cannot be written nothing is kept.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import overload

import orjson

from extractors.cache_location import cache_path
from extractors.model import Analysis, Article
from extractors.protocol import MALFORMED, analysis_of
from extractors.ruleset_fingerprint import ruleset_fingerprint

# A thousand-word article takes about 10 kB compressed: thousands of articles fit.
_LIMIT_BYTES = 64_000_000

_SCHEMA = (
    "CREATE TABLE IF NOT EXISTS sections (key TEXT, number INTEGER, used INTEGER NOT NULL, analysis BLOB NOT NULL,"
    " PRIMARY KEY (key, number)) WITHOUT ROWID"
)
# What is read once more before anything else was is the newest already: nothing is written.
_USED = (
    "UPDATE sections SET used = (SELECT 1 + max(used) FROM sections)"
    " WHERE key = ? AND used < (SELECT max(used) FROM sections)"
)
_FORMAT = 3
_HASHED_AT_ONCE = 1 << 18  # characters
_BUSY_S = 0.5


# What a damaged entry raises when it is read.
DAMAGES = (sqlite3.Error, OSError, zlib.error, *MALFORMED)


class Sections(Sequence[Analysis]):
    """A kept analysis, section by section, each unpacked when it is asked for.

    Args:
        packed: As `part.packed_analysis` gives them.

    Raises:
        Exception: One of `DAMAGES`, when a damaged section is asked for.
    """

    def __init__(self, packed: list[bytes]) -> None:
        self._packed = packed
        self._first: Analysis | None = None  # an article of usual length has no other

    def __len__(self) -> int:
        return len(self._packed)

    @overload
    def __getitem__(self, index: int) -> Analysis: ...
    @overload
    def __getitem__(self, index: slice) -> list[Analysis]: ...
    def __getitem__(self, index: int | slice) -> Analysis | list[Analysis]:
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(len(self)))]
        if index:
            return _unpacked(self._packed[index])
        if self._first is None:
            self._first = _unpacked(self._packed[0])
        return self._first


class Cache:
    """The kept analyses.

    Args:
        path: The SQLite file; the user's own unless told.
    """

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or cache_path()

    def get(self, article: Article, model: str) -> Sections:
        """The kept analysis of this article under this model and today's rules; no section where there is none."""
        if not os.path.exists(self.path):  # noqa: PTH110 - of a folder that cannot be read it says no
            return Sections([])
        key = key_of(article, model)
        try:
            with self._open() as connection:
                rows = connection.execute(
                    "SELECT analysis FROM sections WHERE key = ? ORDER BY number", (key,)
                ).fetchall()
                connection.execute(_USED, (key,))
            sections = Sections([row[0] for row in rows])
            list(sections[:1])  # a damaged entry is known by its first
            return sections
        except DAMAGES:
            self._forget(key)
            return Sections([])

    def put(self, article: Article, model: str, sections: Sequence[bytes]) -> None:
        """Keep a complete analysis; what was not used for longest makes room.

        Args:
            article: Whose analysis it is.
            model: Name of the spaCy pipeline.
            sections: Each as `part.packed_analysis` gives it, in text order.
        """
        key = key_of(article, model)
        with contextlib.suppress(sqlite3.Error, OSError), self._open() as connection:
            used = connection.execute("SELECT 1 + ifnull(max(used), 0) FROM sections").fetchone()[0]
            connection.executemany(
                "INSERT OR REPLACE INTO sections VALUES (?, ?, ?, ?)",
                [(key, number, used, packed) for number, packed in enumerate(sections)],
            )
            _make_room(connection)

    @contextlib.contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        try:
            connection = self._connected()
        except sqlite3.OperationalError:
            raise  # locked or not writable: the file itself is sound
        except sqlite3.DatabaseError:
            self.path.unlink(missing_ok=True)
            connection = self._connected()
        with contextlib.closing(connection), connection:
            yield connection

    def _connected(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self.path, timeout=_BUSY_S)
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = OFF")  # a lost entry is analysed again
            connection.execute(_SCHEMA)
            connection.execute("DROP TABLE IF EXISTS analyses")  # an earlier form of this file
        except sqlite3.Error:
            connection.close()
            raise
        return connection

    def _forget(self, key: str) -> None:
        with contextlib.suppress(sqlite3.Error, OSError), self._open() as connection:
            connection.execute("DELETE FROM sections WHERE key = ?", (key,))


def key_of(article: Article, model: str) -> str:
    """What an analysis depends on, as one hash."""
    parts = (
        _FORMAT, ruleset_fingerprint(model),
        article.published, article.published_from, article.regions, article.paragraphs, article.anchors, article.home,
    )  # fmt: skip
    digest = hashlib.sha256(repr(parts).encode())
    for start in range(
        0, len(article.text), _HASHED_AT_ONCE
    ):  # a whole copy of a long text would stay in memory
        digest.update(article.text[start : start + _HASHED_AT_ONCE].encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def _unpacked(packed: bytes) -> Analysis:
    return analysis_of(orjson.loads(zlib.decompress(packed)))


def _make_room(connection: sqlite3.Connection) -> None:
    total = connection.execute("SELECT ifnull(sum(length(analysis)), 0) FROM sections").fetchone()[0]
    for key, size in connection.execute(
        "SELECT key, sum(length(analysis)) FROM sections GROUP BY key ORDER BY max(used)"
    ).fetchall():
        if total <= _LIMIT_BYTES:
            return
        connection.execute("DELETE FROM sections WHERE key = ?", (key,))
        total -= size
