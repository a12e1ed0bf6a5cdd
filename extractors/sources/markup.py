"""HTML bytes to a tree, and a tree to the text of its blocks: for pages and for the chapters of a book."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from itertools import islice, takewhile
from typing import NamedTuple

from lxml import etree
from lxml.html import HtmlElement, HTMLParser

from extractors.errors import SourceError
from extractors.sources.decoding import DECLARED, DECLARED_WITHIN, decoded
from extractors.sources.document import clean
from extractors.sources.paragraphs import sentences_of_lines

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
# What stands for the border of two cells until a block is whole: no page holds it.
_CELL = "\0"
_MOST_PIECES = 100  # of a cell, in which it is sought whether it has several lines
# Marks of where a word may be broken: a browser shows none of them.
_UNSEEN = dict.fromkeys((0x00AD, 0x200B, 0x2060, 0xFEFF))
_BLANKS = re.compile(r"[ \t\r\n\f\v]+")
# What separates words and is one blank on the screen; no-break, thin and wide spaces are not: they stand as the page has them.
_SEPARATORS = re.compile(r"[ \t\r\n\f\v\x1c-\x1f\x85\u2028\u2029]+")

_FURNITURE = frozenset(["nav", "footer", "aside", "form", "button", "menu"])


class Block(NamedTuple):
    """The words of one block of a page, as they stand in its source.

    Attributes:
        words: The words, with a line's end where a line is broken.
        holder: The element that the words begin in.
        linked: How many of its signs are in links, blanks aside.
        quotes: How many quotations (`blockquote`) it stands in.
    """

    words: str
    holder: HtmlElement
    linked: int
    quotes: int


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


def text_of_blocks(tree: HtmlElement, has_furniture: bool = True, has_quotes: bool = False) -> str:
    """The text of every block, parted by blank lines; bars part the cells of a row.

    A break (`br`, or a line's end in `pre`) ends a line where no sentence goes on.

    Args:
        tree: The page or a part of it.
        has_furniture: Whether menus, footers and the like are kept.
        has_quotes: Whether a line of a quotation (`blockquote`) begins with the mark that plain mails have: "> ".
    """
    silent = SILENT if has_furniture else SILENT | _FURNITURE
    blocks = (
        [_quoted(line, block.quotes * has_quotes) for line in _lines_of(block.words)]
        for block in _blocks(tree, silent)
    )
    return "\n\n".join("\n".join(lines) for lines in blocks if lines)


def lines_of_blocks(tree: HtmlElement, has_furniture: bool = True) -> list[str]:
    """Every line of every block, none empty; arguments as of `text_of_blocks`."""
    silent = SILENT if has_furniture else SILENT | _FURNITURE
    return [line for block in _blocks(tree, silent) for line in _lines_of(block.words)]


def lines_in_blocks(tree: HtmlElement) -> list[tuple[str, Block]]:
    """Every line of every block with the block that it is of, none empty."""
    return [(line, block) for block in _blocks(tree, SILENT) for line in _lines_of(block.words)]


def _quoted(line: str, depth: int) -> str:
    return f"{'>' * depth} {line}" if depth else line


def _lines_of(block: str) -> list[str]:
    lines = []
    for line in block.translate(_UNSEEN).split("\n"):
        cells = (_SEPARATORS.sub(" ", cell).strip() for cell in line.split(_CELL))
        if words := " | ".join(filter(None, cells)):
            lines.append(words)
    return [" ".join(lines[first:end]) for first, end in sentences_of_lines(lines)]


def _blocks(tree: HtmlElement, silent: frozenset[str]) -> Iterator[Block]:
    """Walks without recursion: a page may be nested as deep as it likes."""
    pieces: list[str] = []
    holder = tree
    mute = preformatted = rows = quotes = links = linked = 0
    is_begun = False
    for event, element in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        tag = element.tag if isinstance(element.tag, str) else ""
        step = (event == "start") - (event == "end")
        if tag in _BLOCKS:
            yield Block("".join(pieces), holder, linked, quotes)
            pieces, linked, is_begun = [], 0, False
        quotes += step if tag == "blockquote" else 0
        mute += step if tag in silent else 0
        preformatted += step if tag == "pre" else 0
        links += step if tag == "a" else 0
        words = element.text if event == "start" else element.tail if element is not tree else None
        rows += step if tag == "tr" else 0
        if tag in ("td", "th"):
            pieces.append(_CELL if rows and not _has_lines(pieces) else "\n")
        if words and not mute:
            if words.strip():
                holder = holder if is_begun else _holder(element, event == "start")
                is_begun = True
                linked += len("".join(words.split())) if links else 0
            pieces.append(words if preformatted else _BLANKS.sub(" ", words))
        if event == "end" and tag == "br":
            pieces.insert(len(pieces) - bool(words and not mute), "\n")
    yield Block("".join(pieces), holder, linked, quotes)


def _has_lines(pieces: list[str]) -> bool:
    """Whether the cell that the pieces end in has several lines: it is no cell of a row then, but a part of the page."""
    cell = "".join(islice(takewhile(lambda piece: piece != _CELL, reversed(pieces)), _MOST_PIECES))
    return "\n" in cell.strip()


def _holder(element: HtmlElement, is_within: bool) -> HtmlElement:
    """The block that words in an element, else those after it, are of."""
    at = element if is_within else element.getparent()
    while at is not None and at.tag not in _BLOCKS and at.getparent() is not None:
        at = at.getparent()
    return element if at is None else at


def _text_of(data: bytes, name: str, charset: str | None) -> str:
    if data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return decoded(data, name)
    named = DECLARED.search(data[:DECLARED_WITHIN])
    for candidate in (charset, named[1].decode("ascii", "replace") if named else None):
        if candidate and (encoding := _known(candidate)):
            try:
                return data.decode(encoding)
            except (UnicodeDecodeError, LookupError):
                continue
    bare = data.replace(b"\0", b"")
    if bare.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise SourceError(f"{name}: it is damaged at its beginning.", "Save it anew where it was made.")
    return decoded(bare, name)


def _known(charset: str) -> str | None:
    try:
        encoding = codecs.lookup(charset.strip().strip("\"'"))
    except (LookupError, ValueError):
        return None
    if not getattr(encoding, "_is_text_encoding", True):
        return None  # "zlib" or "base64": a page can name them, no page is in them
    return "cp1252" if encoding.name in _WESTERN else encoding.name
