"""The formats of sources as data, and what format a source has, by its first bytes and its name.

A format is added here, in `FORMATS`, with a module that reads it; another package brings one by the entry point group
`q7x2_sources` (see `extractors.sources.registry`). Imports next to nothing: the first page waits for it.
"""

from __future__ import annotations

from extractors.sources.first_bytes import (
    HEAD_BYTES as HEAD_BYTES,
)
from extractors.sources.first_bytes import (
    ZIP,
    is_epub,
    is_feed,
    is_html,
    is_json,
    is_opml,
    is_pdf,
    is_records,
    is_urls,
    is_warc,
    is_word,
)
from extractors.sources.first_bytes import (
    unmarked as unmarked,
)
from extractors.sources.source_format import SourceFormat as SourceFormat

# How many where it may be a mail: what relays add to its header is long.
MAIL_HEAD_BYTES = 20_000

# How large a source, or one of its records, may be unless the person says otherwise: some ten million words.
MAX_BYTES = 64_000_000

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
_OF_MAILS = frozenset((b"from", b"to", b"subject", b"date", b"message-id", b"received"))
_UNPACKED = (
    b"multipart/",
    b"text/html",
    b"application/xhtml+xml",
)  # content types that do not say their text


_HERE = "extractors.sources"
FORMATS = (
    SourceFormat(
        "text",
        "text, Markdown",
        (".txt", ".text", ".md", ".markdown", ".rst", ".eml", ".asc"),
        ("text/plain", "text/markdown"),
        documents=f"{_HERE}.text:documents_of",
        articles=f"{_HERE}.text:articles_of",
        row=(
            "text, Markdown, mail",
            "as it is, in any encoding (byte-order marks, UTF-8, UTF-16, Latin-1, others guessed); a mail's "
            "header, a wire's slug and Markdown's fields are marked as header, quote marks are not read as words;"
            " a table set with blanks or tabs stays one, a row a line;"
            " a mail that is quoted or passed on counts its “Friday” from its own day (`anchors` in exports), and"
            " what heads a mail is not analysed; a mail in several parts, in HTML or encoded for its way is its "
            "text, with subject, sender and day",
        ),
    ),
    SourceFormat("mail", "mail", (), ("message/rfc822",), documents=f"{_HERE}.mail_parts:documents_of"),
    SourceFormat(
        "html",
        "HTML",
        (".html", ".htm", ".xhtml"),
        ("text/html", "application/xhtml+xml"),
        is_html,
        f"{_HERE}.html:documents_of",
        row=(
            "HTML, an address",
            "the story whole, with its standfirst and subheads, without the page's furniture (menus, boxes of other "
            "stories and of newsletters, share bars, pointers elsewhere, comments, notices) and once where the "
            "page has it twice; no-break and thin spaces as they are; title, byline, and the day of the page's metadata, address "
            "or the words that a reader sees, in two dozen languages, weighed: a UTC stamp of the evening before or "
            "after gives way to the local day; a time of change, a notice of rights, or some date in its text is a guess",
        ),
    ),
    SourceFormat(
        "mhtml",
        "MHTML",
        (".mhtml", ".mht"),
        ("multipart/related", "application/x-mimearchive"),
        documents=f"{_HERE}.mhtml:documents_of",
        row=(
            "MHTML, SingleFile",
            "a page that a browser saved as one file, like HTML, with the address that it was saved from as a witness of its day",
        ),
    ),
    SourceFormat(
        "pdf",
        "PDF",
        (".pdf",),
        ("application/pdf",),
        is_pdf,
        f"{_HERE}.pdf:documents_of",
        row=(
            "PDF",
            "flowing paragraphs over columns and pages, without running heads and page numbers; rows of a table "
            "with bars between their cells; a word that a line breaks is whole, a compound keeps its hyphen; the "
            "day above the story, in a running head or on the first page, else the day the file was made, which "
            "is a guess",
        ),
    ),
    SourceFormat(
        "docx",
        "DOCX",
        (".docx", ".docm"),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document",),
        is_word,
        f"{_HERE}.docx:documents_of",
        row=(
            "DOCX",
            "what Word shows with every change accepted, but for running heads: text boxes after their paragraph,"
            " a table's rows as `a \\| b`, the labels of lists, notes at the end with their marks; no deletions, "
            "hidden text or comments; the day above the story, else the day the file was made, which is a guess",
        ),
    ),
    SourceFormat(
        "epub",
        "EPUB",
        (".epub",),
        ("application/epub+zip",),
        is_epub,
        f"{_HERE}.epub:documents_of",
        holds_several=True,
        row=(
            "EPUB",
            "one article a chapter; one that is missing, damaged or protected is named and left out",
        ),
    ),
    SourceFormat(
        "feed",
        "RSS, Atom",
        (".rss", ".atom", ".rdf"),
        ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml"),
        is_feed,
        f"{_HERE}.feed:documents_of",
        holds_several=True,
        row=(
            "RSS, Atom, JSON Feed",
            "an article an entry, with what the feed has of its text, its day, address and id; `Enter` in the list (`A`) or"
            " `--full` fetches the page",
        ),
    ),
    SourceFormat(
        "opml",
        "OPML",
        (".opml",),
        ("text/x-opml", "application/opml+xml"),
        is_opml,
        f"{_HERE}.feed_list:feeds_of_opml",
        holds_several=True,
        row=("OPML, newsboat's `urls`", "a list of feeds: the entries of each, none twice"),
    ),
    SourceFormat(
        "urls",
        "list of feeds",
        sniff=is_urls,
        documents=f"{_HERE}.feed_list:feeds_of_urls",
        holds_several=True,
    ),
    SourceFormat(
        "warc",
        "WARC",
        (".warc", ".warc.gz", ".arc", ".arc.gz"),
        ("application/warc", "application/arc"),
        is_warc,
        f"{_HERE}.warc:documents_of",
        holds_several=True,
        is_grown=True,
        row=(
            "WARC, WACZ",
            "each page or PDF of a web archive that is an article, with its address and the day of its capture as a witness (a"
            " guess where it is the only one); an unchanged second capture is left out",
        ),
    ),
    SourceFormat(
        "zip",
        "ZIP",
        (".zip", ".wacz"),
        ("application/zip", "application/x-zip-compressed", "application/wacz", "application/wacz+zip"),
        documents=f"{_HERE}.zip_archive:documents_of",
        holds_several=True,
        is_grown=True,
        row=(
            "ZIP",
            "its files, like a folder's and those of the folders inside; what is protected, leads out of it, or is an archive"
            " itself is named and left out",
        ),
    ),
    SourceFormat(
        "records",
        "JSON Lines",
        (".jsonl", ".ndjson"),
        ("application/x-ndjson", "application/jsonl"),
        is_records,
        articles=f"{_HERE}.records:articles_of_lines",
        holds_several=True,
        is_grown=True,
    ),
    SourceFormat(
        "json",
        "JSON",
        (".json",),
        ("application/json",),
        is_json,
        articles=f"{_HERE}.records:articles_of_file",
        holds_several=True,
        row=(
            "`.jsonl`, `.json`",
            "records; an array, or an object that holds one; `--field text=body --field date=meta.day` for other names",
        ),
    ),
    SourceFormat(
        "parquet",
        "Parquet",
        (".parquet",),
        ("application/vnd.apache.parquet",),
        articles=f"{_HERE}.parquet:articles_of_parquet",
        holds_several=True,
        is_grown=True,
        row=(
            "`.parquet`",
            "a row an article, with a column `text` and as many of `id`, `date` and `title` as there are",
        ),
    ),
)
BY_NAME = {each.name: each for each in FORMATS}
BY_ENDING = {ending: each.name for each in FORMATS for ending in each.endings}


