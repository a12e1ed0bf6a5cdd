"""The Doc's tokens by code point, and small questions about them."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

PLURAL = frozenset({"NNS", "NNPS"})


class Tokens:
    """The Doc's tokens by code point."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.text: str = doc.text
        self._starts: list[int] = [token.idx for token in doc]

    def at(self, offset: int) -> int:
        """Index of the token that holds the offset, or of the last one before it."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def from_(self, offset: int) -> int:
        """Index of the first token that starts at or after the offset."""
        return bisect_right(self._starts, offset - 1)

    def within(self, start: int, end: int) -> range:
        """Indices of the tokens that the code points touch."""
        return range(self.at(start), self.at(max(start, end - 1)) + 1)

    def plural_follows(self, offset: int) -> bool:
        """Whether a noun phrase with a plural noun begins at the offset."""
        first = self.from_(offset)
        for token in self.doc[first : first + 5]:
            if token.tag_ in PLURAL:
                return True
            if token.pos_ not in ("ADJ", "NOUN", "CCONJ", "PROPN") and token.tag_ not in ("VBN", "VBG"):
                return False
        return False
