"""What is cached of the first article is read once to open the window."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.model import Analysis, Article
from extractors.sources.text import article_of
from tui.cached_sections import once_known


def test_what_was_read_to_open_the_window_is_not_read_again_for_its_first_article() -> None:
    first, other, asked = _article("One."), _article("Two."), list[str]()
    known = [Analysis()]

    def cached(article: Article) -> Sequence[Analysis]:
        asked.append(article.text)
        return []

    sections = once_known(first, known, cached)
    assert sections(other) == []
    assert sections(first) is known
    assert sections(first) == [], "it was analysed anew since"
    assert asked == ["Two.", "One."]


def _article(text: str) -> Article:
    return article_of(text, id=text, source=text)
