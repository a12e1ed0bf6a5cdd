"""A PDF to its article."""

from __future__ import annotations

import io
import logging
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.errors import FileNotDecryptedError, PyPdfError, WrongPasswordError

from extractors.errors import SourceError
from extractors.sources.document import Document, Received, line_of
from extractors.sources.pages import day_of_pages, flowing
from extractors.sources.pdf_lines import Piece, lines_of, piece_of
from extractors.sources.title import is_unnamed

_ENCRYPTED = "Save a copy of it without a password."

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it repairs in passing is no news to a reader


def documents_of(received: Received) -> list[Document]:
    """The one article of a PDF.

    Raises:
        SourceError: It cannot be read, or there is no text in it.
    """
    return [document_of(received.data, received.name)]


def document_of(data: bytes, name: str) -> Document:
    """The text of the pages as flowing paragraphs; its own date is one that the pages bear, else the day the file was made.

    Raises:
        SourceError: It is damaged or encrypted, or there is no text in it.
    """
    try:
        return _document(data, name)
    except SourceError:
        raise
    except (FileNotDecryptedError, WrongPasswordError) as error:
        raise SourceError(f"{name}: it is encrypted.", _ENCRYPTED) from error
    except (MemoryError, RecursionError):
        raise
    except Exception as error:  # a damaged file fails in many ways
        raise SourceError(
            f"{name}: it is no PDF, or damaged ({type(error).__name__}).",
            "Open it in a PDF viewer and save or print it as a new PDF.",
        ) from error


def _document(data: bytes, name: str) -> Document:
    reader = PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise SourceError(f"{name}: it is encrypted.", _ENCRYPTED)
    pages: list[list[str]] = []
    broken = 0
    for page in reader.pages:
        try:
            pages.append(_lines(page))
        except (MemoryError, RecursionError):
            raise
        except Exception:
            broken += 1
            pages.append([])
    text = flowing(pages)
    if not text.strip():
        why = "its pages cannot be read" if broken else "its pages seem to be pictures"
        raise SourceError(
            f"{name}: there is no text in this PDF: {why}.",
            "Run text recognition on it first, for example ocrmypdf.",
        )
    title = byline = published = None
    try:
        about = reader.metadata
        if about is not None:
            title, byline = line_of(about.title), line_of(about.author)
            byline = None if byline and is_unnamed(byline) else byline
            published = about.creation_date.date().isoformat() if about.creation_date else None
    except (PyPdfError, ValueError, TypeError, AttributeError):
        pass  # metadata may be damaged where the text is not
    if printed := day_of_pages(pages):
        return Document(text, title, byline, printed.day, "page", is_authored=False, reason=printed.reason)
    return Document(text, title, byline, published, "file", is_authored=False)


def _lines(page: PageObject) -> list[str]:
    """The page's lines in reading order, an empty one where the gap between two is wider than usual."""
    pieces: list[Piece] = []

    def hear(text: str, outer: list[float], inner: list[float], font: Any, size: float) -> None:
        if text.strip():
            pieces.append(piece_of(text, outer, inner, font, size))

    page.extract_text(visitor_text=hear)
    return lines_of(pieces, float(page.mediabox.top))
