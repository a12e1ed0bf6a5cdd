"""Records `{"id", "date", "title", "text"}` to articles, all but `text` optional: one a line, or in one JSON value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

import orjson

from extractors.article import WEAK
from extractors.errors import SourceError, SourceNote
from extractors.model import Article
from extractors.sources.document import clean, line_of
from extractors.sources.header import day_of
from extractors.sources.intake import lines_of
from extractors.sources.loading import Given, Loading
from extractors.sources.record_outlet import outlet_of_record
from extractors.sources.text import article_of

_SHAPE = 'A record is an object {"id", "date", "title", "text"}; --field text=NAME tells of another name.'

# Under which names an object holds its records, the likeliest first.
_HOLDERS = ("articles", "records", "items", "documents", "docs", "results", "entries", "data")

Read = Article | SourceError


def articles_of_records(
    lines: Iterable[bytes | SourceError],
    source: str,
    option_date: str | None = None,
    loading: Loading | None = None,
) -> Iterator[Read]:
    """Articles in the order of the lines; a line that is no record comes as the error that says why.

    Args:
        lines: The file's lines; blank ones are passed over, errors are passed on.
        source: How the person named the file.
        option_date: ISO date that goes before each record's own.
        loading: The names of the records' fields.
    """
    for number, line in enumerate(lines, 1):
        if isinstance(line, SourceError):
            yield line
        elif line.strip():
            where = f"{source}, line {number}"
            try:
                record = orjson.loads(line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line)
            except orjson.JSONDecodeError as error:
                yield SourceError(f"{where}: not JSON ({error}).", "Each line is one record. " + _SHAPE)
                continue
            yield from article_of_record(
                record, where, f"{source}:{number}", option_date, loading or Loading()
            )


def articles_of_json(
    data: bytes, source: str, option_date: str | None = None, loading: Loading | None = None
) -> Iterator[Read]:
    """Articles of one JSON value: a record, an array of records, or an object that holds such an array.

    Args:
        data: The whole source.
        source: How the person named it.
        option_date: ISO date that goes before each record's own.
        loading: The names of the records' fields.
    """
    loading = loading or Loading()
    try:
        value = orjson.loads(data.removeprefix(b"\xef\xbb\xbf"))
    except orjson.JSONDecodeError as error:
        lines = data.splitlines()
        if sum(line.lstrip()[:1] == b"{" for line in lines[:2]) == 2 or (
            len(lines) > 1 and _is_json(lines[0])
        ):
            yield from articles_of_records(lines, source, option_date, loading)
        else:
            yield SourceError(f"{source}: not JSON ({error}).", _SHAPE)
        return
    records = _records(value, loading)
    if records is None:
        yield from article_of_record(value, source, source, option_date, loading)
        return
    if not records:
        yield SourceError(f"{source}: there is no record in it.", _SHAPE)
    for number, record in enumerate(records, 1):
        yield from article_of_record(
            record, f"{source}, record {number}", f"{source}:{number}", option_date, loading
        )


def articles_of_lines(file: BinaryIO, given: Given) -> Iterator[Read]:
    """The articles of a file of JSON Lines, read as it comes."""
    loading = given.loading
    yield from articles_of_records(
        lines_of(file, given.name, loading), given.name, given.option_date, loading
    )


def articles_of_file(file: BinaryIO, given: Given) -> Iterator[Read]:
    """The articles of a file of one JSON value."""
    yield from articles_of_json(file.read(), given.name, given.option_date, given.loading)


def _is_json(line: bytes) -> bool:
    try:
        return isinstance(orjson.loads(line), dict)
    except orjson.JSONDecodeError:
        return False


def _records(value: Any, loading: Loading) -> list[Any] | None:
    """The array of records in a JSON value; None where the value is a record itself."""
    if isinstance(value, list):
        return value
    if not isinstance(value, dict) or isinstance(_field(value, "text", loading), str):
        return None
    names = [*(name for name in _HOLDERS if name in value), *value]
    held = (value[name] for name in names)
    return next(
        (array for array in held if isinstance(array, list) and array and isinstance(array[0], dict)), None
    )


def article_of_record(
    record: Any, where: str, default_id: str, option_date: str | None, loading: Loading
) -> Iterator[Read]:
    """The article of one record, or the error that says why it is none; what is to be known of it comes before it.

    Args:
        record: A JSON value.
        where: Where it stands, for the person.
        default_id: Its id, where it has none.
        option_date: ISO date that goes before its own.
        loading: The names of its fields.
    """
    text = _field(record, "text", loading)
    if not isinstance(text, str):
        yield SourceError(f"{where}: the record has no text.", _SHAPE)
        return
    id_, date, title, home = (_field(record, name, loading) for name in ("id", "date", "title", "home"))
    if date is not None and day_of(str(date)) is None and option_date is None:
        yield SourceNote(
            f"{where}: {str(date)[:40]!r} is no date that can be told for certain, so the record is read without one.",
            "Write dates as 2021-08-13.",
        )
    try:
        yield article_of(
            clean(text) if "\0" in text else text,
            id=clean(str(id_)) if id_ is not None else default_id,
            source=where,
            title=line_of(title),
            option_date=option_date,
            record_date=str(date) if date is not None else None,
            record_origin=_origin(record),
            home=line_of(home),
            outlet=outlet_of_record(record),
        )
    except SourceError as error:
        yield error


def _origin(record: Any) -> str:
    """`record`; of what this program wrote itself, where a date stands that it took for a guess."""
    own = record.get("article") if isinstance(record, dict) and "schema" in record else None
    if not isinstance(own, dict):
        return "record"
    origin = own.get("published_from")
    return origin if origin in WEAK else "guess" if own.get("published_guess") else "record"


def _field(record: Any, name: str, loading: Loading) -> Any:
    """A field's value: by its name, or along a path of names with points; what this program wrote itself is read too."""
    if not isinstance(record, dict):
        return None
    own = record.get("article")
    if isinstance(own, dict) and "schema" in record:
        return own.get("published" if name == "date" else name)
    wanted = loading.name_of(name)
    if wanted in record:
        return record[wanted]
    value: Any = record
    for step in wanted.split("."):
        value = value.get(step) if isinstance(value, dict) else None
    return value
