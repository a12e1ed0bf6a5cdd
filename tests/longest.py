"""The test files that take longest, in about that order: each process takes the next file, so these must come first."""

from __future__ import annotations

from pathlib import Path

_LONGEST = ()


def rank(path: Path) -> int:
    """Where a file comes; those that are not named stay in the order in which they were found."""
    name = path.relative_to(Path(__file__).parent).as_posix()
    return _LONGEST.index(name) if name in _LONGEST else len(_LONGEST)
