"""A name with what the rules on its kind ask of it, and what they guess."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractors.actors.events import acts
from extractors.clauses.parse import head_of
from extractors.rules import Rule

if TYPE_CHECKING:
    from extractors.actors.lexicon import Lexicon
    from extractors.actors.names import Named
    from extractors.clauses.parse import Parse
    from extractors.model import ActorType


@dataclass(frozen=True, slots=True)
class Guess:
    """A type, and how much speaks for it (0: the model's word alone; 3: a known name or a title). None is no actor at all."""

    type: ActorType | None
    sure: int


NOBODY = Guess(None, 3)
"""What is known to be no actor: a dateline, an office, a product, furniture of the page."""


@dataclass(frozen=True, slots=True)
class NameCase:
    """A name with what the rules ask of it: its words, and the titles that stand with it."""

    parse: Parse
    named: Named
    titles: list[str]
    words: Lexicon
    wording: str

    @property
    def length(self) -> int:
        """Its tokens."""
        return self.named.end - self.named.start

    @property
    def last(self) -> str:
        """Its last word in lower case."""
        return self.parse.words[self.named.end - 1].lower()

    def acts(self) -> bool:
        """Whether it is the agent of a verb."""
        return acts(self.parse, head_of(self.parse, self.named.start, self.named.end), self.words)


NameRule = Rule[NameCase, Guess]
