"""What format a source has, by its first bytes and its name. Imports nothing: the first page waits for it."""

from __future__ import annotations

TYPE_CHECKING = False  # importing `typing` takes longer than painting the first page, which needs this module
if TYPE_CHECKING:
    from typing import Literal

    Format = Literal[
        "text", "records", "json", "html", "pdf", "docx", "epub", "mail", "web", "parquet", "other"
    ]

# How many bytes of the beginning are looked at: a PDF may have that many of something else before it.
HEAD_BYTES = 1024

# How many where it may be a mail: what relays add to its header is long.
MAIL_HEAD_BYTES = 20_000

# How large a source, or one of its records, may be unless the person says otherwise: some ten million words.
MAX_BYTES = 64_000_000

_ENDINGS: dict[str, Format] = {
    ".txt": "text", ".text": "text", ".md": "text", ".markdown": "text", ".rst": "text", ".eml": "text", ".asc": "text",
    ".jsonl": "records", ".ndjson": "records", ".json": "json",
    ".html": "html", ".htm": "html", ".xhtml": "html",
    ".parquet": "parquet",
    ".pdf": "pdf", ".docx": "docx", ".docm": "docx", ".epub": "epub",
}  # fmt: skip

# Bytes that no text begins with, and what has them: these count for more than a name.
_OTHERS = (
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"BZh", "a compressed file"),
    (b"\xfd7zXZ", "a compressed file"),
    (b"\x28\xb5\x2f\xfd", "a compressed file"),
    (b"7z\xbc\xaf", "an archive"),
    (b"Rar!", "an archive"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\0", "a database"),
)
_HTML = (b"<!doctype html", b"<html", b"<head", b"<body")


def is_address(source: str) -> bool:
    """Whether the source is fetched from the web."""
    return source[:8].lower().startswith(("http://", "https://"))


def is_stored(source: str) -> bool:
    """Whether the source is in an object store or another file system that has an address: `s3://BUCKET/news/*.jsonl`."""
    scheme, mark, _ = source.partition("://")
    return bool(mark) and scheme.isalnum() and not is_address(source)


def without_login(address: str) -> str:
    """An address without the user and the password that it may hold."""
    scheme, mark, rest = address.partition("://")
    end = min((rest.find(sign) for sign in "/?#" if sign in rest), default=len(rest))
    return f"{scheme}{mark}{rest[:end].rpartition('@')[2]}{rest[end:]}" if mark else address


def ending_of(name: str) -> str:
    """The name's ending with its dot, in small letters; empty where it has none."""
    base = name.rsplit("/", 1)[-1]
    return base[base.rfind(".") :].lower() if "." in base[1:] else ""


def format_by_name(name: str) -> Format | None:
    """The format that the name's ending stands for; None where it stands for none that is read here."""
    return _ENDINGS.get(ending_of(name))


def format_of(name: str, head: bytes) -> Format:
    """The format of a source.

    Args:
        name: Its name; only the ending counts.
        head: Its first bytes, `HEAD_BYTES` or more; a mail is known by `MAIL_HEAD_BYTES`.
    """
    form = _format_of(name, head[:HEAD_BYTES])
    return "mail" if form == "text" and _is_encoded_mail(head) else form


def _format_of(name: str, head: bytes) -> Format:
    if b"%PDF-" in head:
        return "pdf"
    by_name = format_by_name(name)
    if head.startswith(b"PK\x03\x04"):
        return _zipped(by_name, head)
    if kind_of_other(head):
        return "other"
    return by_name or _by_content(head)


def kind_of_other(head: bytes) -> str:
    """What a source is that is not read here, with its article; empty where its first bytes do not say."""
    return next((kind for mark, kind in _OTHERS if head.startswith(mark)), "")


def _zipped(by_name: Format | None, head: bytes) -> Format:
    if b"application/epub+zip" in head[:100]:
        return "epub"
    if by_name in ("docx", "epub"):
        return by_name
    return "docx" if b"word/" in head or b"[Content_Types].xml" in head else "other"


def _is_encoded_mail(head: bytes) -> bool:
    """Whether it is a mail that does not say its text as it stands: in several parts, in markup, or encoded for its way.

    Any other mail is a text, to the character (RFC 2045, sections 4 to 6).
    """
    header = head.lower().replace(b"\r\n", b"\n").lstrip().partition(b"\n\n")[0]
    if b"\nmime-version:" not in header:
        return False
    lines = header.replace(b"\n ", b" ").replace(b"\n\t", b" ").split(b"\n")
    fields = {name: value.strip() for name, _, value in (line.partition(b":") for line in lines)}
    is_mail = len(fields.keys() & {b"from", b"to", b"subject", b"date", b"message-id", b"received"}) >= 2
    kind, way = fields.get(b"content-type", b""), fields.get(b"content-transfer-encoding", b"")
    return is_mail and (
        kind.startswith((b"multipart/", b"text/html")) or way in (b"base64", b"quoted-printable")
    )


def _by_content(head: bytes) -> Format:
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start[:20].lower().startswith(_HTML) or (start.startswith(b"<?xml") and b"<html" in head.lower()):
        return "html"
    if start.startswith(b"{"):
        # One object a line is JSON Lines; an object that goes on over lines is JSON.
        bare = start[1:].lstrip(b" \t")
        return "records" if bare.startswith(b'"') else "json" if bare.lstrip().startswith(b'"') else "text"
    if start.startswith(b"[") and start[1:].lstrip().startswith(b"{"):
        return "json"
    return "text"
