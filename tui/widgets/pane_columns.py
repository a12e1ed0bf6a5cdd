"""The columns of a pane, as wide as its rows want them: pure functions of rows and cells."""

from __future__ import annotations

from collections.abc import Iterable

from rich.cells import cell_len, set_cell_size

from extractors.values import dataclass
from tui.amount_shown import LEAD_CELLS
from tui.rows import Row

_MARK = 2  # cells
_GAP = 2
_TOLD = 12
"""Cells of what a row is of that stay where its amount is longer than the column."""
_SAVED = 6
"""Cells that it must save to have the longest few amounts out of line, where rows are cut."""


@dataclass(frozen=True)
class PaneColumns:
    """Cells that the longest of each column takes.

    Attributes:
        lead: What stands before the name.
        usual: What stands there in most rows.
        name: The name.
        what: What it is.
        least: What it is in its shortest form: its type.
        count: How often; 0 where nothing is mentioned twice.
        said: Name and what it is, of the row that takes most.
        is_told: Whether rows tell what they are of right after the name, which is not aligned then.
    """

    lead: int = 0
    usual: int = 0
    name: int = 0
    what: int = 0
    least: int = 0
    count: int = 0
    said: int = 0
    is_told: bool = False

    @classmethod
    def of(cls, rows: Iterable[Row], is_told: bool) -> PaneColumns:
        """The columns of these rows."""
        rows = list(rows)

        def most(lengths: Iterable[int]) -> int:
            return max(lengths, default=0)

        name, what = most(cell_len(row.name) for row in rows), most(cell_len(row.what) for row in rows)
        told = most(cell_len(row.name) + _GAP + cell_len(row.what) for row in rows)
        leads = sorted(cell_len(row.lead) for row in rows)
        return cls(
            most(leads),
            _usual(leads),
            name,
            what,
            most(cell_len(row.what.split(", ", 1)[0]) for row in rows),
            most(len(str(row.count)) for row in rows if row.count > 1),
            told if is_told else name + 1 + what,
            is_told,
        )

    @property
    def wanted(self) -> int:
        """Cells in which nothing is cut."""
        lead, count = self.lead + _GAP if self.lead else 0, self.count + 1 if self.count else 0
        return _MARK + lead + self.said + count

    def cells(self, row: Row, width: int, what: str) -> list[tuple[str, str]]:
        """The row's words in exactly so many cells, mark left out, each with its look.

        Args:
            row: The row.
            width: Cells beside the scrollbar.
            what: What it is, or what it quotes in its place.
        """
        cells = []
        count = self.count + 1 if self.count else 0
        lead = self.lead if self.wanted <= width else min(max(LEAD_CELLS, width // 3), self.usual)
        if lead and cell_len(row.lead) > lead and self._has_room(row, width - _MARK - count, what):
            lead = cell_len(row.lead)  # out of line, but no value is dropped
        elif cell_len(row.lead) > lead:
            lead = min(max(lead, cell_len(row.brief)), max(LEAD_CELLS, width // 3))
        room = max(2, width - _MARK - count - (lead + _GAP if lead else 0))
        if lead:
            amount = row.lead if cell_len(row.lead) <= lead else fitted(row.brief, lead).rstrip()
            cells.append((" " * (lead - cell_len(amount)) + amount + " " * _GAP, "pane--name"))
        cells += _told(row.name, what, room) if self.is_told else self._aligned(row.name, what, room)
        if count:
            cells.append(((str(row.count) if row.count > 1 else "").rjust(count), "pane--count"))
        return cells

    def _has_room(self, row: Row, cells: int, what: str) -> bool:
        """Whether the whole amount leaves room for the name, and for the beginning of what it is of."""
        told = _GAP + min(cell_len(what), _TOLD) if what else 0
        return self.is_told and cell_len(row.lead) + _GAP + cell_len(row.name) + told <= cells

    def _aligned(self, name: str, what: str, room: int) -> list[tuple[str, str]]:
        """Name and what it is side by side: what is told of the place is shortened before a name is cut.

        A name that its column would cut runs on, as far as what this row says of it leaves room.
        """
        first = self.name + 1
        if first + self.what > room:
            first = min(first, max(room - self.least, room * 3 // 5))
            if cell_len(name) >= first:
                least = cell_len(what.split(", ", 1)[0])
                first = max(first, min(cell_len(name) + 1, room - least))
        return [
            (fitted(name, first - 1) + " ", "pane--name"),
            (fitted(shortened(what, room - first), room - first), "pane--what"),
        ]


def _told(name: str, what: str, room: int) -> list[tuple[str, str]]:
    """The name, and right after it what it is of; a long name leaves that a third of the room, and some words."""
    wanted = cell_len(name)
    if what and wanted + _GAP + cell_len(what) > room:
        told = min(cell_len(what), max(_TOLD, room // 3))
        wanted = min(wanted, max(room - _GAP - told, room // 2))
    said = fitted(name, min(wanted, room)) + " " * _GAP if name else ""
    rest = max(0, room - cell_len(said))
    return [
        (set_cell_size(said, min(cell_len(said), room)), "pane--name"),
        (fitted(what, rest), "pane--what"),
    ]


def _usual(leads: list[int]) -> int:
    """The longest amount that stands in line: the tenth that is longer, and one at least, does not where that saves much.

    Args:
        leads: Cells of each, the shortest first.
    """
    if len(leads) < 2:
        return max(leads, default=0)
    usual = leads[-1 - max(1, len(leads) // 10)]
    return usual if leads[-1] - usual >= _SAVED else leads[-1]


def shortened(what: str, width: int) -> str:
    """What it is, without the last of its parts where there is no room for them: `city, Helmand`, `city`."""
    while cell_len(what) > width and ", " in what:
        what = what.rsplit(", ", 1)[0]
    return what


def fitted(text: str, width: int) -> str:
    """The text in exactly so many cells, an ellipsis where it was cut."""
    if width <= 0:
        return ""
    if cell_len(text) <= width:
        return set_cell_size(text, width)
    return set_cell_size(text, width - 1) + "…" if width > 1 else set_cell_size(text, width)
