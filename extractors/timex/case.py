"""One candidate in its sentence: what a check looks at."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from extractors.timex.lexer import Items

TIMES = frozenset(("DATE", "TIME"))
PROPER = frozenset(("NNP", "NNPS"))
COUNTED_TAGS = frozenset(("NNS", "NNPS"))
_NAMES = frozenset(("PERSON", "ORG", "WORK_OF_ART", "PRODUCT", "FAC", "LAW", "GPE", "NORP"))


@dataclass(frozen=True)
class Case:
    """Words that can be a time expression, and what stands around them.

    Attributes:
        fields: What the words say; a check may correct them.
        start: First item.
        end: The item after the last.
        items: All items of the Doc.
        span: The Doc's span that covers them.
    """

    fields: dict[str, Any]
    start: int
    end: int
    items: Items
    span: Any

    @property
    def letters(self) -> str:
        """The candidate's own letters."""
        return self.items.letters[self.start : self.end]

    @property
    def lead(self) -> str:
        """The letter before; `^` at the beginning."""
        return self.items.letters[self.start - 1] if self.start else "^"

    @property
    def trail(self) -> str:
        """The letter after; empty at the end."""
        return self.items.letters[self.end : self.end + 1]

    @cached_property
    def before(self) -> Any:
        """The token before, or None."""
        return self.span.doc[self.span.start - 1] if self.span.start else None

    @cached_property
    def after(self) -> Any:
        """The token after, or None."""
        return self.span.doc[self.span.end] if self.span.end < len(self.span.doc) else None

    @property
    def lead_word(self) -> str:
        """The word before in lower case; empty at the beginning."""
        return "" if self.before is None else str(self.before.lower_)

    @property
    def neighbours(self) -> tuple[Any, ...]:
        """The tokens before and after, as far as there are any."""
        return tuple(token for token in (self.before, self.after) if token is not None)

    @property
    def named(self) -> bool:
        """Whether the words belong to a name: the model says so, and a name goes on beside them or is all there is."""
        beside = any(token.tag_ in PROPER and token.ent_type_ not in TIMES for token in self.neighbours)
        return self.span[0].ent_type_ in _NAMES and (beside or len(self.span) == 1)

    @property
    def conjunction(self) -> bool:
        """Whether it begins with a "that" which points at nothing: "said that night falls"."""
        return bool(self.span[0].lower_ == "that" and self.span[0].tag_ != "DT")

    @property
    def text_before(self) -> str:
        """The words just before it, without blanks at their end."""
        start = self.span.start
        return str(self.span.doc[max(0, start - 2) : start].text).rstrip()
