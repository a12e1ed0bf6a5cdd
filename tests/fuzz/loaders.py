"""Every loader as a deed of bytes: an article whose offsets are true, or a sentence; nothing else comes back."""

from __future__ import annotations

import contextlib
import io
import os
import socket
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from unittest import mock

import fsspec

from extractors.errors import SourceError, SourceNote
from extractors.sources import web
from extractors.sources.decoding import decoded
from extractors.sources.document import Document, Lead
from extractors.sources.extraction import documents_of
from extractors.sources.formats import format_of
from extractors.sources.loading import Given, Loading
from extractors.sources.opening import articles_in
from extractors.sources.parquet import articles_of_parquet
from extractors.sources.records import articles_of_json, articles_of_records
from extractors.sources.text import article_of, article_of_document
from tests.fuzz import sound
from tests.fuzz.claims import holds

Deed = Callable[[bytes], None]

BOUNDED = Loading(max_bytes=100_000)
ENDINGS = ("", ".txt", ".md", ".jsonl", ".json", ".eml", ".parquet", ".xyz")
# What these formats need is done in a process apart, which the deeds of each format stand in for.
_HERE = ("text", "records", "json", "parquet", "other")
# No host is looked up, none is asked.
_ADDRESS = "http://example.org/2021/08/13/a"
_FOUND = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("192.0.2.1", 80))]
# An answer must fit into a socket that nobody reads from yet.
_ANSWER_BYTES = 60_000


def text(data: bytes) -> None:
    """A text in an unknown encoding."""
    try:
        holds(article_of(decoded(data, "a"), id="a", source="a"))
    except SourceError as error:
        holds(error)


def dated_text(data: bytes) -> None:
    """A decoded text with a date that came with it: the first line, or none where that is empty."""
    date, _, words = data.decode("utf-8", "replace").partition("\n")
    try:
        holds(article_of(words, id="a", source="a", record_date=date or None))
    except SourceError as error:
        holds(error)


def records(data: bytes) -> None:
    """A record a line."""
    for found in articles_of_records(data.split(b"\n"), "a", None, BOUNDED):
        holds(found)


def json(data: bytes) -> None:
    """Records in one JSON value."""
    for found in articles_of_json(data, "a", None, BOUNDED):
        holds(found)


def parquet(data: bytes) -> None:
    """A record a row."""
    try:
        for found in articles_of_parquet(io.BytesIO(data), Given("a", "a", None, BOUNDED)):
            holds(found)
    except SourceError as error:
        holds(error)


def parsed(form: str, data: bytes, address: str | None = None, charset: str | None = None) -> None:
    """What the process apart does, done here: an escape of any error but ours would be a breakdown there."""
    try:
        documents = list(documents_of(form, data, "a", address, charset, max_bytes=BOUNDED.max_bytes))
    except SourceError as error:
        holds(error)
        return
    for document in documents:
        if isinstance(document, SourceNote):
            holds(document)
        if not isinstance(document, Document):
            assert document is None or isinstance(document, SourceNote | Lead)
            continue
        try:
            holds(article_of_document(document, id="a", source="a"))
        except SourceError as error:
            holds(error)


def part(form: str, number: int, data: bytes) -> None:
    """A packed format, whole but for one of its parts."""
    parsed(form, sound.packed(form, sound.PARTS[form][number], data))


def answer(data: bytes) -> None:
    """What a site answers, whatever it is asked, and whatever site it leads to."""
    with contextlib.ExitStack() as open_:

        def connection(*_: object, **__: object) -> socket.socket:
            here, there = map(open_.enter_context, socket.socketpair())
            there.sendall(data[:_ANSWER_BYTES])
            there.shutdown(socket.SHUT_WR)
            return here

        open_.enter_context(mock.patch.object(socket, "create_connection", connection))
        open_.enter_context(mock.patch.object(socket, "getaddrinfo", return_value=_FOUND))
        try:
            page = web.fetched(_ADDRESS, BOUNDED.max_bytes, allows_private=True, timeout_s=5.0)
        except SourceError as error:
            holds(error)
            return
    parsed(page.format, page.data, page.address, page.charset)


def file(data: bytes) -> None:
    """A file: its name, a line's end, what is in it. It is read as itself and as what its folder holds."""
    name = _name(data)
    content = data.partition(b"\n")[2]
    if format_of(os.fsdecode(name), content) not in _HERE:
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / os.fsdecode(name)
        path.write_bytes(content)
        for source in (str(path), folder):
            for found in articles_in(source, None, BOUNDED):
                holds(found)


def stored(data: bytes) -> None:
    """A file in an object store: its name, a line's end, what is in it."""
    name, _, content = data.partition(b"\n")
    path = "/a/" + name[:200].decode("utf-8", "replace")
    if format_of(path, content) not in _HERE:
        return
    store = fsspec.filesystem("memory")
    store.store.clear()
    store.store[path] = fsspec.implementations.memory.MemoryFile(store, path, content)
    for found in articles_in(f"memory:/{path}", None, BOUNDED):
        holds(found)


def _name(data: bytes) -> bytes:
    name = data.partition(b"\n")[0].replace(b"\0", b"").replace(b"/", b"")[:200]
    return name if name.strip(b".") else b"a" + name


LOADERS: dict[str, Deed] = {
    "text": text,
    "text with a date": dated_text,
    "records": records,
    "json": json,
    "parquet": parquet,
    "file and folder": file,
    "object store": stored,
    "web": answer,
    **{
        form: partial(parsed, form)
        for form in ("html", "mhtml", "mail", "pdf", "docx", "epub", "warc", "zip", "feed", "opml", "urls")
    },
    **{
        f"{form} with another {name.rpartition('/')[2]}": partial(part, form, number)
        for form, names in sound.PARTS.items()
        for number, name in enumerate(names)
    },
}
