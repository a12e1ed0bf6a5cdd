"""A name given by a person (a path, or `-` for standard input) to its articles."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from extractors.errors import SourceError
from extractors.model import Article
from extractors.sources.decoding import decoded
from extractors.sources.records import articles_of_records
from extractors.sources.text import article_of

SUFFIXES_OF_RECORDS = (".jsonl", ".ndjson")


def articles_in(source: str, option_date: str | None = None) -> Iterator[Article | SourceError]:
    """The articles of one source, in order; what cannot be read comes as the error that says why.

    Args:
        source: A path, or `-` for the text on standard input.
        option_date: ISO date of publication that the person gave.
    """
    if source != "-" and Path(source).suffix.lower() in SUFFIXES_OF_RECORDS:
        try:
            with _checked(source).open("rb") as lines:
                yield from articles_of_records(lines, source, option_date)
        except SourceError as error:
            yield error
        except OSError as error:
            yield _unreadable(source, error)
        return
    try:
        yield single_article(source, option_date)
    except SourceError as error:
        yield error


def single_article(source: str, option_date: str | None = None) -> Article:
    """The one article of a text source.

    Raises:
        SourceError: It cannot be read, or is no text.
    """
    if source == "-":
        if sys.stdin.isatty():
            print("Reading standard input; end it with ^D.", file=sys.stderr)
        return article_of(
            decoded(sys.stdin.buffer.read(), "standard input"), id="-", source="-", option_date=option_date
        )
    try:
        data = _checked(source).read_bytes()
    except OSError as error:
        raise _unreadable(source, error) from error
    return article_of(decoded(data, source), id=Path(source).stem, source=source, option_date=option_date)


def _checked(source: str) -> Path:
    path = Path(source)
    if path.is_dir():
        raise SourceError(
            f"{source}: this is a folder.", "Give the files in it, for example with a wildcard."
        )
    if path.exists() and not path.is_file():
        raise SourceError(f"{source}: this is not a regular file.", "Pipe it in and name it -.")
    return path


def _unreadable(source: str, error: OSError) -> SourceError:
    if isinstance(error, FileNotFoundError):
        return SourceError(f"{source}: there is no such file.", "Check the path; - reads standard input.")
    return SourceError(f"{source}: it cannot be read ({error.strerror or error}).", "Check its permissions.")
