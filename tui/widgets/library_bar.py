"""The first and last line of the library."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len

from tui.key_contexts import KEY_CONTEXTS
from tui.keymap import key_of
from tui.widgets.bar import Bar, Part


class LibraryBar(Bar):
    """Says what the screen tells it."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "bar--title", "bar--faint", "bar--key", "bar--active", "bar--notice",
    }  # fmt: skip

    def hints(self, key_context: str, room: int) -> list[Part]:
        """The keys of what has them in so many cells: the last two, and of the others as many as fit."""
        hints = [
            ((f" {key_of(self.app, command)}", "bar--key"), (f" {word} ", "bar--faint"))
            for command, word in KEY_CONTEXTS[key_context].hints
        ]
        while len(hints) > 2 and sum(cell_len(text) for hint in hints for text, _ in hint) > room:
            del hints[-3]
        return [part for hint in hints for part in hint]
