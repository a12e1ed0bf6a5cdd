"""The chosen ones as JSON Lines: schema 1, or its parts with the id of their article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from extractors.exports.dumping import dumped
from extractors.exports.schema import as_schema
from extractors.model import Analysis, Article
from tui.chosen.choice import Choice


def lines_of(choice: Choice, number: int, article: Article, analysis: Analysis) -> Iterator[bytes]:
    """The lines of what is marked in one article.

    Args:
        choice: What is marked.
        number: Which article of the window it is.
        article: The article.
        analysis: All that is known of it.
    """
    whole = as_schema(article, analysis)
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
