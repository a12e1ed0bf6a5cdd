"""What a corpus has already, and how it is kept in order: nothing twice, nothing of an edition that is replaced."""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from extractors.corpus.columns import TABLES
from extractors.corpus.shard import edition_in, replace_shards, shards_in, sweep
from extractors.errors import OutputError
from extractors.exports.writing import cannot

if TYPE_CHECKING:
    import pyarrow

_LOCK = ".writing"


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
            replace_shards(corpus, [shard], _without(shard, {key.hex() for key in doubled}))


def join_small(corpus: Path, edition: str, articles: int) -> None:
    """Make shards of up to so many articles out of those that have less than half of it, so that a query opens few files.

    Raises:
        OutputError: It cannot be written.
    """
    import pyarrow as pa

    small: list[Path] = []
    count = 0
    sizes = [(shard, len(_keys(shard))) for shard in shards_in(corpus) if edition_in(shard) == edition]
    for shard, size in [
        *((shard, size) for shard, size in sizes if 2 * size < articles),
        (None, articles + 1),
    ]:
        if count + size > articles:
            if len(small) > 1:
                joined = {t: pa.concat_tables([_table(shard, t) for shard in small]) for t in TABLES}
                replace_shards(corpus, small, joined)
            small, count = [], 0
        if shard is not None:
            small.append(shard)
            count += size


def _keys(shard: Path) -> list[bytes]:
    import pyarrow.parquet as pq

    try:
        column = pq.read_table(shard / "articles.parquet", columns=["key"], partitioning=None)["key"]
    except (OSError, ValueError) as error:
        raise OutputError(
            f"{shard}: this shard cannot be read ({error}).", "Take it away, and index again what was in it."
        ) from error
    return [bytes.fromhex(key) for key in column.to_pylist()]


def _without(shard: Path, keys: set[str]) -> dict[str, pyarrow.Table]:
    import pyarrow as pa
    import pyarrow.compute as pc

    gone = pa.array(sorted(keys))
    tables = {table: _table(shard, table) for table in TABLES}
    return {name: table.filter(pc.invert(pc.is_in(table["key"], gone))) for name, table in tables.items()}


def _table(shard: Path, table: str) -> pyarrow.Table:
    import pyarrow.parquet as pq

    return pq.read_table(shard / f"{table}.parquet", partitioning=None)
