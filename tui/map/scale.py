"""The scale bar: a round number of kilometres, and how many cells that is."""

from __future__ import annotations

_ROUND = (1, 2, 5)


def scale_bar(km_per_column: float, columns: int) -> str:
    """`├──────┤ 200 km`: the longest round length whose bar is at most so many cells.

    Args:
        km_per_column: Kilometres a cell.
        columns: Cells that the bar may have, at least 3.
    """
    km, cells = 1, 3
    for power in range(6):
        for digit in _ROUND:
            length = digit * 10**power
            if 3 <= length / km_per_column <= columns:
                km, cells = length, round(length / km_per_column)
    if km == 1:
        cells = max(3, min(columns, round(1 / km_per_column)))
    return f"├{'─' * (cells - 2)}┤ {km:,} km"
