"""HTML bytes to a tree, and a tree to the text of its blocks: for pages and for the chapters of a book."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from lxml import etree
from lxml.html import HtmlElement, HTMLParser

from extractors.errors import SourceError
from extractors.sources.decoding import decoded
from extractors.sources.document import clean

# Where a page says what it is encoded in: near its beginning, as browsers look for it.
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_DECLARED_WITHIN = 4096

# Browsers read pages that name these as Windows-1252, which holds them (WHATWG Encoding Standard, section 4.2).
_WESTERN = {"iso8859-1", "ascii"}

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tr",
        "ul",
    ]
)
SILENT = frozenset(
    [
        "script",
        "style",
        "template",
        "noscript",
        "head",
        "title",
        "svg",
        "math",
        "object",
        "iframe",
        "select",
        "textarea",
    ]
)
_FURNITURE = frozenset(["nav", "footer", "aside", "form", "button", "menu"])


def tree_of(data: bytes, name: str, charset: str | None = None) -> HtmlElement:
    """The tree of a page, however broken it is.

    Args:
        data: The page.
        name: What the person calls it.
        charset: What the server said it is encoded in; it goes before what the page says.

    Raises:
        SourceError: There is nothing in it.
    """
    text = clean(_text_of(data, name, charset))
    try:
        # The parser's own limits on depth and size stay on.
        tree = etree.fromstring(text.encode(), HTMLParser(encoding="utf-8", no_network=True))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise SourceError(f"{name}: there is no page in it.", "Give a page with text.") from error
    if not isinstance(tree, HtmlElement):
        raise SourceError(f"{name}: there is no page in it.", "Give a page with text.")
    return tree


def text_of_blocks(tree: HtmlElement, has_furniture: bool = True) -> str:
    """The text of every block, parted by blank lines.

    Args:
        tree: The page or a part of it.
        has_furniture: Whether menus, footers and the like are kept.
    """
    silent = SILENT if has_furniture else SILENT | _FURNITURE
    return "\n\n".join(" ".join(block.split()) for block in _blocks(tree, silent) if block.strip())


def _blocks(tree: HtmlElement, silent: frozenset[str]) -> Iterator[str]:
    """Walks without recursion: a page may be nested as deep as it likes."""
    pieces: list[str] = []
    mute = 0
    for event, element in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event in ("comment", "pi"):
            if not mute:
                pieces.append(element.tail or "")
            continue
        if tag in _BLOCKS:
            yield "".join(pieces)
            pieces = []
        mute += (event == "start") - (event == "end") if tag in silent else 0
        words = element.text if event == "start" else element.tail if element is not tree else None
        if words and not mute:
            pieces.append(words)
        if event == "start" and tag in ("br", "td", "th"):
            pieces.append(" ")
    yield "".join(pieces)


def _text_of(data: bytes, name: str, charset: str | None) -> str:
    if data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return decoded(data, name)
    named = _DECLARED.search(data[:_DECLARED_WITHIN])
    for candidate in (charset, named[1].decode("ascii", "replace") if named else None):
        if candidate and (encoding := _known(candidate)):
            try:
                return data.decode(encoding)
            except (UnicodeDecodeError, LookupError):
                continue
    return decoded(data.replace(b"\0", b""), name)


def _known(charset: str) -> str | None:
    try:
        encoding = codecs.lookup(charset.strip().strip("\"'"))
    except (LookupError, ValueError):
        return None
    if not getattr(encoding, "_is_text_encoding", True):
        return None  # "zlib" or "base64": a page can name them, no page is in them
    return "cp1252" if encoding.name in _WESTERN else encoding.name
