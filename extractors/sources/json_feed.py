"""The entries of a JSON Feed (jsonfeed.org, versions 1 and 1.1)."""

from __future__ import annotations

from typing import Any

import orjson

from extractors.errors import SourceError
from extractors.sources.feed_day import day_of_entry
from extractors.sources.feed_entry import Entry


def entries_of(data: bytes, name: str) -> tuple[str, list[Entry]]:
    """The title and the entries of a feed.

    Raises:
        SourceError: It is no JSON, or no feed.
    """
    try:
        said: Any = orjson.loads(data.removeprefix(b"\xef\xbb\xbf"))
    except orjson.JSONDecodeError as error:
        raise SourceError(f"{name}: not JSON ({error}).", "Get the feed again.") from error
    items = said.get("items") if isinstance(said, dict) else None
    if not isinstance(items, list):
        raise SourceError(f"{name}: there is no entry in this feed.", "Read it again later.")
    return _words(said, "title"), [_entry(item) for item in items if isinstance(item, dict)]


def _entry(item: dict[str, Any]) -> Entry:
    authors = item.get("authors") if isinstance(item.get("authors"), list) else [item.get("author")]
    names = [_words(author, "name") for author in authors or () if isinstance(author, dict)]
    link = _words(item, "url") or _words(item, "external_url")
    return Entry(
        id=_words(item, "id"),
        link=link,
        title=(_words(item, "title"), "text/plain"),
        byline=", ".join(filter(None, names)),
        texts=(
            (_words(item, "content_html"), "text/html"),
            (_words(item, "content_text"), "text/plain"),
            (_words(item, "summary"), "text/plain"),
        ),
        day=day_of_entry(_words(item, "date_published"), _words(item, "date_modified"), link),
    )


def _words(said: dict[str, Any], field: str) -> str:
    value = said.get(field)
    return value if isinstance(value, str) else str(value) if isinstance(value, int) else ""
