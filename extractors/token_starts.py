"""Characters -> tokens of a Doc, by bisection: `Doc.char_span` walks the whole Doc at every call."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import Any

from spacy.attrs import IDX
from spacy.tokens import Span


class TokenStarts:
    """Where the tokens of a Doc start, taken once."""

    def __init__(self, doc: Any) -> None:
        self._doc = doc
        self._starts: list[int] = doc.to_array(IDX).tolist()

    def span(self, first: int, last: int, label: str = "") -> Any:
        """The tokens that the characters from `first` to before `last` touch, as a labelled span."""
        return Span(
            self._doc, bisect_right(self._starts, first) - 1, bisect_left(self._starts, last), label=label
        )
