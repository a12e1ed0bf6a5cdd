"""A list over the window: typing narrows it or answers a question, Enter takes what is under the cursor."""

from __future__ import annotations

import asyncio
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from extractors.errors import Q7x2Error
from tui.choosing.choice import Choice, Offer
from tui.visible import visible
from tui.widgets.choice_list import ChoiceList

_ROWS_AT_MOST, _ROWS_AT_LEAST = 14, 3


class ChoosingScreen(ModalScreen[Any]):
    """Gives the value of what was chosen; None where nothing was.

    Args:
        title: What is asked.
        offer: The choices for what was typed.
        words: What stands in the line at first.
        hint: What can be typed.
        is_slow: Whether the offer looks something up: it is asked in a thread then.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave", show=False, priority=True),
        Binding("down,ctrl+n", "point(1)", show=False, priority=True),
        Binding("up", "point(-1)", show=False, priority=True),
        Binding("pagedown", "point(10)", show=False, priority=True),
        Binding("pageup", "point(-10)", show=False, priority=True),
    ]

    def __init__(
        self, title: str, offer: Offer, words: str = "", hint: str = "", is_slow: bool = False
    ) -> None:
        super().__init__()
        self._title = title
        self._offer = offer
        self._words = words
        self._hint = hint
        self._is_slow = is_slow
        self._is_looking = False
        self._is_taken = False  # Enter came while the choices were still being looked up

    def compose(self) -> ComposeResult:
        """Title, line, list, and the keys."""
        with Vertical(id="choosing"):
            yield Static(visible(self._title), id="choosing-title", markup=False)
            yield Input(self._words, id="choosing-input", placeholder=self._hint, compact=True)
            yield ChoiceList(id="choosing-list")
            yield Static("↑ ↓ point   Enter takes   Esc leaves", id="choosing-keys", markup=False)

    def on_mount(self) -> None:
        """Show the first choices; the list stays as high as it is then."""
        choices = () if self._is_slow else self._offer(self._words)
        rows = _ROWS_AT_MOST if self._is_slow else min(max(len(choices), _ROWS_AT_LEAST), _ROWS_AT_MOST)
        self._list.styles.height = rows
        self.set_focus(self.query_one(Input))  # at once: keys that were typed ahead are meant for it
        self.call_after_refresh(self._ask, self._words)
        self._list.show(choices)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Offer what fits the words now."""
        event.stop()
        self._ask(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take what is under the cursor."""
        event.stop()
        if self._is_looking:
            self._is_taken = True
        else:
            self._take()

    def on_choice_list_clicked(self) -> None:
        """Take what was clicked."""
        self._take()

    def action_point(self, step: int) -> None:
        """Move the cursor."""
        self._list.point(step)

    def action_leave(self) -> None:
        """Leave everything as it is."""
        self.dismiss(None)

    @property
    def _list(self) -> ChoiceList:
        return self.query_one(ChoiceList)

    def _ask(self, words: str) -> None:
        if self._is_slow:
            self._is_looking = True
            self.run_worker(self._look_up(words), group="choices", exclusive=True)
        else:
            self._list.show(self._offer(words))

    async def _look_up(self, words: str) -> None:
        try:
            choices = await asyncio.to_thread(self._offer, words)
        except Q7x2Error as error:
            choices = (Choice("", str(error)),)
        self._is_looking = False
        self._list.show(choices)
        if self._is_taken:
            self._is_taken = False
            self._take()

    def _take(self) -> None:
        choice = self._list.chosen
        if choice is not None:
            self.dismiss(choice.value)
