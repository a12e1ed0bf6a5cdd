"""Passes the keys that move to the part that has them; jumps and what that part leaves are the text's."""

from __future__ import annotations

from bisect import bisect_right

from extractors.model import Mention
from tui.reader.cards_controller import CardsController
from tui.reader.charts_controller import ChartsController
from tui.reader.host import Host
from tui.reader.layout_controller import LayoutController
from tui.reader.navigation import Navigable
from tui.reader.search_controller import SearchController
from tui.reader.session import ReadingSession


class NavigationController:
    """Passes the keys that move to what has them; what that leaves, and jumps, are the text's.

    Args:
        session: The reading.
        host: The window.
        layout: Shows everything again where something else than the text is meant.
        search: Steps through matches.
        cards: Has its own way back while a card has the keys.
        charts: Gives way to the text that is gone to.
    """

    def __init__(
        self,
        session: ReadingSession,
        host: Host,
        layout: LayoutController,
        search: SearchController,
        cards: CardsController,
        charts: ChartsController,
    ) -> None:
        self._session, self._host = session, host
        self._layout, self._search, self._cards, self._charts = layout, search, cards, charts

    @property
    def _focus(self) -> Navigable:
        return self._host.focus or self._host.text

    def line(self, step: int) -> None:
        """Go by lines of the text, or of what has the keys."""
        self._focus.line(step)

    def page(self, pages: float) -> None:
        """Go by pages of the screen, or by that many rows."""
        self._focus.page(pages)

    def edge(self, step: int) -> None:
        """Go to the beginning (-1) or the end (1) of the text, or of what has the keys."""
        self._focus.edge(step)

    def sentence(self, step: int) -> None:
        """Go by sentences; in a chart, to its sides."""
        if not self._focus.side(step):
            self._host.text.side(step)

    def paragraph(self, step: int) -> None:
        """Go by paragraphs; back goes to this one's beginning first."""
        self._session.go(self._session.now.paragraph_by(step))

    def mention(self, step: int) -> None:
        """Go to the next or previous mention that the filter shows."""
        reading = self._session.now
        self._go_to(reading.next_mention() if step > 0 else reading.previous_mention(), step)

    def doubtful(self) -> None:
        """Go to the next entity that may be wrong, around the article's end, and say why."""
        facts, here = self._session.now.facts, self._session.now.focus
        found = facts.doubtful
        if not found:
            self._session.say(
                f"What is hidden has {facts.doubts} doubtful; nothing that is shown is."
                if facts.doubts
                else "Nothing here is doubtful."
            )
            return
        at = bisect_right(found, (here.offset, here.entity or ""))
        first, id_ = found[at % len(found)]
        self._session.jump(first, id_)
        hidden = facts.doubts - len(found)
        self._session.say(
            f"{at % len(found) + 1} of {len(found)} doubtful{f', {hidden} hidden' if hidden else ''}: "
            f"{' '.join(facts.entities[id_].doubt)}"
        )

    def again(self, step: int) -> None:
        """Go to the next item of what has the keys; in the text to a match of the search, else a mention of the chosen entity."""
        reading = self._session.now
        if self._focus.item(step):
            return
        if self._cards.has_keys:
            self._session.say("There is no mention further on." if step > 0 else "There is none before this.")
        elif reading.search.words:
            self._search.step(step)
        elif reading.focus.entity:
            self._go_to(reading.next_of_chosen(step), step)
        else:
            self._session.say("Search with / or choose an entity with ] first.")

    def back(self, step: int = 1) -> None:
        """Go back to where the last jump began (1), on a card to the card before; or on again (-1)."""
        if self._cards.has_keys and step > 0:
            self._cards.back()
        elif not self._session.back(step):
            self._session.say(
                "You have not jumped anywhere yet." if step > 0 else "You have not gone back from anywhere."
            )

    def choose(self) -> None:
        """Do what Enter does with what is pointed at; from the text, go to the entity's row in its pane."""
        self._layout.show_all()
        if self._cards.has_keys:
            self._cards.choose_pointed()
        elif self._focus.activate():
            self._charts.give_way()
        else:
            self._cards.choose_in_text()

    def go_to_click(self, offset: int, entity: str | None) -> None:
        """Go to what was clicked in the text."""
        self._session.jump(offset, entity)
        self._host.give_keys(self._host.text)

    def _go_to(self, mention: Mention | None, step: int) -> None:
        reading = self._session.now
        if mention is not None:
            self._session.go(mention.start, mention.entity)
        elif reading.facts.listed:
            self._session.say("There is none further on." if step > 0 else "There is none before this.")
        else:
            self._session.say(reading.why_none)
