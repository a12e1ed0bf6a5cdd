"""Names on the map that never collide: with each other, with a marker, or with the edge."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from tui.map.territory import Cell

# Cells between a name and a marker that is not its own, so that nobody takes the one for the other's.
_APART = 2

# So many names are tried, the most important first; no screen holds more.
NAMED = 600


@dataclass(frozen=True, slots=True)
class Wanted:
    """A name that wants a place.

    Attributes:
        key: Whose name it is.
        text: The name.
        marker: Its marker's cell, which it stands beside; None for an outline.
        stands: First cells where an outline's name can stand, best first.
    """

    key: str
    text: str
    marker: Cell | None
    stands: Sequence[Cell] = ()


@dataclass(frozen=True, slots=True)
class Label:
    """A name in its place: the column and row of its first cell."""

    key: str
    text: str
    column: int
    row: int


class Ground:
    """Cells that are free.

    Args:
        columns: Cells across.
        rows: Cells down.
        markers: Cells of markers, as (column, row).
    """

    def __init__(self, columns: int, rows: int, markers: Iterable[tuple[int, int]]) -> None:
        self._columns = columns
        self._taken = [bytearray(columns) for _ in range(rows)]
        for column, row in markers:
            self._taken[row][column] = 1

    def takes(self, label: Label, marker: Cell | None = None) -> bool:
        """Put the label there where it fits: a blank cell between it and its neighbours, and no other marker as near as its own.

        Args:
            label: The label.
            marker: Its own marker.
        """
        width = cell_len(label.text)
        if not (
            0 <= label.row < len(self._taken) and label.column >= 0 and label.column + width <= self._columns
        ):
            return False
        row, left, right = self._taken[label.row], label.column, label.column + width
        if any(row[left:right]) or 2 in row[max(0, left - 1) : left] or 2 in row[right : right + 1]:
            return False
        beside = (*range(max(0, left - _APART), left), *range(right, min(self._columns, right + _APART)))
        if any(row[column] == 1 and (column, label.row) != marker for column in beside):
            return False
        row[left:right] = b"\x02" * width
        return True


def placed(
    wanted: Iterable[Wanted], ground: Ground, before: Mapping[str, Label] | None = None
) -> dict[str, Label]:
    """A label for each that finds a place; the first come first.

    Args:
        wanted: Names, the most important first.
        ground: What is taken already; takes the labels.
        before: Where names stood: they stay there where they can.
    """
    labels: dict[str, Label] = {}
    for number, want in enumerate(wanted):
        if number >= NAMED:
            break
        if want.key in labels:
            continue
        stood = (before or {}).get(want.key)
        choices = [stood] if stood is not None and stood.text == want.text else []
        for label in (*choices, *_around(want)):
            if ground.takes(label, want.marker):
                labels[want.key] = label
                break
    return labels


def _around(want: Wanted) -> Iterable[Label]:
    """Right, left, above and below of the marker; of an outline, where its name can stand."""
    if want.marker is None:
        for column, row in want.stands:
            yield Label(want.key, want.text, column, row)
        return
    width, (column, row) = cell_len(want.text), want.marker
    middle = column - width // 2
    for left, down in (
        (column + 2, 0), (column - width - 1, 0), (column + 1, -1), (column + 1, 1), (middle, -1), (middle, 1),
        (column - width, -1), (column - width, 1),
    ):  # fmt: skip
        yield Label(want.key, want.text, left, row + down)
