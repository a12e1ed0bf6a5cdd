"""Plain text to `Article`."""

from __future__ import annotations

import datetime as dt

from extractors.errors import SourceError
from extractors.model import Article
from extractors.sources.header import header_of
from extractors.sources.paragraphs import paragraphs_of


def article_of(
    text: str,
    *,
    id: str,
    source: str,
    title: str | None = None,
    option_date: str | None = None,
    record_date: str | None = None,
) -> Article:
    """An article of a decoded text: dated, its header marked, its paragraphs found.

    The date is the option's, else the record's, else the header's; never today's.

    Args:
        text: The decoded input, kept to the character.
        id: The record's id or the file's name without ending.
        source: How the person named the source.
        title: The title of the metadata, if any.
        option_date: ISO date that the person gave.
        record_date: ISO date (or date and time) of the record.

    Raises:
        SourceError: The text is empty.
    """
    if not text.strip():
        raise SourceError(f"{source}: there is no text in it.", "Give an article with at least one word.")
    header = header_of(text)
    origins = (("option", option_date), ("record", iso_day(record_date)), ("header", header.published))
    published_from, published = next(((origin, date) for origin, date in origins if date), (None, None))
    return Article(
        id=id,
        source=source,
        text=text,
        title=title,
        published=published,
        published_from=published_from,
        regions=header.regions,
        paragraphs=paragraphs_of(text, header.regions),
    )


def iso_day(date: str | None) -> str | None:
    """The calendar day of an ISO date or date and time; None where it is none."""
    try:
        return dt.date.fromisoformat(date.strip()[:10]).isoformat() if date else None
    except ValueError:
        return None
