"""Writes what was chosen in a window as JSON Lines: schema 1, or its parts with the id of their article.

What the window had not analysed yet is analysed first.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from typing import Any

from extractors.exports.arrays import together
from extractors.exports.dumping import dumped
from extractors.exports.schema import as_schema
from extractors.model import Analysis, Article
from tui.chosen.choice import Choice
from tui.reading import Reading


def written(
    choice: Choice,
    articles: list[Article],
    readings: dict[int, Reading],
    analyses: Callable[[Iterator[Article]], Iterator[tuple[Article, Analysis]]],
) -> Iterator[bytes]:
    """The lines of the chosen ones, in the order of their articles.

    Args:
        choice: What is marked.
        articles: What could be read, by number.
        readings: The readings of those that were opened.
        analyses: Analyses articles that the window did not, with the reader's corrections.
    """
    known = {number for number, reading in readings.items() if reading.progress.is_complete}
    left = iter([articles[number] for number in choice.numbers if number not in known])
    with contextlib.closing(analyses(left)) as others:  # type: ignore[type-var]
        for number in choice.numbers:
            if number in known:
                reading = readings[number]
                found = reading.article, reading.analysis
            else:
                found = next(others)
            yield from _lines_of(choice, number, *found)


def _lines_of(choice: Choice, number: int, article: Article, analysis: Analysis) -> Iterator[bytes]:
    """The lines of what is marked in one article.

    Args:
        choice: What is marked.
        number: Which article of the window it is.
        article: The article.
        analysis: All that is known of it.
    """
    whole = as_schema(article, analysis)
    if choice.what != "articles":
        whole = together(whole)
    if choice.what == "articles":
        if number in choice.articles:
            yield dumped(whole)
        return
    spots = choice.of_article(number)
    marked = [m for m in whole["mentions"] if (m["kind"], m["start"], m["end"]) in spots]
    parts: list[dict[str, Any]] = marked
    if choice.what == "entities":
        ids = {mention["entity"] for mention in marked}
        parts = [entity for entity in whole["entities"] if entity["id"] in ids]
    for part in parts:
        yield dumped({"article": article.id, **part})
