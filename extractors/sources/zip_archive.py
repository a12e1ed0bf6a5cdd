"""An archive of articles (ZIP): its files as those of a folder are read; of a web archive (WACZ) its WARC files.

Nothing is written to the disk: a file's path is a name and no more.
"""

from __future__ import annotations

import io
import json
import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any, BinaryIO, cast

from extractors.errors import SourceError, SourceNote
from extractors.model import Article
from extractors.sources.archived import LeftOut
from extractors.sources.document import Document, Lead, Received, line_of
from extractors.sources.folder import natural
from extractors.sources.formats import BY_NAME, MAIL_HEAD_BYTES, ending_of
from extractors.sources.loading import Given, Loading, size_in_words
from extractors.sources.registry import format_by_name, format_of, reader_of
from extractors.sources.warc import WarcReader
from extractors.sources.zipped import opened_archive

_PASSWORD = "it is protected by a password"
_UNREAD = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError)
_UNIX = 3  # the system that made an entry, as the format numbers them
_PAGES = "pages/"  # where a WACZ lists the pages among what it holds
_MOST_PAGES_BYTES = 50_000_000

Found = Document | SourceNote | None


def documents_of(received: Received) -> Iterator[Found]:
    """The articles of an archive's files, one file in memory at a time.

    Raises:
        SourceError: It is damaged, protected or a bomb, or there is no article in it.
    """
    file = _seekable(received)
    archive = opened_archive(file, received.name)
    if _is_wacz(archive):
        yield from _of_wacz(archive, received)
        return
    left_out, count = LeftOut(received.name, "file"), 0
    for entry in _files(archive, left_out):
        yield None  # a sign of life
        data = _read(archive, entry, received.max_bytes, left_out)
        for document in _documents(entry.filename, data, received.max_bytes, left_out) if data else ():
            count += isinstance(document, Document)
            yield _of(received.name, document) if isinstance(document, SourceNote) else document
    yield from left_out.notes()
    if not count:
        raise _nothing(received.name, left_out)


def _of(name: str, note: SourceNote) -> SourceNote:
    return SourceNote(f"{name}: {note.message}", note.hint)


def _nothing(name: str, left_out: LeftOut) -> SourceError:
    if left_out.reasons == (_PASSWORD,):
        return SourceError(f"{name}: it is protected by a password.", "Unpack it, and give the folder.")
    return SourceError(
        f"{name}: there is no article in this archive.", "Unpack it, and look at what is in it."
    )


def _seekable(received: Received) -> BinaryIO:
    """The archive as a file to go to and fro in; what comes through a pipe is held in memory, and bounded.

    Raises:
        SourceError: It is larger than is allowed.
    """
    stream = received.stream
    if stream is None:
        return io.BytesIO(received.data)
    if stream.seekable():
        return stream
    data = stream.read(received.max_bytes + 1)
    if len(data) > received.max_bytes:
        raise SourceError(
            f"{received.name}: an archive that comes through a pipe may have {size_in_words(received.max_bytes)}.",
            "Give it as a file, or allow more with --max-size.",
        )
    return io.BytesIO(data)


def _files(archive: zipfile.ZipFile, left_out: LeftOut) -> Iterator[zipfile.ZipInfo]:
    """The files that may be articles, `part 2` before `part 10`; why others are left out is kept."""
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    for entry in sorted(entries, key=_order):
        path = PurePosixPath(entry.filename.replace("\\", "/"))
        named = line_of(entry.filename) or "without a name"
        if any(part.startswith((".", "__MACOSX")) and part != ".." for part in path.parts):
            continue  # hidden, as in a folder
        if path.is_absolute() or ".." in path.parts or (path.parts[:1] and path.parts[0].endswith(":")):
            left_out.add("its path leads out of the archive", "Do not trust this archive.", named)
        elif entry.create_system == _UNIX and stat.S_ISLNK(entry.external_attr >> 16):
            left_out.add("it is a link to another file", "Unpack it, and give the file.", named)
        elif entry.flag_bits & 1:
            left_out.add(_PASSWORD, "Unpack it, and give the folder.", named)
        elif ending_of(entry.filename) and format_by_name(entry.filename) is None:
            left_out.add("it is of no kind that is read here", "Unpack it to look at it.", named)
        else:
            yield entry


