"""State that the window keeps between runs: reading positions, queries, and which entries of feeds were read."""

from __future__ import annotations

from dataclasses import field
from pathlib import Path

from extractors.values import dataclass
from tui.entries_read import EntriesRead
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
    entries: EntriesRead = field(default_factory=EntriesRead)
    is_fresh: bool = False

    @classmethod
    def in_folder(cls, folder: str, is_fresh: bool = False) -> Memory:
        """What is kept in a state folder."""
        queries = Queries(Path(folder) / "queries.json")
        return cls(ReadingPositions(folder), queries, EntriesRead(folder), is_fresh)
