"""Text to `Article`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from extractors.errors import SourceError
from extractors.model import Anchor, Article, Region, Span
from extractors.normalisation import normalised_lines
from extractors.sources.dateline_day import day_of_dateline
from extractors.sources.decoding import decoded
from extractors.sources.document import Document, Received, clean
from extractors.sources.header import day_of, header_of
from extractors.sources.intake import id_of, shown
from extractors.sources.loading import Given
from extractors.sources.paragraphs import paragraphs_of
from extractors.sources.quoted_mail import NOTHING_QUOTED, Quoted, may_quote, passed_on, quoted_mails
from extractors.sources.signed_day import day_of_signature
from extractors.sources.title import heading_of, told_title
from extractors.sources.week_heading import last_day_of_week

_WEEK_ENDS = "the heading names a week, and this is its last day"


def articles_of(file: BinaryIO, given: Given) -> Iterator[Article]:
    """The one article of a file of text.

    Raises:
        SourceError: It is no text, or empty.
    """
    text = decoded(file.read(), given.name)
    yield article_of(text, id=id_of(given.source), source=shown(given.source), option_date=given.option_date)


def documents_of(received: Received) -> list[Document]:
    """The one article of a text that was fetched.

    Raises:
        SourceError: It is no text.
    """
    return [Document(clean(decoded(received.data, received.name, received.charset)))]


def article_of(
    text: str,
    *,
    id: str,
    source: str,
    title: str | None = None,
    option_date: str | None = None,
    record_date: str | None = None,
    record_origin: str = "record",
    home: str | None = None,
    outlet: str | None = None,
) -> Article:
    """An article of a decoded text: dated, its header marked, its paragraphs found.

    The date is the option's, else the record's, else the header's, else a guess by the week of the heading; never today's.

    Args:
        text: The decoded input, kept to the character.
        id: The record's id or the file's name without ending.
        source: How the person named the source.
        title: The title of the metadata; else it is a mail's subject, or the Markdown heading that the story begins with.
        option_date: ISO date that the person gave.
        record_date: Date (or date and time) of the record.
        home: The outlet's town that the record names.
        outlet: Who published it, as the record has it.
        record_origin: Where the record says that its date is from, where that makes it a guess.

    Raises:
        SourceError: The text is empty.
    """
    before = (("option", option_date), (record_origin, day_of(record_date)))
    return _article(Document(text, title, home=home, outlet=outlet), id, source, before, (), "record")


def article_of_document(
    document: Document, *, id: str, source: str, option_date: str | None = None
) -> Article:
    """An article of a parsed source.

    The date is the option's, else that of publication in the metadata, else the header's, else the day the file was made.

    Raises:
        SourceError: The text is empty.
    """
    said = ((document.published_from or "metadata", document.published),)
    before, after = (said, ()) if document.is_authored else ((), said)
    return _article(document, id, source, (("option", option_date), *before), after)


def _article(
    document: Document,
    id: str,
    source: str,
    before: tuple[tuple[str, str | None], ...],
    after: tuple[tuple[str, str | None], ...],
    home_from: str = "page",
) -> Article:
    text, alignment = normalised_lines(document.text)
    if not text or text.isspace():
        raise SourceError(f"{source}: there is no text in it.", "Give an article with at least one word.")
    header = header_of(text, passed_on(text) if (has_mails := may_quote(text)) else None)
    end = max((region.end for region in header.regions), default=0)
    is_mail = document.is_mail or any(region.kind == "mail" for region in header.regions)
    quoted = quoted_mails(text, end, is_mail, header.published) if has_mails else NOTHING_QUOTED
    regions = (*header.regions, *quoted.regions)
    above = header.published or _day_of_all(text, quoted) or _day_of_story(text, is_mail)
    published_from, published = _first_said(*before, ("header", above), *after, _week(text, is_mail))
    is_said = (published_from, published) == (document.published_from, document.published)
    paragraphs, at = paragraphs_of(text, regions), alignment.span if alignment else Span
    return Article(
        id=id,
        source=source,
        text=document.text,
        title=told_title(document.title) or told_title(header.title) or heading_of(text, paragraphs, regions),
        published=published,
        published_from=published_from,
        regions=tuple(Region(region.kind, *at(region.start, region.end)) for region in regions),
        paragraphs=tuple(at(*paragraph) for paragraph in paragraphs) if alignment else paragraphs,
        anchors=tuple(Anchor(*at(one.start, one.end), one.day, one.origin) for one in quoted.anchors),
        byline=document.byline,
        link=document.link,
        published_why=document.reason if is_said else _why(text, published_from, published),
        is_guessed=document.is_guess and is_said,
        witnesses=document.witnesses,
        feed=document.feed,
        home=document.home,
        outlet=document.outlet,
        home_from=home_from if document.home else None,
    )


def _first_said(*origins: tuple[str, str | None]) -> tuple[str | None, str | None]:
    """The first origin that says a day, and the day."""
    return next(((origin, date) for origin, date in origins if date), (None, None))


def _week(text: str, is_mail: bool) -> tuple[str, str | None]:
    """A guess where nothing says the day: the last one of the week that the heading names."""
    return "guess", None if is_mail else last_day_of_week(text)


def _why(text: str, published_from: str | None, published: str | None) -> str:
    is_week = published_from == "guess" and published == last_day_of_week(text)
    return _WEEK_ENDS if is_week else ""


def _day_of_story(text: str, is_mail: bool) -> str | None:
    """The day of the dateline that the story begins with, or beside who wrote or issued it; a mail may pass a story on."""
    found = None if is_mail else day_of_dateline(text)
    return found[0] if found else None if is_mail else day_of_signature(text)


def _day_of_all(text: str, quoted: Quoted) -> str | None:
    """The day of a mail that is passed on without a word above it: the text is that mail."""
    first = next(iter(quoted.regions), None)
    is_all = first is not None and not text[: first.start].strip() and len(quoted.anchors) == 1
    return quoted.anchors[0].day if is_all else None
