"""JSON Lines of records `{"id", "date", "title", "text"}` to articles, all but `text` optional."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import orjson

from extractors.errors import SourceError
from extractors.model import Article
from extractors.sources.text import article_of


def articles_of_records(
    lines: Iterable[bytes], source: str, option_date: str | None = None
) -> Iterator[Article | SourceError]:
    """Articles in the order of the lines; a line that is no record comes as the error that says why.

    Args:
        lines: The file's lines; blank ones are passed over.
        source: How the person named the file.
        option_date: ISO date that goes before each record's own.
    """
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield _article(line, number, source, option_date)
            except SourceError as error:
                yield error


def _article(line: bytes, number: int, source: str, option_date: str | None) -> Article:
    where = f"{source}, line {number}"
    try:
        record = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        raise SourceError(
            f"{where}: not JSON ({error}).", 'Each line is one record: {"id", "date", "title", "text"}.'
        ) from error
    text = record.get("text") if isinstance(record, dict) else None
    if not isinstance(text, str):
        raise SourceError(
            f"{where}: the record has no text.", 'Each line is one record: {"id", "date", "title", "text"}.'
        )
    id_, date, title = (record.get(key) for key in ("id", "date", "title"))
    return article_of(
        text,
        id=str(id_) if id_ is not None else f"{source}:{number}",
        source=where,
        title=str(title) if title is not None else None,
        option_date=option_date,
        record_date=str(date) if date is not None else None,
    )
