"""How a number developed, in one line of blocks."""

from __future__ import annotations

from collections.abc import Sequence

_BLOCKS = "▁▂▃▄▅▆▇█"


def sparkline(values: Sequence[float], width: int) -> str:
    """The values in their order, a cell each; where there are more than cells, each cell is the mean of its share.

    Args:
        values: At least one.
        width: Cells at most.
    """
    count = min(width, len(values))
    shares = [
        values[index * len(values) // count : (index + 1) * len(values) // count] for index in range(count)
    ]
    means = [sum(share) / len(share) for share in shares]
    low, high = min(means), max(means)
    if low == high:
        return _BLOCKS[len(_BLOCKS) // 2] * count
    return "".join(_BLOCKS[round((mean - low) / (high - low) * (len(_BLOCKS) - 1))] for mean in means)
