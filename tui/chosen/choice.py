"""The articles, mentions or entities that are marked for a pipe: one frozen value."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from extractors.model import Kind
from tui.chosen.whats import What

# A mention by its kind, start and end: ids of entities change while the analysis grows, this does not.
Spot = tuple[Kind, int, int]


@dataclass(frozen=True)
class Choice:
    """What is marked, by the number of the article.

    Attributes:
        what: What is chosen.
        articles: Numbers of the articles that are marked as a whole.
        spots: Number of the article and mention; an entity is marked at its mentions.
    """

    what: What
    articles: frozenset[int] = frozenset()
    spots: frozenset[tuple[int, Spot]] = frozenset()

    def of_article(self, number: int) -> frozenset[Spot]:
        """The mentions that are marked in the article."""
        return frozenset(spot for article, spot in self.spots if article == number)

    def toggled_article(self, number: int) -> Choice:
        """With the article marked, or not any more."""
        return replace(self, articles=self.articles ^ {number})

    def toggled(self, number: int, spots: Iterable[Spot]) -> Choice:
        """With these mentions marked; without them where one of them is marked already."""
        marks = frozenset((number, spot) for spot in spots)
        return replace(self, spots=self.spots - marks if marks & self.spots else self.spots | marks)

    @property
    def numbers(self) -> list[int]:
        """The articles in which something is marked, in order."""
        return sorted(self.articles | {number for number, _ in self.spots})
