"""An entry as its feed has it: a value that the readers of feeds in XML and in JSON make."""

from __future__ import annotations

from typing import NamedTuple

from extractors.sources.feed_day import FeedDay


class Entry(NamedTuple):
    """An entry of a feed.

    Attributes:
        id: What the feed calls it by; empty where it does not say.
        link: Its address; empty where the feed says none.
        title: Its title and the media type of that.
        texts: What the feed has of its text, each with its media type, the whole text before a summary.
        day: When it was published; None where the feed does not say.
    """

    id: str
    link: str
    title: tuple[str, str]
    byline: str
    texts: tuple[tuple[str, str], ...]
    day: FeedDay | None
