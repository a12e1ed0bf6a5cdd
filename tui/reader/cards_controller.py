"""Controls the card of an entity: opening, the way back, following the text, renewal while the analysis grows."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from extractors.values import dataclass
from tui.reader.host import Host
from tui.reader.layout_controller import LayoutController
from tui.reader.navigation import Navigable
from tui.reader.selection_controller import SelectionController
from tui.reader.session import ReadingSession
from tui.reader.side import Side
from tui.reading import Focus, Reading

if TYPE_CHECKING:
    from tui.cards.card import Card
    from tui.cards.entity_anchor import EntityAnchor
    from tui.cards.line import Stop

# How many cards the way back has.
_CARDS_KEPT = 50


@dataclass(frozen=True, slots=True)
class _Before:
    """Where the reader was when the card was opened, and what had the keys."""

    focus: Focus
    keys: Navigable | None


class CardsController:
    """Opens the card of what is pointed at; it stays on its entity until another is chosen, and grows with the analysis.

    Args:
        session: The reading.
        host: The window.
        side: What stands beside the text.
        layout: Shows everything again where the article stands alone.
        selection: What a command is about.
    """

    def __init__(
        self,
        session: ReadingSession,
        host: Host,
        side: Side,
        layout: LayoutController,
        selection: SelectionController,
    ) -> None:
        self._session, self._host, self._side = session, host, side
        self._layout, self._selection = layout, selection
        self._anchors: tuple[EntityAnchor, ...] = ()  # the card that is shown is the last
        self._before = _Before(Focus(), None)
        self._openers: list[Callable[[], None]] = []
        self._showers: list[Callable[[str], None]] = []
        self._ask: Callable[[str], None] = session.say  # an article alone leads to no others
        session.follow(self._follow)
        layout.close_first(lambda: self.close(is_put_back=False))
        layout.step_first(self._step)

    def open_after(self, opener: Callable[[], None]) -> None:
        """Have it called before a card is opened."""
        self._openers.append(opener)

    def on_shown(self, shower: Callable[[str], None]) -> None:
        """Have it called with the entity whose card is shown."""
        self._showers.append(shower)

    def lead(self, ask: Callable[[str], None]) -> None:
        """Have it called with the query of the articles that a line of a card leads to."""
        self._ask = ask

    # --- choosing

    def choose_in_text(self) -> None:
        """From the text to the row of the entity there, else of the sentence's first."""
        now = self._session.now
        mention = now.under_cursor or next(iter(now.facts.between(now.sentence)), None)
        if mention is None:
            self._session.say(self._selection.why_nothing)
        elif self.is_open:  # the panes are not in sight
            self.show_of(mention.entity, mention.start)
        else:
            self._session.go(now.focus.offset, mention.entity)
            self._side.give_keys(mention.kind, mention.entity)

    def choose_entity(self, entity: str) -> None:
        """Go to the entity's first mention; where it is chosen already, open its card."""
        now = self._session.now
        mentions = now.facts.mentions_of(entity)
        if now.focus.entity == entity or not mentions:
            self.show_of(entity, now.focus.offset)
            return
        self._session.jump(mentions[0].start, entity)
        self._session.say(f"mention 1 of {len(mentions)} · n: next · Enter: card · Esc: text · ^o: back")

    def choose_mention(self, offset: int, entity: str) -> None:
        """Go to a mention that was chosen in a chart; where the reader is on it already, open its card."""
        if self._session.now.focus == Focus(offset, entity):
            self.show_of(entity, offset)
        else:
            self._session.jump(offset, entity)
            self._session.say("Enter: card · Esc: text · ^o: back")

    # --- the card

    @property
    def is_open(self) -> bool:
        """Whether a card is shown."""
        return bool(self._anchors)

    @property
    def has_keys(self) -> bool:
        """Whether the card has the keys."""
        return self.is_open and self._host.focus is self._side.card

    def open(self) -> None:
        """Open the card of what is pointed at."""
        if self.has_keys:
            stop = self._side.card.stop
            if stop is not None and stop.is_link:
                self.show_of(stop.entity)
            else:
                self._session.say("This is its card. Enter on a name with › opens that one’s.")
            return
        pointed = self._selection.pointed_or_near()
        if pointed is None:
            self._session.say(self._selection.why_nothing)
        else:
            self.show_of(pointed.entity, pointed.mention.start if pointed.mention else None)

    def show_of(self, entity: str, at: int | None = None) -> None:
        """Show the entity's card and give it the keys.

        Args:
            entity: The entity's id.
            at: Where the mention starts that was pointed at.
        """
        self._layout.show_all()
        for opener in self._openers:
            opener()
        if entity not in self._session.now.facts.entities:
            self._session.say("Nothing is known of it yet.")
            return
        if not self.is_open:
            self._before = _Before(self._session.now.focus, self._host.focus)
        self._session.say("")
        self._show(entity, at)
        self._host.give_keys(self._side.card)

    def back(self) -> None:
        """Show the card before."""
        if not self.is_open:
            self._session.say("No card is open: i opens one.")
            return
        *earlier, _ = self._anchors
        while earlier:
            entity = earlier[-1].found_in(self._session.now.facts)
            if entity is not None:
                self._anchors = tuple(earlier)
                self._show(entity)
                self._host.give_keys(self._side.card)
                return
            earlier.pop()
        self._session.say("This is the first card: Esc closes it.")

    def close(self, is_put_back: bool) -> None:
        """Give its place back to the panes, and the keys to what had them.

        Args:
            is_put_back: Whether the text goes back to where it was when the card was opened.
        """
        if not self.is_open:
            return
        before, had_keys, now = self._before, self.has_keys, self._session.now
        self._anchors = ()
        self._side.hide_card()
        if had_keys and is_put_back and before.focus.offset != now.focus.offset:
            chosen = before.focus.entity
            entity = chosen if chosen and now.facts.shows(chosen) else None
            self._session.take(now.focused_on(before.focus.offset, entity))
        if had_keys:
            is_there = is_put_back and before.keys is not None and self._host.is_there(before.keys)
            self._host.give_keys(before.keys if is_there and before.keys is not None else self._host.text)

    def dismiss(self) -> None:
        """Close the card, with the text where it was."""
        self._session.say("")
        self.close(is_put_back=True)

    def copy(self) -> None:
        """Copy the sentence as a citation; on a card, the entity with what is known of it, and its sentence."""
        from tui.reader.quoting import citation, entity_citation  # the window opens without it

        pointed = self._selection.pointed() if self.has_keys else None
        if pointed is None:
            self._host.copy(citation(self._session.now))
            self._session.say("The sentence was copied as a citation.")
        else:
            self._host.copy(entity_citation(self._session.now, pointed))
            self._session.say("The entity was copied, with its sentence as a citation.")

    # --- what the card's widget tells

    def point_at(self, stop: Stop) -> None:
        """The text follows the mentions and actions that the card's cursor stands on."""
        if self.has_keys and stop.offset is not None and not stop.is_link:
            shown = stop.entity if self._session.now.facts.shows(stop.entity) else None
            self._session.go(stop.offset, shown)

    def choose_pointed(self) -> None:
        """Go to what the card's cursor stands on."""
        self.choose_stop(self._side.card.stop)

    def choose_stop(self, stop: Stop | None) -> None:
        """Go to what a line of the card says, or to the card that it leads to."""
        if stop is None:
            self._session.say("j and n go to what the text says of it.")
        elif stop.query:
            self._ask(stop.query)
        elif stop.is_link:
            self.show_of(stop.entity)
        elif stop.offset is not None:
            came_from = self._before.focus.offset
            shown = stop.entity if self._session.now.facts.shows(stop.entity) else None
            self._session.go(stop.offset, shown)
            self._session.remember(came_from)
            self.close(is_put_back=False)

    def renew(self) -> None:
        """Make its lines anew: more is known, or they have another width."""
        if not self.is_open:
            return
        entity = self._anchors[-1].found_in(self._session.now.facts)
        if entity is None:
            self.close(is_put_back=False)
            self._session.say("The analysis no longer has what the card was about.")
        else:
            self._side.card.renew(self._card_of(entity))

    # --- what it follows

    def _step(self, _step: int) -> bool:
        """Tab: from the text to the card, and back."""
        if not self.is_open:
            return False
        self._host.give_keys(self._host.text if self.has_keys else self._side.card)
        return True

    def _follow(self, old: Reading, new: Reading) -> None:
        """Make the card anew where more is known, and another where another entity is chosen."""
        if not self.is_open:
            return
        if old.article.text is not new.article.text:
            self.close(is_put_back=False)
        elif old.facts is not new.facts or old.across is not new.across:
            self.renew()
        elif new.focus.entity not in (None, old.focus.entity):
            entity = str(new.focus.entity)
            if entity != self._anchors[-1].found_in(new.facts):
                self._show(entity, new.focus.offset)

    def _show(self, entity: str, at: int | None = None) -> None:
        from tui.cards.entity_anchor import EntityAnchor  # the window opens without cards

        facts = self._session.now.facts
        if not self._anchors or self._anchors[-1].found_in(facts) != entity:
            self._anchors = (*self._anchors[1 - _CARDS_KEPT :], EntityAnchor.on(facts, entity, at))
        start = self._anchors[-1].start if at is None else at
        card = self._card_of(entity)
        here = next((i for i, mention in enumerate(card.mentions) if mention.start == start), None)
        self._side.card.show(card, len(self._anchors) - 1, here)
        self._side.show_card()
        for shower in self._showers:
            shower(entity)

    def _card_of(self, entity: str) -> Card:
        from tui.cards.card import Card

        return Card(self._session.now, entity, self._side.card_room)
