"""Entities and mentions of a filtered analysis, as sorted arrays by section: look-ups bisect, and a move builds nothing."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from functools import cached_property

from extractors.kinds.registry import kind_names
from extractors.model import Analysis, Article, Entity, Kind, Mention, Span
from tui.analysis_store import AnalysisStore
from tui.filter import Filter
from tui.listing import Listing
from tui.section import Section, Shown
from tui.sentences import Sentences
from tui.wrapping import blocks_of


class Facts:
    """The entities and mentions that the filter shows, looked up by offset.

    Args:
        article: The article.
        known: What is known of it.
        filter: What the reader wants to see.
        listing: What the filter's query finds, where that is known already.
    """

    def __init__(
        self,
        article: Article,
        known: AnalysisStore | Analysis,
        filter: Filter,
        listing: Listing | None = None,
    ) -> None:
        self.article = article
        self.known = AnalysisStore.of(known) if isinstance(known, Analysis) else known
        self.filter = filter
        self.listing = listing or Listing(self.known, filter.query)
        self._shown: dict[Section, Shown] = {}

    def filtered(self, filter: Filter) -> Facts:
        """The same facts under another filter."""
        same = filter.query == self.filter.query
        return Facts(self.article, self.known, filter, self.listing if same else None)

    @property
    def analysis(self) -> Analysis:
        """All that is known, as one analysis; the first time it takes as long as the text."""
        return self.known.whole

    @property
    def entities(self) -> dict[str, Entity]:
        """Every entity by its id, hidden ones too."""
        return self.known.entities

    @cached_property
    def sentences(self) -> Sentences:
        """The article's sentences."""
        article = self.article
        return Sentences(article.text, article.paragraphs, self.known.sections, article.regions)

    @cached_property
    def blocks(self) -> list[Span]:
        """What stands on the screen as a paragraph."""
        return [*blocks_of(self.article.text, self.article.paragraphs)]

    # --- of the place where the reader is

    def between(self, span: Span) -> list[Mention]:
        """The shown mentions that share a character with the span, by start, the longest first."""
        sections = self.known.over(span)
        return [mention for section in sections for mention in self._of(section).between(span)]

    def at(self, offset: int) -> Mention | None:
        """The shortest shown mention that covers the offset."""
        covering = self.between(Span(offset, offset + 1))
        return min(covering, key=lambda mention: mention.end - mention.start, default=None)

    def next_mention(self, offset: int, entity: str | None = None) -> Mention | None:
        """The first shown mention that starts at the offset or after it; of that entity's there, the one that follows.

        Args:
            offset: Where the reader is.
            entity: The entity whose mention was stepped to there; None where none was.
        """
        for section in self.known.sections[self.known.at(offset) :]:
            shown = self._of(section)
            low, high = bisect_left(shown.starts, offset), bisect_right(shown.starts, offset)
            here = next((at for at in range(low, high) if shown.mentions[at].entity == entity), low - 1)
            if here + 1 < len(shown.mentions):
                return shown.mentions[here + 1]
        return None

    def previous_mention(self, offset: int, entity: str | None = None) -> Mention | None:
        """The last shown mention that starts before the offset, or at it before that entity's there."""
        for section in reversed(self.known.sections[: self.known.at(offset) + 1]):
            shown = self._of(section)
            low, high = bisect_left(shown.starts, offset), bisect_right(shown.starts, offset)
            here = next((at for at in range(low, high) if shown.mentions[at].entity == entity), low)
            if here > 0:
                return shown.mentions[here - 1]
        return None

    def mentions_of(self, id_: str) -> list[Mention]:
        """The mentions of a shown entity, in text order; none where the filter hides it."""
        if not self.shows(id_):
            return []
        return [m for section in self.known.sections for m in section.of_entity.get(id_, ())]

    def shows(self, id_: str) -> bool:
        """Whether the entity is shown and mentioned."""
        entity = self.known.entities.get(id_)
        return (
            entity is not None
            and entity.kind not in self.filter.hidden
            and self.listing.entry(entity) is not None
        )

    # --- of the whole article

    @cached_property
    def counts(self) -> Counter[Kind]:
        """How many entities of each kind are listed."""
        return Counter({k: len(self.listing.of(k)) for k in kind_names() if k not in self.filter.hidden})

    @property
    def listed(self) -> int:
        """How many entities are listed."""
        return self.counts.total()

    @property
    def listable(self) -> int:
        """How many entities there would be to list, were nothing asked and nothing hidden but what is closed."""
        return sum(n for kind, n in self.listing.listable.items() if kind not in self.filter.closed)

    @cached_property
    def doubtful(self) -> tuple[tuple[int, str], ...]:
        """The listed entities that may be wrong, each by the offset of its first mention and its id, in text order."""
        return tuple(
            sorted(
                (entry.first, entry.entity.id)
                for kind in kind_names()
                if kind not in self.filter.hidden
                for entry in self.listing.of(kind)
                if entry.entity.doubt
            )
        )

    @property
    def guesses(self) -> int:
        """How many of the listed figures the query finds by a guess alone (see `Listing.guesses`)."""
        return 0 if "figure" in self.filter.hidden or not self.filter.query else self.listing.guesses

    @property
    def doubts(self) -> int:
        """How many entities may be wrong, those too that the filter or a hidden kind keeps from sight; not of closed kinds."""
        if not self.filter.is_active:
            return len(self.doubtful)
        return sum(n for kind, n in self.listing.doubts.items() if kind not in self.filter.closed)

    @cached_property
    def shown(self) -> dict[str, Entity]:
        """The entities that the filter shows, by id, unmentioned ones too."""
        return {
            entity.id: entity
            for section in self.known.sections
            for entity in section.analysis.entities
            if entity.kind not in self.filter.hidden and self.listing.finds(entity)
        }

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """The mentions of shown entities, by start, the longest first."""
        return tuple(m for section in self.known.sections for m in self._of(section).mentions)

    @cached_property
    def of_entity(self) -> dict[str, list[Mention]]:
        """The shown mentions of each entity, in text order."""
        found: dict[str, list[Mention]] = {}
        for mention in self.mentions:
            found.setdefault(mention.entity, []).append(mention)
        return found

    def _of(self, section: Section) -> Shown:
        if self.filter.is_first:
            return section.shown
        shown = self._shown.get(section)
        if shown is None:
            hidden, lists = self.filter.hidden, self.listing.lists
            shown = self._shown[section] = Shown(
                [m for m in section.analysis.mentions if m.kind not in hidden and lists(section, m)]
            )
        return shown


def guessed(facts: Facts) -> str:
    """`, 2 by a guess`: how many the filter finds by what the article told before alone; empty where none."""
    return f", {facts.guesses} by a guess" if facts.guesses else ""
