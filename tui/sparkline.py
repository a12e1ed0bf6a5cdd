"""How a number developed, in one line of blocks."""

from __future__ import annotations

from collections.abc import Sequence

_BLOCKS = "▁▂▃▄▅▆▇█"


def sparkline(values: Sequence[float], width: int) -> str:
    """How a number developed, in one line of blocks: a cell a value, or the mean of its share where there are more than cells.

    Args:
        values: In their order, at least one.
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
