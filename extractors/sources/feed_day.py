"""The day that a feed says an entry was published."""

from __future__ import annotations

import datetime as dt
from email.utils import parsedate_to_datetime
from typing import NamedTuple

from extractors.sources.document import line_of
from extractors.sources.header import day_of_mail
from extractors.sources.page_address import day_in_address
from extractors.witness import Witness

_WORDS = 120  # code points of a witness that are kept


class FeedDay(NamedTuple):
    """The day of an entry, as `Article` has it."""

    day: str
    origin: str
    reason: str
    is_guess: bool
    witnesses: tuple[Witness, ...]


def day_of_entry(published: str, updated: str, link: str) -> FeedDay | None:
    """The day of an entry by the clock that its date is written in; None where the feed says none.

    Where that clock is UTC and the link names the day before or after, the link has the publisher's own.

    Args:
        published: When the feed says that it was published; empty where it does not.
        updated: When it says that it was changed.
        link: The entry's address.
    """
    words = published or updated
    day = day_of_mail(words)
    if day is None:
        return None
    said = line_of(words) or ""
    is_guess = not published
    origin, where = ("modified", "the feed's time of change") if is_guess else ("metadata", "the feed")
    witnesses = [Witness(day, origin, where, said[:_WORDS], "guess" if is_guess else "sure")]
    reason = (
        "only the time of the entry's last change is told"
        if is_guess
        else "the feed says when the entry was published"
    )
    told = dt.date.fromisoformat(day)
    named = day_in_address([link], told + dt.timedelta(days=1)) if link else None
    if named is not None:
        witnesses.append(Witness(named.isoformat(), "address", "its address", link[:_WORDS]))
        is_near = abs(named - told) == dt.timedelta(days=1) and _is_utc(words)
        if is_near or (is_guess and named <= told):
            by = " by UTC" if is_near else ""
            reason = f"the entry's address names the day; the feed says {day}{by}"
            return FeedDay(named.isoformat(), "address", reason, False, tuple(witnesses))
    return FeedDay(day, origin, reason, is_guess, tuple(witnesses))


def _is_utc(words: str) -> bool:
    """Whether a time is told by UTC, and not by a clock of its own."""
    try:
        moment = dt.datetime.fromisoformat(words.strip().replace("Z", "+00:00"))
    except ValueError:
        try:
            moment = parsedate_to_datetime(words)
        except (ValueError, TypeError, IndexError, OverflowError):
            return False
    return not moment.utcoffset() and moment.timetz() != dt.time(tzinfo=moment.tzinfo)
