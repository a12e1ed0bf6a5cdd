"""What is at an address: fetched, or of a feed as it was kept, so that a site is asked no more than it needs to be."""

from __future__ import annotations

import contextlib
import os
import time
import urllib.robotparser
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from urllib.parse import urljoin

from extractors.errors import SourceError, SourceNote
from extractors.sources.addresses import address_of, is_public, reachable
from extractors.sources.kept_feeds import KeptFeed, KeptFeeds
from extractors.sources.web import AGENT, Page, RefusedError, fetched

# Formats that are kept: what is asked for again and again.
_KEPT = ("feed", "opml")

# A site of others is asked for one feed at most so often, in seconds, unless the environment says otherwise.
_INTERVAL_S = float(os.environ.get("Q7X2_FEED_INTERVAL_S") or 60.0)
_ROBOTS_S = 86_400.0  # RFC 9309, section 2.4: what a robots.txt said holds for a day at most
_ROBOTS_BYTES = 500_000

Documents = Callable[[Page], Iterable[object]]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is fetched, and within which bounds.

    Attributes:
        is_offline: Whether nothing is fetched.
        heeds_robots: Whether the site's robots.txt is asked first: nobody chose this page by itself.
    """

    address: str
    max_bytes: int
    allows_private: bool
    timeout_s: float
    is_offline: bool = False
    heeds_robots: bool = False


def found_at(asked: Asked, documents_of: Documents, kept: KeptFeeds | None = None) -> Iterator[object]:
    """The documents of what is at an address, with what is to be known of how they were had.

    Args:
        asked: The address.
        documents_of: Makes documents of what is there.
        kept: The feeds that are kept.

    Raises:
        SourceError: It cannot be had; after what was kept of it.
    """
    kept = kept or KeptFeeds()
    before = kept.of(asked.address)
    if asked.is_offline:
        yield from _offline(asked, before, documents_of)
        return
    if before is not None and (why := _rest(asked, before)):
        yield from documents_of(_page(before))
        yield SourceNote(f"{asked.address}: {why}", f"What is shown is of {before.day}.")
        return
    if asked.heeds_robots:
        _check_robots(asked, kept)
    try:
        page = _fetched(asked, before)
    except SourceError as error:
        yield from _failed(asked, before, error, kept, documents_of)
        return
    if page.is_unchanged and before is not None:
        kept.keep(asked.address, replace(before, asked=time.time(), rest_until=0.0))
        yield from documents_of(_page(before))
    else:
        _keep(asked.address, page, kept)
        yield from documents_of(page)
    if page.moved is not None and (page.is_unchanged or page.format in _KEPT):
        yield SourceNote(f"{asked.address}: it moved for good to {page.moved}.", "Change it in your list.")


def _offline(asked: Asked, before: KeptFeed | None, documents_of: Documents) -> Iterator[object]:
    if before is None:
        raise SourceError(
            f"{asked.address}: nothing is fetched with --offline, and nothing of it is kept.",
            "Read it once without --offline.",
        )
    yield from documents_of(_page(before))
    yield SourceNote(
        f"{asked.address}: nothing is fetched with --offline.", f"What is shown is of {before.day}."
    )


def _rest(asked: Asked, before: KeptFeed) -> str:
    """Why the site is left alone for now; empty where it may be asked."""
    now = time.time()
    if before.rest_until > now:
        return f"the site wants to be left alone for {_in_words(before.rest_until - now)}."
    if 0 <= now - before.asked < _INTERVAL_S and _is_of_others(asked):
        return f"it was asked {_in_words(now - before.asked)} ago, and is asked at most every {_in_words(_INTERVAL_S)}."
    return ""


def _is_of_others(asked: Asked) -> bool:
    """Whether the address is anybody's but this machine's or network's own, which needs no sparing."""
    try:
        return is_public(reachable(address_of(asked.address), asked.allows_private))
    except SourceError:
        return False  # what is wrong with it, asking says


def _in_words(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < 100 else f"{seconds / 60:.0f} min"


def _fetched(asked: Asked, before: KeptFeed | None) -> Page:
    conditions = before.conditions if before is not None else None
    return fetched(asked.address, asked.max_bytes, asked.allows_private, asked.timeout_s, conditions)


def _failed(
    asked: Asked, before: KeptFeed | None, error: SourceError, kept: KeptFeeds, documents_of: Documents
) -> Iterator[object]:
    """What was kept, where the site may be there again; then why it cannot be had."""
    status = error.status if isinstance(error, RefusedError) else 0
    if before is None:
        raise error
    if status in (404, 410):
        kept.forget(asked.address)
        raise error
    if isinstance(error, RefusedError) and error.wait_s:
        kept.keep(asked.address, replace(before, rest_until=time.time() + error.wait_s))
    with contextlib.suppress(SourceError):
        yield from documents_of(_page(before))
    raise SourceError(error.message, f"What is shown is of {before.day}. {error.hint}")


def _page(kept: KeptFeed) -> Page:
    return Page(kept.data, kept.form, kept.url, kept.charset, kept.changed, kept.etag)


def _keep(address: str, page: Page, kept: KeptFeeds) -> None:
    if page.format in _KEPT:
        feed = KeptFeed(
            page.data, time.time(), 0.0, page.format, page.address, page.etag, page.changed, page.charset
        )
        kept.keep(address, feed)


def _check_robots(asked: Asked, kept: KeptFeeds) -> None:
    """Ask the site's robots.txt, at most once a day (RFC 9309).

    Raises:
        SourceError: It asks programs not to fetch the page.
    """
    address = urljoin(address_of(asked.address).whole, "/robots.txt")
    rules = kept.of(address)
    if rules is None or time.time() - rules.asked > _ROBOTS_S:
        try:
            data = fetched(address, _ROBOTS_BYTES, asked.allows_private, asked.timeout_s).data
        except SourceError as error:
            # One that is not there forbids nothing; one that the site cannot give now forbids all (sections 2.3.1.3 and 2.3.1.4).
            is_closed = isinstance(error, RefusedError) and error.status >= 500
            data = b"User-agent: *\nDisallow: /" if is_closed else b""
        rules = KeptFeed(data, time.time(), form="robots")
        kept.keep(address, rules)
    parser = urllib.robotparser.RobotFileParser()
    parser.parse(rules.data.decode("utf-8", "replace").splitlines())
    if not parser.can_fetch(AGENT, asked.address):
        raise SourceError(
            f"{asked.address}: the site asks programs not to fetch this page by themselves (robots.txt).",
            "Open it by Enter in the list, or in a browser.",
        )
