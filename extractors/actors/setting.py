"""What every rule reads: one Doc's parse, the word lists, the gazetteer, and where the Doc stands in the article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractors.actors.lexicon import Lexicon
    from extractors.clauses.parse import Parse
    from extractors.datelines.dateline import Dateline
    from extractors.gazetteer import Gazetteer


@dataclass(frozen=True, slots=True)
class Setting:
    """One Doc with what is known beside it.

    Attributes:
        offset: Article offset of the Doc's first character.
        datelines: Where nobody acts: an agency is named there, and no other actor.
        of_sports: Whether the whole article is of sports.
        places: Doc offsets of the spans that the places component is sure of; empty where it did not run.
    """

    parse: Parse
    words: Lexicon
    gazetteer: Gazetteer
    offset: int
    places: frozenset[tuple[int, int]]
    datelines: tuple[Dateline, ...] = ()
    of_sports: bool = False

    def dateline_at(self, start: int, end: int) -> Dateline | None:
        """The dateline that holds the tokens from `start` to before `end`."""
        first, last = self.parse.starts[start], self.parse.ends[end - 1]
        return next((line for line in self.datelines if line.start <= first and last <= line.end), None)

    def article_span(self, start: int, end: int) -> tuple[int, int]:
        """Article offsets of the tokens from `start` to before `end`."""
        return self.offset + self.parse.starts[start], self.offset + self.parse.ends[end - 1]
