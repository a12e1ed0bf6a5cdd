"""The protocol of the window towards its controllers: keys, questions, tasks, dialogs, the terminal."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Iterator
from typing import TYPE_CHECKING, Any, Protocol

from tui.reader.navigation import Navigable

if TYPE_CHECKING:
    from extractors.model import Span
    from tui.reader.question import Question
    from tui.reading import Reading


class Host(Protocol):
    """The window as controllers know it; their tests have one of their own."""

    @property
    def text(self) -> Navigable:
        """The article's text."""

    @property
    def focus(self) -> Navigable | None:
        """What has the keys; None where that is nothing that can be moved in."""

    @property
    def size(self) -> tuple[int, int]:
        """Columns and rows of the window."""

    @property
    def is_narrow(self) -> bool:
        """Whether there is room for one pane at a time."""

    @property
    def is_wide(self) -> bool:
        """Whether a chart stands beside the panes."""

    def give_keys(self, part: Navigable) -> None:
        """Give it the keys at once: the next key is meant for it."""

    def is_there(self, part: Navigable) -> bool:
        """Whether it is in the window still."""

    def prepare(self, reading: Reading) -> Iterator[None]:
        """Make ready what would be shown of a reading that is soon to come, with a pause after each step."""

    def show(self, name: str, value: object) -> None:
        """Show a value that a controller has: `place`, `chosen`, `width` or `is_zen`."""

    def ask(self, question: Question) -> None:
        """Ask in the last line, in place of a question that is open."""

    @property
    def asked(self) -> str | None:
        """What is typed in answer to a question; None where none is open."""

    def note(self, words: str, is_error: bool = False) -> None:
        """Say something beside what is typed."""

    def end_question(self, keys_to_text: bool = False) -> None:
        """Give the last line back, and the keys to what had them before or to the text."""

    def run(self, task: Coroutine[Any, Any, Any], group: str, is_exclusive: bool = True) -> None:
        """Run a task beside the window; an earlier one of the same group is given up where it is exclusive."""

    def post(self, then: Callable[[], None]) -> None:
        """Have something done between keys, from any thread; the same asked for twice is done once."""

    def open(self, dialog: str, *arguments: Any, then: Callable[[Any], None] | None = None) -> None:
        """Lay a dialog over the window (see `tui.screens.dialogs`); `then` hears its result."""

    def key_of(self, command: str) -> str:
        """The first key that a command has here, as a person types it."""

    @property
    def selected_text(self) -> str:
        """What the mouse selected."""

    @property
    def selected_span(self) -> Span | None:
        """Where that stands in the article's text."""

    def clear_selection(self) -> None:
        """Select nothing."""

    def copy(self, words: str) -> None:
        """Put words on the clipboard."""

    def exit(self, code: int) -> None:
        """Close the window with this exit code."""
