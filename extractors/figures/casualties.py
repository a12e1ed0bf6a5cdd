"""Numbers of people that no noun names as such: what a toll comes to, how many are dead, missing or hurt."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extractors.figures.elided import AMOUNTS_TO, CLAUSE_END, NO_NOUN, SENTENCE_END
from extractors.figures.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Sequence

from extractors.figures.quantity import Quantity

_REACH = 200  # code points from a toll to its number
_NEAR = 40  # code points from a verb of harm to its number
_TOLL = re.compile(
    r"\b(?:(?:death|casualty|injury|injured) tolls?"
    r"|(?:the|its|their|a|own|total|overall|official|confirmed|provisional|final|latest) toll"
    r"|numbers? of (?:the )?(?:dead|deaths|casualties|victims|fatalities"
    r"|injured|wounded|missing|hurt)|casualties from)\b(?! (?:road|bridge|booth|plaza))",
    re.IGNORECASE,
)
_POPULATION = re.compile(
    r"(?:\b(?:[A-Z][\w-]*|city|town|county|state|country|village|nation|district|province|region|island|capital)['’]s "
    r"(?:total |combined |whole )?"
    r"|\b(?:city|town|county|village|borough|state|[A-Z][\w-]*), (?:with a |which has a )?)(?P<population>population)\b",
)
_SITS_AT = re.compile(
    r"^(?: now| currently)? (?:is|was|sits|stands|stood|sat|remains|remained)(?: now)?(?: at)?(?: about| some| nearly)? $"
)
_IS = r"(?:are|were|is|was|remain(?:ed)?|(?:have|has|had) been|(?:was|were) being)"
_STILL = r"(?: (?:still|reported|found|left|feared|confirmed|presumed))*"
_LOST_AFTER = re.compile(
    rf" (?:(?:others |more )?{_IS}{_STILL} )?(?:dead|missing|killed|wounded|injured|hurt)\b(?! by the)"
)
_HARMED = re.compile(
    r"\b(?:kill(?:ed|ing|s)|injur(?:ed|ing|es)|wound(?:ed|ing|s)|hurt(?:ing|s)?)"
    r"(?: (?:all|at least|more than|about|around|some|another|up to|nearly|over))? ?$",
    re.IGNORECASE,
)
_OF_PEOPLE = re.compile(
    r"\b(?:employ(?:s|ed|ing)?|arrest(?:ed|ing|s)|evacuat(?:ed|ing|es)|displac(?:ed|ing|es)|detain(?:ed|ing|s)|laid off|lays off"
    r"|strand(?:ed|ing|s)|uproot(?:ed|ing|s)|maroon(?:ed|ing|s)|behead(?:ed|ing|s)|deport(?:ed|ing|s)|imprison(?:ed|ing|s)|jail(?:ed|ing|s)|rescu(?:ed|ing|es))"
    r"(?: (?:all|at least|more than|about|around|some|another|up to|nearly|over))? ?$",
    re.IGNORECASE,
)
"""What is done to people alone: the number after it counts them."""
_HARM_GOES_ON = re.compile(r" and (?:kill|injur|wound|hurt|left|leav)")


_DWELLING = re.compile(
    r"\b(?:an?|the|its|this) (?:[\w-]+ ){0,3}?(?:city|town|village|nation|country|island|suburb|settlement|port|municipality) of"
    r"(?: (?:about|around|some|nearly|almost|just|over|more than|only))* ?$"
)
"""Before a number that ends its phrase: that it is how many live there, "Goma, a city of two million"."""


_EMPLOYS = re.compile(
    r"\bemploy(?:s|ed|ing)?(?: (?:about|around|some|nearly|over|more than|only|just))? ?$", re.IGNORECASE
)


def is_toll(text: str, quantity: Quantity) -> bool:
    """Whether it is what a toll comes to, which counts people: "the death toll rose to 41", "put the toll at 17"."""
    start = quantity.start
    begin = max(0, start - _REACH)
    said = list(_TOLL.finditer(text, begin, start))
    if not said:
        return False
    between = text[said[-1].end() : start]
    return not CLAUSE_END.search(between) and bool(AMOUNTS_TO.search(between))


def is_population(text: str, quantity: Quantity) -> bool:
    """Whether it is how many people a place has: "the city's population is 40,000", "Bern, population 130,000, is"."""
    start = quantity.start
    if _DWELLING.search(text, max(0, start - _REACH), start) and NO_NOUN.match(text, quantity.end):
        return True
    said = list(_POPULATION.finditer(text, max(0, start - _REACH), start))
    if not said or not NO_NOUN.match(text, quantity.end):
        return False
    between = text[said[-1].end("population") : start]
    if CLAUSE_END.search(between):
        return False
    return between in (" ", " of ", ": ") or bool(AMOUNTS_TO.search(between) or _SITS_AT.search(between))


def _is_of_people(text: str, last: Quantity, quantity: Quantity, before: str) -> bool:
    """Whether a number counts people whatever is counted before it: "two children killed and 11 wounded"."""
    if last.head in words("mortals") and _LOST_AFTER.match(text, quantity.end):
        return True
    sized = (last.noun or "").islower() and last.head not in words("beasts") | words("mortals")
    return bool(_EMPLOYS.search(before) or (sized and _HARMED.search(before)))


def is_casualty(text: str, earlier: Sequence[Quantity], quantity: Quantity) -> bool:
    """Whether it says how many are dead, missing or hurt, and nothing that is counted stands before it in the sentence."""
    before = text[max(0, quantity.start - _NEAR) : quantity.start]
    ends = NO_NOUN.match(text, quantity.end) or _HARM_GOES_ON.match(text, quantity.end)
    told = _LOST_AFTER.match(text, quantity.end) or (
        ends and (_HARMED.search(before) or _OF_PEOPLE.search(before))
    )
    last = earlier[-1] if earlier else None
    counted = (
        last is not None
        and last.noun not in (None, "people", "magnitude")
        and not SENTENCE_END.search(text, last.end, quantity.start)
        and not _is_of_people(text, last, quantity, before)
    )
    return bool(told) and not counted
