"""A mail that was encoded for its way, or has several parts: its text, with what its header says."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.message import Message
from email.utils import parseaddr

from extractors.errors import SourceError
from extractors.sources.decoding import decoded
from extractors.sources.document import Document, Received, clean, line_of
from extractors.sources.formats import unmarked
from extractors.sources.header import day_of_mail
from extractors.sources.mail import mail_header
from extractors.sources.markup import text_of_blocks, tree_of

_KINDS = (
    "text/plain",
    "text/html",
    "application/xhtml+xml",
)  # what the sender wrote goes before what a program made of it
_HEADER_BYTES = 20_000


def documents_of(received: Received) -> list[Document]:
    """The one article of a mail.

    Raises:
        SourceError: It cannot be read, or there is no text in it.
    """
    return [document_of(received.data, received.name)]


def document_of(data: bytes, name: str) -> Document:
    """The text of a mail: the first part that is plain text, else the first that is HTML; what is attached is left out.

    Args:
        data: The mail.
        name: What the person calls it.

    Raises:
        SourceError: No part of it is text.
    """
    data = unmarked(data)
    text = _text(message_from_bytes(data, policy=policy.compat32), name)
    header = mail_header(
        data[:_HEADER_BYTES]
        .replace(b"\r\n", b"\n")
        .replace(b"\r", b"\n")
        .partition(b"\n\n")[0]
        .decode("utf-8", "replace")
    )
    if header is None:
        return Document(text, is_mail=True)
    sender, address = parseaddr(header.sender or "")
    subject, author, day = line_of(header.subject), line_of(sender or address), day_of_mail(header.date)
    return Document(text, subject, author, day, "header", is_mail=True)


def _text(mail: Message, name: str) -> str:
    parts = [part for part in mail.walk() if part.get_content_disposition() != "attachment"]
    for kind in _KINDS:
        for part in parts:
            if part.get_content_type() == kind and (text := _text_of(part, name)).strip():
                return text
    raise SourceError(
        f"{name}: there is no text in this mail, only what is attached.", "Save what is attached as a file."
    )


def _text_of(part: Message, name: str) -> str:
    data, charset = part.get_payload(decode=True), part.get_content_charset()
    if not isinstance(data, bytes) or not data.strip():
        return ""
    if part.get_content_type() != "text/plain":
        return text_of_blocks(tree_of(data, name, charset), has_quotes=True)
    return clean(decoded(data, name, charset))
