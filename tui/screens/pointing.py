"""The part of the window that knows what the reader points at."""

from __future__ import annotations

from extractors.model import Mention
from tui.pointed import Pointed
from tui.screens.holding import HoldingScreen
from tui.widgets.listing import Listing


class PointingScreen(HoldingScreen):
    """Says what a deed is about, and filters to it."""

    def pointed(self) -> Pointed | None:
        """What the next deed is about: the list's entry, or the mention under the cursor, or the chosen entity.

        In the text the mention of the chosen entity goes before others that cover the same character.
        """
        if isinstance(self.focused, Listing):
            return self.focused.pointed()
        mention = self._under_cursor()
        if mention is not None:
            return Pointed(mention.entity, mention)
        entity = self.now.focus.entity
        return Pointed(entity) if entity is not None and entity in self.now.facts.entities else None

    def pointed_or_near(self) -> Pointed | None:
        """The same; where it is nothing, the first mention of the sentence."""
        pointed = self.pointed()
        if pointed is None and not isinstance(self.focused, Listing):
            first = next(iter(self.now.facts.between(self.now.sentence)), None)
            return Pointed(first.entity, first) if first else None
        return pointed

    @property
    def why_nothing(self) -> str:
        """Why nothing is pointed at, for a deed that needs something."""
        if self.now.facts.listed:
            return "There is no entity in this sentence: ] goes to the next one."
        return "The filter shows none." if self.now.filter.is_active else "No entity is known yet."

    def _under_cursor(self) -> Mention | None:
        facts, focus = self.now.facts, self.now.focus
        mention = facts.at(focus.offset)
        if mention is None or mention.entity == focus.entity:
            return mention
        chosen = facts.mentions_of(focus.entity or "")
        return next((m for m in chosen if m.start <= focus.offset < m.end), mention)

    def action_only(self) -> None:
        """Filter to what is pointed at; where the filter does so already, show everything."""
        from tui.cards.hold import first_mention
        from tui.cards.only import query_for

        reading, pointed = self.now, self.pointed_or_near()
        if pointed is None:
            self.notice = self.why_nothing
            return
        entity = reading.facts.entities[pointed.entity]
        query = query_for(entity, first_mention(reading.facts, entity.id))
        everything = type(reading.filter)()
        if reading.filter.query == query:
            self.take(reading.filtered(everything))
            self.notice = "All kinds are shown again."
            return
        self.take(reading.filtered(everything.asking(query)))
        shown, known = self.now.facts.listed, reading.facts.listing.listable
        self.notice = f"Only this is shown: {shown:,} of {known:,} · =: all again"
