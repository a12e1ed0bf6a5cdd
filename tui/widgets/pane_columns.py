"""The columns of a pane, as wide as its rows want them: pure functions of rows and cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby, zip_longest
from operator import itemgetter

from rich.cells import cell_len, set_cell_size

from extractors.values import dataclass
from tui.amount_shown import LEAD_CELLS
from tui.rows import Row
from tui.widgets.row_lines import MOST

# Words of a line with their looks, the names of component styles.
Cells = list[tuple[str, str]]

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
        count, lead = self._taken(width)
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

    def lines(self, row: Row, width: int, what: str, most: int) -> list[Cells]:
        """The row's words in one line, or in as many as they need of those that they may take; each has exactly so many cells.

        Args:
            row: The row.
            width: Cells beside the scrollbar.
            what: What it is, or what it quotes in its place.
            most: Lines that it may take.
        """
        count, lead = self._taken(width)
        whole = row.lead if self.is_told or cell_len(row.lead) <= lead else fitted(row.brief, lead).rstrip()
        lead_cells = max(lead, cell_len(whole))
        room = width - _MARK - count - (lead + _GAP if lead else 0)
        first = width - _MARK - count - (lead_cells + _GAP if lead else 0)
        if most < 2 or first < _TOLD or (lead_cells == lead and self._is_whole(row.name, what, room)):
            return [self.cells(row, width, what)]
        runs = (
            flowing(((row.name, "pane--name"), (what, "pane--what")), (first, room), most)
            if self.is_told
            else self._side_by_side(row.name, what, room, most)
        )
        times = (str(row.count) if row.count > 1 else "").rjust(count)
        lines = []
        for number, run in enumerate(runs):
            amount = whole.rjust(lead) if not number else " " * lead
            before = [(amount + " " * _GAP, "pane--name")] if lead else []
            after = [(times if not number else " " * count, "pane--count")]
            lines.append([*before, *run, *(after if count else [])])
        return lines

    def lines_wanted(self, rows: Sequence[Row], width: int) -> list[int]:
        """Of each row, the lines in which it is not cut, or the most that one may take."""
        return [len(self.lines(row, width, row.what, MOST)) for row in rows]

    def _taken(self, width: int) -> tuple[int, int]:
        """Cells of the column of counts, and of the one with the amounts in line."""
        lead = self.lead if self.wanted <= width else min(max(LEAD_CELLS, width // 3), self.usual)
        return self.count + 1 if self.count else 0, lead

    def _is_whole(self, name: str, what: str, room: int) -> bool:
        """Whether name and what it is are not cut in a line of so many cells."""
        if self.is_told:
            return cell_len(name) + (_GAP if name and what else 0) + cell_len(what) <= room
        first = self._name_column(name, what, room)
        return cell_len(name) < first and cell_len(what) <= room - first

    def _has_room(self, row: Row, cells: int, what: str) -> bool:
        """Whether the whole amount leaves room for the name, and for the beginning of what it is of."""
        told = _GAP + min(cell_len(what), _TOLD) if what else 0
        return self.is_told and cell_len(row.lead) + _GAP + cell_len(row.name) + told <= cells

    def _aligned(self, name: str, what: str, room: int) -> list[tuple[str, str]]:
        """Name and what it is side by side: what is told of the place is shortened before a name is cut.

        A name that its column would cut runs on, as far as what this row says of it leaves room.
        """
        first = self._name_column(name, what, room)
        return [
            (fitted(name, first - 1) + " ", "pane--name"),
            (fitted(shortened(what, room - first), room - first), "pane--what"),
        ]

    def _name_column(self, name: str, what: str, room: int) -> int:
        """Cells of the name with the blank after it."""
        first = self.name + 1
        if first + self.what > room:
            first = min(first, max(room - self.least, room * 3 // 5))
            if cell_len(name) >= first:
                least = cell_len(what.split(", ", 1)[0])
                first = max(first, min(cell_len(name) + 1, room - least))
        return first

    def _side_by_side(self, name: str, what: str, room: int, most: int) -> list[Cells]:
        """The same in as many lines as they need: each goes on under itself."""
        first = self._name_column(name, what, room)
        names = flowing(((name, "pane--name"),), (first - 1, first - 1), most)
        whats = flowing(((what, "pane--what"),), (room - first, room - first), most)
        blank: Cells = [("", "")]
        return [
            [
                (fitted(of_name[0][0], first - 1) + " ", "pane--name"),
                (fitted(of_what[0][0], room - first), "pane--what"),
            ]
            for of_name, of_what in zip_longest(names, whats, fillvalue=blank)
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


def flowing(parts: Sequence[tuple[str, str]], rooms: tuple[int, int], most: int) -> list[Cells]:
    """Texts one after another in at most so many lines, parted between words; what the last has no room for is cut.

    Args:
        parts: Each with its look.
        rooms: Cells of the first line, and of each other one.
        most: Lines at most.
    """
    lines: list[Cells] = [[]]
    room, used = rooms[0], 0
    for text, look in parts:
        for number, word in enumerate(text.split(" ") if text else ()):
            gap = 0 if not used else 1 if number else _GAP
            if used and used + gap + cell_len(word) > room and len(lines) < most:
                lines.append([])
                (room, used, gap) = (rooms[1], 0, 0)
            lines[-1].append((" " * gap + word, look))
            used += gap + cell_len(word)
    return [_in_cells(line, rooms[1] if number else rooms[0]) for number, line in enumerate(lines)]


def _in_cells(words: Cells, room: int) -> Cells:
    """A line in exactly so many cells, in one piece a look."""
    pieces: Cells = []
    for look, of_look in groupby(words, key=itemgetter(1)):
        pieces.append(("".join(text for text, _ in of_look), look))
    left = room
    for place, (text, look) in enumerate(pieces):
        is_last = place == len(pieces) - 1
        pieces[place] = fitted(text, left if is_last or cell_len(text) > left else cell_len(text)), look
        left -= cell_len(pieces[place][0])
    return pieces or [(" " * room, "")]


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
    """What it is, without the last of its parts where they have no room: `city, Helmand`, `city`; quoted words have none."""
    while cell_len(what) > width and ", " in what and not what.startswith("“"):
        what = what.rsplit(", ", 1)[0]
    return what


def fitted(text: str, width: int) -> str:
    """The text in exactly so many cells, an ellipsis where it was cut."""
    if width <= 0:
        return ""
    if cell_len(text) <= width:
        return set_cell_size(text, width)
    return set_cell_size(text, width - 1) + "…" if width > 1 else set_cell_size(text, width)
