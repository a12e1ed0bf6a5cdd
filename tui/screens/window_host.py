"""Implements the controllers' `Host` with the widgets of the reading window."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Iterator
from dataclasses import dataclass
from typing import Any

from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget

from extractors.model import Span
from tui.geometry import WIDE
from tui.keymap import key_of
from tui.reader.navigation import Navigable
from tui.reader.question import Question
from tui.reading import Reading
from tui.screens.dialogs import dialog
from tui.widgets.article_view import ArticleView
from tui.widgets.chart import Chart
from tui.widgets.entity_pane import EntityPane
from tui.widgets.listing import Listing
from tui.widgets.prompt import Prompt
from tui.widgets.status_bar import StatusBar


@dataclass
class Posted(Message):
    """Something is to be done between keys."""

    then: Callable[[], None]

    def can_replace(self, message: Message) -> bool:
        """The same asked for twice is done once."""
        return isinstance(message, Posted) and message.then == self.then


class WindowHost:
    """The widgets behind `tui.reader.host.Host`.

    Args:
        screen: The window; it has an `ArticleView`, a `StatusBar` and a `Prompt`.
    """

    def __init__(self, screen: Screen[None]) -> None:
        self._screen = screen
        self._keys_before: Widget | None = None

    # --- the keys

    @property
    def text(self) -> ArticleView:
        """The article's text."""
        return self._screen.query_one(ArticleView)

    @property
    def focus(self) -> Navigable | None:
        """What has the keys; None where that is nothing that can be moved in."""
        focused = self._screen.focused
        return focused if isinstance(focused, ArticleView | Listing | Chart) else None

    def give_keys(self, part: Navigable) -> None:
        """Give it the keys at once: the next key is meant for it."""
        assert isinstance(part, Widget)
        self._screen.set_focus(part)

    def is_there(self, part: Navigable) -> bool:
        """Whether it is in the window still."""
        return isinstance(part, Widget) and part.is_attached

    def key_of(self, command: str) -> str:
        """The first key that a command has here, as a person types it."""
        return key_of(self._screen.app, command)

    # --- room

    @property
    def size(self) -> tuple[int, int]:
        """Columns and rows of the window."""
        return self._screen.size

    @property
    def is_narrow(self) -> bool:
        """Whether there is room for one pane at a time."""
        return self._screen.has_class("-narrow")

    @property
    def is_wide(self) -> bool:
        """Whether a chart stands beside the panes."""
        return self._screen.size.width >= WIDE

    def prepare(self, reading: Reading) -> Iterator[None]:
        """Make ready what would be shown of a reading that is soon to come, with a pause after each step."""
        for pane in self._screen.query(EntityPane):
            yield from pane.prepare(reading)

    def show(self, name: str, value: object) -> None:
        """Show a value that a controller has: `place`, `chosen`, `width` or `is_zen`."""
        setattr(self._screen, name, value)

    # --- questions

    @property
    def _prompt(self) -> Prompt:
        return self._screen.query_one(Prompt)

    def ask(self, question: Question) -> None:
        """Ask in the last line, in place of a question that is open."""
        if not self._prompt.is_open:
            self._keys_before = self._screen.focused
        self._screen.query_one(StatusBar).display = False
        self._prompt.ask(question)

    @property
    def asked(self) -> str | None:
        """What is typed in answer to a question; None where none is open."""
        return self._prompt.words if self._prompt.is_open else None

    def note(self, words: str, is_error: bool = False) -> None:
        """Say something beside what is typed."""
        self._prompt.note(words, is_error)

    def end_question(self, keys_to_text: bool = False) -> None:
        """Give the last line back, and the keys to what had them before or to the text."""
        self._screen.query_one(StatusBar).display = True
        keys = None if keys_to_text else self._keys_before
        self._screen.set_focus(keys if keys is not None and keys.display else self.text)

    def open(self, name: str, *arguments: Any, then: Callable[[Any], None] | None = None) -> None:
        """Lay a dialog over the window (see `tui.screens.dialogs`); `then` hears its result."""
        self._screen.app.push_screen(dialog(name, *arguments), then)

    # --- tasks

    def run(self, task: Coroutine[Any, Any, Any], group: str, is_exclusive: bool = True) -> None:
        """Run a task beside the window; an earlier one of the same group is given up where it is exclusive."""
        self._screen.run_worker(task, group=group, exclusive=is_exclusive, exit_on_error=False)

    def post(self, then: Callable[[], None]) -> None:
        """Have something done between keys, from any thread; the same asked for twice is done once."""
        self._screen.post_message(Posted(then))

    # --- the terminal

    @property
    def selected_text(self) -> str:
        """What the mouse selected."""
        return self._screen.get_selected_text() or ""

    @property
    def selected_span(self) -> Span | None:
        """Where that stands in the article's text."""
        return self.text.selected_span

    def clear_selection(self) -> None:
        """Select nothing."""
        self._screen.clear_selection()

    def copy(self, words: str) -> None:
        """Put words on the clipboard."""
        self._screen.app.copy_to_clipboard(words)

    def exit(self, code: int) -> None:
        """Close the window with this exit code."""
        self._screen.app.exit(return_code=code)
