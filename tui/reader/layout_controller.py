"""Controls how the text stands (width, alone, letters at the mentions) and which pane has the keys."""

from __future__ import annotations

from collections.abc import Callable

from extractors.kinds.registry import kind_names, kinds
from extractors.model import Kind
from extractors.settings.known import LEAST_WIDTH, MOST_WIDTH
from tui.geometry import measure, text_place
from tui.reader.host import Host
from tui.reader.session import ReadingSession
from tui.reader.side import Side

# Cells that one press makes the text wider or narrower.
_STEP = 4


class LayoutController:
    """Changes how the text stands; the words under the reader's eyes stay where they are.

    Whatever shows something beside the text calls `show_all` first.

    Args:
        session: The reading.
        host: The window.
        side: What stands beside the text.
        width: Cells that a line of the text takes at most.
    """

    def __init__(self, session: ReadingSession, host: Host, side: Side, width: int) -> None:
        self._session, self._host, self.side = session, host, side
        self.width, self.is_zen = width, False
        self._steppers: list[Callable[[int], bool]] = []
        self._closers: list[Callable[[], None]] = []

    def step_first(self, stepper: Callable[[int], bool]) -> None:
        """Have Tab asked of it before the panes; it says whether it had a use for it."""
        self._steppers.append(stepper)

    def close_first(self, closer: Callable[[], None]) -> None:
        """Have it called before the article stands alone."""
        self._closers.append(closer)

    # --- width, and the article alone

    def widen(self, step: int) -> None:
        """Make the lines of the text longer or shorter."""
        wanted = min(max(self.width + step * _STEP, LEAST_WIDTH), MOST_WIDTH)
        if wanted == self.width:
            self._session.say(
                f"The text is at most {wanted} wide: {'no more' if step > 0 else 'no less'} is read well."
            )
            return
        self.width = wanted
        self._host.show("width", wanted)
        self._session.say(f"The text is at most {wanted} wide.{self._lack_of_room(wanted)}")

    def _lack_of_room(self, width: int) -> str:
        columns, rows = self._host.size
        room = measure(columns - 1 if self.is_zen else text_place(columns, rows, width)[1], width)
        if room >= width:
            return ""
        alone = "" if self.is_zen else f"; {self._host.key_of('zen')}: the article alone"
        return f" There is room for {room}{alone}."

    def zen(self) -> None:
        """Show the article alone, or everything again."""
        for close in self._closers:
            close()
        self._show_alone(not self.is_zen)

    def show_all(self) -> None:
        """Show everything again where the article stands alone."""
        self._show_alone(False)

    def _show_alone(self, is_zen: bool) -> None:
        if is_zen != self.is_zen:
            self.is_zen = is_zen
            self._host.show("is_zen", is_zen)

    def labels(self) -> None:
        """Show or hide the letters of the kinds at the mentions."""
        self._session.take(self._session.now.labelled(not self._session.now.has_labels))
        self._session.say(self._letters() if self._session.now.has_labels else "No letters at the mentions.")

    def _letters(self) -> str:
        """`L location · A actor · F figure · D date`."""
        closed = self._session.now.filter.closed
        return " · ".join(f"{spec.letter} {spec.name}" for spec in kinds() if spec.name not in closed)

    # --- panes

    def pane(self, step: int) -> None:
        """Give the keys to the next pane, or to the text, around; while a card is open, to it or the text."""
        if any(stepper(step) for stepper in self._steppers):
            return
        self.show_all()
        closed = self._session.now.filter.closed
        stops: list[Kind | None] = [None, *(kind for kind in kind_names() if kind not in closed)]
        here = self.side.kind
        there = stops[(stops.index(here) + step) % len(stops)]
        if here is None and self._host.is_narrow:
            there = self.side.shown  # the pane in view comes first
        if there is None:
            self._session.say("")
            self._host.give_keys(self._host.text)
        else:
            self.side.give_keys(there)

    def choose_pane(self, kind: Kind) -> None:
        """Give the keys to the pane of that kind, which is opened where it was closed."""
        now = self._session.now
        if kind in now.filter.closed:
            self._session.take(now.filtered(now.filter.toggled(kind)))
        self.side.give_keys(kind)

    def say_why(self, entity: str) -> None:
        """Say why the entity is what it is, as the cursor stands on it."""
        found = self._session.now.facts.entities.get(entity)
        self._session.say_reason(found.reason if found else "")
