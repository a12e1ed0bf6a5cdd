"""The first minute as a guided reading: each step says what is seen, and waits for its key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from tui.reader.cards_controller import CardsController
from tui.reader.dismissals import Dismissal
from tui.reader.host import Host
from tui.reader.session import ReadingSession
from tui.reading import Reading


@dataclass(frozen=True, slots=True)
class TourStep:
    """A step of the tour.

    Attributes:
        says: What is seen before the key is pressed.
        command: The id of the command whose key is awaited.
        does: What the key does, after “Press KEY ”.
        types: What is typed after the key, then Enter; empty where the key is all.
    """

    says: str
    command: str
    does: str
    types: str = ""


WAITING: Final = "The facts are being found: a moment."

STEPS: Final = (
    TourStep(
        "Beside the text stand its facts; ▌ marks the sentence and what it speaks of.",
        "sentence.next",
        "for the next sentence",
    ),
    TourStep("The panes have followed the sentence.", "mention.next", "for the next fact in the text"),
    TourStep("It stands out wherever it is named, and its row is marked.", "card.open", "to open its card"),
    TourStep("Its card: what it is, why, and every mention in context.", "clear", "to close it"),
    TourStep("A filter narrows the text and the panes.", "filter.ask", "for the figures over 500", "value>500"),
    TourStep("Below stands how many remain. What matches stays marked in the text.", "clear", "until everything is back"),
    TourStep("Places can be seen where they are.", "map.toggle", "for the map"),
    TourStep("Arrows move the map, + and - zoom, Tab chooses the next place.", "map.toggle", "to close it"),
    TourStep("Dates can be seen in their order.", "timeline.toggle", "for the timeline"),
    TourStep("Each day has the sentences in which something happens on it.", "timeline.toggle", "to close it"),
    TourStep("What may well be wrong bears a ?, in the text a ¿ before it.", "doubt.next", "for the next doubt, and its reason"),
    TourStep("C confirms it, c changes it, x rejects it, ! makes that a rule.", "help", "for every key; the tour ends there"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class TourLine:
    """What the tour says now.

    Attributes:
        number: Of the step, from 1.
        says: What is seen.
        key: The key that is awaited, as a person types it.
        types: What is typed after it; empty where the key is all.
        does: What it does.
    """

    number: int
    says: str
    key: str
    types: str
    does: str


class TourController:
    """Follows what is done, and says the next step once the awaited key has done its deed.

    Args:
        session: The reading.
        host: The window, which shows the step as `tour`.
        cards: Can show a card, which one of the steps closes.
    """

    def __init__(self, session: ReadingSession, host: Host, cards: CardsController) -> None:
        self._session, self._host, self._cards = session, host, cards
        self._at: int | None = None
        session.follow(self._follow)
        done: dict[str, Callable[[], bool]] = {
            "clear": lambda: not (cards.is_open or session.now.filter.is_active),
            "filter.ask": lambda: session.now.filter.is_active and host.asked is None,
        }
        self._done = done

    @property
    def step(self) -> TourStep | None:
        """The step that waits; None where no tour is made."""
        return None if self._at is None else STEPS[self._at]

    @property
    def dismissal(self) -> Dismissal:
        """Esc leaves the tour, but in a step that waits for Esc itself."""
        return Dismissal("tour", lambda: self.step is not None and self.step.command != "clear", self.leave)

    def start(self) -> None:
        """Begin, or begin again."""
        self._at = 0
        self._session.say("")
        self._show()

    def leave(self) -> None:
        """End it here."""
        self._at = None
        self._show()

    def did(self, command: str) -> None:
        """A command was done.

        Args:
            command: Its id.
        """
        step = self.step
        if self._is_waiting:
            return
        if step is not None and step.command == command and self._done.get(command, lambda: True)():
            self._on()

    @property
    def _is_waiting(self) -> bool:
        """Whether the facts that the tour speaks of are not there yet; where they cannot be had it goes on without them."""
        progress = self._session.now.progress
        return not (progress.is_complete or progress.trouble)

    def _follow(self, old: Reading, new: Reading) -> None:
        """The facts are there, or a filter is: the reading is told of it before its question has ended."""
        if self.step is not None and self.step.types:
            self._host.post(self._look)
        if self.step is not None and old.progress != new.progress:
            self._show()

    def _look(self) -> None:
        if self.step is not None and self.step.types and self._done["filter.ask"]():
            self._on()

    def _on(self) -> None:
        assert self._at is not None
        self._at = self._at + 1 if self._at + 1 < len(STEPS) else None
        self._show()

    def _show(self) -> None:
        step = self.step
        line = None
        if step is not None and self._at is not None:
            says = WAITING if self._is_waiting else step.says
            line = TourLine(self._at + 1, says, self._host.key_of(step.command), step.types, step.does)
        self._host.show("tour", line)
