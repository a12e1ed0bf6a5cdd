"""What a key needs to know of an analysis, as sorted arrays: built when the analysis or the filter changes, never on a move."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from functools import cached_property

from extractors.model import Analysis, Article, Entity, Kind, Mention, Span
from tui.filter import Asked, Filter
from tui.likeness import folded
from tui.query import Vocabulary
from tui.sentences import Sentences


class Facts:
    """The entities and mentions that the filter shows, looked up by offset.

    Args:
        article: The article.
        analysis: What is known of it.
        filter: What the reader wants to see.
    """

    def __init__(self, article: Article, analysis: Analysis, filter: Filter) -> None:
        self.article = article
        self.analysis = analysis
        self.filter = filter

    @cached_property
    def entities(self) -> dict[str, Entity]:
        """Every entity by its id, hidden ones too."""
        return {entity.id: entity for entity in self.analysis.entities}

    @cached_property
    def sentences(self) -> Sentences:
        """The article's sentences."""
        return Sentences(
            self.article.text, self.article.paragraphs, self.analysis.sentences, self.article.regions
        )

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The words of the article's entities, which a query is understood by; empty where nothing is asked."""
        if not self.filter.query:
            return Vocabulary()
        wordings: dict[str, set[str]] = defaultdict(set)
        for mention in self.analysis.mentions:
            wordings[mention.entity].add(folded(mention.text))
        return Vocabulary(self.analysis.entities, {id_: frozenset(words) for id_, words in wordings.items()})

    @cached_property
    def asked(self) -> Asked:
        """The filter as it is understood in this article."""
        return self.filter.asked_of(self.vocabulary)

    @cached_property
    def shown(self) -> dict[str, Entity]:
        """The entities that the filter shows, by id, in the analysis' order."""
        asked, words = self.asked, self.vocabulary.words_of
        return {entity.id: entity for entity in self.analysis.entities if asked.shows(entity, words(entity))}

    @cached_property
    def known(self) -> int:
        """How many entities there are to show, hidden ones too: the whole of which `of_entity` remains."""
        mentioned = {mention.entity for mention in self.analysis.mentions}
        return sum(entity.id in mentioned and self.filter.counts(entity) for entity in self.analysis.entities)

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """The mentions of shown entities, by start, the longest first."""
        return tuple(mention for mention in self.analysis.mentions if mention.entity in self.shown)

    @cached_property
    def of_entity(self) -> dict[str, list[Mention]]:
        """The shown mentions of each entity, in text order."""
        found: dict[str, list[Mention]] = defaultdict(list)
        for mention in self.mentions:
            found[mention.entity].append(mention)
        return dict(found)

    @cached_property
    def counts(self) -> Counter[Kind]:
        """How many entities of each kind are listed."""
        return Counter(self.shown[id_].kind for id_ in self.of_entity)

    @cached_property
    def _starts(self) -> list[int]:
        return [mention.start for mention in self.mentions]

    @cached_property
    def _longest(self) -> int:
        return max((mention.end - mention.start for mention in self.mentions), default=0)

    def between(self, span: Span) -> list[Mention]:
        """The shown mentions that share a character with the span."""
        low = bisect_left(self._starts, span.start - self._longest)
        high = bisect_left(self._starts, span.end)
        return [mention for mention in self.mentions[low:high] if mention.end > span.start]

    def at(self, offset: int) -> Mention | None:
        """The shortest shown mention that covers the offset."""
        covering = self.between(Span(offset, offset + 1))
        return min(covering, key=lambda mention: mention.end - mention.start, default=None)

    def next_mention(self, offset: int) -> Mention | None:
        """The first shown mention that starts after the offset."""
        at = bisect_right(self._starts, offset)
        return self.mentions[at] if at < len(self.mentions) else None

    def previous_mention(self, offset: int) -> Mention | None:
        """The last shown mention that starts before the offset."""
        at = bisect_left(self._starts, offset) - 1
        return self.mentions[at] if at >= 0 else None