def files_read(formats: tuple[SourceFormat, ...] = FORMATS) -> str:
    """The files that are read, as a sentence goes on: `text, Markdown, HTML, PDF or ZIP file`."""
    return f"{_listed([each.title for each in formats if each.documents and each.endings])} file"


def records_read() -> str:
    """The endings of files of records: `.jsonl, .json or .parquet`."""
    return _listed([each.endings[0] for each in FORMATS if not each.documents])


def _listed(words: list[str]) -> str:
    return f"{', '.join(words[:-1])} or {words[-1]}"


# What no name is asked about: the bytes alone say it for certain.
_CERTAIN = ("pdf", "epub", "warc", "feed", "opml")


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
    if "." not in base[1:]:
        return ""
    ending = base[base.rfind(".") :].lower()
    packed = base[base.rfind(".", 0, -len(ending)) :].lower() if ending == ".gz" else ""
    return packed if packed in BY_ENDING else ending


def format_by_name(name: str) -> str | None:
    """The name of our format that a source's ending stands for; None where it stands for none."""
    return BY_ENDING.get(ending_of(name))


def format_of(name: str, head: bytes) -> str:
    """The name of our format that a source has; `other` where it is none that is read here.

    Args:
        name: Its name; only the ending counts.
        head: Its first bytes, `HEAD_BYTES` or more; a mail is known by `MAIL_HEAD_BYTES`.
    """
    form = _format_of(name, head[:HEAD_BYTES])
    return "mail" if form == "text" and _is_encoded_mail(head) else form


