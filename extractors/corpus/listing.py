"""The articles that a query finds as CSV, JSON, or a table for people."""

from __future__ import annotations

import csv
import io
import shutil
import unicodedata
from collections.abc import Iterator, Sequence

from extractors.corpus.answers import ArticleRow
from extractors.corpus.reading import Corpus
from extractors.exports.dumping import dumped
from extractors.exports.schema import as_json_line
from extractors.kinds.registry import kinds
from extractors.visible import visible

FORMS = ("table", "csv", "json", "jsonl", "jsonl-full")

# Columns of the table before the counts, with their widths in cells; the title takes what the counts leave.
_DATE, _COUNTRY = 10, 7
_LEAST_TITLE, _USUAL_WIDTH = 20, 100
_LEFT_OF_TITLE = 12  # where copies are told of behind it


def listed(
    corpus: Corpus,
    query: str,
    form: str,
    order: str = "date",
    limit: int | None = None,
    has_copies: bool = False,
    is_by_story: bool = False,
) -> Iterator[bytes]:
    """The articles in the order, as pieces of the output.

    Args:
        corpus: The corpus.
        query: In the query language.
        form: One of `FORMS`.
        order: One of `page.orders()`.
        limit: How many at most; None for all.
        has_copies: Whether each copy of an article has a row of its own; else the earliest stands for them.
        is_by_story: Whether a story has one row, its first article's.

    Raises:
        QueryError: The query cannot be understood.
        SourceError: The shards cannot be read.
    """
    rows = iter(corpus.articles(query, order, limit, is_folded=not has_copies, is_by_story=is_by_story))
    match form:
        case "csv":
            yield _csv(tuple(ArticleRow.names()))
            yield from (_csv(tuple(row.record().values())) for row in rows)
        case "json":
            yield dumped([row.record() for row in rows], is_indented=True)
        case "jsonl":
            yield from (dumped(row.record()) for row in rows)
        case "jsonl-full":
            yield from (as_json_line(*corpus.whole([row.key])[row.key]) for row in rows)
        case _:
            yield from _table(rows)


def _csv(values: tuple[object, ...]) -> bytes:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow("" if value is None else value for value in values)
    return line.getvalue().encode("utf-8", "replace")


def _table(rows: Iterator[ArticleRow]) -> Iterator[bytes]:
    width = shutil.get_terminal_size((_USUAL_WIDTH, 0)).columns
    names = ("date", "country", *(spec.plural for spec in kinds()))
    widths = [_DATE, _COUNTRY, *map(len, names[2:])]
    left = max(_LEAST_TITLE, width - sum(widths) - 2 * len(widths))
    yield _line(names, widths, "title", left)
    for row in rows:
        record = row.record()
        number = f"{row.copies} {'copy' if row.copies == 1 else 'copies'}"
        copies = f"  ({number}{_otherwise(row.copies, row.versions)})" if row.copies else ""
        copies = f"  (a story of {row.told + 1})" if row.told else copies
        yield _line([record[name] for name in names], widths, row.heading, left, copies)


def _otherwise(copies: int, versions: int) -> str:
    """That copies say something else than the article that they are listed under."""
    return (
        "" if not versions else ", differs" if copies == 1 else f", {versions} differ{'s' * (versions == 1)}"
    )


def _line(values: Sequence[object], widths: Sequence[int], title: str, left: int, after: str = "") -> bytes:
    texts = ["" if value is None else str(value) for value in values]
    cells = [text.ljust(width) for text, width in zip(texts[:2], widths, strict=False)]
    cells += [text.rjust(width) for text, width in zip(texts[2:], widths[2:], strict=True)]
    return (
        "  ".join(
            [*cells, _cut(visible(" ".join(title.split())), max(_LEFT_OF_TITLE, left - len(after))) + after]
        ).rstrip()
        + "\n"
    ).encode("utf-8", "replace")


def _cut(text: str, cells: int) -> str:
    """As much of the text as goes into so many cells of a terminal."""
    taken = 0
    for at, character in enumerate(text):
        taken += 2 if unicodedata.east_asian_width(character) in "WF" else 1
        if taken > cells:
            return text[: max(0, at - 1)] + "…"
    return text
