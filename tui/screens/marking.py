"""The part of the window that marks what is to be written to a pipe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.reactive import var

from tui.pointed import Pointed
from tui.reading import Reading
from tui.screens.pointing import PointingScreen

if TYPE_CHECKING:
    from tui.chosen.choice import Choice, Spot

EXIT_INTERRUPTED = 130


class MarkingScreen(PointingScreen):
    """Marks articles, mentions or entities; without a choice to make it only says how to begin one."""

    choice: Choice | None = None
    left: dict[int, Reading]
    place: str
    chosen: var[str] = var("", init=False)  # how many are marked, for the last line

    def placed(self) -> str:
        """Which article of how many."""
        raise NotImplementedError

    def action_mark(self) -> None:
        """Mark what is pointed at, or take the mark back."""
        choice = self.choice
        if choice is None:
            self.notice = "Marks are for a pipe: q7x2-tui SOURCE --choose writes what is marked."
        elif choice.what == "articles":
            self.mark_article(self.job)
        elif (pointed := self.pointed_or_near()) is None:
            self.notice = self.why_nothing
        else:
            self._take_choice(choice.toggled(self.job, self._spots(choice, pointed)))

    def mark_article(self, number: int) -> None:
        """Mark the article of that number, or take the mark back."""
        assert self.choice is not None
        self._take_choice(self.choice.toggled_article(number))

    def leave_choice(self) -> None:
        """Close without writing anything."""
        self.app.exit(return_code=EXIT_INTERRUPTED)

    def tell_choice(self) -> None:
        """Show the marks of the article that is read now."""
        if self.choice is None:
            return
        self.place = self.placed()
        count = len(self.choice.articles)
        if self.choice.what != "articles":
            count = len(self.choice.spots) if self.choice.what == "mentions" else self._entities()
            picked = self.choice.of_article(self.job)
            if picked != self.now.picked:
                self.reading = self.now.picking(picked)
        one = {"articles": "article", "mentions": "mention", "entities": "entity"}
        what = one[self.choice.what] if count == 1 else self.choice.what
        named = f"{count:,} {what}" if count else f"no {what}"
        self.chosen = f"{named} chosen · q writes · Esc gives up"

    def is_marked(self) -> bool:
        """Whether the article that is read now is marked as a whole."""
        return self.choice is not None and self.job in self.choice.articles

    def _entities(self) -> int:
        from tui.cards.hold import entities_at  # the window opens without cards

        readings = {**self.left, self.job: self.now}
        choice = self.choice
        assert choice is not None
        return sum(len(entities_at(readings[n].facts, choice.of_article(n))) for n in choice.numbers)

    def _take_choice(self, choice: Choice) -> None:
        self.choice = choice
        self.notice = ""
        self.tell_choice()

    def _spots(self, choice: Choice, pointed: Pointed) -> list[Spot]:
        from tui.cards.hold import mentions_of

        whole = choice.what == "entities" or pointed.mention is None
        mentions = mentions_of(self.now.facts, pointed.entity) if whole else (pointed.mention,)
        return [(mention.kind, mention.start, mention.end) for mention in mentions if mention is not None]
