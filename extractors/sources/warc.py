"""A web archive (WARC, ISO 28500, and its older kind ARC): each response that is an article, with its address and capture."""

from __future__ import annotations

import hashlib
import io
import zlib
from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Any, BinaryIO
from urllib.parse import urljoin, urlsplit

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from extractors.errors import SourceError, SourceNote
from extractors.sources import html, pdf
from extractors.sources.archived import LeftOut
from extractors.sources.decoding import decoded
from extractors.sources.document import Document, Received, clean, line_of
from extractors.sources.formats import HEAD_BYTES, format_of, without_login
from extractors.sources.gunzipped import Gunzipped
from extractors.sources.header import day_of
from extractors.sources.loading import size_in_words
from extractors.witness import Witness

_PAGES = ("text/html", "application/xhtml+xml")
# Kinds of records with what a site sent, or the text that a crawler made of it; a `revisit` says that it sent the same again.
_SENT = ("response", "resource", "conversion")
# Encodings of a body that are unpacked here (RFC 9110, section 8.4.1).
_PACKINGS = ("", "identity", "gzip", "x-gzip", "deflate")

# A story has a paragraph of so many code points, and so many in all: a page with less is a menu, a notice or a frame.
_PARAGRAPH, _STORY = 80, 200

_GZIP = b"\x1f\x8b"
# What reading a damaged archive raises: its own error, gzip's, and those of headers that are none.
_BROKEN = (
    ArchiveLoadFailed,
    EOFError,
    OSError,
    zlib.error,
    ValueError,
    LookupError,
    AttributeError,
    TypeError,
)
_ANEW = "Get the file again, or capture the pages anew."

Found = Document | SourceNote | None


def documents_of(received: Received) -> Iterator[Found]:
    """The articles of an archive, one by one; None for each record that is none.

    Raises:
        SourceError: It is no web archive, or there is no article in it.
    """
    name = received.name
    stream = received.stream or io.BytesIO(received.data)
    reader = WarcReader(name, received.max_bytes)
    yield from reader.documents(stream)
    yield from reader.left_out.notes()
    if not reader.count:
        raise SourceError(f"{name}: there is no article in this web archive.", reader.hint)


