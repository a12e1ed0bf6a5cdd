"""The library's index: every article's place in the library's order, beside the shards, so that few rows are read of many.

A folder `.library-HASH` is named after the shards and the groups of articles that it was made from, so an index of others is
never met. A corpus without one, or with one that cannot be read, is read from its shards alone.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from extractors.atomic import new_folder
from extractors.corpus.columns import LAYOUT
from extractors.corpus.compaction import articles_in
from extractors.corpus.inverting import write_postings
from extractors.corpus.kept_postings import KEPT
from extractors.corpus.listed_rows import held_columns
from extractors.corpus.marker import edition_wanted
from extractors.corpus.page import FOREMOST, orders
from extractors.corpus.shard import FOLDER, edition_in, shards_in
from extractors.corpus.tables import COPIES, STORIES, connected, unreadable
from extractors.exports.writing import cannot

if TYPE_CHECKING:
    import duckdb

    from extractors.corpus.session import Session

_NAME, _UNFINISHED = ".library-", ".library.new-"
# Bumped when the files below have others in them.
_FORM = 7
# Rows that are unpacked for one: as many as some pages have.
_WRITTEN = "(FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 8192)"
# Few columns of it are read, and some of them whole.
_ORDER_WRITTEN = "(FORMAT parquet, COMPRESSION zstd)"

_FILES: Final = (
    "listed",
    "foremost",
    "placed",
    "ordered",
    "ranked_copies",
    "ranked_stories",
    *(f"{postings.name}_{what}" for postings in KEPT for what in ("terms", "postings")),
)
"""Tables of an index, each a file: every article in the library's order, those that come first in any order, where each lies by
its key, which one has a place in any order, the groups by rank, and the postings."""

FEWEST: Final = 1000
"""A corpus of fewer articles has no index: its rows are read as soon, and a run that adds some ends sooner."""

# `rank` is the place in the library's order.
_LISTED = (
    "SELECT CAST(row_number() OVER (ORDER BY published DESC NULLS LAST, id, key) - 1 AS INTEGER) AS rank, {held}, shard"
    " FROM articles JOIN shards USING (key) ORDER BY rank"
)
# A row for each place: the rank of the article that has it in each order, and where the first mention of the one of that rank is.
_ORDERED = (
    "WITH a AS (FROM read_parquet('{folder}/listed.parquet')) SELECT nth, first_mention, {names}"
    " FROM (SELECT rank AS nth, first_mention FROM a) {joins} ORDER BY nth"
)
_IN_ORDER = (
    'JOIN (SELECT rank AS "{order}", CAST(row_number() OVER (ORDER BY {by}, a.id, a.key) - 1 AS INTEGER) AS nth FROM a)'
    " USING (nth)"
)
_FOREMOST = (
    "SELECT * FROM read_parquet('{folder}/listed.parquet') WHERE rank IN"
    " (SELECT unnest([nth, {names}]) FROM read_parquet('{folder}/ordered.parquet') WHERE nth < {many}) ORDER BY rank"
)
_PLACED = "SELECT key, rank, shard FROM read_parquet('{folder}/listed.parquet') ORDER BY key"
# What copies and stories are grouped by is a key; one that no article has any more keeps a number of its own.
_GROUPS = (
    "WITH named AS (SELECT original AS name FROM copies UNION SELECT story FROM stories),"
    " numbered AS (SELECT name, coalesce(rank, -row_number() OVER (ORDER BY name)) AS number"
    " FROM named LEFT JOIN read_parquet('{folder}/placed.parquet') p ON p.key = name)"
    " SELECT p.rank AS key, n.number AS {group}, g.place{more} FROM {table} g"
    " JOIN read_parquet('{folder}/placed.parquet') p ON p.key = g.key JOIN numbered n ON n.name = g.{group}"
)


class LibraryIndex:
    """An index that is open.

    Args:
        corpus: The corpus's folder.
        folder: The index's own.
    """

    def __init__(self, corpus: Path, folder: Path) -> None:
        self._corpus, self.folder = corpus, folder

    def shards_of(self, session: Session, keys: Iterable[str]) -> list[Path]:
        """The shards in which these articles are.

        Raises:
            SourceError: The index cannot be read.
        """
        sql = "SELECT DISTINCT shard FROM placed WHERE key IN (SELECT unnest(?)) ORDER BY shard"
        return [self._corpus / FOLDER / shard for (shard,) in session.rows(sql, (sorted(keys),))]


def write_index(corpus: Path) -> None:
    """Write the index of the corpus as it is now, in the place of those of what it was.

    Raises:
        OutputError: It cannot be written.
        SourceError: The shards cannot be read.
    """
    import duckdb

    target = _folder_of(corpus)
    is_wanted = articles_in(corpus) >= FEWEST and _is_of_one_edition(corpus)
    if not target.is_dir() and is_wanted:
        with contextlib.closing(connected(corpus)) as connection:
            try:
                with new_folder(corpus, _UNFINISHED) as unfinished:
                    _fill(connection, corpus, unfinished)
                    if write_postings(
                        connection, shards_in(corpus), unfinished, unfinished / "placed.parquet"
                    ):
                        unfinished.rename(target)
            except duckdb.Error as error:
                raise unreadable(corpus, error) from error
            except OSError as error:
                raise cannot(str(target), error) from error
    for entry in os.scandir(corpus):
        if entry.name.startswith((_NAME, _UNFINISHED)) and entry.name != target.name:
            shutil.rmtree(entry, ignore_errors=True)


def index_of(connection: duckdb.DuckDBPyConnection, corpus: Path) -> LibraryIndex | None:
    """Make the tables of the corpus's index; None where it has none that can be read.

    Args:
        connection: One of `connected`.
        corpus: The corpus's folder.
    """
    import duckdb

    folder = _folder_of(corpus)
    try:
        for name in _FILES:
            file = str(folder / f"{name}.parquet").replace("'", "''")
            connection.execute(f"CREATE VIEW {name} AS FROM read_parquet('{file}')")
        # Where the rows of a file lie is read once. Never where files are written: one of the same name would be taken for it.
        connection.execute("SET parquet_metadata_cache = true")
    except (duckdb.Error, OSError):
        return None
    return LibraryIndex(corpus, folder)


def _folder_of(corpus: Path) -> Path:
    """The folder of the index of these shards, copies and stories."""
    parts = [str(LAYOUT), str(_FORM), *(shard.name for shard in shards_in(corpus))]
    for file in (COPIES, STORIES):
        with contextlib.suppress(OSError):
            parts.append(f"{file} {(corpus / file).stat().st_size}")
    return corpus / f"{_NAME}{hashlib.blake2b(chr(10).join(parts).encode(), digest_size=12).hexdigest()}"


def _is_of_one_edition(corpus: Path) -> bool:
    """Whether every shard is of the edition wanted: what two of them have twice is told apart as it is read."""
    return {edition_in(shard) for shard in shards_in(corpus)} == {edition_wanted(corpus)}


def _fill(connection: duckdb.DuckDBPyConnection, corpus: Path, folder: Path) -> None:
    """Write each table of the index."""
    files = [str(shard / "articles.parquet") for shard in shards_in(corpus)]
    connection.execute(
        "CREATE TABLE shards AS SELECT key, split_part(filename, '/', -2) AS shard FROM read_parquet(?, filename = true)",
        [files],
    )
    quoted = str(folder).replace("'", "''")
    places = {order: by.format(a="a") for order, by in orders().items() if order != "date"} | {"id": "true"}
    names = ", ".join(f'"{order}"' for order in places)
    joins = " ".join(_IN_ORDER.format(order=order, by=by) for order, by in places.items())
    asked = {
        "listed": _LISTED.format(held=held_columns()),
        "placed": _PLACED.format(folder=quoted),
        "ordered": _ORDERED.format(folder=quoted, names=names, joins=joins),
        "foremost": _FOREMOST.format(folder=quoted, names=names, many=FOREMOST),
        "ranked_copies": _GROUPS.format(folder=quoted, group="original", table="copies", more=", g.digest"),
        "ranked_stories": _GROUPS.format(folder=quoted, group="story", table="stories", more=""),
    }
    for name, sql in asked.items():
        written = _ORDER_WRITTEN if name == "ordered" else _WRITTEN
        connection.execute(f"COPY ({sql}) TO '{quoted}/{name}.parquet' {written}")
