"""The part of the window that shows the card of an entity."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.widget import Widget

from tui.messages import EntityChosen, StopChosen, StopPointed
from tui.reading import Focus, Reading
from tui.screens.moving import MovingScreen
from tui.screens.pointing import PointingScreen
from tui.screens.prompting import PromptingScreen
from tui.widgets.article_view import ArticleView
from tui.widgets.facts_column import FactsColumn
from tui.widgets.listing import Listing

if TYPE_CHECKING:
    from tui.cards.card import Card
    from tui.cards.hold import Hold
    from tui.cards.line import Stop
    from tui.widgets.card import CardView

# How many cards the way back has.
_CARDS_KEPT = 50

# Cells of the card's gutter and scrollbar.
_BESIDE = 3


@dataclass(frozen=True, slots=True)
class _Before:
    """Where the reader was when the card was opened."""

    focus: Focus
    focused: Widget | None


class CardingScreen(PointingScreen, MovingScreen, PromptingScreen):
    """Opens the card of what is pointed at; it stays on its entity until another is chosen, and grows with the analysis."""

    _view: CardView | None = None
    _holds: tuple[Hold, ...] = ()  # the card that is shown is the last
    _before = _Before(Focus(), None)

    # --- choosing

    def action_choose(self) -> None:
        """From a list to what its entry leads to; from the text to the row of the entity there, else of the sentence's first."""
        if self._has_card_keys and self._view is not None:
            self._follow_stop(self._view.stop)
        elif isinstance(self.focused, Listing):
            self.focused.choose()
        else:
            self._choose_in_text(self.now)

    def _choose_in_text(self, reading: Reading) -> None:
        pointed = self._under_cursor() or next(iter(reading.facts.between(reading.sentence)), None)
        if pointed is None:
            self.notice = self.why_nothing
        elif self.is_card_open:  # the panes are not in sight
            self.open_card(pointed.entity, pointed.start)
        else:
            self.go(reading.focus.offset, pointed.entity)
            self.query_one(FactsColumn).give_keys(pointed.kind, pointed.entity)

    def on_entity_chosen(self, message: EntityChosen) -> None:
        """An entity was chosen in a list: go to its first mention; where it is chosen already, open its card."""
        reading = self.now
        mentions = reading.facts.mentions_of(message.entity)
        if reading.focus.entity == message.entity or not mentions:
            self.open_card(message.entity, reading.focus.offset)
            return
        self.jump(mentions[0].start, message.entity)
        self.notice = f"mention 1 of {len(mentions)} · n: next · Enter: card · Esc: text · ^o: back"

    # --- the card

    @property
    def is_card_open(self) -> bool:
        """Whether a card is shown."""
        return self._view is not None and bool(self._holds)

    @property
    def _has_card_keys(self) -> bool:
        return self.is_card_open and self.focused is self._view

    def action_card(self) -> None:
        """Open the card of what is pointed at."""
        if self._has_card_keys and self._view is not None:
            stop = self._view.stop
            if stop is not None and stop.is_link:
                self.open_card(stop.entity)
            else:
                self.notice = "This is its card. Enter on a name with › opens that one’s."
            return
        pointed = self.pointed_or_near()
        if pointed is None:
            self.notice = self.why_nothing
        else:
            self.open_card(pointed.entity, pointed.mention.start if pointed.mention else None)

    def open_card(self, entity: str, at: int | None = None) -> None:
        """Show the entity's card and give it the keys.

        Args:
            entity: The entity's id.
            at: Where the mention starts that was pointed at.
        """
        if entity not in self.now.facts.entities:
            self.notice = "Nothing is known of it yet."
            return
        if not self.is_card_open:
            self._before = _Before(self.now.focus, self.focused)
        self.notice = ""
        self._show_card(entity, at)
        self.set_focus(self._view)  # at once: the next key is meant for the card

    def action_card_back(self) -> None:
        """Show the card before."""
        if not self.is_card_open:
            self.notice = "No card is open: i opens one."
            return
        *earlier, _ = self._holds
        while earlier:
            entity = earlier[-1].found_in(self.now.facts)
            if entity is not None:
                self._holds = tuple(earlier)
                self._show_card(entity)
                self.set_focus(self._view)
                return
            earlier.pop()
        self.notice = "This is the first card: Esc closes it."

    def close_card(self, is_put_back: bool) -> None:
        """Give its place back to the panes, and the keys to what had them.

        Args:
            is_put_back: Whether the text goes back to where it was when the card was opened.
        """
        before, had_keys = self._before, self._has_card_keys
        if self._view is None or not self.is_card_open:
            return
        self._holds = ()
        self._view.display = False
        self.query_one(FactsColumn).display = True
        if had_keys and is_put_back and before.focus.offset != self.now.focus.offset:
            chosen = before.focus.entity
            entity = chosen if chosen and self.now.facts.shows(chosen) else None
            self.take(self.now.focused_on(before.focus.offset, entity))
        if had_keys:
            is_there = before.focused is not None and before.focused.is_attached
            self.set_focus(before.focused if is_put_back and is_there else self.query_one(ArticleView))

    def stepped_to_card(self) -> bool:
        """Give the keys to the card, or from it to the text; False where no card is open."""
        if self._view is None or not self.is_card_open:
            return False
        self.set_focus(self.query_one(ArticleView) if self._has_card_keys else self._view)
        return True

    def action_clear(self) -> None:
        """Close the card first; then as ever."""
        if self.is_card_open:
            self.notice = ""
            self.close_card(is_put_back=True)
        else:
            super().action_clear()

    def action_back(self, step: int = 1) -> None:
        """From a card to the card before; else where the last jump began, or on again."""
        if self._has_card_keys and step > 0:
            self.action_card_back()
        else:
            super().action_back(step)

    def action_again(self, step: int) -> None:
        """On a card to the next mention in its list; else as ever."""
        if not self._has_card_keys or self._view is None:
            super().action_again(step)
        elif not self._view.point_at_mention(step):
            self.notice = "There is no mention further on." if step > 0 else "There is none before this."

    def action_copy(self) -> None:
        """Copy the sentence as a citation; on a card, the entity with what is known of it, and its sentence."""
        from tui.quoting import citation, entity_citation

        pointed = self.pointed() if self._has_card_keys else None
        if pointed is None:
            self.app.copy_to_clipboard(citation(self.now))
            self.notice = "The sentence was copied as a citation."
        else:
            self.app.copy_to_clipboard(entity_citation(self.now, pointed))
            self.notice = "The entity was copied, with its sentence as a citation."

    # --- what the card's widget tells

    def on_stop_pointed(self, message: StopPointed) -> None:
        """The text follows the mentions and actions that the card's cursor stands on."""
        stop = message.at
        if self._has_card_keys and stop.offset is not None and not stop.is_link:
            shown = stop.entity if self.now.facts.shows(stop.entity) else None
            self.go(stop.offset, shown)

    def on_stop_chosen(self, message: StopChosen) -> None:
        """A line of the card was clicked twice."""
        self._follow_stop(message.at)

    def _follow_stop(self, stop: Stop | None) -> None:
        if stop is None:
            self.notice = "j and n go to what the text says of it."
        elif stop.is_link:
            self.open_card(stop.entity)
        elif stop.offset is not None:
            came_from = self._before.focus.offset
            shown = stop.entity if self.now.facts.shows(stop.entity) else None
            self.go(stop.offset, shown)
            self.remember(came_from)
            self.close_card(is_put_back=False)

    # --- what the card follows

    def _show_card(self, entity: str, at: int | None = None) -> None:
        from tui.cards.hold import Hold  # the window opens without cards

        facts = self.now.facts
        if not self._holds or self._holds[-1].found_in(facts) != entity:
            self._holds = (*self._holds[1 - _CARDS_KEPT :], Hold.on(facts, entity, at))
        start = self._holds[-1].start if at is None else at
        view, card = self._card_view(), self._card_of(entity)
        here = next((i for i, mention in enumerate(card.mentions) if mention.start == start), None)
        view.show(card, len(self._holds) - 1, here)
        self.query_one(FactsColumn).display = False
        view.display = True

    def _card_view(self) -> CardView:
        from tui.widgets.card import CardView

        if self._view is None:
            self._view = CardView(id="card")
            self.query_one("#body").mount(self._view)
            self.watch(self, "reading", self._keep_card, init=False)
        return self._view

    def _card_of(self, entity: str) -> Card:
        from tui.cards.card import Card

        beside = self.query_one(FactsColumn).size.width - _BESIDE  # the card is as wide as what it stands for
        room = self._view.room if self._view is not None else 0
        return Card(self.now, entity, room or beside)

    def on_card_resized(self) -> None:
        """The card's lines are made for another width."""
        self._renew_card()

    def _keep_card(self, old: Reading | None, new: Reading | None) -> None:
        """Make the card anew where more is known, and another where another entity is chosen."""
        if not self.is_card_open or old is None or new is None:
            return
        if old.article.text is not new.article.text:
            self.close_card(is_put_back=False)
        elif old.facts is not new.facts or old.across is not new.across:
            self._renew_card()
        elif new.focus.entity not in (None, old.focus.entity):
            entity = str(new.focus.entity)
            if entity != self._holds[-1].found_in(new.facts):
                self._show_card(entity, new.focus.offset)

    def _renew_card(self) -> None:
        if not self.is_card_open or self._view is None:
            return
        entity = self._holds[-1].found_in(self.now.facts)
        if entity is None:
            self.close_card(is_put_back=False)
            self.notice = "The analysis no longer has what the card was about."
        else:
            self._view.renew(self._card_of(entity))
