"""A sentence as a citation."""

from __future__ import annotations

from extractors import wordings
from tui.reading import Reading
from tui.visible import visible


def citation(reading: Reading) -> str:
    """The sentence in quotes, then the title, the source and the day, as far as they are known."""
    start, end = reading.sentence
    article = reading.article
    quote = " ".join(visible(article.text[start:end]).split())
    day = wordings.day(article.published) if article.published else "undated"
    origin = ", ".join(visible(part) for part in (article.title, article.source, day) if part)
    return f"“{quote}” ({origin})"
