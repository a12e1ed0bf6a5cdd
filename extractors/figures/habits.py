"""How an article writes what can be written in two ways: told by the places where it leaves no doubt."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from extractors.figures.lexicon import owners
from extractors.figures.number_forms import groups_by_points

_LOOKED_AT = 60_000  # code points: whoever writes longer has shown the habit by then
_AMERICAN = re.compile(r"\bUS ?\$|\bU\.S\. ?\$|\b(?:US|U\.S\.) dollars?\b|\bUSD\b")
_PLAIN = re.compile(r"(?<![A-Za-z.])\$ ?\d")


@dataclass(frozen=True, slots=True)
class Habits:
    """An article's habits.

    Attributes:
        groups_by_points: Decimals stand after a comma, so that a point can part groups of three digits.
        own_dollar: ISO 4217 code of what "$" means where the article marks the US dollar as "US$" and names one country that has
            another dollar; None where "$" is the US dollar's.
    """

    groups_by_points: bool = False
    own_dollar: str | None = None


@lru_cache(maxsize=4)
def habits_of(text: str) -> Habits:
    """The habits of the writer of a text."""
    seen = text[:_LOOKED_AT]
    return Habits(groups_by_points(seen), _own_dollar(seen))


def _own_dollar(text: str) -> str | None:
    if not (_AMERICAN.search(text) and _PLAIN.search(text)):
        return None
    named = {code for stem, code in owners("dollar").items() if stem in text}
    return named.pop() if len(named) == 1 else None
