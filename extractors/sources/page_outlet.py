"""The town of a page's outlet, where the page's metadata name it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from extractors.sources.page_evidence import SCRIPTS

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LONGEST: Final = 100
"""Code points of the longest name of a town with its state."""
_DEEPEST: Final = 8
"""How many objects in each other are looked into for a publisher."""


def outlet_of(tree: HtmlElement) -> str | None:
    """The locality of the publisher's address in JSON-LD, with its region; None where the page names none.

    What a page says of the place of its story (`geo.placename`) is another matter.
    """
    for script in tree.xpath(SCRIPTS):
        try:
            value = json.loads(str(script))
        except (ValueError, RecursionError):
            continue
        for publisher in _publishers(value):
            if town := _town(publisher.get("address")):
                return town
    return None


def _publishers(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """The publishers in a value of JSON, and what itself is an organisation of news."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for each in value:
            yield from _publishers(each, depth + 1)
    elif isinstance(value, dict):
        publisher = value.get("publisher")
        if isinstance(publisher, dict):
            yield publisher
        if value.get("@type") == "NewsMediaOrganization":
            yield value
        yield from _publishers(value.get("@graph"), depth + 1)


def _town(address: Any) -> str | None:
    if not isinstance(address, dict):
        return None
    parts = [address.get(name) for name in ("addressLocality", "addressRegion")]
    words = [" ".join(part.split()) for part in parts if isinstance(part, str) and part.strip()]
    town = ", ".join(words) if words and parts[0] else ""
    return town if 0 < len(town) <= _LONGEST and town.isprintable() else None
