"""The toponyms of one Doc while the rules read it: who takes which tokens, and what was refused."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from extractors.places.tokens import Draft, Tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractors.datelines.dateline import Dateline
    from extractors.gazetteer import Gazetteer
    from extractors.places.lexicon import Lexicon
    from extractors.places.tokens import AnyRule
    from extractors.rules import Rejected

_PARTY: Final = re.compile(r"[DRI]-[A-Z]")
"""A politician's party before where he is from, as one token: "D-Calif."."""


class Drafts:
    """What the rules have found so far in a Doc's tokens; no two drafts share one.

    Attributes:
        all: The drafts.
        taken: By token, whether a draft has it.
        refused: The names that a rule refused.
    """

    def __init__(
        self, tokens: Tokens, gazetteer: Gazetteer, words: Lexicon, datelines: Sequence[Dateline] = ()
    ) -> None:
        self.tokens, self.gazetteer, self.words = tokens, gazetteer, words
        self.datelines = datelines
        self.all: list[Draft] = []
        self.refused: list[Rejected] = []
        self.taken = [False] * len(tokens)

    def add(self, draft: Draft, rule: AnyRule, *words: str) -> None:
        """Take the draft that the rule found, unless some of its tokens are taken."""
        if any(self.taken[draft.start : draft.end]):
            return
        draft.end = self._with_period(draft.start, draft.end)
        draft.start -= self._with_article(draft.start, draft.end)
        if _PARTY.match(self.tokens.texts[draft.start]):
            draft.skip, draft.located = 2, True
        self.taken[draft.start : draft.end] = [True] * (draft.end - draft.start)
        self.all.append(draft.by_rule(rule, *words))

    def refuse(self, start: int, end: int, rule: AnyRule, *words: str) -> None:
        """Keep that the rule refused the name."""
        self.refused.append(self.tokens.rejected(start, end, rule, *words))

    def _with_period(self, start: int, end: int) -> int:
        """The end of a name, with the period that belongs to an abbreviation ("W.Va" and ".")."""
        tokens = self.tokens
        if tokens.after(end) == "." and tokens.starts[end] == tokens.ends[end - 1]:
            return end + (self.gazetteer.short(tokens.wording(start, end) + ".") is not None)
        return end

    def _with_article(self, start: int, end: int) -> bool:
        """Whether the article before a name is its first word: "The Hague", and not "The Gambia"."""
        tokens = self.tokens
        if start == 0 or tokens.texts[start - 1] != "The" or self.taken[start - 1]:
            return False
        entries = self.gazetteer.candidates(tokens.wording(start - 1, end))
        return any(entry.named == 0 and entry.name.startswith("The ") for entry in entries)

    def located(self, at: int) -> bool:
        """Whether something is said to be there: a preposition of place, or "city of", "south of"."""
        before = self.tokens.before(at)
        if before == "the":
            before = self.tokens.before(at, 2)
        return (
            before in self.words.locative
            or before in ("from", "to")
            or (before == "of" and self.tokens.before(at, 2) in self.words.of_heads)
        )

    def coordinated(self, at: int) -> bool:
        """Whether "and" joins the name to a place that something is said to be in: "in Goma and Butembo"."""
        last = self.all[-1] if self.all else None
        joined = self.tokens.before(at) in ("and", "or") and last is not None and last.end == at - 1
        return bool(joined and last and last.located and last.sure)
