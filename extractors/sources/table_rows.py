"""The rows of a table that a plain text has set with blanks or tabs: each is a line of its own, whatever its width."""

from __future__ import annotations

import re
from itertools import pairwise

TYPE_CHECKING = False  # importing `typing` takes longer than painting the first page, which needs this module
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# What stands between two columns: a tab, a bar, or blanks that no two words have between them.
_GAP = re.compile(r"[ \t]*[\t|][ \t|]*| {2,}")
# A cell that ends where the one above ends, and may begin elsewhere, as numbers do that stand right.
_RIGHT_MOST = 20  # characters
# Rows that two columns have at least: of a justified text two lines may have a wide gap at one place.
_ROWS_OF_TWO, _ROWS = 3, 2
# Of a block's lines those that are rows, before the others (a row with an empty cell, a caption) stay lines too.
_MOSTLY = 0.5


def rows_in(lines: Sequence[str]) -> frozenset[int]:
    """The numbers of the lines of a block that stand alone because they, or most of the block, are rows of a table.

    Lines follow each other as rows where they have as many cells, and each cell begins or ends where the one above does; between
    tabs or bars as many cells are enough.
    """
    if not any("  " in line or "\t" in line or "|" in line for line in lines):
        return frozenset()
    cells = [_cells(line) for line in lines]
    found: set[int] = set()
    for first, after in _runs(lines, cells):
        if after - first >= (_ROWS_OF_TWO if len(cells[first]) == 2 else _ROWS):
            found.update(range(first, after))
    return frozenset(range(len(lines)) if len(found) >= _MOSTLY * len(lines) > 0 else found)


def _runs(lines: Sequence[str], cells: Sequence[list[tuple[int, int]]]) -> Iterator[tuple[int, int]]:
    """The runs of lines that follow each other as rows: the first, and one past the last."""
    breaks = [
        at
        for at, (one, other) in enumerate(pairwise(range(len(lines))), 1)
        if not _follow(lines, cells, one, other)
    ]
    return pairwise([0, *breaks, len(lines)])


def _follow(lines: Sequence[str], cells: Sequence[list[tuple[int, int]]], one: int, other: int) -> bool:
    above, below = cells[one], cells[other]
    if len(above) != len(below) or len(above) < 2:
        return False
    if any(all(sign in lines[at].strip() for at in (one, other)) for sign in "\t|"):
        return True
    return all(_is_aligned(*pair) for pair in zip(above[1:], below[1:], strict=True))


def _is_aligned(above: tuple[int, int], below: tuple[int, int]) -> bool:
    is_short = max(above[1] - above[0], below[1] - below[0]) <= _RIGHT_MOST
    return above[0] == below[0] or (above[1] == below[1] and is_short)


def _cells(line: str) -> list[tuple[int, int]]:
    """Where the cells of a line begin and end."""
    bare = line.rstrip()
    at = len(bare) - len(bare.lstrip(" \t|"))
    cells = []
    for gap in _GAP.finditer(bare, at):
        cells.append((at, gap.start()))
        at = gap.end()
    return [*cells, (at, len(bare))] if at < len(bare) else cells
