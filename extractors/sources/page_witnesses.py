"""What a web page says of its day as values with their places and words, for whoever asks why a day is taken."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from extractors.sources.document import line_of
from extractors.sources.header import day_of
from extractors.sources.page_address import day_in_address
from extractors.sources.page_evidence import CHANGED, SCRIPTS, PageEvidence, is_published, name_of
from extractors.sources.written_days import written_days
from extractors.witness import Weight, Witness

_FIELD = re.compile(
    r'"(datePublished|dateCreated|dateModified|published(?:Date|At)?|publicationDate|modified(?:Date|At)?)"\s*:\s*"([^"]{8,40})"'
)
_BY = {
    "words": "words that call it the page's own",
    "name": "an element named as the page's day",
    "line": "a line of its own",
}
_SURE: Weight = "sure"
_GUESS: Weight = "guess"
_WORDS = 120  # code points of a witness that are kept
_MOST = 60  # witnesses of one page


def witnesses_of(found: PageEvidence, tree: HtmlElement) -> list[Witness]:
    """Every witness once, the surest first, at most 60.

    Args:
        found: The page's evidence.
        tree: The page.
    """
    every = [*_in_markup(tree), *_in_addresses(found), *_seen(found)]
    if found.any is not None:
        every.append(
            _witness(found.any.isoformat(), "guess", "some day of its text", found.any.isoformat(), "guess")
        )
    return sorted(dict.fromkeys(every), key=lambda one: one.weight == "guess")[:_MOST]


def _in_markup(tree: HtmlElement) -> Iterator[Witness]:
    for meta in tree.iterfind(".//meta"):
        name, words = name_of(meta), meta.get("content") or ""
        if is_published(meta) and (day := _day(words)):
            yield _witness(day, "metadata", f"meta {name}", words)
        elif CHANGED.search(name) and (day := _day(words)):
            yield _witness(day, "modified", f"meta {name}", words, "guess")
    for script in tree.xpath(SCRIPTS):
        for name, words in _FIELD.findall(str(script)):
            if day := _day(words):
                is_change = name.startswith(("dateM", "modified"))
                origin, weight = ("modified", _GUESS) if is_change else ("metadata", _SURE)
                yield _witness(day, origin, f"JSON-LD {name}", words, weight)
    for time in tree.xpath("//time[@datetime]"):
        if day := _day(time.get("datetime")):
            yield _witness(day, "metadata", "time element", time.get("datetime"))


def _in_addresses(found: PageEvidence) -> Iterator[Witness]:
    for address in found.addresses:
        if found.named is not None and day_in_address([address], found.named) == found.named:
            yield _witness(found.named.isoformat(), "address", "its address", address)


def _seen(found: PageEvidence) -> Iterator[Witness]:
    for day in found.seen:
        yield _witness(day.isoformat(), "page", "beside the title", day.isoformat())
    for one in found.labelled:
        if one.is_change:
            yield _witness(one.day.isoformat(), "modified", "words that call it a change", one.words, "guess")
        else:
            weight: Weight = "guess" if one.by == "line" else "sure"
            yield _witness(one.day.isoformat(), "page", _BY[one.by], one.words, weight)


def _day(words: str) -> str | None:
    day = day_of(words)
    return day or next((one.day.isoformat() for one in written_days(words[:_WORDS])), None)


def _witness(day: str, origin: str, where: str, words: str, weight: Weight = "sure") -> Witness:
    return Witness(day, origin, line_of(where) or "", (line_of(words) or "")[:_WORDS], weight)
