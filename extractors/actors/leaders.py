"""Heads of states and governments whom news names by country and surname alone: "Ukraine's Zelenskiy", "France's Macron"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractors.actors.name_case import Guess
from extractors.rules import Rule

if TYPE_CHECKING:
    from extractors.actors.name_case import NameCase, NameRule

_POSSESSIVES = ("'s", "’s", "'", "’")


def _leader(case: NameCase) -> Guess | None:
    """The person, where a generally known surname stands alone behind the possessive of a name."""
    parse, start = case.parse, case.named.start
    if case.length > 1 or start < 2 or case.wording not in case.words.leaders:
        return None
    owned = parse.words[start - 1] in _POSSESSIVES and parse.is_name(start - 2)
    return Guess("person", 2) if owned else None


LEADER: NameRule = Rule(
    "actor-leader", ("actor-opening",), _leader, "accept", "a leader’s surname behind the name of the country"
)
"""What tells "Brazil's Lula" from "Germany's Siemens", which the grammar does not."""
