"""The articles that a query finds as CSV, JSON, or a table for people."""

from __future__ import annotations

import csv
import io
import shutil
import unicodedata
from collections.abc import Iterator
from dataclasses import asdict, fields

from extractors.corpus.answers import ArticleRow
from extractors.corpus.reading import Corpus
from extractors.exports.dumping import dumped
from extractors.exports.schema import as_json_line
from extractors.visible import visible

FORMS = ("table", "csv", "json", "jsonl", "jsonl-full")

_PAGE = 1000
_NAMES = tuple(field.name for field in fields(ArticleRow))
# Columns of the table, with their widths in cells; the title takes what is left.
_WIDTHS = {"date": 10, "country": 7, "locations": 9, "actors": 6, "figures": 7, "dates": 5}
_LEAST_TITLE, _USUAL_WIDTH = 20, 100


def listed(
    corpus: Corpus, query: str, form: str, order: str = "date", limit: int | None = None
) -> Iterator[bytes]:
    """The articles in the order, as pieces of the output.

    Args:
        corpus: The corpus.
        query: In the query language.
        form: One of `FORMS`.
        order: One of `reading.ORDERS`.
        limit: How many at most; None for all.

    Raises:
        QueryError: The query cannot be understood.
        SourceError: The shards cannot be read.
    """
    rows = iter(corpus.articles(query, order, limit))
    match form:
        case "csv":
            yield _csv(_NAMES)
            yield from (_csv(tuple(asdict(row).values())) for row in rows)
        case "json":
            yield dumped([asdict(row) for row in rows], is_indented=True)
        case "jsonl":
            yield from (dumped(asdict(row)) for row in rows)
        case "jsonl-full":
            yield from (as_json_line(*corpus.article(row.key)) for row in rows)
        case _:
            yield from _table(rows)


def _csv(values: tuple[object, ...]) -> bytes:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow("" if value is None else value for value in values)
    return line.getvalue().encode("utf-8", "replace")


def _table(rows: Iterator[ArticleRow]) -> Iterator[bytes]:
    width = shutil.get_terminal_size((_USUAL_WIDTH, 0)).columns
    left = max(_LEAST_TITLE, width - sum(_WIDTHS.values()) - 2 * len(_WIDTHS))
    yield _line({name: name for name in _WIDTHS}, "title", left)
    for row in rows:
        yield _line({name: getattr(row, name) for name in _WIDTHS}, row.heading, left)


def _line(values: dict[str, object], title: str, left: int) -> bytes:
    cells = []
    for name, width in _WIDTHS.items():
        text = "" if values[name] is None else str(values[name])
        cells.append(
            text.rjust(width) if name in ("locations", "actors", "figures", "dates") else text.ljust(width)
        )
    return ("  ".join([*cells, _cut(visible(" ".join(title.split())), left)]).rstrip() + "\n").encode(
        "utf-8", "replace"
    )


def _cut(text: str, cells: int) -> str:
    """As much of the text as goes into so many cells of a terminal."""
    taken = 0
    for at, character in enumerate(text):
        taken += 2 if unicodedata.east_asian_width(character) in "WF" else 1
        if taken > cells:
            return text[: max(0, at - 1)] + "…"
    return text
