"""A table beside the shards, written whole or not at all."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from extractors.atomic import NewFile
from extractors.exports.writing import cannot

if TYPE_CHECKING:
    import pyarrow


def write_table(table: pyarrow.Table, target: Path) -> None:
    """Write a table in the place of the one that is there.

    Raises:
        OutputError: It cannot be written.
    """
    import pyarrow.parquet as pq

    try:
        with NewFile(target) as new:
            pq.write_table(table, new.file, compression="zstd")
            new.keep()
    except OSError as error:
        raise cannot(str(target), error) from error
