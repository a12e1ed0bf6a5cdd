"""A Parquet file with a column `text`, and as many of `id`, `date` and `title` as it has: an article a row."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import BinaryIO

from extractors.errors import SourceError
from extractors.extra import corpus_needed
from extractors.model import Article
from extractors.sources.intake import whole
from extractors.sources.loading import Given
from extractors.sources.record_outlet import FIELDS as OUTLETS
from extractors.sources.records import article_of_record

_ROWS = 256
_FIELDS = ("id", "date", "title", "text")


def articles_of_parquet(file: BinaryIO, given: Given) -> Iterator[Article | SourceError]:
    """The articles in the order of the rows, some hundred of them in memory.

    Raises:
        SourceError: It is no Parquet, or has no column for the text.
    """
    source, option_date, loading = given.name, given.option_date, given.loading
    corpus_needed(f"{source}: reading Parquet")
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        table = pq.ParquetFile(file if file.seekable() else io.BytesIO(whole(file, source, loading)))
        names = table.schema_arrow.names
        wanted = {name: loading.name_of(name) for name in _FIELDS}
        if wanted["text"] not in names:
            raise SourceError(
                f"{source}: it has no column {wanted['text']!r}; it has {', '.join(names[:12])}.",
                "--field text=NAME tells of another name.",
            )
        columns = [name for name in dict.fromkeys((*wanted.values(), *OUTLETS)) if name in names]
        number = 0
        for batch in table.iter_batches(_ROWS, columns=columns):
            for record in batch.to_pylist():
                number += 1
                yield from article_of_record(
                    record, f"{source}, row {number}", f"{source}:{number}", option_date, loading
                )
    except (pa.ArrowException, OSError, ValueError) as error:  # a column of words may hold what is no UTF-8
        raise SourceError(
            f"{source}: this is no Parquet that can be read ({error}).", "Check the file."
        ) from error
