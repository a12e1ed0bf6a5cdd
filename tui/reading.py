"""The frozen `Reading` that the whole window shows, and its transitions."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import field, replace
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, Self

from extractors.model import Analysis, Article, Kind, Mention, Note, Span, span_at
from extractors.values import dataclass
from tui.analysis_store import AnalysisStore
from tui.facts import Facts
from tui.filter import Filter
from tui.marks import Marks
from tui.search import Search
from tui.words import run_of

if TYPE_CHECKING:
    from extractors.corrections.corrections import Corrections
    from tui.library.across import Across


class Cycle(Enum):
    """Choices that one key goes around."""

    @property
    def following(self) -> Self:
        """The choice after this one, around."""
        choices = list(type(self))
        return choices[(choices.index(self) + 1) % len(choices)]


class Scope(Cycle):
    """What part of the text the panes mark."""

    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"
    SCREEN = "screen"
    SO_FAR = "so far"
    ARTICLE = "article"


class Order(Cycle):
    """In what order a pane lists its entities."""

    MENTION = "first mention"
    FREQUENCY = "frequency"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Focus:
    """Where the reader is: a code point of the text, and the entity chosen, if one is."""

    offset: int = 0
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the analysis is: chunks done of all; `trouble` says in words why it stopped, where it did.

    `is_redated`: the article was given another day, by which the dates that are shown are not resolved yet.
    """

    done: int = 0
    total: int = 0
    is_complete: bool = False
    trouble: str = ""
    is_redated: bool = False

    def after(self, before: Progress) -> Progress:
        """The same; as long as it is not complete, as redated as before."""
        return replace(self, is_redated=True) if before.is_redated and not self.is_complete else self

    @property
    def is_resolving(self) -> bool:
        """Whether the dates that are shown are about to be resolved by another day."""
        return self.is_redated and not self.is_complete and not self.trouble


NOWHERE = Span(0, 0)


