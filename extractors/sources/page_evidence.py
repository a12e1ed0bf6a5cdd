"""What a web page says of its own day: every witness with its place and its words, before any is weighed."""

from __future__ import annotations

import contextlib
import datetime as dt
import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from itertools import islice

from htmldate import find_date
from lxml import etree
from lxml.html import HtmlElement, fromstring

from extractors.sources.header import day_of, iso_day
from extractors.sources.markup import lines_of_blocks
from extractors.sources.page_address import day_in_address
from extractors.sources.page_labels import Labelled, labelled_days
from extractors.sources.page_stamps import stamps
from extractors.sources.page_visible import visible_days
from extractors.sources.written_days import written_days

# Elements that say when a page was published, by the words that sites use for it.
_TIMES = "//time[@pubdate or @itemprop or ancestor::article or ancestor::header][@datetime]"
_SAID = (
    "//*[@itemprop='datePublished']|//script[@type='application/ld+json' or @type='application/settings+json']"
    "|//abbr[contains(@class, 'published')][@title]"
)
_DATED_AT_MOST = 40
_FIELD = re.compile(
    r'"(?:datePublished|dateCreated|published(?:Date|At)?|publicationDate)"\s*:\s*"[^"]{8,40}"'
)
SCRIPTS = "//script[@type='application/ld+json']/text()"
_PUBLISHED = "//*[@itemprop='datePublished' or @property='article:published_time']/@content"
_ADDRESSES = "//link[@rel='canonical']/@href|//meta[@property='og:url' or @name='og:url' or @name='twitter:url']/@content"
# What browsers, and SingleFile, write into a page that they save.
_SAVED_FROM = re.compile(r"saved from url=\(\d+\)(\S+)|Page saved with SingleFile\s+url:\s*(\S+)")

# What a page calls the time of its last change, or a year of copyright, in a name of its metadata.
_CHANGE = re.compile(
    r"modif|updat|last-?mod|moddate|lastdate|revis|utime|revised|copyrightyear", re.IGNORECASE
)
CHANGED = re.compile(r"modif|updat|last-?mod|moddate", re.IGNORECASE)

_DATE = re.compile(r"date|time|publi|creat|issued|ptime|parsely|datum|fecha|meta$", re.IGNORECASE)
# Names that say "date" and not of what: of the file, of its making, of publication.
_VAGUE = re.compile(
    r"(?:date|dc[.:]date|dcterms[.:](?:date|created)|created|gentime|timestamp)", re.IGNORECASE
)
# A longer line is a sentence, and so is one of six words or more that ends as such;
# before the day that opens one stands nothing, a place (a dateline) or a notice of rights.
_SHORT_LINE = 90  # code points
_SENTENCE = re.compile(r"^(?:\S+\s+){5,}\S*[.!?…][”\"’')\]]*$")
_MONTHS = 12
_LARGE = 200_000  # elements of a page in which no day is looked for everywhere
_OPENING = re.compile(
    r"^\W*$|^[^\W\d_][^.!?]{0,38}[,(–—-]\s*$|^\W*(?:©|copyright|\(c\))[\W\s]*$", re.IGNORECASE
)
_NO_DAY = "-01-01"  # htmldate's way to say that it knows the year alone


@dataclass(frozen=True, slots=True)
class PageEvidence:
    """All that a page says of its day.

    Attributes:
        told: The day of publication in its metadata.
        is_vague: Whether what tells it is called a date and not of what.
        named: The day that its address names.
        addresses: Where it says that it is published.
        seen: The days beside its title, those after it first.
        labelled: The days that its words or its elements' names call its own.
        timed: The day of its `time` elements.
        changes: The days of which it or its server says that it was changed then.
        stamps: Its times that say how far from UTC they are.
        published: The days that are called those of publication, as written.
        any: Some day of the page, the likeliest by its form.
    """

    told: dt.date | None
    is_vague: bool
    named: dt.date | None
    addresses: tuple[str, ...]
    seen: tuple[dt.date, ...]
    labelled: tuple[Labelled, ...]
    timed: dt.date | None
    changes: tuple[dt.date, ...]
    stamps: tuple[dt.datetime, ...]
    published: frozenset[str]
    any: dt.date | None

    @property
    def shown(self) -> tuple[dt.date, ...]:
        """The days that a reader of the page sees as its own, those beside its title first."""
        own = [one.day for one in self.labelled if not one.is_change and one.by != "line"]
        return tuple(dict.fromkeys((*self.seen, *own)))


def evidence_of(tree: HtmlElement, address: str | None = None, changed: str | None = None) -> PageEvidence:
    """Look at everything once.

    Args:
        tree: The page.
        address: Where it was fetched from.
        changed: What the server said of its last change.
    """
    today = dt.date.today() + dt.timedelta(days=1)
    language = language_of(tree)
    explicit = _found(_part(tree, _SAID, _is_explicit), today)
    told = explicit or _found(_part(tree, _SAID, is_published), today)
    addresses = tuple(_addresses(tree, address))
    labelled = labelled_days(tree, language, today)
    changes = {*_changes(tree, changed, today), *(one.day for one in labelled if one.is_change)}
    # What a page was never changed after was not published after that: a later day is an event's, or the day it was looked at.
    latest = max(changes) + dt.timedelta(days=1) if changes else today
    labelled = [one for one in labelled if one.day <= latest]
    seen = tuple(day for day in visible_days(tree, language) if day <= latest)
    published = {words[:10] for words in tree.xpath(_PUBLISHED)} | set(_in_scripts(tree, "datePublished"))
    return PageEvidence(
        told=told,
        is_vague=told is not None and explicit is None,
        named=day_in_address(addresses, today),
        addresses=addresses,
        seen=seen,
        labelled=tuple(labelled),
        timed=_timed(tree, today, seen),
        changes=tuple(sorted(changes)),
        stamps=tuple(stamps(tree)),
        published=frozenset(published),
        any=None if told or seen or labelled or changes else _any(tree, today, language),
    )


