"""The day a web page was published: what its metadata, its address and the words that a reader sees say of it, weighed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from lxml.html import HtmlElement

from extractors.sources.page_evidence import PageEvidence, evidence_of
from extractors.sources.page_stamps import EAST, WEST, local_day
from extractors.sources.page_witnesses import witnesses_of
from extractors.witness import Witness

# A page that says it is so much younger than its address was published anew: an address stays.
_ANEW = dt.timedelta(days=31)


class PageDay(NamedTuple):
    """A page's day.

    Attributes:
        day: The day.
        origin: Where it stands, as `Article.published_from` has it.
        reason: Why it is taken, in a sentence.
        is_guess: Whether it may be another.
        witnesses: What the page says of its day, the surest first.
    """

    day: dt.date
    origin: str
    reason: str
    is_guess: bool = False
    witnesses: tuple[Witness, ...] = ()


def day_of_page(tree: HtmlElement, address: str | None = None, changed: str | None = None) -> PageDay | None:
    """The day of publication; a guess where only a change or some day of the text is told.

    Args:
        tree: The page.
        address: Where it was fetched from.
        changed: What the server said of its last change.
    """
    found = evidence_of(tree, address, changed)
    day = _weighed(found, tree) or _guessed(found)
    if day is None:
        return None
    others = [
        f"{where} {other.isoformat()}"
        for other, where in _told_by(found)
        if other and other != day.day and other.isoformat() not in day.reason
    ]
    reason = "; ".join((day.reason, *dict.fromkeys(others)))
    return day._replace(reason=reason, witnesses=tuple(witnesses_of(found, tree)))


def _told_by(found: PageEvidence) -> Iterable[tuple[dt.date | None, str]]:
    """What the strong witnesses say, for a reason that says where they disagree."""
    yield found.told, "its metadata say"
    yield found.named, "its address names"
    yield (found.shown or (None,))[0], "a reader sees"


def _weighed(found: PageEvidence, tree: HtmlElement) -> PageDay | None:
    if found.told is not None:
        return _local(found.told, found, tree)
    if found.named is not None:
        return PageDay(found.named, "address", "the page's address names the day")
    if found.timed is not None:
        return PageDay(found.timed, "metadata", "the page's markup says when it was published")
    if found.seen:
        return PageDay(found.seen[0], "page", "the day stands beside the page's title")
    return _called(found)


def _called(found: PageEvidence) -> PageDay | None:
    """The day that the page's words, the names of its elements or lines of their own call its own, the clearest first."""
    own = [one for one in found.labelled if not one.is_change]
    for by, why in (
        ("words", "the page says that it was published then"),
        ("name", "an element of the page is named as its day"),
        ("line", "the day is a line of its own"),
    ):
        if days := list(dict.fromkeys(one.day for one in own if one.by == by)):
            is_guess = by == "line" or len(days) > 1
            several = f", the first of {len(days)}" if len(days) > 1 else ""
            return PageDay(days[0], "page", why + several, is_guess)
    return None


def _guessed(found: PageEvidence) -> PageDay | None:
    if found.changes:
        why = "only the time of the page's last change is told, not when it was published"
        return PageDay(min(found.changes), "modified", why, True)
    if found.any is not None:
        return PageDay(
            found.any, "guess", "no part of the page is there to say its day; this is one in its text", True
        )
    return None


def _local(told: dt.date, found: PageEvidence, tree: HtmlElement) -> PageDay:
    """The day that it was where the page was published, of a day that its metadata may tell by another clock."""
    by_utc = [stamp for stamp in found.stamps if stamp.date() == told and not stamp.utcoffset()]
    possible = {(stamp + shift).date() for stamp in by_utc for shift in (WEST, EAST)} - {told}
    said = f"its metadata say {told.isoformat()}"
    if found.named in possible and found.named is not None:
        return PageDay(found.named, "address", f"the page's address names the day; {said} by UTC")
    if found.named != told and told not in found.shown[:1] and (day := _first(found.shown, possible)):
        return PageDay(day, "page", f"the day stands beside the page's title; {said} by UTC")
    local = (
        None if told in (found.named, *found.shown) else _by_its_clock(next(iter(by_utc), None), found, tree)
    )
    if local is not None and local[0] != told:
        return PageDay(local[0], "metadata", f"{local[1]}; {said} by UTC")
    if found.named is not None and told - found.named > _ANEW:
        why = f"the page's address names the day; {said}, of a later edition"
        return PageDay(found.named, "address", why)
    return _seen_instead(told, found, said) or PageDay(
        told, "metadata", "the page's metadata say when it was published"
    )


def _by_its_clock(
    stamp: dt.datetime | None, found: PageEvidence, tree: HtmlElement
) -> tuple[dt.date, str] | None:
    """The day by the page's own clock, and what tells of that clock."""
    if stamp is None:
        return None
    offset = next((other.utcoffset() for other in found.stamps if other.utcoffset()), None)
    if offset is not None:
        return (stamp + offset).date(), "the page's other times are not UTC"
    return local_day(tree, stamp)


def _seen_instead(told: dt.date, found: PageEvidence, said: str) -> PageDay | None:
    """The day that a reader sees, where it goes before another one of the metadata."""
    seen = found.shown[0] if found.shown else None
    if seen is None or told in (found.named, *found.shown):
        return None
    if len(found.seen) != 1 and len(found.shown) != 1:
        return None
    is_near = abs(told - seen) <= _ANEW
    if seen < told or seen.isoformat() in found.published or (found.is_vague and is_near):
        return PageDay(seen, "page", f"the day stands beside the page's title; {said}", not is_near)
    if found.is_vague:
        return PageDay(told, "metadata", "the page's metadata say a date, not of what", True)
    if seen in found.changes:
        why = f"the day stands beside the page's title; {said}, and that it was changed then"
        return PageDay(seen, "page", why, True)
    if any(stamp.date() == told for stamp in found.stamps):
        return None
    return PageDay(seen, "page", f"the day stands beside the page's title; {said}", True)


def _first(days: Iterable[dt.date], among: set[dt.date]) -> dt.date | None:
    return next((day for day in days if day in among), None)
