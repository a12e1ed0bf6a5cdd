"""A figure's own words in the parse."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phrase:
    """A figure's own words in the parse.

    Attributes:
        first: Its first token.
        last: Its last token.
        root: The token of it that hangs on something outside.
    """

    first: int
    last: int
    root: int

    def holds(self, token: int) -> bool:
        """Whether the token is one of its words."""
        return self.first <= token <= self.last
