"""The times that a page's markup tells with their distance from UTC, and what the page says of its own clock."""

from __future__ import annotations

import contextlib
import datetime as dt
import re
from collections.abc import Iterator
from zoneinfo import ZoneInfo

from lxml.html import HtmlElement

_DAY_AND_TIME = r"((?:19|20)\d\d-[01]\d-[0-3]\d)[T ](\d\d:\d\d)(:\d\d)?(?:\.\d+)?"
_STAMP = re.compile(rf"{_DAY_AND_TIME}\s?(Z|[+-]\d\d:?\d\d)")
_ZONELESS = re.compile(rf"{_DAY_AND_TIME}(?=[\"']|$)")
_SCRIPTS = "//script[@type='application/ld+json']/text()"
_ZONE = re.compile(
    r"time_?zone(?:_?(?:string|name|id))?[\"']?\s*[:=]\s*[\"']"
    r"((?:America|Europe|Asia|Australia|Africa|Pacific|Atlantic|Indian)\\?/[A-Z][A-Za-z_]+(?:\\?/[A-Z][A-Za-z_]+)?)[\"']",
    re.IGNORECASE,
)
_LARGEST_SCRIPT = 400_000  # code points

EAST, WEST = dt.timedelta(hours=14), dt.timedelta(hours=-12)  # how far from UTC clocks are set


def stamps(tree: HtmlElement) -> Iterator[dt.datetime]:
    """Every time of the metadata that says how far from UTC it is."""
    for words in _said(tree):
        for match in _STAMP.finditer(words):
            zone = "+00:00" if match[4] == "Z" else match[4]
            with contextlib.suppress(ValueError):
                yield dt.datetime.fromisoformat(f"{match[1]}T{match[2]}{match[3] or ''}{zone}")


def local_day(tree: HtmlElement, stamp: dt.datetime) -> tuple[dt.date, str] | None:
    """The day of a UTC stamp by the page's own clock, and what tells of that clock; None where nothing does.

    A zone that the page's settings name; or the same minute told once more without a zone, at another hour.
    """
    zones = {match[1].replace("\\", "") for match in _ZONE.finditer(_settings(tree))}
    if len(zones) == 1:
        with contextlib.suppress(Exception):  # a zone that this system does not know
            zone = zones.pop()
            return stamp.astimezone(ZoneInfo(zone)).date(), f"the page's clock is that of {zone}"
    bare = stamp.replace(tzinfo=None)
    told = {match for words in _said(tree) for match in _zoneless(words)}
    for other in sorted(told):
        apart = other - bare
        if apart and WEST <= apart <= EAST and apart % dt.timedelta(minutes=30) == dt.timedelta():
            return other.date(), "the page tells the same minute by its own clock"
    return None


def _zoneless(words: str) -> Iterator[dt.datetime]:
    for match in _ZONELESS.finditer(words):
        with contextlib.suppress(ValueError):
            yield dt.datetime.fromisoformat(f"{match[1]}T{match[2]}{match[3] or ''}")


def _said(tree: HtmlElement) -> Iterator[str]:
    yield from map(str, tree.xpath("//meta/@content"))
    yield from map(str, tree.xpath("//time/@datetime"))
    yield from map(str, tree.xpath("//abbr[contains(@class, 'published')]/@title"))
    yield from map(str, tree.xpath(_SCRIPTS))


def _settings(tree: HtmlElement) -> str:
    scripts = (str(words) for words in tree.xpath("//script[not(@src)]/text()"))
    return "\n".join(words for words in scripts if len(words) <= _LARGEST_SCRIPT)
