"""The line where the reader types: a filter, words to search, a date. It stands in for the status line."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Input, Static

from tui.messages import PromptChanged, PromptClosed


class Prompt(Horizontal):
    """Asks for words; tells of every change, and of the end."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "give_up", "Give up", show=False)]

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.purpose = ""

    def compose(self) -> ComposeResult:
        """Label, input, and room for what is wrong with it."""
        yield Static(id="prompt-label", markup=False)
        yield Input(id="prompt-input", compact=True, select_on_focus=False)
        yield Static(id="prompt-note", markup=False)

    def ask(self, purpose: str, label: str, words: str, note: str = "") -> None:
        """Open for a purpose, with words to start from."""
        self.purpose = purpose
        self.query_one("#prompt-label", Static).update(label)
        self.note(note)
        box = self.query_one(Input)
        with self.prevent(Input.Changed):
            box.value = words
        box.cursor_position = len(words)
        self.display = True
        # At once, not when the queue is empty: keys that were typed ahead are meant for the prompt.
        self.screen.set_focus(box)

    def note(self, text: str, is_error: bool = False) -> None:
        """Say something beside the input."""
        note = self.query_one("#prompt-note", Static)
        note.update(f" {text} " if text else "")
        note.set_class(is_error, "-error")

    def close(self) -> None:
        """Give the line back."""
        self.display = False

    def on_input_changed(self, event: Input.Changed) -> None:
        """Pass the words on."""
        event.stop()
        if self.display:
            self.post_message(PromptChanged(self.purpose, event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """The reader is content."""
        event.stop()
        self.post_message(PromptClosed(self.purpose, event.value, accepted=True))

    def action_give_up(self) -> None:
        """The reader wants it as it was."""
        self.post_message(PromptClosed(self.purpose, self.query_one(Input).value, accepted=False))
