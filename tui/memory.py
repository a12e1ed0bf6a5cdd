"""State that the window keeps between runs: reading positions and queries."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from tui.queries import Queries
from tui.reading_positions import ReadingPositions


@dataclass(frozen=True)
class Memory:
    """Without a folder, it forgets with the window.

    Attributes:
        is_fresh: Whether articles open at their beginning all the same.
    """

    places: ReadingPositions = field(default_factory=ReadingPositions)
    queries: Queries = field(default_factory=Queries)
    is_fresh: bool = False

    @classmethod
    def in_folder(cls, folder: str, is_fresh: bool = False) -> Memory:
        """What is kept in a state folder."""
        return cls(ReadingPositions(folder), Queries(Path(folder) / "queries.json"), is_fresh)
