"""The line where the reader types: a filter, words to search, a date. It stands in for the status line."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual import events
from textual.containers import Horizontal
from textual.widgets import Input, Static

from tui.reader.question import Question
from tui.widgets.line_box import LineBox

if TYPE_CHECKING:
    from tui.query_completion import Completion


_TYPED = 12  # cells that there are at least for what is typed


class PromptBox(LineBox):
    """The input. A key that was typed after Enter, and came too early for the window, is done as if it came after."""

    async def on_key(self, event: events.Key) -> None:
        """Obey the keys of a prompt at once; those that edit, and the letters, are the box's."""
        prompt = self.parent
        assert isinstance(prompt, Prompt)
        if not prompt.is_open:
            event.prevent_default()
            event.stop()
            active = self.screen.active_bindings.get(event.key)
            if active is not None:
                await self.app.run_action(active.binding.action, active.node)
            return
        if prompt.obeys(event.key):
            event.prevent_default()
            event.stop()


class Prompt(Horizontal):
    """Asks one question at a time."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._question: Question | None = None
        self._recalled = 0  # how many answers back
        self._typed = ""  # what was typed before the first of them
        self._completions: tuple[Completion, ...] = ()
        self._at = 0  # which of them stands there
        self._completed: str | None = None  # the words as completed last
        self._told = ""  # how the note lists them

    def _make(self) -> None:
        """Label, input, and room for what is wrong with it: the window opens without them."""
        if not self.children:
            self.mount(
                Static(id="prompt-label", markup=False),
                PromptBox(id="prompt-input", compact=True, select_on_focus=False),
                Static(id="prompt-note", markup=False),
            )

    @property
    def is_open(self) -> bool:
        """Whether a question is open."""
        return self._question is not None

    @property
    def words(self) -> str:
        """What is typed."""
        return self._box.value

    def ask(self, question: Question) -> None:
        """Open for a question."""
        self._question, self._recalled, self._typed = question, 0, ""
        self._completed = None
        self._make()
        self.label(question.label)
        self.note(question.note)
        is_begun = question.is_continued and question.words and not question.words.endswith(" ")
        self._write(question.words + " " * bool(is_begun), is_told=False)
        if question.is_replaced:
            self._box.select_all()
        self.display = True
        # At once, not when the queue is empty: keys that were typed ahead are meant for the prompt.
        self.screen.set_focus(self._box)

    def label(self, text: str) -> None:
        """Say what is asked."""
        self.query_one("#prompt-label", Static).update(text)

    def note(self, text: str, is_error: bool = False) -> None:
        """Say something beside the input."""
        note = self.query_one("#prompt-note", Static)
        note.update(f" {text} " if text else "")
        note.set_class(is_error, "-error")
        self._share()

    def obeys(self, key: str) -> bool:
        """Do what a key means to the prompt itself; False where it means nothing to it."""
        question = self._question
        if question is None:
            return False
        match key:
            case "enter":
                self._close(question, question.answered)
            case "escape":
                self._question = None
                self.display = False
                question.given_up()
            case "up" | "down":
                self._recall(question, 1 if key == "up" else -1)
            case "tab" | "shift+tab" if question.completed is not None:
                self._complete(question, 1 if key == "tab" else -1)
            case "ctrl+r":
                if question.switched is not None:
                    self.label(question.switched(self.words))
                if question.rewritten is not None:
                    self._write(question.rewritten(self.words))
            case _:
                return False
        return True

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell whoever asked, unless more has been typed since."""
        event.stop()
        if self._question is not None and event.value == self.words:
            self._share()
            self._question.changed(event.value)
            if event.value == self._completed:
                self.note(self._told)  # rather than how much is left

    def _share(self) -> None:
        """The note has what the typed words leave of the line, and at least three fifths."""
        label, note = self.query_one("#prompt-label", Static), self.query_one("#prompt-note", Static)
        typed = max(_TYPED, cell_len(self.words) + 1)
        line = self.size.width or self.screen.size.width
        note.styles.max_width = max(line * 3 // 5, line - cell_len(str(label.content)) - typed)

    @property
    def _box(self) -> PromptBox:
        return self.query_one(PromptBox)

    def _close(self, question: Question, answered: Callable[[str], str]) -> None:
        self._question = None  # what takes the words may ask the next question
        trouble = answered(self.words.rstrip() if question.is_continued else self.words)
        if trouble:
            self._question = question
            self.note(trouble, is_error=True)
        elif self._question is None:
            self.display = False

    def _recall(self, question: Question, step: int) -> None:
        if not self._recalled:
            self._typed = self.words
        self._recalled = min(max(0, self._recalled + step), len(question.recalled))
        self._write(question.recalled[-self._recalled] if self._recalled else self._typed)

    def _complete(self, question: Question, step: int) -> None:
        """Put in the next way to go on with what was typed; the note lists the others. What is typed begins anew."""
        from tui.query_completion import said  # asked for at the first Tab

        is_only = len(self._completions) == 1  # a field alone: then its values
        if (self.words != self._completed or is_only) and question.completed is not None:
            self._completions, self._at = question.completed(self.words), -1 if step > 0 else 0
        if not self._completions:
            self.note("nothing here begins so")
            return
        self._at = (self._at + step) % len(self._completions)
        self._completed = self._completions[self._at].words
        self._write(self._completed)
        self._told = said(self._completions, self._at)
        self.note(self._told)

    def _write(self, words: str, is_told: bool = True) -> None:
        if is_told:
            self._box.value = words
        else:
            with self.prevent(Input.Changed):
                self._box.value = words
        self._box.cursor_position = len(words)
