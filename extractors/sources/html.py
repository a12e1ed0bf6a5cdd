"""A web page to its article: the story without the page's furniture, its title, byline and date."""

from __future__ import annotations

import contextlib
import datetime as dt
import logging
import re
from copy import deepcopy

from htmldate import find_date
from lxml import etree
from lxml.html import HtmlElement
from trafilatura import bare_extraction

from extractors.errors import SourceError
from extractors.sources.document import Document, clean, line_of, without_title
from extractors.sources.markup import text_of_blocks, tree_of

# A larger page is no article: all its text is taken as it stands, which is fast, and nothing is weighed.
_WEIGHED_BYTES = 4_000_000

_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-]?([01]\d)[/-]?([0-3]\d)(?=[/_.-]|$)")

# Elements that say when a page was published, by the words that sites use for it.
_DATED = (
    "//time[@pubdate or @itemprop or ancestor::article or ancestor::header][@datetime]"
    "|//*[@itemprop='datePublished']"
    "|//script[@type='application/ld+json' or @type='application/settings+json']"
)
_DATED_AT_MOST = 40

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it could not read, our own sentence says
logging.getLogger("htmldate").setLevel(logging.CRITICAL)


def document_of(data: bytes, name: str, address: str | None = None, charset: str | None = None) -> Document:
    """The article of a page.

    Args:
        data: The page.
        name: What the person calls it.
        address: Where it was fetched from.
        charset: What the server said it is encoded in.

    Raises:
        SourceError: There is no text in it.
    """
    tree = tree_of(data, name, charset)
    published, origin = _date(tree, address)
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
    return Document(without_title(text, title), title, byline, published, origin)


def _weighed(tree: HtmlElement, address: str | None) -> tuple[str | None, str | None, str]:
    """Title, byline and story as trafilatura weighs them; nothing where the page defeats it."""
    with contextlib.suppress(Exception):  # a page is hostile input; all of its text is still to be had
        found = bare_extraction(
            deepcopy(tree), url=address, include_comments=False, with_metadata=True, favor_recall=True
        )
        if found is not None and not isinstance(found, dict):
            lines = clean(found.text or "").split("\n")
            text = "\n\n".join(" ".join(line.split()) for line in lines if line.strip())
            return line_of(found.title), line_of(found.author), text
    return None, None, ""


def _date(tree: HtmlElement, address: str | None) -> tuple[str | None, str | None]:
    """The day of publication by the page's metadata, else by its address; never by some date in its text."""
    with contextlib.suppress(Exception):
        today = dt.datetime.now() + dt.timedelta(days=1)
        if day := find_date(_dated_part(tree), extensive_search=False, original_date=True, max_date=today):
            return day, "metadata"
    if match := _IN_ADDRESS.search(address or ""):
        with contextlib.suppress(ValueError):
            return dt.date(int(match[1]), int(match[2]), int(match[3])).isoformat(), "address"
    return None, None


def _dated_part(tree: HtmlElement) -> HtmlElement:
    """A page of nothing but what is there to say a date, so that no date of the story can be taken for its own."""
    page = etree.fromstring("<html><head/><body/></html>", etree.HTMLParser())
    head, body = page.find("head"), page.find("body")
    for meta in tree.iterfind(".//meta"):
        head.append(deepcopy(meta))
    for element in tree.xpath(_DATED)[:_DATED_AT_MOST]:
        body.append(deepcopy(element))
        body[-1].tail = None
    from lxml.html import fromstring

    return fromstring(etree.tostring(page, method="html", encoding="unicode"))
