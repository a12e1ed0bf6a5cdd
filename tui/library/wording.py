"""The list's columns: how wide they are, and what a row says in each."""

from __future__ import annotations

from typing import NamedTuple

from rich.cells import cell_len, set_cell_size

from extractors import wordings
from extractors.corpus.answers import ArticleRow
from tui.visible import visible

_MARK, _DAY, _COUNTRY, _COUNT = 2, 16, 14, 5  # cells
_NAMES = ("loc.", "act.", "fig.", "dat.")
_LOOKS = ("location", "actor", "figure", "date")

# Cells from which country and counts have room beside the title.
_ROOM_FOR_COUNTRY, _ROOM_FOR_COUNTS = 56, 84


class Cell(NamedTuple):
    """Words of a row and their look, the name of a component style."""

    text: str
    look: str


def cells_of(row: ArticleRow, is_read: bool, width: int) -> list[Cell]:
    """The row in so many cells: unread mark, day, title, country, counts."""
    day = wordings.day(row.date) if row.date else "no date"
    tail = []
    if width >= _ROOM_FOR_COUNTRY:
        country = visible(row.country_name or row.country or "")
        tail.append(Cell(f" {fitted(country, _COUNTRY - 1)}", "country"))
    if width >= _ROOM_FOR_COUNTS:
        counts = (row.locations, row.actors, row.figures, row.dates)
        tail += [
            Cell(f"{count:,}".rjust(_COUNT) if count else " " * _COUNT, look)
            for count, look in zip(counts, _LOOKS, strict=True)
        ]
    title = visible(row.title or row.id)
    head = [Cell("  " if is_read else "● ", "unread"), Cell(day.ljust(_DAY), "day")]
    room = max(4, width - _MARK - _DAY - sum(len(cell.text) for cell in tail) - 1)
    return [*head, Cell(fitted(title, room), "read" if is_read else "title"), *tail, Cell(" ", "title")]


def heading(width: int) -> str:
    """What stands over the columns of a list of that width."""
    tail = ""
    if width >= _ROOM_FOR_COUNTRY:
        tail += f" {'about':<{_COUNTRY - 1}}"
    if width >= _ROOM_FOR_COUNTS:
        tail += "".join(f"{name:>{_COUNT}}" for name in _NAMES)
    room = max(4, width - _MARK - _DAY - len(tail) - 1)
    return " " * _MARK + f"{'day':<{_DAY}}" + fitted("title", room) + tail + " "


def fitted(text: str, width: int) -> str:
    """The text in exactly so many cells, an ellipsis where it was cut."""
    if cell_len(text) <= width:
        return set_cell_size(text, width)
    return set_cell_size(text, width - 1) + "…" if width > 1 else set_cell_size(text, width)
