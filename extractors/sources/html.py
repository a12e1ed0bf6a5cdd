"""A web page to its article: the story without the page's furniture, its title, byline and date."""

from __future__ import annotations

import contextlib
import logging
from copy import deepcopy
from dataclasses import replace

from lxml.html import HtmlElement
from trafilatura import bare_extraction

from extractors.article import WEAK
from extractors.errors import SourceError
from extractors.sources.document import Document, Received, clean, line_of, without_title
from extractors.sources.markup import text_of_blocks, tree_of
from extractors.sources.page_day import PageDay, day_of_page
from extractors.sources.page_outlet import outlet_of
from extractors.sources.page_text import story_of

# A larger page is no article: all its text is taken as it stands, which is fast, and nothing is weighed.
_WEIGHED_BYTES = 4_000_000

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it could not read, our own sentence says
logging.getLogger("htmldate").setLevel(logging.CRITICAL)


def documents_of(received: Received) -> list[Document]:
    """The one article of a page.

    Raises:
        SourceError: There is no text in it.
    """
    address, charset, changed = received.address, received.charset, received.changed
    return [document_of(received.data, received.name, address, charset, changed)]


def document_of(
    data: bytes,
    name: str,
    address: str | None = None,
    charset: str | None = None,
    changed: str | None = None,
) -> Document:
    """The article of a page.

    Args:
        data: The page.
        name: What the person calls it.
        address: Where it was fetched from.
        charset: What the server said it is encoded in.
        changed: What the server said of its last change.

    Raises:
        SourceError: There is no text in it.
    """
    tree = tree_of(data, name, charset)
    day = None
    with contextlib.suppress(Exception):  # a page is hostile input; its text is to be had without a day
        day = day_of_page(tree, address, changed)
    title, byline, text = None, None, ""
    if len(data) <= _WEIGHED_BYTES:
        title, byline, text = _weighed(tree, address)
    text = text or text_of_blocks(tree, has_furniture=False) or text_of_blocks(tree)
    if not text.strip():
        raise SourceError(
            f"{name}: there is no text in this page.",
            "It may be made by a script: open it in a browser and save it, or copy its text.",
        )
    title = title or line_of(tree.findtext(".//title"))
    text = without_title(text, title)
    document = Document(text, title, byline, home=outlet_of(tree))
    return document if day is None else _dated(document, day)


def _dated(document: Document, day: PageDay) -> Document:
    return replace(
        document,
        published=day.day.isoformat(),
        published_from=day.origin,
        is_authored=day.origin not in WEAK,
        reason=day.reason,
        is_guess=day.is_guess,
        witnesses=day.witnesses,
    )


def _weighed(tree: HtmlElement, address: str | None) -> tuple[str | None, str | None, str]:
    """Title, byline and story as trafilatura weighs them; nothing where the page defeats it."""
    with contextlib.suppress(Exception):  # a page is hostile input; all of its text is still to be had
        found = bare_extraction(
            deepcopy(tree), url=address, include_comments=False, with_metadata=True, favor_recall=True
        )
        if found is not None and not isinstance(found, dict):
            text = story_of(tree, clean(found.text or ""), found.title)
            return line_of(found.title), line_of(found.author), text
    return None, None, ""
