"""Writing the postings of a corpus: a batch of shards at a time, so that memory stays bounded however many articles there are."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from extractors.corpus.kept_postings import KEPT
from extractors.corpus.postings import Postings

if TYPE_CHECKING:
    import duckdb

# Bytes of the shards that are read at a time: their rows unpacked, each wording one, are some twenty times as many.
_BATCH_BYTES = 20_000_000
# Rows that are unpacked for one term: more would cost what is rare, fewer would make the file's own index long.
_POSTED = "(FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 122880)"
# Until all terms are known each goes by its hash.
_READ = (
    "CREATE OR REPLACE TABLE batch AS SELECT hash({chosen}) AS hash, rank{number}, start, {chosen}"
    " FROM ({rows}) JOIN ranks USING (key)"
)
_PARTS = {
    "terms": "SELECT DISTINCT hash, {chosen} FROM batch",
    "postings": "SELECT hash, rank{number}, min(start) AS start FROM batch GROUP BY hash, rank{number}",
}
_TERMS = (
    "SELECT CAST(row_number() OVER (ORDER BY {chosen}) - 1 AS INTEGER) AS term, hash, {chosen}"
    " FROM (SELECT DISTINCT hash, {chosen} FROM read_parquet('{parts}/terms-*.parquet')) ORDER BY term"
)
_POSTINGS = (
    "SELECT t.term, p.rank{number}, CAST(p.start AS INTEGER) AS start FROM read_parquet('{parts}/postings-*.parquet') p"
    " JOIN (SELECT hash, term FROM read_parquet('{folder}/{name}_terms.parquet')) t ON t.hash = p.hash ORDER BY t.term, p.rank"
)
# Two terms of one hash would have each other's postings, and so more of them.
_IS_WHOLE = (
    "SELECT (SELECT count(*) FROM read_parquet('{parts}/postings-*.parquet'))"
    " = (SELECT count(*) FROM read_parquet('{folder}/{name}_postings.parquet'))"
)


def write_postings(
    connection: duckdb.DuckDBPyConnection, shards: Sequence[Path], folder: Path, placed: Path
) -> bool:
    """Write the terms and postings of every table; whether there are as many as were read.

    Args:
        connection: A session whose memory is bounded; its `articles` and `entities` are some shards' from then on.
        shards: The shards of the corpus.
        folder: Where they go.
        placed: The file with the rank of each article.
    """
    connection.execute("SET preserve_insertion_order = false")
    connection.execute("CREATE TABLE ranks AS SELECT key, rank FROM read_parquet(?)", [str(placed)])
    for postings in KEPT:
        parts = folder / f"{postings.name}_parts"
        parts.mkdir()
        for number, batch in enumerate(_batches(shards)):
            _write_parts(connection, postings, batch, parts, number)
        named = {
            "chosen": postings.chosen,
            "number": _number(postings),
            "name": postings.name,
            "folder": _quoted(folder),
            "parts": _quoted(parts),
        }
        for what, sql in (("terms", _TERMS), ("postings", _POSTINGS)):
            connection.execute(
                f"COPY ({sql.format(**named)}) TO '{named['folder']}/{postings.name}_{what}.parquet' {_POSTED}"
            )
        ((is_whole,),) = connection.execute(_IS_WHOLE.format(**named)).fetchall()
        shutil.rmtree(parts)
        if not is_whole:
            return False
    return True


def _write_parts(
    connection: duckdb.DuckDBPyConnection,
    postings: Postings,
    shards: Sequence[Path],
    parts: Path,
    number: int,
) -> None:
    """Write what is posted of some shards."""
    for table in ("articles", "entities"):
        files = [str(shard / f"{table}.parquet") for shard in shards]
        connection.read_parquet(files).create_view(table, replace=True)
    named = {"chosen": postings.chosen, "number": _number(postings)}
    connection.execute(_READ.format(rows=postings.rows, **named))
    for what, sql in _PARTS.items():
        connection.execute(
            f"COPY ({sql.format(**named)}) TO '{_quoted(parts)}/{what}-{number}.parquet' (FORMAT parquet)"
        )


def _batches(shards: Sequence[Path]) -> Iterator[list[Path]]:
    """The shards in their order, as many together as are read at a time."""
    batch: list[Path] = []
    size = 0
    for shard in shards:
        its_size = (shard / "entities.parquet").stat().st_size
        if batch and size + its_size > _BATCH_BYTES:
            yield batch
            batch, size = [], 0
        batch.append(shard)
        size += its_size
    if batch:
        yield batch


def _number(postings: Postings) -> str:
    return ", number" if postings.is_numbered else ""


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
