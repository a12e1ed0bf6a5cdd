"""The cells of a country in a view, and where in them its name can stand."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

Cell = tuple[int, int]  # column, row

# Stands offered for one name: the best ones, of which most are free.
_OFFERED = 120

_WITHIN, _OVER, _BESIDE = 0, 1, 2


@dataclass(frozen=True)
class Territory:
    """What of a country is drawn.

    Attributes:
        rows: A byte a cell, row by row: 1 where the cell's middle is inside the outline, or the outline runs through the cell.
    """

    rows: tuple[bytes, ...]

    @classmethod
    def of(
        cls,
        strokes: Iterable[tuple[Sequence[float], Sequence[float]]],
        outline: bytes | bytearray,
        columns: int,
        rows: int,
    ) -> Territory:
        """The territory within lines and on them.

        A cell is inside where an odd number of lines runs to the north of it: the outline is open where the antimeridian cuts it,
        and at the south pole.

        Args:
            strokes: The country's lines, in cells from the left and from the top of the view.
            outline: The drawn outline, a byte a cell.
            columns: Cells across.
            rows: Cells down.
        """
        crossings: list[list[float]] = [[] for _ in range(columns)]
        for xs, ys in strokes:
            _cross(crossings, xs, ys)
        cells = bytearray(1 if dots else 0 for dots in outline)
        for column, down in enumerate(crossings):
            down.sort()
            for top, bottom in zip(down[::2], [*down[1::2], math.inf], strict=False):
                first, last = max(0, math.ceil(top - 0.5)), min(rows - 1, math.floor(min(bottom, rows) - 0.5))
                for row in range(first, last + 1):
                    cells[row * columns + column] = 1
        return cls(tuple(bytes(cells[row * columns : (row + 1) * columns]) for row in range(rows)))

    def __bool__(self) -> bool:
        """Whether anything of the country is in view."""
        return any(1 in row for row in self.rows)

    def has(self, cell: Cell) -> bool:
        """Whether the cell is the country's."""
        column, row = cell
        return 0 <= row < len(self.rows) and 0 <= column < len(self.rows[row]) and self.rows[row][column] == 1

    @cached_property
    def middle(self) -> Cell | None:
        """The cell of the country that is nearest to the middle of all of them; None where none is in view."""
        cells = [
            (column, row) for row, line in enumerate(self.rows) for column, is_in in enumerate(line) if is_in
        ]
        if not cells:
            return None
        centre = sum(column for column, _ in cells) / len(cells), sum(row for _, row in cells) / len(cells)
        return min(cells, key=lambda cell: (distance(cell, centre), cell))

    @cached_property
    def is_cut(self) -> bool:
        """Whether the view's edge may cut through the country."""
        return any(self.rows[0] + self.rows[-1]) or any(line[0] or line[-1] for line in self.rows)

    def covers(self, cell: Cell, width: int) -> bool:
        """Whether any of so many cells from that one on is the country's."""
        column, row = cell
        return 0 <= row < len(self.rows) and 1 in self.rows[row][column : column + width]

    def stands(self, width: int, near: Cell) -> list[Cell]:
        """First cells for a name of that width, best first: inside the country; over it; right beside it.

        Over it: the name's middle is in the country. Beside it: one blank cell is between the two at most; not beside a part that
        the view's edge cuts off, where a name out there would seem to be the neighbour's.

        Args:
            width: Cells of the name.
            near: Where it would best have its middle.
        """
        found: list[tuple[int, float, Cell]] = []
        for row in range(-1, len(self.rows) + 1):
            found += self._stands_in(row, width, near)
        found.sort()
        return [cell for _, _, cell in found[:_OFFERED]]

    def _stands_in(self, row: int, width: int, near: Cell) -> Iterable[tuple[int, float, Cell]]:
        line = self.rows[row] if 0 <= row < len(self.rows) else b""
        next_to = [self.rows[other] for other in (row - 1, row + 1) if 0 <= other < len(self.rows)]
        spans = [(other.find(1), other.rfind(1)) for other in (line, *next_to) if 1 in other]
        if not spans:
            return
        columns = len(self.rows[0])
        sums = [0, *accumulate(line)] if line else [0] * (columns + 1)
        left, right = min(first for first, _ in spans), max(last for _, last in spans)
        for start in range(max(0, left - width - 1), min(columns - width, right + 2) + 1):
            end, middle = start + width, start + width // 2
            held = sums[end] - sums[start]
            if held == width:
                tier = _WITHIN
            elif held and line[middle]:
                tier = _OVER
            elif (
                not held
                and not self.is_cut
                and (
                    sums[min(columns, end + 2)] - sums[max(0, start - 2)]
                    or any(other[middle] for other in next_to)
                )
            ):
                tier = _BESIDE
            else:
                continue
            yield tier, distance((middle, row), near), (start, row)


def distance(cell: Cell, other: tuple[float, float]) -> float:
    """Rows between two cells: a cell is twice as high as it is wide."""
    return math.hypot((cell[0] - other[0]) / 2, cell[1] - other[1])


def _cross(crossings: list[list[float]], xs: Sequence[float], ys: Sequence[float]) -> None:
    """Note where the line crosses the middle of each column."""
    last = len(crossings) - 1
    x1, y1 = xs[0], ys[0]
    for x2, y2 in zip(xs, ys, strict=True):
        low, high = (x1, x2) if x1 < x2 else (x2, x1)
        # Half-open, so that a point on a column's middle counts once for the two segments that meet in it.
        for column in range(max(0, math.ceil(low - 0.5)), min(last, math.ceil(high - 0.5) - 1) + 1):
            crossings[column].append(y1 + (y2 - y1) * (column + 0.5 - x1) / (x2 - x1))
        x1, y1 = x2, y2
