"""What is told of an archive's pieces that were left out, counted by why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from extractors.errors import SourceNote

# Pieces that are named one by one; of more of a kind only their number is told.
_NAMED = 3


class LeftOut:
    """Pieces of a source that were not read.

    Args:
        name: What the person calls the source.
        piece: What one piece is called: "file", "record".
    """

    def __init__(self, name: str, piece: str) -> None:
        self._name, self._piece = name, piece
        self._count: Counter[str] = Counter()
        self._named: dict[str, list[str]] = {}
        self._hints: dict[str, str] = {}

    def add(self, why: str, hint: str, named: str = "") -> None:
        """One was left out.

        Args:
            why: What is the matter, to follow "it" or "they": "is protected by a password".
            hint: What the person can do.
            named: What it is called.
        """
        self._count[why] += 1
        self._hints[why] = hint
        names = self._named.setdefault(why, [])
        if named and len(names) < _NAMED:
            names.append(named[:80])

    def notes(self) -> Iterator[SourceNote]:
        """A note for each reason."""
        for why, count in self._count.items():
            names = self._named[why]
            more = f" and {count - len(names):,} more" if count > len(names) else ""
            listed = f" ({', '.join(names)}{more})" if names else ""
            pieces = f"1 {self._piece}" if count == 1 else f"{count:,} {self._piece}s"
            yield SourceNote(f"{self._name}: left out {pieces}{listed}: {why}.", self._hints[why])

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why something was left out, each once."""
        return tuple(self._count)
