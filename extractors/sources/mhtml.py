"""A page saved as one file by a browser (MHTML, RFC 2557): the page itself, its address, and the day it was saved."""

from __future__ import annotations

import email
import email.policy
from email.message import EmailMessage

from extractors.errors import SourceError
from extractors.sources.document import Document, Received
from extractors.sources.header import day_of_mail
from extractors.sources.html import document_of

_PAGES = ("text/html", "application/xhtml+xml")


def documents_of(received: Received) -> list[Document]:
    """The one article of a saved page; its day of saving counts as one of change, which the page cannot be younger than.

    Raises:
        SourceError: There is no page in it.
    """
    message = email.message_from_bytes(received.data, _class=EmailMessage, policy=email.policy.default)
    page = next((part for part in message.walk() if part.get_content_type() in _PAGES), None)
    data = page.get_payload(decode=True) if page is not None else None
    if page is None or not isinstance(data, bytes) or not data.strip():
        raise SourceError(f"{received.name}: there is no page in it.", "Save the page anew in a browser.")
    address = (
        str(message.get("Snapshot-Content-Location") or page.get("Content-Location") or "")
        or received.address
    )
    saved = day_of_mail(str(message.get("Date") or ""))
    is_web = bool(address) and str(address).lower().startswith(("http://", "https://"))
    own = str(address) if is_web else None
    return [document_of(data, received.name, own, page.get_content_charset(), saved)]
