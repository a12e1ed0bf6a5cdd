"""A raster of braille dots: two across and four down a cell."""

from __future__ import annotations

from collections.abc import Sequence

from tui.map.view import DOTS_ACROSS, DOTS_DOWN

_FIRST = 0x2800  # the empty braille pattern

# Unicode's bit of each dot, row by row from the top left.
_BITS = (0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80)

# Every so manieth dot of a dotted line.
_DOTTED = 3

Dots = bytearray


class Canvas:
    """Cells of braille bits, row by row.

    Args:
        columns: Cells across.
        rows: Cells down.
    """

    def __init__(self, columns: int, rows: int) -> None:
        self.columns, self.rows = columns, rows
        self.cells = bytearray(columns * rows)
        self._width, self._height = columns * DOTS_ACROSS, rows * DOTS_DOWN
        self._bit_of = [
            (y // DOTS_DOWN * columns, (_BITS[y % DOTS_DOWN * 2], _BITS[y % DOTS_DOWN * 2 + 1]))
            for y in range(self._height)
        ]

    def line(self, xs: Sequence[int], ys: Sequence[int], is_dotted: bool = False) -> None:
        """Join the dots in a row; what lies outside is left out.

        Args:
            xs: Dots from the left.
            ys: Dots from the top, as many.
            is_dotted: Leave gaps.
        """
        step, number = _DOTTED if is_dotted else 1, 0
        x1, y1 = xs[0], ys[0]
        self._dot(x1, y1)
        for x2, y2 in zip(xs, ys, strict=True):
            if x2 == x1 and y2 == y1:
                continue
            inside = self._clipped(x1, y1, x2, y2)
            if inside is not None:
                number = self._segment(*inside, number, step)
            x1, y1 = x2, y2

    def thickened(self) -> Dots:
        """The same dots with a second one beneath and beside each."""
        thick = Canvas(self.columns, self.rows)
        for y in range(self._height):
            base, bits = self._bit_of[y]
            for x in range(self._width):
                if self.cells[base + x // 2] & bits[x % 2]:
                    thick._dot(x, y)
                    thick._dot(x + 1, y)
                    thick._dot(x, y + 1)
        return thick.cells

    def _dot(self, x: int, y: int) -> None:
        if 0 <= x < self._width and 0 <= y < self._height:
            base, bits = self._bit_of[y]
            self.cells[base + (x >> 1)] |= bits[x & 1]

    def _segment(self, x1: int, y1: int, x2: int, y2: int, number: int, step: int) -> int:
        """Bresenham's line from the first dot (left out: the one before has it) to the second; the number of dots so far."""
        dx, dy = abs(x2 - x1), -abs(y2 - y1)
        sx, sy = (1 if x2 > x1 else -1), (1 if y2 > y1 else -1)
        error = dx + dy
        cells, rows = self.cells, self._bit_of
        while True:
            if number % step == 0:
                base, bits = rows[y1]
                cells[base + (x1 >> 1)] |= bits[x1 & 1]
            if x1 == x2 and y1 == y2:
                return number
            number += 1
            doubled = 2 * error
            if doubled >= dy:
                error += dy
                x1 += sx
            if doubled <= dx:
                error += dx
                y1 += sy

    def _clipped(self, x1: int, y1: int, x2: int, y2: int) -> tuple[int, int, int, int] | None:
        """The part of the line that is inside (Liang and Barsky), or None."""
        right, bottom = self._width - 1, self._height - 1
        if 0 <= x1 <= right and 0 <= x2 <= right and 0 <= y1 <= bottom and 0 <= y2 <= bottom:
            return x1, y1, x2, y2
        if (x1 < 0 and x2 < 0) or (x1 > right and x2 > right):
            return None
        if (y1 < 0 and y2 < 0) or (y1 > bottom and y2 > bottom):
            return None
        enter, leave = 0.0, 1.0
        dx, dy = x2 - x1, y2 - y1
        for slope, room in ((-dx, x1), (dx, right - x1), (-dy, y1), (dy, bottom - y1)):
            if slope == 0:
                if room < 0:
                    return None
            elif slope < 0:
                enter = max(enter, room / slope)
            else:
                leave = min(leave, room / slope)
        if enter > leave:
            return None
        return (
            min(max(0, round(x1 + enter * dx)), right),
            min(max(0, round(y1 + enter * dy)), bottom),
            min(max(0, round(x1 + leave * dx)), right),
            min(max(0, round(y1 + leave * dy)), bottom),
        )


def braille(bits: int) -> str:
    """The character of these dots; a blank for none."""
    return chr(_FIRST + bits) if bits else " "
