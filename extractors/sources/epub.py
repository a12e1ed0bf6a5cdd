"""An e-book or a magazine as one article a chapter."""

from __future__ import annotations

import datetime as dt
import posixpath
import zipfile
from collections.abc import Iterator
from urllib.parse import unquote

from lxml import etree

from extractors.errors import SourceError
from extractors.sources.document import Document, line_of, without_title
from extractors.sources.markup import text_of_blocks, tree_of
from extractors.sources.zipped import opened_zip

# Fewer code points than this are a cover, a title page or a divider, where a book has longer chapters.
_CHAPTER = 200

_PAGES = ("application/xhtml+xml", "text/html", "application/html+xml")
_DRM_HINT = "Read it where you bought it; this program opens books without protection."


def documents_of(data: bytes, name: str) -> list[Document]:
    """The chapters in reading order.

    Raises:
        SourceError: It is damaged, protected, or holds no text.
    """
    archive = opened_zip(data, name)
    try:
        container = _xml(archive.read("META-INF/container.xml"))
        package_path = container.xpath("string(//*[local-name()='rootfile']/@full-path)")
        package = _xml(archive.read(str(package_path)))
        chapters = list(_chapters(archive, package, str(package_path), name))
    except (SourceError, MemoryError, RecursionError):
        raise
    except Exception as error:  # the parts of a damaged file fail in many ways
        raise SourceError(
            f"{name}: it is no EPUB, or damaged ({type(error).__name__}).", "Get the file again."
        ) from error
    long = [chapter for chapter in chapters if len(chapter.text) >= _CHAPTER]
    if not chapters:
        raise SourceError(f"{name}: there is no text in this book.", "It may be made of pictures.")
    return long or chapters


def _chapters(
    archive: zipfile.ZipFile, package: etree._Element, package_path: str, name: str
) -> Iterator[Document]:
    folder = posixpath.dirname(package_path)
    book, author, day = (_said(package, field) for field in ("title", "creator", "date"))
    published = _day(day)
    pages = {
        item.get("id"): unquote(item.get("href") or "")
        for item in package.xpath("//*[local-name()='manifest']/*[local-name()='item']")
        if item.get("media-type") in _PAGES and "nav" not in (item.get("properties") or "").split()
    }
    protected = _protected(archive)
    for number, reference in enumerate(package.xpath("//*[local-name()='spine']/*/@idref"), 1):
        page = pages.get(str(reference))
        if page is None:
            continue
        path = posixpath.normpath(posixpath.join(folder, page))
        if path in protected:
            raise SourceError(f"{name}: it is protected against copying (DRM).", _DRM_HINT)
        tree = tree_of(archive.read(path) or b"<p></p>", name)
        text = text_of_blocks(tree)
        if text.strip():
            heading = _heading(tree)
            text = without_title(text, heading)
            yield Document(text, heading or book, author, published, "metadata", part=f"{number}")


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
    except (KeyError, etree.XMLSyntaxError):
        return frozenset()
    return frozenset(
        unquote(str(uri)) for uri in encryption.xpath("//*[local-name()='CipherReference']/@URI")
    )
