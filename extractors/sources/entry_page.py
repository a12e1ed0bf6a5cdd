"""The page of a feed's entry: the whole article, with the entry's own day as a witness of its day."""

from __future__ import annotations

from dataclasses import replace

from extractors.errors import SourceError, SourceNote
from extractors.model import Article
from extractors.sources.document import Document
from extractors.sources.loading import Loading
from extractors.sources.pace import PACE
from extractors.sources.subprocess_parser import documents_in_subprocess
from extractors.sources.text import article_of_document

# A page with less than this share of the text that the feed has is a notice or a fence, and not the article.
_LEAST = 0.8


def with_its_page(entry: Article, loading: Loading, is_chosen: bool) -> Article:
    """The entry's article with the text of its page.

    Args:
        entry: The entry as its feed has it.
        loading: The limits.
        is_chosen: Whether a person asked for this page; else the site's robots.txt may forbid it, and a site is not hurried.

    Raises:
        SourceError: The page cannot be had, or has less of the text than the feed.
    """
    if entry.link is None:
        raise SourceError(
            f"{entry.source}: the feed tells no address of this entry.", "Its text is all there is."
        )
    if loading.is_offline:
        raise SourceError(
            f"{entry.link}: nothing is fetched with --offline.", "Its text in the feed is shown."
        )
    if not is_chosen:
        PACE.wait(entry.link)
    found = documents_in_subprocess(
        "web", entry.link, loading, address=entry.link, heeds_robots=not is_chosen
    )
    document = next((one for one in found if isinstance(one, Document) and one.feed is None), None)
    if document is None:
        raise SourceError(f"{entry.link}: there is no article there.", "Its text in the feed is shown.")
    page = article_of_document(document, id=entry.id, source=entry.source)
    if len(page.text) < _LEAST * len(entry.text):
        raise SourceError(
            f"{entry.link}: the page has less of the text than the feed.", "The feed's text is shown."
        )
    return _dated(_named(page, entry), entry)


def _named(page: Article, entry: Article) -> Article:
    """With what the feed says of it where the page does not."""
    return replace(
        page,
        title=page.title or entry.title,
        byline=page.byline or entry.byline,
        link=entry.link,
        feed=entry.feed,
        witnesses=(*page.witnesses, *entry.witnesses),
    )


def of_entry(entry: Article, loading: Loading) -> tuple[SourceNote | None, Article]:
    """The entry's article with the text of its page; where that cannot be had, with that of the feed and why."""
    try:
        return None, with_its_page(entry, loading, is_chosen=False)
    except SourceError as error:
        return SourceNote(error.message, f"{error.hint} The feed's text was read.".strip()), entry


def _dated(page: Article, entry: Article) -> Article:
    """With the surer day of the two: the page's own, else the feed's."""
    is_given = entry.published_from == "option"
    is_surer = entry.published is not None and not entry.published_guess
    if is_given or (is_surer and (page.published is None or page.published_guess)):
        return replace(
            page,
            published=entry.published,
            published_from=entry.published_from,
            published_why=entry.published_why,
            is_guessed=False,
        )
    if is_surer and page.published != entry.published:
        return replace(page, published_why=f"{page.published_reason}; the feed says {entry.published}")
    return page
