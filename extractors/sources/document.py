"""What a parser makes of a source: text without markup, and what its metadata says."""

from __future__ import annotations

from typing import BinaryIO, NamedTuple

from extractors.sources.formats import MAX_BYTES
from extractors.values import dataclass
from extractors.witness import Witness


@dataclass(frozen=True, slots=True)
class Document:
    """The text of a page, a file or a chapter.

    Attributes:
        text: Paragraphs, parted by blank lines.
        title: The title of the metadata.
        byline: Who wrote it.
        published: ISO date of the metadata.
        published_from: Where that date stands, as `Article.published_from` has it.
        is_authored: Whether that date is one of publication; else it is the file's, and a header in the text goes before it.
        part: Which part of the source it is, where there are several; empty else.
        reason: Why that date is taken, in a sentence; empty where its origin says all.
        is_mail: Whether it is the text of a mail.
        notes: What of the source could not be read, in words.
        id: What the source itself calls it by; None where it does not say.
        link: The address where it is published; None where the source does not say.
        is_guess: Whether its day may be another.
        home: The town where its outlet is; None where the source does not say.
        witnesses: What the source says of its day, the surest first.
        feed: The name of the feed whose entry it is; None of anything else.
        outlet: Who published it; None where the source does not say.
    """

    text: str
    title: str | None = None
    byline: str | None = None
    published: str | None = None
    published_from: str | None = None
    is_authored: bool = True
    part: str = ""
    reason: str = ""
    notes: tuple[str, ...] = ()
    is_mail: bool = False
    id: str | None = None
    link: str | None = None
    is_guess: bool = False
    home: str | None = None
    witnesses: tuple[Witness, ...] = ()
    feed: str | None = None
    outlet: str | None = None


class Lead(NamedTuple):
    """A source that another one leads to, as a list of feeds does.

    Attributes:
        address: Of the web.
        title: What the list calls it.
    """

    address: str
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Received:
    """What a reader of a format makes documents of.

    Attributes:
        data: The whole source.
        name: What the person calls it, for a sentence of what is wrong with it.
        address: Where it was fetched from; None of a file.
        charset: What the server said it is encoded in.
        changed: What the server said of its last change.
        stream: Where the source is read from as it comes; then `data` is empty.
        max_bytes: How large what is in it may be, unpacked, a piece.
    """

    data: bytes
    name: str
    address: str | None = None
    charset: str | None = None
    changed: str | None = None
    stream: BinaryIO | None = None
    max_bytes: int = MAX_BYTES


def clean(text: str) -> str:
    """Text that every program can hold: no NUL, no half of a surrogate pair, no byte-order mark, one kind of line end."""
    text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd").replace("\ufeff", "")


def line_of(text: object) -> str | None:
    """A value of metadata as one line of at most 300 characters; None where nothing is in it."""
    words = " ".join(clean(str(text)).split()) if text else ""
    return words[:300] or None


def without_title(text: str, title: str | None) -> str:
    """The text without its first paragraph where that is the title, which is shown above it anyway."""
    first, _, rest = text.partition("\n\n")
    return rest if title and rest and " ".join(first.split()).casefold() == title.casefold() else text
