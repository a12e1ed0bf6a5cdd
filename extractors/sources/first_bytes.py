"""What has which format, by its first bytes alone. Imports next to nothing: the first page waits for it."""

from __future__ import annotations

# How many bytes of the beginning are looked at: a PDF may have that many of something else before it.
HEAD_BYTES = 1024

ZIP = b"PK\x03\x04"
# What else than an address may begin a line of newsboat's list: a command, a filter, a query over other feeds.
URLS_OTHERS = (b"exec:", b"filter:", b"query:", b"file://")
_HTML = (b"<!doctype html", b"<html", b"<head", b"<body")


def is_pdf(head: bytes) -> bool:
    """A PDF; there may be something else before it."""
    # An archive may begin with a PDF that it holds.
    return b"%PDF-" in head and not head.startswith((ZIP, b"WARC/"))


def is_epub(head: bytes) -> bool:
    """An EPUB."""
    return head.startswith(ZIP) and b"application/epub+zip" in head[:100]


def is_word(head: bytes) -> bool:
    """A Word document."""
    return head.startswith(ZIP) and (b"word/" in head or b"[Content_Types].xml" in head)


def is_warc(head: bytes) -> bool:
    """A record of a web archive, as it is or packed by gzip (ISO 28500), or of its older kind (ARC)."""
    if head.startswith(b"\x1f\x8b"):
        import zlib

        try:
            head = zlib.decompressobj(31).decompress(head, HEAD_BYTES)
        except zlib.error:
            return False
    return head.startswith((b"WARC/", b"filedesc://"))


def _root_of(head: bytes) -> bytes:
    """The name of an XML document's root element, or that its document type tells, small; empty where it is not to be seen."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head[2:].replace(b"\0", b"")
    rest = unmarked(head)
    while rest.startswith((b"<?", b"<!--")):
        mark = b"-->" if rest.startswith(b"<!--") else b"?>"
        rest = rest.partition(mark)[2].lstrip()
    if rest[:9].upper() == b"<!DOCTYPE":
        rest = b"<" + rest[9:].lstrip()
    name = rest[1:].split(None, 1)[0] if rest.startswith(b"<") and rest[1:].strip() else b""
    for mark in (b">", b"[", b"/"):
        name = name.partition(mark)[0]
    return name.lower()


def is_feed(head: bytes) -> bool:
    """RSS, RDF Site Summary, Atom or JSON Feed."""
    if head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
        version = head.partition(b'"version"')[2].lstrip(b" \t\r\n:").replace(b"\\/", b"/")
        return version.startswith((b'"https://jsonfeed.org/version/', b'"http://jsonfeed.org/version/'))
    root, said = _root_of(head), head.replace(b"\0", b"").lower()
    if root in (b"feed", b"atom:feed"):
        return b"/2005/atom" in said or b"purl.org/atom" in said or b"<!doctype" in said
    return root == b"rss" or (root == b"rdf:rdf" and (b"/rss/" in said or b"my.netscape.com" in said))


def is_opml(head: bytes) -> bool:
    """OPML."""
    return _root_of(head) == b"opml"


def is_urls(head: bytes) -> bool:
    """The list of a reader that keeps a feed a line, as newsboat's `urls`: nothing but addresses, with tags behind them."""
    lines = [line.strip() for line in head.replace(b"\r\n", b"\n").split(b"\n")]
    if len(head) >= HEAD_BYTES:
        lines = lines[:-1]  # it may be cut off
    said = [line.strip(b'"').lower() for line in lines if line and not line.startswith(b"#")]
    addresses = [line for line in said if line.startswith((b"http://", b"https://"))]
    return bool(addresses) and all(line in addresses or line.startswith(URLS_OTHERS) for line in said)


def is_html(head: bytes) -> bool:
    """A page, in HTML or XHTML."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    return start[:20].lower().startswith(_HTML) or (start.startswith(b"<?xml") and b"<html" in head.lower())


def is_records(head: bytes) -> bool:
    """One object a line is JSON Lines; an object that goes on over lines is JSON."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    return start.startswith(b"{") and start[1:].lstrip(b" \t").startswith(b'"')


def is_json(head: bytes) -> bool:
    """A JSON value that may hold records."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    inner = start[1:].lstrip()
    return (start.startswith(b"{") and inner.startswith(b'"')) or (
        start.startswith(b"[") and inner.startswith(b"{")
    )


def unmarked(data: bytes) -> bytes:
    """Bytes without a mark of UTF-8 and without the blank lines that they begin with."""
    return data.removeprefix(b"\xef\xbb\xbf").lstrip()
