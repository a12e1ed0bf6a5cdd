"""An e-book or a magazine as one article a chapter."""

from __future__ import annotations

import contextlib
import datetime as dt
import posixpath
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import unquote

from lxml import etree
from lxml.html import HtmlElement

from extractors.errors import SourceError
from extractors.sources.decoding import is_page_text
from extractors.sources.document import Document, Received, line_of, without_title
from extractors.sources.markup import text_of_blocks, tree_of
from extractors.sources.zipped import opened_zip

# Fewer code points than this are a cover, a title page or a divider, where a book has longer chapters.
_CHAPTER = 200

_ENDINGS = (".xhtml", ".html", ".htm", ".xml", ".txt")
_PAGES = ("application/xhtml+xml", "text/html", "application/html+xml")
_PROTECTED = "is protected against copying (DRM)"
_DRM_HINT = "Read it where you bought it; this program opens books without protection."


class _Unread(Exception):  # noqa: N818 - a chapter that is left out is no failure of the book
    """Why a chapter cannot be read, to follow its number."""


def documents_of(received: Received) -> list[Document]:
    """The chapters in reading order; what is to be known of those that cannot be read stands with the first.

    Raises:
        SourceError: It is damaged, protected, or holds no text.
    """
    data, name = received.data, received.name
    archive = opened_zip(data, name)
    notes: list[str] = []
    try:
        package_path = _package_path(archive)
        package = _xml(archive.read(package_path))
        chapters = list(_chapters(archive, package, package_path, name, notes))
    except (SourceError, MemoryError, RecursionError):
        raise
    except Exception as error:  # the parts of a damaged file fail in many ways
        raise SourceError(
            f"{name}: it is no EPUB, or damaged ({type(error).__name__}).", "Get the file again."
        ) from error
    if not chapters and any(_PROTECTED in note for note in notes):
        raise SourceError(f"{name}: it {_PROTECTED}.", _DRM_HINT)
    if not chapters and notes:
        raise SourceError(f"{name}: no chapter of it can be read: {notes[0]}", "Get the file again.")
    if not chapters:
        raise SourceError(f"{name}: there is no text in this book.", "It may be made of pictures.")
    read = [chapter for chapter in chapters if len(chapter.text) >= _CHAPTER] or chapters
    return [replace(read[0], notes=tuple(notes)), *read[1:]]


def _package_path(archive: zipfile.ZipFile) -> str:
    """Where the book says what it is made of: as its container has it, else the only file of that kind."""
    with contextlib.suppress(KeyError, etree.XMLSyntaxError, zipfile.BadZipFile, zlib.error):
        container = _xml(archive.read("META-INF/container.xml"))
        said = str(container.xpath("string(//*[local-name()='rootfile']/@full-path)"))
        if found := _entry(archive, said):
            return found
    return next(name for name in archive.namelist() if name.lower().endswith(".opf"))


def _chapters(
    archive: zipfile.ZipFile, package: etree._Element, package_path: str, name: str, notes: list[str]
) -> Iterator[Document]:
    folder = posixpath.dirname(package_path)
    book, author, day = (_said(package, field) for field in ("title", "creator", "date"))
    items = {
        item.get("id"): item
        for item in package.xpath("//*[local-name()='manifest']/*[local-name()='item']")
        if "nav" not in (item.get("properties") or "").split()
    }
    protected = _protected(archive)
    for number, reference in enumerate(package.xpath("//*[local-name()='spine']/*/@idref"), 1):
        item = items.get(str(reference))
        if item is None or not _is_page(item):
            continue
        page = unquote(item.get("href") or "").partition("#")[0]
        try:
            tree = _tree(archive, posixpath.normpath(posixpath.join(folder, page)), protected, name)
        except _Unread as why:
            notes.append(f"chapter {number} ({line_of(page) or 'without a name'}) {why}.")
            continue
        text = text_of_blocks(tree) if tree is not None else ""
        if tree is not None and text.strip():
            heading = _heading(tree)
            text = without_title(text, heading)
            yield Document(text, heading or book, author, _day(day), "metadata", part=f"{number}")


def _is_page(item: etree._Element) -> bool:
    kind, path = item.get("media-type") or "", (item.get("href") or "").lower().partition("#")[0]
    return kind in _PAGES or (path.endswith(_ENDINGS) and not kind.startswith(("image/", "audio/", "video/")))


def _tree(archive: zipfile.ZipFile, path: str, protected: frozenset[str], name: str) -> HtmlElement | None:
    """The tree of a chapter; None where it is empty.

    Raises:
        _Unread: It cannot be read.
    """
    entry = _entry(archive, path)
    if entry is None:
        raise _Unread("is not in the file")
    if {path, entry} & protected or archive.getinfo(entry).flag_bits & 1:
        raise _Unread(_PROTECTED)
    try:
        data = archive.read(entry)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError) as error:
        raise _Unread("is damaged") from error
    if not data.strip():
        return None
    if b"<" not in data and b"\0" in data:
        raise _Unread("is no page")
    if not is_page_text(data):
        raise _Unread("is damaged")
    try:
        return tree_of(data, name)
    except SourceError as error:
        raise _Unread("is no page") from error


def _entry(archive: zipfile.ZipFile, path: str) -> str | None:
    """The name of the entry at a path; else of the one that differs in capitals, in how accents are made, or in its folder."""
    names = archive.namelist()
    if path in names:
        return path
    alike = [name for name in names if _folded(name) == _folded(path)]
    alike = alike or [
        name for name in names if _folded(posixpath.basename(name)) == _folded(posixpath.basename(path))
    ]
    return alike[0] if len(alike) == 1 else None


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name.replace("\\", "/").lstrip("/")).casefold()


def _xml(data: bytes) -> etree._Element:
    """XML without entities, network or huge trees."""
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))


def _said(package: etree._Element, field: str) -> str | None:
    return line_of(package.xpath(f"string(//*[local-name()='metadata']/*[local-name()='{field}'])"))


def _day(date: str | None) -> str | None:
    try:
        return dt.date.fromisoformat(date[:10]).isoformat() if date else None
    except ValueError:
        return None  # a year alone is no day


def _heading(tree: etree._Element) -> str | None:
    for tag in ("h1", "h2", "h3"):
        found = tree.find(f".//{tag}")
        if found is not None and (words := line_of(text_of_blocks(found))):
            return words
    return line_of(tree.findtext(".//title"))


def _protected(archive: zipfile.ZipFile) -> frozenset[str]:
    try:
        encryption = _xml(archive.read("META-INF/encryption.xml"))
    except (KeyError, etree.XMLSyntaxError, zipfile.BadZipFile, zlib.error, RuntimeError):
        return frozenset()
    return frozenset(
        unquote(str(uri)) for uri in encryption.xpath("//*[local-name()='CipherReference']/@URI")
    )
