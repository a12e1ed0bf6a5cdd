"""A feed (RSS, RDF Site Summary, Atom, JSON Feed) to an article an entry, in plain text."""

from __future__ import annotations

import hashlib
import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import feedparser

from extractors.errors import SourceError, SourceNote
from extractors.sources.decoding import decoded
from extractors.sources.document import Document, Received, clean, line_of
from extractors.sources.feed_day import day_of_entry
from extractors.sources.feed_entry import Entry
from extractors.sources.json_feed import entries_of as entries_of_json
from extractors.sources.markup import text_of_blocks, tree_of

# Entries of one feed that are read: what is kept of a site's whole past has some ten thousand.
_MOST = 100_000

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*>")

_NAMESPACE = re.compile(r"""\sxmlns(:[\w.-]+)?\s*=\s*(["'][^"'<>]*["'])""")

_MARKUP = ("text/html", "application/xhtml+xml", "application/xml", "text/xml")
_END_BYTES = 4_096
_HINT = "Open it in a browser: it may be a page that leads to the feed."


def documents_of(received: Received) -> Iterator[Document | SourceNote]:
    """The entries in the order of the feed, each once.

    Raises:
        SourceError: It is no feed, or has no entry.
    """
    name, data = received.name, received.data
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        title, entries = entries_of_json(data, name)
    else:
        title, entries = _entries(data, name, received.address)
    title = title or name
    shared = {link for link, count in Counter(one.link for one in entries).items() if count > 1}
    told: set[str] = set()
    for entry in entries[:_MOST]:
        document = _document(entry, title, entry.link in shared)
        if document is not None and document.id not in told:
            told.add(document.id or "")
            yield document
    if len(entries) > _MOST:
        yield SourceNote(f"{name}: of {len(entries):,} entries {_MOST:,} were read.", "The others are older.")
    if not told:
        raise SourceError(f"{name}: there is no entry in this feed.", "Read it again later.")


def _document(entry: Entry, feed: str, is_shared: bool) -> Document | None:
    """The article of an entry; None where there is not a word in it.

    An id that is no URI, as a number, is the feed's own; a link that several entries share tells none of them apart.
    """
    title = line_of(plain(*entry.title))
    text = next((text for told in entry.texts if (text := plain(*told))), "")
    link = entry.link if entry.link.lower().startswith(("http://", "https://")) else ""
    if not text and not title:
        return None
    own = line_of(entry.id) or ""
    said = hashlib.blake2b(f"{title}\0{text}".encode("utf-8", "replace"), digest_size=8).hexdigest()
    id_ = own if ":" in own else (link if link and not is_shared else f"{feed}#{own or said}")
    day = entry.day
    document = Document(
        text or title or "",
        title if text else None,
        line_of(plain(entry.byline, "text/html" if "&" in entry.byline else "text/plain")),
        id=id_,
        link=link or None,
        part="" if link and not is_shared else id_,
        feed=feed,
    )
    if day is None:
        return document
    return replace(
        document,
        published=day.day,
        published_from=day.origin,
        is_authored=not day.is_guess,
        reason=day.reason,
        is_guess=day.is_guess,
        witnesses=day.witnesses,
    )


def plain(words: str, kind: str) -> str:
    """Words of a feed without markup, its blocks parted by blank lines."""
    if not words.strip():
        return ""
    if kind not in _MARKUP:
        return clean(words).strip()
    try:
        tree = tree_of(f"<html><body>{words}</body></html>".encode("utf-8", "replace"), "entry", "utf-8")
    except SourceError:
        return ""
    return text_of_blocks(tree)


def _entries(data: bytes, name: str, address: str | None) -> tuple[str, list[Entry]]:
    """The title and the entries of a feed in XML.

    Raises:
        SourceError: It is no feed.
    """
    try:
        found = _parsed(data, address)
    except (ValueError, LookupError):
        found = _parsed_otherwise(data, name, address)
    version = str(found.get("version") or "")
    if not found.entries and (not version or not _ends(data)):
        raise SourceError(f"{name}: this is no feed, or it is damaged.", _HINT)
    title = line_of(plain(*_detail(found.feed, "title"))) or ""
    return title, [_entry(one, version) for one in found.entries]


def _ends(data: bytes) -> bool:
    """Whether a document in XML ends as one does: what is broken off has no end of its outermost element."""
    return data.rstrip(b" \t\r\n\0").endswith(b">") and b"</" in data[-_END_BYTES:]


def _parsed_otherwise(data: bytes, name: str, address: str | None) -> feedparser.FeedParserDict:
    """The same where it says that it is in an encoding that is no name, or a namespace has a blank in it.

    Raises:
        SourceError: It is no feed.
    """
    text = _DECLARATION.sub("", decoded(data, name), count=1)
    text = _NAMESPACE.sub(lambda found: "".join(found[0].split()).replace("xmlns", " xmlns", 1), text)
    try:
        return _parsed(text.encode("utf-8", "replace"), address)
    except (ValueError, LookupError) as error:
        raise SourceError(f"{name}: this feed is damaged.", _HINT) from error


def _parsed(data: bytes, address: str | None) -> feedparser.FeedParserDict:
    headers = {"content-location": address} if address else {}
    # As a stream: what is given as bytes may be taken for a path.
    return feedparser.parse(
        io.BytesIO(data), response_headers=headers, resolve_relative_uris=False, sanitize_html=False
    )


def _entry(said: Mapping[str, Any], version: str) -> Entry:
    texts = [(str(one.get("value") or ""), str(one.get("type") or "")) for one in said.get("content") or ()]
    link = str(said.get("feedburner_origlink") or said.get("link") or "")
    published, updated = str(said.get("published") or ""), str(said.get("updated") or "")
    if not version.startswith("atom"):  # `dc:date` is the day of an entry where there is no other
        published, updated = published or updated, ""
    return Entry(
        id=str(said.get("id") or ""),
        link=link,
        title=_detail(said, "title"),
        byline=str(said.get("author") or ""),
        texts=(*texts, _detail(said, "summary")),
        day=day_of_entry(published, updated, link),
    )


def _detail(said: Mapping[str, Any], field: str) -> tuple[str, str]:
    detail = said.get(f"{field}_detail") or {}
    return str(detail.get("value") or said.get(field) or ""), str(detail.get("type") or "text/plain")
