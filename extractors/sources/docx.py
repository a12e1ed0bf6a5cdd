"""A Word document to its article."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from typing import Any

import docx
from docx.document import Document as Word
from docx.oxml.parser import parse_xml

from extractors.errors import SourceError
from extractors.sources.decoding import decoded
from extractors.sources.document import Document, Received, clean, line_of
from extractors.sources.docx_styles import Numbering, Styles, W
from extractors.sources.docx_text import Block, Story, diagram_blocks
from extractors.sources.markup import lines_of_blocks, tree_of
from extractors.sources.title import told_title
from extractors.sources.zipped import opened_zip

# The template that python-docx makes documents from carries this day and author: they say nothing of the document.
_TEMPLATE_CREATED, _TEMPLATE_AUTHOR = dt.date(2013, 12, 23), "python-docx"

# How deep documents may lie in documents.
_DEPTH = 3


def documents_of(received: Received) -> list[Document]:
    """The one article of a document.

    Raises:
        SourceError: It cannot be read, or there is no text in it.
    """
    return [document_of(received.data, received.name)]


def document_of(data: bytes, name: str) -> Document:
    """The paragraphs, tables, text boxes and notes of a document, in order; its own date is the day it was made.

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
    blocks = list(_Reader(word.part).blocks())
    properties = word.core_properties
    created = properties.created.date() if properties.created else None
    author = properties.author if properties.author != _TEMPLATE_AUTHOR else None
    title = told_title(properties.title) or _heading(blocks)
    if title and len(blocks) > 1 and " ".join(blocks[0].text.split()).casefold() == title.casefold():
        del blocks[0]  # it is shown above the text anyway
    return Document(
        clean("\n\n".join(block.shown for block in blocks)),
        title,
        line_of(author),
        created.isoformat() if created and created != _TEMPLATE_CREATED else None,
        "file",
        is_authored=False,
    )


def _heading(blocks: list[Block]) -> str | None:
    """The first paragraph, where it is set as a title or a heading."""
    first = blocks[0] if blocks else Block("")
    return line_of(first.text) if first.style.lower().startswith(("title", "heading")) else None


class _Reader:
    """Reads a document with its notes, and what it takes in from other parts of the package."""

    def __init__(self, part: Any, depth: int = 0) -> None:
        self._part, self._depth = part, depth
        self._styles = Styles(self._root("styles"))
        self._numbering = Numbering(self._root("numbering"))

    def blocks(self) -> Iterator[Block]:
        """The body's blocks, then the notes in the order that the text refers to them."""
        story = self._story()
        yield from story.blocks(self._part.element.body)
        notes = {
            kind: {each.get(f"{W}id"): each for each in (() if root is None else root)}
            for kind in ("footnote", "endnote")
            for root in (self._root(f"{kind}s"),)
        }
        for number, (kind, id_) in enumerate(story.notes, 1):
            note = notes.get(kind, {}).get(id_)
            texts = [] if note is None else [block.shown for block in self._story().blocks(note)]
            if texts:
                yield Block("\n".join(texts), label=f"[{number}]")

    def _story(self) -> Story:
        return Story(self._styles, self._numbering, self._taken_in)

    def _root(self, name: str) -> Any:
        """The root of the part that stands to the document as its `styles`, its `footnotes`; None where there is none."""
        for relation in self._part.rels.values():
            if not relation.is_external and relation.reltype.endswith(f"/{name}"):
                return parse_xml(relation.target_part.blob)
        return None

    def _taken_in(self, relation: str) -> Iterator[Block]:
        """The blocks of a diagram, or of a document that was taken in whole (`w:altChunk`)."""
        found = self._part.rels.get(relation)
        if found is None or found.is_external:
            return
        part = found.target_part
        kind = part.content_type.partition(";")[0].strip().lower()
        if "diagram" in kind:
            yield from diagram_blocks(parse_xml(part.blob))
        elif "wordprocessingml.document" in kind and self._depth < _DEPTH:
            inner = docx.Document(io.BytesIO(_unpacked(part.blob)))
            yield from _Reader(inner.part, self._depth + 1).blocks()
        elif kind in ("text/html", "application/xhtml+xml"):
            yield from (Block(line) for line in lines_of_blocks(tree_of(part.blob, "the page in it")))
        elif kind == "text/plain":
            lines = decoded(part.blob, "the text in it").splitlines()
            yield from (Block(line.strip()) for line in lines if line.strip())


def _unpacked(data: bytes) -> bytes:
    """The bytes of an archive that is bounded itself."""
    opened_zip(data, "the document in it")
    return data
