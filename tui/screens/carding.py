"""The part of the window that knows what the reader points at, and shows its card."""

from __future__ import annotations

from extractors.model import Mention
from tui.pointed import Pointed
from tui.screens.moving import MovingScreen
from tui.screens.prompting import PromptingScreen
from tui.widgets.listing import Listing


class CardingScreen(MovingScreen, PromptingScreen):
    """Opens the card of what is pointed at."""

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

    def _under_cursor(self) -> Mention | None:
        facts, focus = self.now.facts, self.now.focus
        mention = facts.at(focus.offset)
        if mention is None or mention.entity == focus.entity:
            return mention
        chosen = facts.of_entity.get(focus.entity or "", ())
        return next((m for m in chosen if m.start <= focus.offset < m.end), mention)
