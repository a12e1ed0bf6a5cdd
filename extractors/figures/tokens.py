"""The Doc's tokens by code point, and small questions about them."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from spacy.attrs import DEP, IDX, SENT_START

from extractors.token_columns import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

PLURAL = frozenset({"NNS", "NNPS"})


def _begins(marks: list[int]) -> list[int]:
    """Indices of the tokens that begin a sentence, the first one always."""
    return [index for index, mark in enumerate(marks) if mark == 1 or index == 0]


class Tokens:
    """The Doc's tokens by code point.

    Args:
        doc: What the model read.
        text: Its text with the numbers in the western form, at the same offsets.
        printed: Its text as it is, where the caller has it already.
    """

    def __init__(self, doc: Doc, text: str, printed: str | None = None) -> None:
        self.doc = doc
        self.text = text
        self.printed = text_of(doc) if printed is None else printed
        facts = doc.to_array([IDX, SENT_START, DEP])
        self._starts: list[int] = facts[:, 0].tolist()
        self._sentences = _begins(facts[:, 1].tolist())
        self.parsed = bool(facts[:, 2].any())

    def sentence(self, index: int) -> tuple[int, int]:
        """First token of the sentence that holds the token, and one past its last."""
        at = bisect_right(self._sentences, index)
        return self._sentences[at - 1], self._sentences[at] if at < len(self._sentences) else len(self.doc)

    def at(self, offset: int) -> int:
        """Index of the token that holds the offset, or of the last one before it."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def from_(self, offset: int) -> int:
        """Index of the first token that starts at or after the offset."""
        return bisect_right(self._starts, offset - 1)

    def within(self, start: int, end: int) -> range:
        """Indices of the tokens that the code points touch."""
        return range(self.at(start), self.at(max(start, end - 1)) + 1)

    def verb_follows(self, offset: int) -> bool:
        """Whether a finite verb stands at the offset, whose subject is what stands before it: "1.5m crossed"."""
        first = self.from_(offset)
        if first >= len(self.doc):
            return False
        verb, after = self.doc[first], self.doc[first + 1 : first + 2]
        if verb.tag_ == "VBN":
            return not after or after[0].pos_ not in ("NOUN", "PROPN", "ADJ")  # "2.4m voted, fewer than"
        return verb.tag_ in ("VBD", "VBP", "MD") or verb.lower_ in ("were", "are", "have", "had", "was")

    def plural_follows(self, offset: int) -> bool:
        """Whether a noun phrase with a plural noun begins at the offset."""
        first = self.from_(offset)
        for token in self.doc[first : first + 5]:
            if token.tag_ in PLURAL:
                return True
            if token.pos_ not in ("ADJ", "NOUN", "CCONJ", "PROPN") and token.tag_ not in ("VBN", "VBG"):
                return False
        return False

    def noun_ends_at(self, end: int, before_verbs: bool = False) -> bool:
        """Whether a common noun in the singular ends there that no noun follows, nor a verb unless `before_verbs`."""
        at = self.at(max(0, end - 1))
        noun, after = self.doc[at], self.doc[at + 1 : at + 2]
        if noun.tag_ != "NN" or noun.idx + len(noun.text) != end:
            return False
        if after and after[0].lower_ in ("that", "which", "who"):
            return False  # "paid $50 million a move that angered fans"
        if not after or (before_verbs and after[0].tag_[:2] in ("VB", "MD")):
            return True
        return after[0].tag_ not in ("NN", "NNS", "NNP", "CD", "MD", "VBD", "VBZ", "VBP")
