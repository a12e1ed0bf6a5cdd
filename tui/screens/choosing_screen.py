"""The dialog of a list that typing narrows, or of a question that typing answers; Enter takes the line under the cursor."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from extractors.errors import Q7x2Error
from tui.choosing.choice import Choice, Offer, SlowOffer
from tui.keymap import bindings, done_by
from tui.screen_keymaps import DIALOG_COMMANDS
from tui.visible import visible
from tui.widgets.choice_list import ChoiceList

_ROWS_AT_MOST, _ROWS_AT_LEAST = 14, 3


class ChoosingBox(Input):
    """The line. A key that was typed after Enter, and came too early for the window, is passed on to what comes after."""

    async def on_key(self, event: events.Key) -> None:
        """Obey Enter at once, so that it comes between the letters it was typed between."""
        screen = self.screen
        assert isinstance(screen, ChoosingScreen)
        if screen.is_done:
            self.app.post_message(events.Key(event.key, event.character))
        elif event.key == "enter":
            screen.take(self.value)
        else:
            return
        event.prevent_default()
        event.stop()


def _at_once(offer: Offer | SlowOffer, words: str) -> Sequence[Choice]:
    choices = offer(words)
    assert not inspect.isawaitable(choices)
    return choices


class ChoosingScreen(ModalScreen[None]):
    """Asks once.

    Args:
        title: What is asked.
        offer: The choices for what was typed.
        then: Hears the value of what was chosen; nothing where nothing was.
        words: What stands in the line at first.
        hint: What can be typed.
        is_slow: Whether the offer looks something up: it is awaited then, or asked in a thread where it cannot be.
        further: What is looked up in a thread where the offer has nothing for the words.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(DIALOG_COMMANDS)]

    def __init__(
        self,
        title: str,
        offer: Offer | SlowOffer,
        then: Callable[[Any], None],
        words: str = "",
        hint: str = "",
        is_slow: bool = False,
        further: Offer | None = None,
    ) -> None:
        super().__init__()
        self._title = title
        self._offer = offer
        self._then = then
        self._words = words
        self._hint = hint
        self._is_slow = is_slow
        self._further = further
        self._asked: str | None = None  # the words that are, or were, offered for
        self._is_looking = False
        self._is_taken = False  # Enter came while the choices were still being looked up
        self.is_done = False

    def compose(self) -> ComposeResult:
        """Title, line, list, and the keys."""
        with Vertical(id="choosing"):
            yield Static(visible(self._title), id="choosing-title", markup=False)
            # A name to look up is typed anew, one to change is gone on with.
            yield ChoosingBox(
                self._words,
                id="choosing-input",
                placeholder=self._hint,
                compact=True,
                select_on_focus=self._is_slow,
            )
            yield ChoiceList(id="choosing-list")
            yield Static("↑ ↓ point   Enter takes   Esc leaves", id="choosing-keys", markup=False)

    def on_mount(self) -> None:
        """Show the first choices; the list stays as high as it is then."""
        choices = (Choice("", "Looking it up …"),) if self._is_slow else self._offered(self._words)
        rows = _ROWS_AT_MOST if self._is_slow else min(max(len(choices), _ROWS_AT_LEAST), _ROWS_AT_MOST)
        self._list.styles.height = rows
        self.set_focus(self.query_one(Input))  # at once: keys that were typed ahead are meant for it
        self._list.show(choices)
        if self._is_slow:
            self._ask(self._words)
        else:
            self._asked = self._words

    def on_key(self, event: events.Key) -> None:
        """A key that came before the line was there is meant for it."""
        if event.is_printable and not self.is_done and self.focused is not None:
            event.stop()
            self.focused.post_message(event)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Offer what fits the words now."""
        event.stop()
        if event.value != self._asked and not self.is_done:
            self._ask(event.value)

    def take(self, words: str) -> None:
        """Take what is under the cursor, of the choices for these words."""
        if words != self._asked:
            self._ask(words)
        if self._is_looking:
            self._is_taken = True
        else:
            self._take()

    def on_choice_list_clicked(self) -> None:
        """Take what was clicked."""
        self._take()

    async def action_command(self, id_: str) -> None:
        """Do a command of the keymap."""
        await done_by(self, DIALOG_COMMANDS, id_)

    def point(self, step: int) -> None:
        """Move the cursor."""
        self._list.point(step)

    def leave(self) -> None:
        """Leave everything as it is."""
        if not self.is_done:
            self.is_done = True
            self.dismiss()

    @property
    def _list(self) -> ChoiceList:
        return self.query_one(ChoiceList)

    def _ask(self, words: str) -> None:
        self._asked = words
        if self._is_slow:
            self._start_looking(self._offer, words)
            return
        choices = self._offered(words)
        self._list.show(choices)
        if self._further is not None and words.strip() and all(each.value is None for each in choices):
            self._start_looking(self._further, words)
        else:  # what was looked up for fewer letters is no answer to these
            self._is_looking = False
            self.workers.cancel_group(self, "choices")

    def _start_looking(self, offer: Offer | SlowOffer, words: str) -> None:
        self._is_looking = True
        self.run_worker(self._look_up(offer, words), group="choices", exclusive=True)

    def _offered(self, words: str) -> Sequence[Choice]:
        return _at_once(self._offer, words)

    async def _look_up(self, offer: Offer | SlowOffer, words: str) -> None:
        choices: Sequence[Choice]
        try:
            if inspect.iscoroutinefunction(offer):
                choices = await offer(words)
            else:
                choices = await asyncio.to_thread(_at_once, offer, words)
        except Q7x2Error as error:
            choices = (Choice("", str(error)),)
        self._is_looking = False
        self._list.show(choices)
        if self._is_taken:
            self._is_taken = False
            self._take()

    def _take(self) -> None:
        choice = self._list.chosen
        if choice is not None and not self.is_done:
            self.is_done = True
            self.dismiss()
            self._then(choice.value)  # before any key that was typed after Enter
