"""Text as it is compared: what a query, a name across articles and a facet have in common."""

from __future__ import annotations

import unicodedata


def folded(text: str) -> str:
    """The text as it is compared: without capitals and accents, with plain apostrophes and hyphens."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.replace("’", "'").replace("‑", "-").replace("–", "-"))
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()
