"""The first and last line of the library."""

from __future__ import annotations

from typing import ClassVar

from tui.widgets.bar import Bar


class LibraryBar(Bar):
    """Says what the screen tells it."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "bar--title", "bar--faint", "bar--key", "bar--active", "bar--notice",
    }  # fmt: skip
