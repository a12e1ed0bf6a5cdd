"""What one rule finds in a Doc: who says, by which word, what; as tokens."""

from __future__ import annotations

from dataclasses import dataclass

Runs = tuple[tuple[int, int], ...]
"""Runs of tokens: first, and one past the last."""


@dataclass(frozen=True, slots=True)
class Saying:
    """A statement as tokens of its Doc.

    Attributes:
        rule: Id of the rule that found it.
        content: What is said.
        source: Head of who says it; None where nobody is named.
        cue: The word by which it is said, first and last token; None of words in quotation marks with nothing beside them.
        is_open: Whether its last quotation is not closed, and goes on in the next paragraph.
        floats: Whether who says it stands before, if anywhere.
    """

    rule: str
    content: Runs
    source: int | None = None
    cue: tuple[int, int] | None = None
    is_open: bool = False
    floats: bool = False

    @property
    def verb(self) -> int | None:
        """The first token of its cue."""
        return None if self.cue is None else self.cue[0]

    @property
    def first(self) -> int:
        """The first token of what is said."""
        return self.content[0][0]

    def holds(self, token: int) -> bool:
        """Whether the token is one of what is said."""
        return any(first <= token < last for first, last in self.content)
