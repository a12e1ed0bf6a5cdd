"""A shard: a folder with one Parquet file a table, there whole or not at all, named after the articles in it."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from extractors.atomic import new_folder
from extractors.corpus.columns import ORDER, TABLES, columns, schema
from extractors.corpus.marker import of_another_version
from extractors.corpus.rows import Row
from extractors.exports.writing import cannot

if TYPE_CHECKING:
    import pyarrow

FOLDER = "shards"
# Beginnings of names of shards that are still being written. They lie beside `shards`: DuckDB's `shards/*/...` sees hidden ones.
_UNFINISHED = ".shard-"
_HIDDEN = "."  # the same of earlier versions, which wrote them among the others
# In a shard that was made of others: their names, a line each. They no longer count, though one may still lie there.
_REPLACED = "replaces.txt"
# Whoever writes a shard takes seconds; what is older was left by a process that was killed.
_ABANDONED_S = 3600.0

# Rows that Parquet keeps together. A query reads whole columns of entities, so theirs are as many as DuckDB gives one thread; of
# articles one is opened at a time, and only the rows around it have to be unpacked for that.
_ROW_GROUP = {"articles": 1024, "mentions": 16_384, "entities": 122_880}
# Bytes up to which a column's values are each written once: those of a whole row group, so that a word is compared once and
# not in every row that has it. What is only ever read of one article is written row by row.
_DICTIONARY_BYTES = 16_000_000
_ROW_BY_ROW = ("text", "more")


def write_shard(
    corpus: Path,
    edition: str,
    records: Iterable[Mapping[str, Sequence[Row]]],
    may: Callable[[], bool] = lambda: True,
) -> Path:
    """Write the rows of some articles as one shard; where there is one of the same articles it stays.

    All three files are written outside `shards` under a hidden name, and one rename brings them in: who reads, or is killed,
    meets all of a shard or nothing of it, by whatever program.

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
    keys = [row["key"] for row in rows["articles"]]
    return _written(corpus, edition, keys, lambda name: _table(name, rows[name]), (), may)


def replace_shards(
    corpus: Path, shards: Sequence[Path], keys: Iterable[str], table: Callable[[str], pyarrow.Table]
) -> None:
    """Put one shard in the place of others of its edition, in one step; the others are then taken away.

    Args:
        corpus: The corpus's folder.
        shards: Those that are replaced.
        keys: The articles of the new one.
        table: Gives its rows of a table; one table is in memory at a time.

    Raises:
        OutputError: It cannot be written.
    """
    target = _written(corpus, edition_in(shards[0]), keys, table, [shard.name for shard in shards])
    for shard in shards:
        if shard != target:
            shutil.rmtree(shard, ignore_errors=True)


def shard_name(edition: str, keys: Iterable[str]) -> str:
    """`EDITION-CONTENT`: the same for the same articles in any order."""
    content = hashlib.blake2b("".join(sorted(keys)).encode(), digest_size=12).hexdigest()
    return f"{edition}-{content}"


def shards_in(corpus: Path) -> list[Path]:
    """The shards that count, by name."""
    found = [Path(entry) for entry in _entries(corpus) if not entry.name.startswith(_HIDDEN)]
    replaced: set[str] = set()
    for shard in found:
        with contextlib.suppress(OSError):
            replaced.update((shard / _REPLACED).read_text("utf-8").split())
    # While a replaced shard is being taken away its files go one by one.
    return sorted(shard for shard in found if shard.name not in replaced)


def columns_checked(corpus: Path) -> None:
    """Make sure that the shards there have the columns of those that would be added: no query can read both else.

    Raises:
        SourceError: They have others.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    for shard in {edition_in(shard): shard for shard in shards_in(corpus)}.values():
        for table in TABLES:
            try:
                there = pq.read_schema(shard / f"{table}.parquet").names
            except (OSError, pa.ArrowException):
                continue  # what is damaged is told of where it is read
            if set(there) != {name for name, _, _ in columns(table)}:
                raise of_another_version(corpus)


def edition_in(shard: Path) -> str:
    """What made a shard."""
    return shard.name.partition("-")[0]


def sweep(corpus: Path) -> None:
    """Take away shards that others have replaced, and what a killed process left half written long ago."""
    kept = {shard.name for shard in shards_in(corpus)}
    for entry in _entries(corpus):
        if entry.name not in kept and (not entry.name.startswith(_HIDDEN) or _is_abandoned(entry)):
            shutil.rmtree(entry, ignore_errors=True)
    for entry in _folders(corpus):
        if entry.name.startswith(_UNFINISHED) and _is_abandoned(entry):
            shutil.rmtree(entry, ignore_errors=True)


def _is_abandoned(entry: os.DirEntry[str]) -> bool:
    with contextlib.suppress(OSError):
        return time.time() - entry.stat().st_mtime > _ABANDONED_S
    return False


def _entries(corpus: Path) -> list[os.DirEntry[str]]:
    return _folders(corpus / FOLDER)


def _folders(home: Path) -> list[os.DirEntry[str]]:
    with contextlib.suppress(OSError):
        return [entry for entry in os.scandir(home) if entry.is_dir()]
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
    keys: Iterable[str],
    table: Callable[[str], pyarrow.Table],
    replaced: Sequence[str],
    may: Callable[[], bool] = lambda: True,
) -> Path:
    home = corpus / FOLDER
    target = home / shard_name(edition, keys)
    try:
        home.mkdir(parents=True, exist_ok=True)
        with new_folder(corpus, _UNFINISHED) as unfinished:
            for name in TABLES:
                _write(unfinished / f"{name}.parquet", name, table(name))
            if others := [name for name in replaced if name != target.name]:
                (unfinished / _REPLACED).write_text("\n".join(others), "utf-8")
            if may():
                _place(unfinished, target)
    except OSError as error:
        raise cannot(str(target), error) from error
    return target


def _write(path: Path, name: str, table: pyarrow.Table) -> None:
    import pyarrow.parquet as pq

    # In the order of their keys: who wants one article sees by the ends of a row group whether it can be there.
    table = table.sort_by([(column, "ascending") for column in ORDER[name]])
    with path.open("wb") as file:
        # DuckDB, pandas, polars and Spark read Zstandard, which takes less room than the usual Snappy.
        pq.write_table(
            table,
            file,
            compression="zstd",
            row_group_size=_ROW_GROUP[name],
            use_dictionary=[column for column in table.column_names if column not in _ROW_BY_ROW],
            dictionary_pagesize_limit=_DICTIONARY_BYTES,
        )
        file.flush()
        os.fsync(file.fileno())


def _place(unfinished: Path, target: Path) -> None:
    try:
        unfinished.rename(target)
    except OSError:
        if not target.is_dir():
            raise
