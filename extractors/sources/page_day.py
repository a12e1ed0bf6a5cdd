"""The day a web page was published: what its metadata, its address and the words beside its title say of it, weighed."""

from __future__ import annotations

import contextlib
import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator
from copy import deepcopy
from typing import NamedTuple

from htmldate import find_date
from lxml import etree
from lxml.html import HtmlElement, fromstring

from extractors.sources.header import day_of, iso_day
from extractors.sources.page_address import day_in_address
from extractors.sources.page_visible import visible_days

# Elements that say when a page was published, by the words that sites use for it.
_TIMES = "//time[@pubdate or @itemprop or ancestor::article or ancestor::header][@datetime]"
_SAID = "//*[@itemprop='datePublished']|//script[@type='application/ld+json' or @type='application/settings+json']"
_DATED_AT_MOST = 40
_FIELD = re.compile(
    r'"(?:datePublished|dateCreated|published(?:Date|At)?|publicationDate)"\s*:\s*"[^"]{8,40}"'
)
_SCRIPTS = "//script[@type='application/ld+json']/text()"
_PUBLISHED = "//*[@itemprop='datePublished' or @property='article:published_time']/@content"
_ADDRESSES = "//link[@rel='canonical']/@href|//meta[@property='og:url' or @name='og:url' or @name='twitter:url']/@content"
_SAVED_FROM = re.compile(r"saved from url=\(\d+\)(\S+)")

# What a page calls the time of its last change, or a year of copyright, in a name of its metadata.
_CHANGE = re.compile(
    r"modif|updat|last-?mod|moddate|lastdate|revis|utime|revised|copyrightyear", re.IGNORECASE
)
_CHANGED = re.compile(r"modif|updat|last-?mod|moddate", re.IGNORECASE)

_STAMP = re.compile(
    r"((?:19|20)\d\d-[01]\d-[0-3]\d)[T ](\d\d):(\d\d)(?::\d\d)?(?:\.\d+)?\s?(Z|[+-]\d\d:?\d\d)"
)
_EAST, _WEST = dt.timedelta(hours=14), dt.timedelta(hours=-12)  # how far from UTC clocks are set

# A page that says it is so much younger than its address was published anew: an address stays.
_ANEW = dt.timedelta(days=31)


class PageDay(NamedTuple):
    """A page's day with where it stands, as `Article.published_from` has it, and why it is taken, in a sentence."""

    day: str
    origin: str
    reason: str


def day_of_page(tree: HtmlElement, address: str | None = None, changed: str | None = None) -> PageDay | None:
    """The day of publication; the day of a change where nothing else is said; never some date of the story.

    Args:
        tree: The page.
        address: Where it was fetched from.
        changed: What the server said of its last change.
    """
    today = dt.date.today() + dt.timedelta(days=1)
    named = day_in_address(_addresses(tree, address), today)
    seen = tuple(day for day in visible_days(tree) if day <= today)
    meta = _found(_part(tree, _SAID, _is_published), today)
    if meta is not None:
        return _local(meta, named, seen, tree)
    if named is not None:
        return PageDay(named.isoformat(), "address", "the page's address names the day")
    times = {day for words in tree.xpath(f"({_TIMES})/@datetime") if (day := iso_day(words))}
    timed = _found(_part(tree, _TIMES, lambda _: False), today)
    if timed is not None and (timed in seen or (not seen and len(times) == 1)):
        return PageDay(timed.isoformat(), "metadata", "the page's markup says when it was published")
    if seen:
        return PageDay(seen[0].isoformat(), "page", "the day stands beside the page's title")
    change = min(_changes(tree, changed, today), default=None)
    if change is None:
        return None
    why = "only the time of the page's last change is told, not when it was published"
    return PageDay(change.isoformat(), "modified", why)