@dataclass(frozen=True, eq=False)
class Reading:
    """An article as it is being read. Compared by identity: a transition gives another reading.

    Attributes:
        facts: The article's facts as the filter shows them.
        page: The part of the text that is on the screen.
        has_labels: Whether each mention bears the letter of its kind.
        known: What was found in the article, section by section.
        corrected: The same with the reader's corrections: `known` itself where there are none.
        corrections: The reader's own and those by rules; None where there never was one.
        anchor: Where the words that are selected by keys begin or end, the focus being at the other end; None selects none.
        across: What other articles of a corpus have of the entity whose card is open.
        picked: Mentions that are marked to be written to a pipe, by kind, start and end.
    """

    article: Article
    facts: Facts
    focus: Focus = Focus()
    scope: Scope = Scope.SENTENCE
    order: Order = Order.MENTION
    search: Search = field(default_factory=Search)
    page: Span = NOWHERE
    progress: Progress = Progress()
    has_labels: bool = False
    known: AnalysisStore = field(default_factory=AnalysisStore)
    corrected: AnalysisStore = field(default_factory=AnalysisStore)
    corrections: Corrections | None = None
    picked: frozenset[tuple[Kind, int, int]] = frozenset()
    anchor: int | None = None
    across: Across | None = None

    @classmethod
    def of(cls, article: Article) -> Reading:
        """The reading of an article that nothing is known of yet, at the story's first word."""
        return cls(article, Facts(article, AnalysisStore(), Filter()), Focus(article.lede.start))

    @property
    def filter(self) -> Filter:
        """What the reader wants to see."""
        return self.facts.filter

    @property
    def analysis(self) -> Analysis:
        """All that is known of the article, as one and as corrected; for what looks at the whole of it, not for a key."""
        return self.corrected.whole

    @property
    def why_none(self) -> str:
        """Why no entity is listed, in words."""
        if self.filter.is_active:
            return "The filter shows none."
        return "No entity was found." if self.progress.is_complete else "No entity is known yet."

    @cached_property
    def sentence(self) -> Span:
        """The sentence under the focus."""
        return self.facts.sentences.at(self.focus.offset)

    @cached_property
    def paragraph(self) -> Span:
        """The paragraph under the focus."""
        paragraphs = self.article.paragraphs
        return paragraphs[span_at(paragraphs, self.focus.offset)]

    @property
    def in_scope(self) -> Span:
        """The part of the text whose entities the panes mark."""
        match self.scope:
            case Scope.SENTENCE:
                return self.sentence
            case Scope.PARAGRAPH:
                return self.paragraph
            case Scope.SCREEN:
                return self.page
            case Scope.SO_FAR:
                return Span(0, self.sentence.end)
            case Scope.ARTICLE:
                return Span(0, len(self.article.text))

    @cached_property
    def marks(self) -> Marks:
        """Which rows are in scope."""
        if self.scope is Scope.ARTICLE:
            return Marks(before=len(self.article.text) + 1)
        if self.scope is Scope.SO_FAR:
            return Marks(before=self.sentence.end)
        return Marks(frozenset(mention.entity for mention in self.facts.between(self.in_scope)))

    @property
    def marked(self) -> frozenset[str]:
        """Ids of the shown entities that are mentioned in the scope."""
        return frozenset(mention.entity for mention in self.facts.between(self.in_scope))

    @property
    def under_cursor(self) -> Mention | None:
        """The mention under the focus; that of the chosen entity goes before others that cover the same character."""
        focus = self.focus
        mention = self.facts.at(focus.offset)
        if mention is None or mention.entity == focus.entity:
            return mention
        chosen = self.facts.mentions_of(focus.entity or "")
        return next((m for m in chosen if m.start <= focus.offset < m.end), mention)

    @property
    def remarks(self) -> tuple[Note, ...]:
        """What the reader noted on entities and sentences."""
        if self.corrections is None or not self.corrected.sections:
            return ()
        changes = self.analysis.changes
        return changes.notes if changes is not None else ()

    @property
    def selected(self) -> Span | None:
        """The words from the anchor to the focus; None where nothing is selected by keys."""
        return None if self.anchor is None else run_of(self.article.text, self.anchor, self.focus.offset)

    def focused_on(self, offset: int, entity: str | None = None) -> Reading:
        """At another place, with an entity chosen or none."""
        offset = min(max(offset, 0), max(0, len(self.article.text) - 1))
        return replace(self, focus=Focus(offset, entity))

    def analysed(self, analysis: Analysis, progress: Progress, section: int = 0) -> Reading:
        """With more known of a section. An entity that was chosen stays chosen where its mention still is one."""
        return replace(
            self._knowing(self.known.learnt(section, analysis), self.corrections),
            progress=progress.after(self.progress),
        )

    def recalled(self, sections: Mapping[int, Analysis], progress: Progress | None = None) -> Reading:
        """With these sections known, as they were kept or found."""
        known = self.known
        for number, analysis in sections.items():
            known = known.learnt(number, analysis)
        progress = self.progress if progress is None else progress.after(self.progress)
        return replace(self._knowing(known, self.corrections), progress=progress)

    def corrected_by(self, corrections: Corrections | None) -> Reading:
        """With other corrections. What is known is corrected as a whole: it takes as long as the text."""
        return self._knowing(self.known, corrections)

    def _knowing(self, known: AnalysisStore, corrections: Corrections | None) -> Reading:
        """The one place where corrections are laid over what was found."""
        corrected = known
        if corrections is not None:
            analysis = corrections.applied(known.whole, self.article.text)
            corrected = known if analysis is known.whole else AnalysisStore.of(analysis)
        facts = Facts(self.article, _asked_for(corrected, self.filter), self.filter)
        mention = facts.at(self.focus.offset) if self.focus.entity else None
        focus = replace(self.focus, entity=mention.entity if mention else None)
        return replace(
            self, facts=facts, focus=focus, known=known, corrected=corrected, corrections=corrections
        )

    def caught_up(self, ahead: Reading) -> Reading:
        """With what `ahead` knows, which began as this reading and learnt more; who reads this has moved and filtered since."""
        facts = ahead.facts if ahead.filter == self.filter else ahead.filtered(self.filter).facts
        mention = facts.at(self.focus.offset) if self.focus.entity else None
        focus = replace(self.focus, entity=mention.entity if mention else None)
        return replace(self, facts=facts, focus=focus, known=ahead.known, corrected=ahead.corrected)

    def progressed(self, progress: Progress) -> Reading:
        """With the analysis further on."""
        return replace(self, progress=progress.after(self.progress))

    def filtered(self, filter: Filter) -> Reading:
        """With other kinds or another query."""
        facts = self.facts.filtered(filter)
        if (filter.status, filter.tags) != (self.filter.status, self.filter.tags):
            facts = Facts(self.article, _asked_for(self.corrected, filter), filter)
        entity = self.focus.entity if self.focus.entity and facts.shows(self.focus.entity) else None
        return replace(self, facts=facts, focus=replace(self.focus, entity=entity))

    def scoped(self, scope: Scope) -> Reading:
        """With another part of the text marked in the panes."""
        return replace(self, scope=scope)

    def ordered(self, order: Order) -> Reading:
        """With the panes in another order."""
        return replace(self, order=order)

    def showing(self, page: Span) -> Reading:
        """With another part of the text on the screen."""
        return replace(self, page=page)

    def labelled(self, has_labels: bool) -> Reading:
        """With the letter of its kind at each mention, or without."""
        return replace(self, has_labels=has_labels)

    def picking(self, picked: frozenset[tuple[Kind, int, int]]) -> Reading:
        """With other mentions marked."""
        return replace(self, picked=picked)

    def selecting(self, anchor: int | None) -> Reading:
        """With words selected from there to the focus; None selects none."""
        return replace(self, anchor=anchor)

    def left_at(self, top: int) -> Reading:
        """To be shown again with this offset at the top of the screen."""
        return replace(self, page=Span(top, top + 1))

    def searching(self, search: Search) -> Reading:
        """With another search."""
        return replace(self, search=search)

    def dated(self, published: str | None, origin: str | None = None) -> Reading:
        """With another anchor and where it is from."""
        article = self.article.dated(published, origin)
        return replace(self, article=article, facts=Facts(article, self.facts.known, self.filter))

    def next_mention(self) -> Mention | None:
        """The shown mention after the focus, or at it where it was not stepped to yet."""
        return self.facts.next_mention(*self._stepped_to)

    def previous_mention(self) -> Mention | None:
        """The shown mention before the focus."""
        return self.facts.previous_mention(*self._stepped_to)

    @property
    def _stepped_to(self) -> tuple[int, str | None]:
        return self.focus.offset, self.focus.entity

    def paragraph_by(self, step: int) -> int | None:
        """Where the next (1) paragraph starts, or (-1) this one, or the one before where the focus is at its start already."""
        paragraphs = self.article.paragraphs
        here = span_at(paragraphs, self.focus.offset)
        if step < 0 and self.focus.offset > paragraphs[here].start:
            return paragraphs[here].start
        there = here + step
        return paragraphs[there].start if 0 <= there < len(paragraphs) else None

    def next_of_chosen(self, step: int) -> Mention | None:
        """The next (1) or previous (-1) mention of the chosen entity, around the article's end."""
        mentions = self.facts.mentions_of(self.focus.entity or "")
        if not mentions:
            return None
        if step > 0:
            at = bisect_right(mentions, self.focus.offset, key=lambda m: m.start)
            return mentions[at % len(mentions)]
        return mentions[bisect_left(mentions, self.focus.offset, key=lambda m: m.start) - 1]


def _asked_for(corrected: AnalysisStore, filter: Filter) -> AnalysisStore:
    """What the filter chooses from: what holds after corrections, or what has the status or tag that it asks for."""
    if not filter.status and not filter.tags:
        return corrected
    from extractors.corrections.corrections import selected, tagged

    analysis = selected(corrected.whole, filter.status) if filter.status else corrected.whole
    return AnalysisStore.of(tagged(analysis, filter.tags) if filter.tags else analysis)