def _order(entry: zipfile.ZipInfo) -> list[list[tuple[int, int, str]]]:
    return [natural(PurePosixPath(part)) for part in entry.filename.split("/")]


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int, left_out: LeftOut) -> bytes:
    """What is in a file; nothing where it is larger than is allowed, or damaged, which is kept."""
    named = line_of(entry.filename) or ""
    try:
        with archive.open(entry) as file:
            data = file.read(most + 1)
    except _UNREAD as error:
        left_out.add(f"it is damaged, or packed in a way that is not read ({type(error).__name__})",
                     "Get the archive again, or unpack it.", named)  # fmt: skip
        return b""
    if len(data) > most:
        left_out.add(f"it is larger than {size_in_words(most)}", "Allow more with --max-size.", named)
        return b""
    return data


def _documents(path: str, data: bytes, max_bytes: int, left_out: LeftOut) -> Iterator[Document | SourceNote]:
    """The articles of one file."""
    form, named = format_of(path, data[:MAIL_HEAD_BYTES]), line_of(path) or ""
    if form == "zip":
        left_out.add("it is an archive in an archive", "Unpack it, and give it by itself.", named)
        return
    if form == "other":
        left_out.add("it is of no kind that is read here", "Unpack it to look at it.", named)
        return
    try:
        for document in _of_file(form, path, data, max_bytes):
            if isinstance(document, SourceNote):
                yield document
            elif isinstance(document, Lead):
                left_out.add("it is a list of feeds", "Unpack it, and give it by itself.", named)
                return
            elif document is not None:
                yield replace(document, part=f"{named} {document.part}".strip())
    except SourceError as error:
        left_out.add(error.message.partition(": ")[2].rstrip(".") or "it cannot be read", error.hint, named)
    except (MemoryError, RecursionError):
        left_out.add("it takes too much memory, or is nested too deep", "Unpack it to look at it.", named)
    except Exception as error:
        left_out.add(f"it is damaged ({type(error).__name__})", "Get the archive again.", named)


def _of_file(form: str, path: str, data: bytes, max_bytes: int) -> Iterator[Found | Lead]:
    from extractors.sources.extraction import documents_of as documents_of_form

    name = line_of(path) or "file"
    own = BY_NAME.get(form)
    if own is None or own.documents:
        yield from documents_of_form(form, data, name, max_bytes=max_bytes)
        return
    given = Given(name, name, None, Loading(max_bytes=max_bytes))
    for article in reader_of(own.articles or "")(io.BytesIO(data), given):
        if isinstance(article, Article):
            part = article.source.rpartition(", ")[2] if ", " in article.source else ""
            yield Document(
                article.text, article.title, article.byline, article.published, article.published_from,
                part=part, id=None if article.id.startswith(name) else article.id,
            )  # fmt: skip
        else:
            yield article if isinstance(article, SourceNote) else SourceNote(article.message, article.hint)


def _is_wacz(archive: zipfile.ZipFile) -> bool:
    names = archive.namelist()
    return "datapackage.json" in names and any(name.startswith("archive/") for name in names)


def _of_wacz(archive: zipfile.ZipFile, received: Received) -> Iterator[Found]:
    """The articles of a WACZ: the web archives that it packs, read as they come."""
    reader = WarcReader(received.name, received.max_bytes, _pages(archive))
    yield from _captures(archive, reader)
    if not reader.count:  # what it lists as pages is none of what it has
        reader = WarcReader(received.name, received.max_bytes)
        yield from _captures(archive, reader)
    yield from reader.left_out.notes()
    if not reader.count:
        raise SourceError(f"{received.name}: there is no article in this web archive.", reader.hint)


def _captures(archive: zipfile.ZipFile, reader: WarcReader) -> Iterator[Found]:
    for entry in archive.infolist():
        if not entry.filename.startswith("archive/") or format_by_name(entry.filename) != "warc":
            continue
        try:
            with archive.open(entry) as stream:
                yield from reader.documents(cast(BinaryIO, stream))
        except _UNREAD as error:
            reader.left_out.add(
                f"{line_of(entry.filename)} cannot be unpacked ({type(error).__name__})", "Get it again."
            )


def _pages(archive: zipfile.ZipFile) -> set[str]:
    """The addresses that the archive lists as its pages; none where it lists none that can be read."""
    pages: set[str] = set()
    for entry in archive.infolist():
        if not entry.filename.startswith(_PAGES) or entry.file_size > _MOST_PAGES_BYTES:
            continue
        try:
            lines = archive.read(entry).splitlines()
        except _UNREAD:
            continue
        for line in lines:
            try:
                page: Any = json.loads(line)
            except ValueError:
                continue
            if isinstance(page, dict) and isinstance(page.get("url"), str):
                pages.add(page["url"])
    return pages
