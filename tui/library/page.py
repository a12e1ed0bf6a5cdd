"""The library's first page as lines, made of the snapshot before the window is there and the corpus open."""

from __future__ import annotations

import os

from tui.geometry import library_columns
from tui.library.read_articles import ReadArticles
from tui.library.wording import cells_of, heading

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

# As `extractors.corpus` names them, which would import what the window needs and the page does not.
_FRONT, _SHARDS = "front.json", "shards"
_MOST_BYTES = 1_000_000
_HEAD_AND_BARS = 3


class _Row:
    """A row as it was kept: whoever looks at it asks for what the list shows."""

    def __init__(self, known: dict[str, object]) -> None:
        self.__dict__.update(known)


def library_lines(folder: str, state: str, columns: int, rows: int) -> list[str] | None:
    """The heading and the rows that a window of that size shows first; None where the front is not there, or of other shards.

    Args:
        folder: The corpus.
        state: The user's state folder, which knows what was read.
        columns: Cells of the window.
        rows: Its lines.
    """
    try:
        known = _front(folder)
        if known is None:
            return None
        read, width = ReadArticles(state), library_columns(columns)
        lines = [heading(width)]
        for row in map(_Row, known[: max(0, rows - _HEAD_AND_BARS)]):
            cells = cells_of(row, read.has(row.key), width)  # type: ignore[arg-type,attr-defined]
            lines.append("".join(text for text, _ in cells))
        return lines
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None  # the window says what is wrong


def _front(folder: str) -> list[dict[str, object]] | None:
    import json  # takes less time to import than a faster reader

    with open(os.path.join(folder, _FRONT), "rb") as file:  # noqa: PTH118,PTH123
        known = json.loads(file.read(_MOST_BYTES))
    is_of_today = known["shards"] == sorted(_shards(os.path.join(folder, _SHARDS)))  # noqa: PTH118
    return known["rows"] if is_of_today and known["rows"] else None


def _shards(folder: str) -> Iterable[str]:
    with os.scandir(folder) as entries:
        return [entry.name for entry in entries if entry.is_dir() and not entry.name.startswith(".")]
