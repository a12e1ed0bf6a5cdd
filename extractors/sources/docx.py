"""A Word document to its article."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator

import docx
from docx.document import Document as Word
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from extractors.errors import SourceError
from extractors.sources.document import Document, clean, line_of, without_title
from extractors.sources.zipped import opened_zip

# The template that python-docx makes documents from carries this day and author: they say nothing of the document.
_TEMPLATE_CREATED, _TEMPLATE_AUTHOR = dt.date(2013, 12, 23), "python-docx"

# How deep tables may lie in tables.
_DEPTH = 8


def document_of(data: bytes, name: str) -> Document:
    """The paragraphs and tables of a document, in order; its own date is the day it was made.

    Raises:
        SourceError: It is damaged, or no Word document.
    """
    archive = opened_zip(data, name)
    if any(entry.flag_bits & 1 for entry in archive.infolist()):
        raise SourceError(f"{name}: it is encrypted.", "Save a copy of it without a password.")
    try:
        return _document(docx.Document(io.BytesIO(data)))
    except (MemoryError, RecursionError):
        raise
    except Exception as error:  # the parts of a damaged file fail in many ways
        raise SourceError(
            f"{name}: it is no Word document, or damaged ({type(error).__name__}).",
            "Open it in a word processor and save it as .docx.",
        ) from error


def _document(word: Word) -> Document:
    text = clean("\n\n".join(_blocks(word)))
    properties = word.core_properties
    created = properties.created.date() if properties.created else None
    author = properties.author if properties.author != _TEMPLATE_AUTHOR else None
    title = line_of(properties.title) or _heading(word)
    return Document(
        without_title(text, title),
        title,
        line_of(author),
        created.isoformat() if created and created != _TEMPLATE_CREATED else None,
        "file",
        is_authored=False,
    )


def _heading(word: Word) -> str | None:
    """The first paragraph, where it is set as a title or a heading."""
    first = next((paragraph for paragraph in word.paragraphs if paragraph.text.strip()), None)
    style = first.style.name if first is not None and first.style is not None else None
    return (
        line_of(first.text) if first is not None and (style or "").startswith(("Title", "Heading")) else None
    )


def _blocks(holder: Word | _Cell, depth: int = 0) -> Iterator[str]:
    for block in holder.iter_inner_content():
        if isinstance(block, Paragraph):
            if block.text.strip():
                yield block.text.strip()
        elif isinstance(block, Table) and depth < _DEPTH:
            yield from _rows(block, depth)


def _rows(table: Table, depth: int) -> Iterator[str]:
    """One block a row; a cell that spans several columns is said once."""
    for row in table.rows:
        cells: list[str] = []
        last = None
        for cell in row.cells:
            if cell._tc is not last:
                cells.append(" ".join(" ".join(_blocks(cell, depth + 1)).split()))
            last = cell._tc
        line = " | ".join(filter(None, cells))
        if line:
            yield line