def language_of(tree: HtmlElement) -> str:
    """The page's language as an IETF tag; empty where it does not say."""
    said = tree.xpath("/html/@lang|/html/@xml:lang|//meta[@property='og:locale']/@content")
    return str(said[0]).replace("_", "-") if said else ""


def _timed(tree: HtmlElement, today: dt.date, seen: tuple[dt.date, ...]) -> dt.date | None:
    """The day of the elements that tell times, where a reader sees it or it is the only one."""
    days = {day for words in tree.xpath(f"({_TIMES})/@datetime") if (day := iso_day(words))}
    timed = _found(_part(tree, _TIMES, lambda _: False), today)
    return timed if timed is not None and (timed in seen or (not seen and len(days) == 1)) else None


def _any(tree: HtmlElement, latest: dt.date, language: str) -> dt.date | None:
    """Some day of the page, unless a sentence of it is all that tells of that day: that is the story's day, not the page's."""
    if sum(1 for _ in islice(tree.iter(), _LARGE)) == _LARGE:
        return None
    day = _found(tree, latest, is_extensive=True)
    if day is None or day.isoformat().endswith(_NO_DAY):
        return None
    lines = lines_of_blocks(tree)
    told = [
        bool(_OPENING.search(line[: one.start])) or not (len(line) > _SHORT_LINE or _SENTENCE.search(line))
        for line in lines
        for one in written_days(line, language)
        if one.day == day
    ]
    swapped = rf"(?<!\d)(?:0?{day.day}([/-])0?{day.month}|0?{day.month}([/-])0?{day.day})[/-]{day.year}(?!\d)"
    if (
        not told
        and language in ("", "en")
        and day.day <= _MONTHS
        and any(re.search(swapped, line) for line in lines)
    ):
        return None  # nothing tells which of the numbers is the month
    return day if any(told) or not told else None


def _found(page: HtmlElement, latest: dt.date, is_extensive: bool = False) -> dt.date | None:
    with contextlib.suppress(Exception):  # a page is hostile input
        day = find_date(page, extensive_search=is_extensive, original_date=True, max_date=latest.isoformat())
        return dt.date.fromisoformat(day) if day else None
    return None


def is_published(meta: HtmlElement) -> bool:
    """Whether its name is that of a date, and not of a change: a picture's name or a robot's deadline is none."""
    return bool(_DATE.search(name_of(meta))) and not _CHANGE.search(name_of(meta))


def _is_explicit(meta: HtmlElement) -> bool:
    return is_published(meta) and not _VAGUE.fullmatch(name_of(meta))


def name_of(meta: HtmlElement) -> str:
    """What an element of the metadata is called, whichever attribute says it."""
    return next(
        (meta.get(key) for key in ("name", "property", "itemprop", "http-equiv") if meta.get(key)), ""
    )


def _part(tree: HtmlElement, elements: str, is_wanted: Callable[[HtmlElement], bool]) -> HtmlElement:
    """A page of nothing but what is there to say a date, so that no date of the story can be taken for its own."""
    page = etree.fromstring("<html><head/><body/></html>", etree.HTMLParser())
    head, body = page.find("head"), page.find("body")
    for meta in tree.iterfind(".//meta"):
        if is_wanted(meta):
            head.append(deepcopy(meta))
    for element in tree.xpath(elements)[:_DATED_AT_MOST]:
        body.append(deepcopy(element))
        body[-1].tail = None
        if element.tag == "script":  # what else has a day there is an event, a picture, a change
            body[-1].text = ", ".join(match.group() for match in _FIELD.finditer(element.text or ""))
    return fromstring(etree.tostring(page, method="html", encoding="unicode"))


def _addresses(tree: HtmlElement, address: str | None) -> Iterator[str]:
    if address:
        yield address
    yield from map(str, tree.xpath(_ADDRESSES))
    for comment in tree.getroottree().xpath("//comment()"):
        if saved := _SAVED_FROM.search(comment.text or ""):
            yield saved[1] or saved[2]


def _changes(tree: HtmlElement, changed: str | None, latest: dt.date) -> Iterator[dt.date]:
    """The days of which the page or its server says that it was changed then."""
    said = [meta.get("content") for meta in tree.iterfind(".//meta") if CHANGED.search(name_of(meta))]
    said += tree.xpath("//*[@itemprop='dateModified']/@datetime")
    said += _in_scripts(tree, "dateModified")
    for words in (*said, changed):
        if (day := day_of(str(words)) if words else None) and dt.date.fromisoformat(day) <= latest:
            yield dt.date.fromisoformat(day)


def _in_scripts(tree: HtmlElement, name: str) -> list[str]:
    """The days that JSON-LD gives under a name."""
    field = re.compile(rf'"{name}"\s*:\s*"((?:19|20)\d\d-\d\d-\d\d)')
    return [day for script in tree.xpath(SCRIPTS) for day in field.findall(str(script))]
