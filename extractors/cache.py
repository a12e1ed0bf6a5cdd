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
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import orjson
from platformdirs import user_cache_path

from extractors import __version__
from extractors.chunks import LIMIT
from extractors.model import Analysis, Article
from extractors.protocol import analysis_of, plain

# A thousand-word article takes about 10 kB compressed: thousands of articles fit.
_LIMIT_BYTES = 64_000_000

_SCHEMA = (
    "CREATE TABLE IF NOT EXISTS analyses (key TEXT PRIMARY KEY, used INTEGER NOT NULL, analysis BLOB NOT NULL)"
    " WITHOUT ROWID"
)
_FORMAT = 1
_BUSY_S = 0.5


class Cache:
    """The kept analyses.

    Args:
        path: The SQLite file; the user's own unless told.
    """

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or user_cache_path("q7x2-tui") / "analyses.sqlite"

    def get(self, article: Article, model: str) -> Analysis | None:
        """The kept analysis of this article under this model and today's rules; None where there is none."""
        key = key_of(article, model)
        try:
            with self._open() as connection:
                row = connection.execute("SELECT analysis FROM analyses WHERE key = ?", (key,)).fetchone()
                if row is None:
                    return None
                connection.execute(
                    "UPDATE analyses SET used = (SELECT 1 + max(used) FROM analyses) WHERE key = ?", (key,)
                )
            return analysis_of(orjson.loads(zlib.decompress(row[0])))
        except (sqlite3.Error, OSError, zlib.error, ValueError, TypeError, KeyError):
            self._forget(key)
            return None

    def put(self, article: Article, model: str, analysis: Analysis) -> None:
        """Keep a complete analysis; what was not used for longest makes room."""
        blob = zlib.compress(plain(analysis), level=1)
        with contextlib.suppress(sqlite3.Error, OSError), self._open() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO analyses SELECT ?, 1 + ifnull(max(used), 0), ? FROM analyses",
                (key_of(article, model), blob),
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
        except sqlite3.Error:
            connection.close()
            raise
        return connection

    def _forget(self, key: str) -> None:
        with contextlib.suppress(sqlite3.Error, OSError), self._open() as connection:
            connection.execute("DELETE FROM analyses WHERE key = ?", (key,))


def key_of(article: Article, model: str) -> str:
    """What an analysis depends on, as one hash."""
    parts = (
        _FORMAT, __version__, _rules(), LIMIT, model, _version(model), _version("spacy"), _version("dateparser"),
        article.published, article.published_from, article.regions, article.paragraphs,
    )  # fmt: skip
    digest = hashlib.sha256(repr(parts).encode())
    digest.update(article.text.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def _make_room(connection: sqlite3.Connection) -> None:
    total = connection.execute("SELECT ifnull(sum(length(analysis)), 0) FROM analyses").fetchone()[0]
    for key, size in connection.execute(
        "SELECT key, length(analysis) FROM analyses ORDER BY used"
    ).fetchall():
        if total <= _LIMIT_BYTES:
            return
        connection.execute("DELETE FROM analyses WHERE key = ?", (key,))
        total -= size


def _rules() -> str:
    """A print of our own rules and data as they are installed: names, sizes and times of the files."""
    root = str(Path(__file__).resolve().parent)
    found = sorted(
        (os.path.relpath(entry.path, root), (status := entry.stat()).st_size, status.st_mtime_ns)
        for folder, _, _ in os.walk(root)
        if "__pycache__" not in folder
        for entry in os.scandir(folder)
        if entry.is_file()
    )
    return hashlib.sha256(repr(found).encode()).hexdigest()


def _version(package: str) -> str:
    try:
        return version(package.replace("_", "-"))
    except (PackageNotFoundError, ValueError):
        return "unknown"