class WarcReader:
    """Reads the articles of web archives, each capture of a page once.

    Args:
        name: What the person calls the source.
        max_bytes: How large a page may be.
        pages: The addresses that are pages, where the archive tells them apart from what pages are made of.

    Attributes:
        count: How many articles there were.
        left_out: What could not be read.
    """

    def __init__(self, name: str, max_bytes: int, pages: Collection[str] = ()) -> None:
        self.count = 0
        self.left_out = LeftOut(name, "record")
        self._name, self._max_bytes = name, max_bytes
        self._pages = set(map(_bare, pages))
        self._captured: dict[str, set[bytes]] = {}  # what was captured from each address
        self._records = 0

    @property
    def hint(self) -> str:
        """What to do where there was no article."""
        if self._records:
            return f"It has {self._records:,} records, none of them a page with a story."
        return _ANEW

    def documents(self, stream: BinaryIO) -> Iterator[Found]:
        """The articles of one archive, with a None for each other record."""
        unpacked = _unpacked(stream)
        try:
            for record in ArchiveIterator(unpacked, arc2warc=True):
                self._records += 1
                yield self._article(record)
            is_whole = not getattr(getattr(unpacked, "raw", None), "is_damaged", False)
        except _BROKEN:
            is_whole = False
        if not is_whole:
            self.left_out.add(f"the archive is damaged or cut off after record {self._records:,}", _ANEW)

    def _article(self, record: Any) -> Document | None:
        address = without_login(record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
        if record.rec_type not in _SENT or not address.lower().startswith(("http://", "https://")):
            return None
        if self._pages and _bare(address) not in self._pages:
            return None
        if self._pages and (there := _led_to(record, address)):
            self._pages.add(_bare(there))
            return None
        captured = line_of(record.rec_headers.get_header("WARC-Date")) or ""
        try:
            data = self._body(record, address)
            document = _document(record, data, address, captured) if data else None
        except SourceError:
            return None  # a page without text, as frames and scripts have it
        except (MemoryError, RecursionError):
            self.left_out.add("it takes too much memory, or is nested too deep", _ANEW, address)
            return None
        except Exception as error:
            self.left_out.add(f"it is damaged ({type(error).__name__})", _ANEW, address)
            return None
        return self._new(document, address, captured) if document is not None else None

    def _new(self, document: Document, address: str, captured: str) -> Document | None:
        """The article, called by its address; None where the same was captured from there before."""
        digest = hashlib.blake2b(document.text.encode("utf-8", "replace"), digest_size=16).digest()
        before = self._captured.setdefault(_bare(address), set())
        if digest in before:
            return None
        id_ = f"{address}#{captured}" if before else address
        before.add(digest)
        self.count += 1
        return replace(document, id=id_, link=address, part=f"{self._records}")

    def _body(self, record: Any, address: str) -> bytes:
        """What the site sent, unpacked; nothing where it is no page or PDF, or cannot be had."""
        headers = record.http_headers
        if record.rec_type == "response" and (headers is None or headers.get_statuscode() != "200"):
            return b""
        kind = _kind(record)
        is_text = record.rec_type == "conversion" and kind == "text/plain"
        if kind and not is_text and kind not in (*_PAGES, "application/pdf"):
            return b""
        packing = ((headers and headers.get_header("Content-Encoding")) or "").strip().lower()
        if packing not in _PACKINGS:
            self.left_out.add(
                f"it is packed in a way that is not read here ({line_of(packing)})",
                "Capture the pages without it.",
                address,
            )
            return b""
        data: bytes = record.content_stream().read(self._max_bytes + 1)
        if len(data) > self._max_bytes:
            self.left_out.add(
                f"it is larger than {size_in_words(self._max_bytes)}", "Allow more with --max-size.", address
            )
            return b""
        return data


def _unpacked(stream: BinaryIO) -> Any:
    """The archive as it was before gzip, whether record by record or as a whole."""
    buffered = stream if hasattr(stream, "peek") else io.BufferedReader(stream)  # type: ignore[type-var]
    return io.BufferedReader(Gunzipped(buffered)) if buffered.peek(2)[:2] == _GZIP else buffered


def _led_to(record: Any, address: str) -> str | None:
    """Where the site led on to from an address; None where it did not."""
    headers = record.http_headers
    status = headers.get_statuscode() if headers is not None else ""
    location = headers.get_header("Location") if headers is not None and status.startswith("3") else None
    return urljoin(address, location) if location else None


def _kind(record: Any) -> str:
    """The media type that the site called it, small; empty where it said none."""
    headers = record.http_headers or record.rec_headers
    return (headers.get_header("Content-Type") or "").partition(";")[0].strip().lower()


def _document(record: Any, data: bytes, address: str, captured: str) -> Document | None:
    """The article of what a site sent; None where it is none."""
    kind = _kind(record)
    if kind == "text/plain":
        found = Document(clean(decoded(data, address)))
        return _dated(found, captured) if _is_story(found, address) else None
    form = format_of("", data[:HEAD_BYTES]) if not kind or data.startswith(b"%PDF-") else "html"
    if form == "pdf":
        found = pdf.documents_of(Received(data, address, address))[0]
    elif form == "html" and kind != "application/pdf":
        headers = record.http_headers or record.rec_headers
        charset = (headers.get_header("Content-Type") or "").lower().partition("charset=")[2].split(";")[0]
        found = html.document_of(data, address, address, charset.strip(" \"'") or None, captured)
        if not _is_story(found, address):
            return None
    else:
        return None
    return _dated(found, captured)


def _is_story(document: Document, address: str) -> bool:
    """Whether a page tells something, and is not the front page of its site."""
    is_front = urlsplit(address).path.strip("/") in ("", "index.html", "index.htm", "index.php")
    is_dated = document.published is not None and not document.is_guess
    longest = max(map(len, document.text.split("\n")), default=0)
    return longest >= _PARAGRAPH and len(document.text) >= _STORY and (is_dated or not is_front)


def _dated(document: Document, captured: str) -> Document:
    """With its capture as a witness of its day."""
    day = day_of(captured)
    if day is None:
        return document
    witness = Witness(day, "modified", "its capture for the archive", captured[:120], "guess")
    document = replace(document, witnesses=(*document.witnesses, witness))
    is_later = document.published is not None and document.published > day
    if (
        document.published is None
        or is_later
        or (document.published_from, document.published) == ("modified", day)
    ):
        why = "only the day it was captured for the archive is told, not when it was published"
        return replace(
            document, published=day, published_from="modified", is_authored=False, is_guess=True, reason=why
        )
    return document


def _bare(address: str) -> str:
    """An address without what does not lead to another page: its scheme, its fragment, a slash at its end."""
    return address.partition("://")[2].partition("#")[0].rstrip("/")
