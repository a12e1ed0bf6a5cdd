"""The ordered list of what Esc closes or clears: the first entry that applies is dismissed, one a press."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from tui.filter import Filter
from tui.reader.cards_controller import CardsController
from tui.reader.charts_controller import ChartsController
from tui.reader.host import Host
from tui.reader.layout_controller import LayoutController
from tui.reader.selection_controller import SelectionController
from tui.reader.session import ReadingSession
from tui.search import Search


class Dismissal(NamedTuple):
    """Something that Esc closes or clears.

    Attributes:
        name: What it is.
        is_there: Whether it is there to be dismissed.
        dismiss: Closes or clears it.
    """

    name: str
    is_there: Callable[[], bool]
    dismiss: Callable[[], object]


class Dismissals:
    """The ordered list; its last entry is always there.

    Args:
        session: The reading.
        host: The window.
        layout: Can show the article alone.
        cards: Can show a card.
        charts: Can show a chart.
        selection: Can choose for a pipe.
    """

    def __init__(
        self,
        session: ReadingSession,
        host: Host,
        layout: LayoutController,
        cards: CardsController,
        charts: ChartsController,
        selection: SelectionController,
    ) -> None:
        self._session, self._host = session, host
        self.entries = [
            Dismissal("zen", lambda: layout.is_zen, layout.show_all),
            Dismissal("card", lambda: cards.is_open, cards.dismiss),
            Dismissal(
                "chart",
                lambda: charts.is_open and (charts.is_covering or self._is_in_text()),
                charts.close,
            ),
            Dismissal("keys", lambda: not self._is_in_text(), self._to_text),
            Dismissal("selected text", lambda: bool(host.selected_text), host.clear_selection),
            Dismissal("chosen entity", lambda: bool(session.now.focus.entity), self._choose_none),
            Dismissal("search", lambda: bool(session.now.search.words), self._search_nothing),
            Dismissal("filter", lambda: session.now.filter.is_active, self._filter_nothing),
            Dismissal("choice", lambda: selection.choice is not None, selection.give_up),
            Dismissal("notice", lambda: True, lambda: session.take(session.now)),
        ]

    def first(self) -> None:
        """Dismiss the first that is there."""
        next(entry for entry in self.entries if entry.is_there()).dismiss()

    def add_before(self, name: str, dismissal: Dismissal) -> None:
        """Put another one into the list, before that of this name."""
        names = [entry.name for entry in self.entries]
        self.entries.insert(names.index(name), dismissal)

    def _is_in_text(self) -> bool:
        return self._host.focus is self._host.text

    def _to_text(self) -> None:
        self._session.say("")
        self._host.give_keys(self._host.text)

    def _choose_none(self) -> None:
        now = self._session.now
        self._session.take(now.focused_on(now.focus.offset))

    def _search_nothing(self) -> None:
        self._session.take(self._session.now.searching(Search()))

    def _filter_nothing(self) -> None:
        self._session.take(self._session.now.filtered(Filter()))
