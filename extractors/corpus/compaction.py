"""Compaction of a corpus: its writing lock, removal of duplicate and outdated articles, merging of small shards."""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from extractors.corpus.identity import entry_key
from extractors.corpus.shard import edition_in, replace_shards, shards_in, sweep
from extractors.errors import OutputError
from extractors.exports.writing import cannot

if TYPE_CHECKING:
    import pyarrow

_LOCK = ".writing"
# Bytes of shards that are made one: unpacked they are some ten times as many, of one table at a time.
_JOINED_BYTES = 100_000_000


@contextlib.contextmanager
def written_by_us(corpus: Path) -> Iterator[None]:
    """Be the only run that writes a corpus on this machine; the lock goes with the process, however it ends.

    Raises:
        OutputError: Another run writes it.
    """
    try:
        handle = os.open(corpus / _LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
    except OSError as error:
        raise cannot(str(corpus), error) from error
    try:
        _lock(corpus, handle)
        yield
    finally:
        os.close(handle)


def _lock(corpus: Path, handle: int) -> None:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise OutputError(
            f"{corpus}: another run is writing this corpus.", "Wait for it, or end it."
        ) from error
    except OSError:  # a file system of a cluster may know no locks
        return


def keys_of(corpus: Path, edition: str) -> set[bytes]:
    """The keys of the articles that are there in an edition, 16 bytes each."""
    return {key for shard in shards_in(corpus) if edition_in(shard) == edition for key in _keys(shard)}


def entries_of(corpus: Path, edition: str) -> set[bytes]:
    """What entries of feeds are known by, of the articles that are there in an edition: 16 bytes for an id, 16 for a source."""
    found: set[bytes] = set()
    for shard in shards_in(corpus):
        if edition_in(shard) != edition:
            continue
        try:
            table = _columns(shard, "articles", ["id", "source"])
        except (OSError, ValueError) as error:
            raise _damaged(shard, error) from error
        for field in ("id", "source"):
            found.update(entry_key(field, value) for value in table[field].to_pylist() if value)
    return found


def articles_in(corpus: Path) -> int:
    """How many articles the shards have.

    Raises:
        SourceError: One cannot be read.
    """
    return sum(map(_count, shards_in(corpus)))


def settle(corpus: Path, edition: str) -> None:
    """Take out what stands there twice: what the edition has anew, and what a run that was cut off has left.

    Each shard of which something is to go is written anew without it, in one step.

    Raises:
        OutputError: It cannot be written.
    """
    sweep(corpus)
    seen: set[bytes] = set()
    # The edition's own shards keep what they have; of the others only what it lacks is left.
    for shard in sorted(shards_in(corpus), key=lambda shard: (edition_in(shard) != edition, shard.name)):
        keys = _keys(shard)
        doubled = {key for key in keys if key in seen}
        seen.update(keys)
        if len(doubled) == len(keys):
            shutil.rmtree(shard, ignore_errors=True)
        elif doubled:
            _take_out(corpus, shard, {key.hex() for key in doubled})


def _take_out(corpus: Path, shard: Path, keys: set[str]) -> None:
    left = [key for key in (known.hex() for known in _keys(shard)) if key not in keys]
    replace_shards(corpus, [shard], left, lambda name: _without(shard, name, keys))


def join_small(corpus: Path, edition: str, articles: int) -> None:
    """Make shards of up to so many articles out of those that have less than half of it, so that a query opens few files.

    Raises:
        OutputError: It cannot be written.
    """
    small: list[Path] = []
    count = size = 0
    for shard in shards_in(corpus):
        if edition_in(shard) != edition or 2 * (of_it := _count(shard)) >= articles:
            continue
        its_size = sum(path.stat().st_size for path in shard.iterdir())
        if count + of_it > articles or size + its_size > _JOINED_BYTES:
            _join(corpus, small)
            small, count, size = [], 0, 0
        small.append(shard)
        count, size = count + of_it, size + its_size
    _join(corpus, small)


def _join(corpus: Path, shards: list[Path]) -> None:
    import pyarrow as pa

    if len(shards) > 1:
        keys = [key.hex() for shard in shards for key in _keys(shard)]
        replace_shards(
            corpus, shards, keys, lambda name: pa.concat_tables([_table(shard, name) for shard in shards])
        )


def _count(shard: Path) -> int:
    import pyarrow.parquet as pq

    try:
        return int(pq.read_metadata(shard / "articles.parquet").num_rows)
    except (OSError, ValueError) as error:
        raise _damaged(shard, error) from error


def _keys(shard: Path) -> list[bytes]:

    try:
        column = _columns(shard, "articles", ["key"])["key"]
    except (OSError, ValueError) as error:
        raise _damaged(shard, error) from error
    return [bytes.fromhex(key) for key in column.to_pylist()]


def _damaged(shard: Path, error: Exception) -> OutputError:
    return OutputError(
        f"{shard}: this shard cannot be read ({error}).", "Take it away, and index again what was in it."
    )


def _without(shard: Path, name: str, keys: set[str]) -> pyarrow.Table:
    import pyarrow as pa
    import pyarrow.compute as pc

    table = _table(shard, name)
    return table.filter(pc.invert(pc.is_in(table["key"], pa.array(sorted(keys)))))


def _table(shard: Path, table: str) -> pyarrow.Table:
    return _columns(shard, table, None)


def _columns(shard: Path, table: str, columns: list[str] | None) -> pyarrow.Table:
    """Some columns of a table, or all."""
    import pyarrow.parquet as pq

    # `read_table` would first load pandas where it is installed: a third of a second.

    with pq.ParquetFile(shard / f"{table}.parquet") as file:
        return file.read(columns)
