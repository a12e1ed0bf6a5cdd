"""Tells which entity or mention a command is about, and marks what is to be written to a pipe."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from extractors.exit_codes import EXIT_INTERRUPTED
from extractors.model import Span
from tui.reader.host import Host
from tui.reader.navigation import Pointed
from tui.reader.session import ReadingSession

if TYPE_CHECKING:
    from tui.chosen.choice import Choice, Spot


_ONE = {"articles": "article", "mentions": "mention", "entities": "entity"}


class SelectionController:
    """Tells what is pointed at, and marks articles, mentions or entities where something is chosen for a pipe.

    Args:
        session: The reading.
        host: The window.
        choice: What is to be chosen, and is so far; None where nothing is.
    """

    def __init__(self, session: ReadingSession, host: Host, choice: Choice | None = None) -> None:
        self._session, self._host = session, host
        self.choice = choice
        self._listeners: list[Callable[[], None]] = []

    def on_change(self, listener: Callable[[], None]) -> None:
        """Have it called where more or less is marked, or another article is read."""
        self._listeners.append(listener)

    # --- what is pointed at

    def pointed(self) -> Pointed | None:
        """What the next command is about: what the part that has the keys points at; from the text, the chosen entity too."""
        focus = self._host.focus
        if focus is not None and focus is not self._host.text:
            return focus.pointed()
        pointed = self._host.text.pointed()
        if pointed is not None:
            return pointed
        now = self._session.now
        entity = now.focus.entity
        return Pointed(entity) if entity is not None and entity in now.facts.entities else None

    def pointed_or_near(self) -> Pointed | None:
        """The same; from the text, where it is nothing, the first mention of the sentence."""
        pointed, focus = self.pointed(), self._host.focus
        if pointed is None and (focus is None or focus is self._host.text):
            now = self._session.now
            first = next(iter(now.facts.between(now.sentence)), None)
            return Pointed(first.entity, first) if first else None
        return pointed

    def why_hidden(self, span: Span) -> str:
        """What the span has that the filter hides, in words, and how it is shown again; empty where it hides nothing there."""
        now = self._session.now
        closed = now.filter.closed
        for section in now.facts.known.over(span):
            for mention in section.analysis.mentions:
                is_there = mention.start < span.end and span.start < mention.end
                if not is_there or mention.kind in closed or now.facts.shows(mention.entity):
                    continue
                words = " ".join(mention.text.split())
                if not now.filter.counts(section.entities[mention.entity]):
                    continue  # no filter shows it but one that asks for its type
                if mention.kind in now.filter.hidden:
                    return f"“{words}” is hidden with all of its kind: the key of the {mention.kind}s shows them."
                if now.filter.query:
                    return f"“{words}” is hidden by the filter: Esc clears search and filter in turn."
        return ""

    @property
    def why_nothing(self) -> str:
        """Why nothing is pointed at, for a command that needs something."""
        now = self._session.now
        if hidden := self.why_hidden(now.sentence):
            return hidden
        if now.facts.listed:
            return "There is no entity in this sentence: ] goes to the next one."
        return now.why_none

    # --- what is marked

    def mark(self) -> None:
        """Mark what is pointed at, or take the mark back."""
        choice = self.choice
        if choice is None:
            self._session.say("Marks are for a pipe: q7x2-tui SOURCE --choose writes what is marked.")
        elif choice.what == "articles":
            self.mark_article(self._session.number)
        elif (pointed := self.pointed_or_near()) is None:
            self._session.say(self.why_nothing)
        else:
            self._take(choice.toggled(self._session.number, self._spots(choice, pointed)))

    def mark_article(self, number: int) -> None:
        """Mark the article of that number, or take the mark back."""
        assert self.choice is not None
        self._take(self.choice.toggled_article(number))

    @property
    def chooses_articles(self) -> bool:
        """Whether articles are chosen."""
        return self.choice is not None and self.choice.what == "articles"

    @property
    def is_marked(self) -> bool:
        """Whether the article that is read now is marked as a whole."""
        return self._session.number in self.marked_articles

    @property
    def marked_articles(self) -> frozenset[int]:
        """The numbers of the articles that are marked."""
        return self.choice.articles if self.choice is not None else frozenset()

    def give_up(self) -> None:
        """Close the window without writing anything."""
        self._host.exit(EXIT_INTERRUPTED)

    def tell(self) -> None:
        """Show what is marked: in the article that is read now, and how much in all."""
        choice = self.choice
        if choice is None:
            return
        count = len(choice.articles)
        if choice.what != "articles":
            count = len(choice.spots) if choice.what == "mentions" else self._entities(choice)
            picked = choice.of_article(self._session.number)
            if picked != self._session.now.picked:
                self._session.update(self._session.now.picking(picked))
        what = _ONE[choice.what] if count == 1 else choice.what
        named = f"{count:,} {what}" if count else f"no {what}"
        self._host.show("chosen", f"{named} chosen · q writes · Esc gives up")
        for listener in self._listeners:
            listener()

    def _entities(self, choice: Choice) -> int:
        from tui.cards.entity_anchor import entities_at  # the window opens without cards

        readings = self._session.readings
        return sum(len(entities_at(readings[n].facts, choice.of_article(n))) for n in choice.numbers)

    def _take(self, choice: Choice) -> None:
        self.choice = choice
        self._session.say("")
        self.tell()

    def _spots(self, choice: Choice, pointed: Pointed) -> list[Spot]:
        from tui.cards.entity_anchor import mentions_of

        whole = choice.what == "entities" or pointed.mention is None
        mentions = mentions_of(self._session.now.facts, pointed.entity) if whole else (pointed.mention,)
        return [(mention.kind, mention.start, mention.end) for mention in mentions if mention is not None]
