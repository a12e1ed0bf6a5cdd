"""A shard: a folder with one Parquet file a table, there whole or not at all, named after the articles in it."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from extractors.corpus.columns import TABLES, schema
from extractors.corpus.rows import Row
from extractors.exports.writing import cannot, umask

if TYPE_CHECKING:
    import pyarrow

FOLDER = "shards"
# Beginnings of names of shards that are still being written; a glob of `shards/*/...` does not see them.
_UNFINISHED = "."
# In a shard that was made of others: their names, a line each. They no longer count, though one may still lie there.
_REPLACED = "replaces.txt"
# Whoever writes a shard takes seconds; what is older was left by a process that was killed.
_ABANDONED_S = 3600.0


def write_shard(
    corpus: Path,
    edition: str,
    records: Iterable[Mapping[str, Sequence[Row]]],
    may: Callable[[], bool] = lambda: True,
) -> Path:
    """Write the rows of some articles as one shard; where there is one of the same articles it stays.

    All three files are written beside the others under a hidden name, and one rename brings them in: who reads, or is killed,
    meets all of a shard or nothing of it.

    Args:
        corpus: The corpus's folder.
        edition: What made the analyses, as `edition_of` names it.
        records: As `rows_of` gives them.
        may: Asked at the end whether the shard is still wanted.

    Raises:
        OutputError: It cannot be written.
    """
    rows: dict[str, list[Row]] = {table: [] for table in TABLES}
    for record in records:
        for table in TABLES:
            rows[table] += record[table]
    return _written(corpus, edition, {name: _table(name, of_it) for name, of_it in rows.items()}, (), may)


def replace_shards(corpus: Path, shards: Sequence[Path], tables: Mapping[str, pyarrow.Table]) -> None:
    """Put one shard in the place of others of its edition, in one step; the others are then taken away.

    Raises:
        OutputError: It cannot be written.
    """
    target = _written(corpus, edition_in(shards[0]), tables, [shard.name for shard in shards])
    for shard in shards:
        if shard != target:
            shutil.rmtree(shard, ignore_errors=True)


def shard_name(edition: str, keys: Iterable[str]) -> str:
    """`EDITION-CONTENT`: the same for the same articles in any order."""
    content = hashlib.blake2b("".join(sorted(keys)).encode(), digest_size=12).hexdigest()
    return f"{edition}-{content}"


def shards_in(corpus: Path) -> list[Path]:
    """The shards that count, by name."""
    found = [Path(entry) for entry in _entries(corpus) if not entry.name.startswith(_UNFINISHED)]
    replaced: set[str] = set()
    for shard in found:
        with contextlib.suppress(OSError):
            replaced.update((shard / _REPLACED).read_text("utf-8").split())
    # While a replaced shard is being taken away its files go one by one.
    return sorted(shard for shard in found if shard.name not in replaced)


def edition_in(shard: Path) -> str:
    """What made a shard."""
    return shard.name.partition("-")[0]


def sweep(corpus: Path) -> None:
    """Take away shards that others have replaced, and what a killed process left half written long ago."""
    kept = {shard.name for shard in shards_in(corpus)}
    for entry in _entries(corpus):
        with contextlib.suppress(OSError):
            is_abandoned = time.time() - entry.stat().st_mtime > _ABANDONED_S
            if is_abandoned if entry.name.startswith(_UNFINISHED) else entry.name not in kept:
                shutil.rmtree(entry, ignore_errors=True)


def _entries(corpus: Path) -> list[os.DirEntry[str]]:
    with contextlib.suppress(OSError):
        return [entry for entry in os.scandir(corpus / FOLDER) if entry.is_dir()]
    return []


def _table(name: str, rows: list[Row]) -> pyarrow.Table:
    import pyarrow as pa

    form = schema(name)
    return pa.Table.from_arrays(
        [pa.array([row.get(field.name) for row in rows], field.type) for field in form], schema=form
    )


def _written(
    corpus: Path,
    edition: str,
    tables: Mapping[str, pyarrow.Table],
    replaced: Sequence[str],
    may: Callable[[], bool] = lambda: True,
) -> Path:
    home = corpus / FOLDER
    target = home / shard_name(edition, tables["articles"]["key"].to_pylist())
    try:
        home.mkdir(parents=True, exist_ok=True)
        unfinished = Path(tempfile.mkdtemp(prefix=_UNFINISHED, dir=home))
        try:
            for name, table in tables.items():
                _write(unfinished / f"{name}.parquet", table)
            if others := [name for name in replaced if name != target.name]:
                (unfinished / _REPLACED).write_text("\n".join(others), "utf-8")
            unfinished.chmod(0o777 & ~umask())
            if may():
                _place(unfinished, target)
        finally:
            shutil.rmtree(unfinished, ignore_errors=True)
    except OSError as error:
        raise cannot(str(target), error) from error
    return target


def _write(path: Path, table: pyarrow.Table) -> None:
    import pyarrow.parquet as pq

    with path.open("wb") as file:
        # DuckDB, pandas, polars and Spark read Zstandard, which takes less room than the usual Snappy.
        pq.write_table(table, file, compression="zstd")
        file.flush()
        os.fsync(file.fileno())


def _place(unfinished: Path, target: Path) -> None:
    try:
        unfinished.rename(target)
    except OSError:
        if not target.is_dir():
            raise