def _local(meta: dt.date, named: dt.date | None, seen: tuple[dt.date, ...], tree: HtmlElement) -> PageDay:
    """The day that it was where the page was published, of a day that its metadata may tell by another clock."""
    stamps = list(_stamps(tree))
    by_utc = [stamp for stamp in stamps if stamp.date() == meta and not stamp.utcoffset()]
    possible = {(stamp + shift).date() for stamp in by_utc for shift in (_WEST, _EAST)} - {meta}
    told = f"its metadata say {meta.isoformat()}"
    if named in possible and named is not None:
        return PageDay(named.isoformat(), "address", f"the page's address names the day; {told} by UTC")
    if named != meta and meta not in seen[:1] and (day := _first(seen, possible)):
        return PageDay(day.isoformat(), "page", f"the day stands beside the page's title; {told} by UTC")
    offset = next((stamp.utcoffset() for stamp in stamps if stamp.utcoffset()), None)
    if offset is not None and by_utc and meta not in (named, *seen):
        day = (by_utc[0] + offset).date()
        if day != meta:
            return PageDay(day.isoformat(), "metadata", f"the page's other times are not UTC; {told} by UTC")
    if named is not None and meta - named > _ANEW:
        return PageDay(
            named.isoformat(), "address", f"the page's address names the day; {told}, of a later edition"
        )
    if len(seen) == 1 and meta != named and seen[0] != meta and _is_surer(seen[0], meta, tree):
        return PageDay(seen[0].isoformat(), "page", f"the day stands beside the page's title; {told}")
    return PageDay(meta.isoformat(), "metadata", "the page's metadata say when it was published")


def _is_surer(seen: dt.date, meta: dt.date, tree: HtmlElement) -> bool:
    """Whether the day beside the title goes before another one of the metadata: not where it is the day of a change."""
    published = {words[:10] for words in tree.xpath(_PUBLISHED)} | set(_in_scripts(tree, "datePublished"))
    changed = set(_changes(tree, None, dt.date.max))
    if seen < meta or seen.isoformat() in published:
        return True
    is_timed = any(stamp.date() == meta for stamp in _stamps(tree))
    return not is_timed and seen not in changed


def _first(days: Iterable[dt.date], among: set[dt.date]) -> dt.date | None:
    return next((day for day in days if day in among), None)


def _found(page: HtmlElement, latest: dt.date) -> dt.date | None:
    with contextlib.suppress(Exception):  # a page is hostile input
        day = find_date(page, extensive_search=False, original_date=True, max_date=latest.isoformat())
        return dt.date.fromisoformat(day) if day else None
    return None


def _is_published(meta: HtmlElement) -> bool:
    return not _CHANGE.search(_name(meta)) and not _name(meta).endswith("og:url")


def _name(meta: HtmlElement) -> str:
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
            yield saved[1]


def _stamps(tree: HtmlElement) -> Iterator[dt.datetime]:
    """Every time of the metadata that says how far from UTC it is."""
    said = [*tree.xpath("//meta/@content"), *tree.xpath("//time/@datetime"), *tree.xpath(_SCRIPTS)]
    for words in said:
        for match in _STAMP.finditer(str(words)):
            zone = "+00:00" if match[4] == "Z" else match[4]
            with contextlib.suppress(ValueError):
                yield dt.datetime.fromisoformat(f"{match[1]}T{match[2]}:{match[3]}{zone}")


def _changes(tree: HtmlElement, changed: str | None, latest: dt.date) -> Iterator[dt.date]:
    """The days of which the page or its server says that it was changed then."""
    said = [meta.get("content") for meta in tree.iterfind(".//meta") if _CHANGED.search(_name(meta))]
    said += tree.xpath("//*[@itemprop='dateModified']/@datetime")
    said += _in_scripts(tree, "dateModified")
    for words in (*said, changed):
        if (day := day_of(str(words)) if words else None) and dt.date.fromisoformat(day) <= latest:
            yield dt.date.fromisoformat(day)


def _in_scripts(tree: HtmlElement, name: str) -> list[str]:
    """The days that JSON-LD gives under a name."""
    field = re.compile(rf'"{name}"\s*:\s*"((?:19|20)\d\d-\d\d-\d\d)')
    return [day for script in tree.xpath(_SCRIPTS) for day in field.findall(str(script))]
