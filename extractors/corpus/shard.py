"""A shard: a folder with one Parquet file a table, there whole or not at all, named after the articles in it."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from extractors.corpus.columns import TABLES, schema
from extractors.corpus.rows import Row
from extractors.exports.writing import cannot, umask

FOLDER = "shards"
# Beginnings of names of shards that are still being written; a glob of `shards/*/...` does not see them.
_UNFINISHED = "."


def write_shard(corpus: Path, edition: str, records: Iterable[Mapping[str, Sequence[Row]]]) -> Path:
    """Write the rows of some articles as one shard; where there is one of the same articles it stays.

    All three files are written beside the others under a hidden name, and one rename brings them in: who reads, or is killed,
    meets all of a shard or nothing of it.

    Args:
        corpus: The corpus's folder.
        edition: What made the analyses, as `edition_of` names it.
        records: As `rows_of` gives them.

    Raises:
        OutputError: It cannot be written.
    """
    tables: dict[str, list[Row]] = {table: [] for table in TABLES}
    for record in records:
        for table in TABLES:
            tables[table] += record[table]
    home = corpus / FOLDER
    target = home / shard_name(edition, (row["key"] for row in tables["articles"]))
    try:
        home.mkdir(parents=True, exist_ok=True)
        unfinished = Path(tempfile.mkdtemp(prefix=_UNFINISHED, dir=home))
        try:
            for table, rows in tables.items():
                _write(unfinished / f"{table}.parquet", table, rows)
            unfinished.chmod(0o777 & ~umask())
            _place(unfinished, target)
        finally:
            shutil.rmtree(unfinished, ignore_errors=True)
    except OSError as error:
        raise cannot(str(target), error) from error
    return target


def shard_name(edition: str, keys: Iterable[str]) -> str:
    """`EDITION-CONTENT`: the same for the same articles in any order."""
    content = hashlib.blake2b("".join(sorted(keys)).encode(), digest_size=12).hexdigest()
    return f"{edition}-{content}"


def shards_in(corpus: Path) -> list[Path]:
    """The finished shards, by name."""
    home = corpus / FOLDER
    with contextlib.suppress(OSError):
        return sorted(Path(entry) for entry in os.scandir(home) if not entry.name.startswith(_UNFINISHED))
    return []


def edition_in(shard: Path) -> str:
    """What made a shard."""
    return shard.name.partition("-")[0]


def sweep(corpus: Path, older_than_s: float) -> None:
    """Take away what a killed process left half written, so long ago that nobody can still be writing it."""
    import time

    with contextlib.suppress(OSError):
        for entry in os.scandir(corpus / FOLDER):
            if entry.name.startswith(_UNFINISHED) and time.time() - entry.stat().st_mtime > older_than_s:
                shutil.rmtree(entry, ignore_errors=True)


def _write(path: Path, table: str, rows: list[Row]) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    form = schema(table)
    columns = [pa.array([row.get(field.name) for row in rows], field.type) for field in form]
    with path.open("wb") as file:
        # DuckDB, pandas, polars and Spark read Zstandard; it takes a third less room than Snappy here.
        pq.write_table(pa.Table.from_arrays(columns, schema=form), file, compression="zstd")
        file.flush()
        os.fsync(file.fileno())


def _place(unfinished: Path, target: Path) -> None:
    try:
        unfinished.rename(target)
    except OSError:
        if not target.is_dir():
            raise
