"""The list's columns: how wide they are, and what a row says in each."""

from __future__ import annotations

from extractors.calendar_day import day
from extractors.kinds import CLOSED, NAMES
from tui.visible import visible

TYPE_CHECKING = False  # importing `typing` takes longer than painting a list
if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractors.corpus.answers import ArticleRow

_MARK, _DAY, _COUNTRY, _WIDE_COUNTRY, _COUNT = 2, 16, 14, 24, 5  # cells
# Cells from which country and counts have room beside the title, and long names of countries.
_ROOM_FOR_COUNTRY, _ROOM_FOR_COUNTS, _ROOM_FOR_NAMES = 56, 84, 120


# From here on characters may take no cell, or two.
_COMBINING = "\u0300"
_PUNCTUATION = frozenset("–—‘’“”…•")

# Words of a row and their look, the name of a component style.
Cell = tuple[str, str]


def cells_of(row: ArticleRow, is_read: bool, width: int, is_open: bool = False) -> list[Cell]:
    """The row in so many cells: unread mark, sign of copies, day, title, country, counts of what the window shows at first.

    Args:
        row: What it says.
        is_read: Whether the article was read.
        width: Cells of the list.
        is_open: Whether its copies are listed under it.
    """
    dated = day(row.date) if row.date else "no date"
    tail: list[Cell] = []
    counts = {kind: count for kind, count in row.counts.items() if kind not in CLOSED}
    if width >= _ROOM_FOR_COUNTRY:
        country = visible(row.country_name or row.country or "")
        tail.append((f" {fitted(country, _country(width) - 1)}", "country"))
    if width >= _ROOM_FOR_COUNTS:
        tail += [
            (f"{count:,}".rjust(_COUNT) if count else " " * _COUNT, kind) for kind, count in counts.items()
        ]
    title, room = visible(row.title or row.lede or row.id), _title_room(width, len(counts))
    said = f"  {row.copies:,} {'copy' if row.copies == 1 else 'copies'}" if row.copies else ""
    if (
        row.copies and row.versions
    ):  # it may be told that they are more, or others, by now: E says what changed
        said += ", differs" if row.copies == 1 else f", {row.versions:,} differ{'s' * (row.versions == 1)}"
    said = f"  {row.told + 1:,} articles" if row.told else said
    sign = "=" if row.copy_of else ("-" if is_open else "+") if said else " "
    head = [(f"{' ' if is_read else '●'}{sign}", "unread"), (dated.ljust(_DAY), "day")]
    return [
        *head,
        (fitted(title, max(1, room - len(said))), "read" if is_read else "title"),
        *([(said, "country")] if said else ()),
        *tail,
        (" ", "title"),
    ]


def abbreviated(kind: str) -> str:
    """What stands over the counts of a kind: `loc.`."""
    return f"{kind[:3]}."


def heading(width: int, kinds: Sequence[str] = NAMES) -> str:
    """What stands over the columns of a list of that width.

    Args:
        width: Cells of the list.
        kinds: The kinds that are counted.
    """
    tail = ""
    kinds = [kind for kind in kinds if kind not in CLOSED]
    if width >= _ROOM_FOR_COUNTRY:
        tail += f" {'about':<{_country(width) - 1}}"
    if width >= _ROOM_FOR_COUNTS:
        tail += "".join(f"{name:>{_COUNT}}" for name in map(abbreviated, kinds))
    return " " * _MARK + f"{'day':<{_DAY}}" + fitted("title", _title_room(width, len(kinds))) + tail + " "


def _country(width: int) -> int:
    return _WIDE_COUNTRY if width >= _ROOM_FOR_NAMES else _COUNTRY


def _title_room(width: int, kinds: int) -> int:
    tail = _country(width) * (width >= _ROOM_FOR_COUNTRY) + _COUNT * kinds * (width >= _ROOM_FOR_COUNTS)
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
