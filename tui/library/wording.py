"""The list's columns: how wide they are, and what a row says in each."""

from __future__ import annotations

from extractors.calendar_day import day
from tui.visible import visible

TYPE_CHECKING = False  # importing `typing` takes longer than painting a list
if TYPE_CHECKING:
    from extractors.corpus.answers import ArticleRow

_MARK, _DAY, _COUNTRY, _COUNT = 2, 16, 14, 5  # cells
_NAMES = ("loc.", "act.", "fig.", "dat.")
_LOOKS = ("location", "actor", "figure", "date")

# Cells from which country and counts have room beside the title.
_ROOM_FOR_COUNTRY, _ROOM_FOR_COUNTS = 56, 84


# From here on characters may take no cell, or two.
_COMBINING = "\u0300"
_PUNCTUATION = frozenset("–—‘’“”…•")

# Words of a row and their look, the name of a component style.
Cell = tuple[str, str]


def cells_of(row: ArticleRow, is_read: bool, width: int) -> list[Cell]:
    """The row in so many cells: unread mark, day, title, country, counts."""
    dated = day(row.date) if row.date else "no date"
    tail: list[Cell] = []
    if width >= _ROOM_FOR_COUNTRY:
        country = visible(row.country_name or row.country or "")
        tail.append((f" {fitted(country, _COUNTRY - 1)}", "country"))
    if width >= _ROOM_FOR_COUNTS:
        counts = (row.locations, row.actors, row.figures, row.dates)
        tail += [
            (f"{count:,}".rjust(_COUNT) if count else " " * _COUNT, look)
            for count, look in zip(counts, _LOOKS, strict=True)
        ]
    title = visible(row.title or row.lede or row.id)
    head = [("  " if is_read else "● ", "unread"), (dated.ljust(_DAY), "day")]
    return [*head, (fitted(title, _title_room(width)), "read" if is_read else "title"), *tail, (" ", "title")]


def heading(width: int) -> str:
    """What stands over the columns of a list of that width."""
    tail = ""
    if width >= _ROOM_FOR_COUNTRY:
        tail += f" {'about':<{_COUNTRY - 1}}"
    if width >= _ROOM_FOR_COUNTS:
        tail += "".join(f"{name:>{_COUNT}}" for name in _NAMES)
    return " " * _MARK + f"{'day':<{_DAY}}" + fitted("title", _title_room(width)) + tail + " "


def _title_room(width: int) -> int:
    tail = _COUNTRY * (width >= _ROOM_FOR_COUNTRY) + _COUNT * len(_LOOKS) * (width >= _ROOM_FOR_COUNTS)
    return max(4, width - _MARK - _DAY - tail - 1)


def fitted(text: str, width: int) -> str:
    """The text in exactly so many cells, an ellipsis where it was cut."""
    if all(character < _COMBINING or character in _PUNCTUATION for character in text):  # a cell each
        return (
            text.ljust(width)
            if len(text) <= width
            else f"{text[: width - 1]}…"
            if width > 1
            else text[:width]
        )
    from rich.cells import (
        cell_len,
        set_cell_size,
    )  # not imported for most titles: it takes longer than painting them

    if cell_len(text) <= width:
        return set_cell_size(text, width)
    return set_cell_size(text, width - 1) + "…" if width > 1 else set_cell_size(text, width)