def _format_of(name: str, head: bytes) -> str:
    certain = next((each for each in _CERTAIN if _is_of(each, head)), None)
    if certain:
        return certain
    by_name = format_by_name(name)
    if head.startswith(ZIP):
        if by_name in ("docx", "epub"):
            return by_name
        if is_word(head):
            return "docx"
        # What another program packs into a file of its own (`mimetype` first, or an ending of its own) is no archive of articles.
        is_plain = by_name == "zip" or not ending_of(name)
        return "zip" if is_plain and b"mimetypeapplication/" not in head[:100] else "other"
    if kind_of_other(head):
        return "other"
    return by_name or next((each.name for each in FORMATS if _is_of(each.name, head)), "text")


def _is_of(name: str, head: bytes) -> bool:
    sniff = BY_NAME[name].sniff
    return sniff is not None and sniff(head)


def kind_of_other(head: bytes) -> str:
    """What a source is that is not read here, with its article; empty where its first bytes do not say."""
    return next((kind for mark, kind in _OTHERS if head.startswith(mark)), "")


def _is_encoded_mail(head: bytes) -> bool:
    """Whether it is a mail that does not say its text as it stands: in several parts, in markup, or encoded for its way.

    Any other mail is a text, to the character (RFC 2045, sections 4 to 6). Not every program writes `MIME-Version`, and no
    order of the fields is prescribed (RFC 5322, section 3.6).
    """
    lines = unmarked(head.replace(b"\r\n", b"\n").replace(b"\r", b"\n"))
    header = lines.partition(b"\n\n")[0].lower().replace(b"\n ", b" ").replace(b"\n\t", b" ")
    if b"content-t" not in header:
        return False
    rows = header.split(b"\n")
    if rows[0].startswith(b"from "):  # the line that parts the mails of a mailbox
        rows = rows[1:]
    fields = {name: value.strip() for name, mark, value in (row.partition(b":") for row in rows) if mark}
    is_header = all(b" " not in name.rstrip() for name in fields) and len(fields) > 1
    is_mail = is_header and all(b":" in row for row in rows)
    kind, way = fields.get(b"content-type", b""), fields.get(b"content-transfer-encoding", b"")
    return (
        is_mail
        and bool(_OF_MAILS & fields.keys())
        and (kind.startswith(_UNPACKED) or way in (b"base64", b"quoted-printable"))
    )
