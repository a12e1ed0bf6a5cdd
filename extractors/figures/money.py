"""Which currency a sign or a word means, from what stands around it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from extractors.figures.habits import UNITED_STATES
from extractors.figures.lexicon import datelines, owners
from extractors.figures.vocabulary import Unit, vocabulary

if TYPE_CHECKING:
    from extractors.figures.habits import Habits
    from extractors.figures.numeral import Numeral

_REACH = 2000  # Code points around money in which the text can say whose it is.
_DEFAULTS = {"rupee": "INR"}
_OWN_DOLLARS = re.compile(
    r"\b(?:in|are) (Australian|Canadian|New Zealand|Singapore|Hong Kong|Jamaican|Taiwan) dollars\b",
    re.IGNORECASE,
)
_OTHER_DOLLAR = re.compile(r"\b(?:US|U\.S\.) ?\$|\$ ?US\b|\bA\$|\bAU\$|\bC\$|\bHK\$|\bNZ\$|\bS\$")
_SET_BESIDE_US = re.compile(
    r"\b(?:US|U\.S\.) ?\$ ?\d[^$;]{0,40}\b(?:from|to|and|than|versus|against|with|of|or) (?:about |around )?\$?$"
)
"""The sign again beside a US dollar that it is compared with: "US$1.1 billion, from $0.5 billion"."""
_SAID_ELSE = re.compile(r"\b(?:Brit(?:ain|ish)|UK|U\.K\.|sterling|England|London|India)", re.IGNORECASE)
_SUMS = re.compile(
    r"\b(?:cost|costs|costing|paid|pay|pays|paying|price|priced|worth|fines?|fined|charg(?:es?|ed|ing)|tolls?|fares?|wages?|rents?|earn\w*|spen[dt]\w*|profits?|loss(?:es)?|"
    r"raised|bill|salary|sales|fee|fees|debts?|tax(?:es)?|sold|bought|budget|loan|revenue|£|sterling|pence)\b|£",
    re.IGNORECASE,
)


def in_context(text: str, unit: Unit, wording: str, start: int) -> Unit:
    """The unit with its currency told by the text, where its own wording leaves it open.

    A plain dollar is the US dollar unless the text says what its dollars are; where the text sets it against another
    dollar ("US$113 trillion ($161 trillion)") it stays unnamed.
    """
    if unit.kind != "money" or unit.unit_id is not None:
        return unit
    if unit.name == "dollar":
        return _dollar(text, unit, wording, start)
    near = text[max(0, start - _REACH) : start + _REACH]
    for stem, code in owners(unit.name).items():
        if stem in near:
            return replace(unit, unit_id=code)
    return replace(unit, unit_id=_DEFAULTS.get(unit.name))


def _dollar(text: str, unit: Unit, wording: str, start: int) -> Unit:
    if own := _OWN_DOLLARS.search(text, max(0, start - _REACH), start + _REACH):
        stated = vocabulary().names.get(f"{own[1].lower()} dollar")
        if stated:
            return stated
    set_against = (
        wording == "$"
        and _OTHER_DOLLAR.search(text, max(0, start - 40), start)
        and text[start - 1 : start] == "("
    )
    return unit if set_against else replace(unit, name="US dollar", unit_id="USD")


def in_own_dollars(unit: Unit, wording: str | None, habits: Habits, before: str) -> tuple[Unit, bool]:
    """The dollar that an article's plain "$" or "dollars" mean by its habits, and whether that stays open.

    Args:
        unit: As the wording alone has it.
        wording: The sign or the word.
        habits: The article's.
        before: The text before the amount: who is American there pays in either dollar.
    """
    word = (wording or "").lower()
    if word == "$" and _SET_BESIDE_US.search(before):
        return unit, False
    if unit.unit_id != "USD" or word not in ("$", "dollar", "dollars"):
        return unit, False
    if habits.own_dollar:
        return vocabulary().signs[habits.own_dollar], False
    if word == "$":
        return unit, habits.open_sign
    if habits.said_dollars and not UNITED_STATES.search(before):
        return vocabulary().signs[habits.said_dollars], False
    return (
        (replace(unit, name="dollar", unit_id=None), True)
        if habits.open_dollars or habits.said_dollars
        else (unit, False)
    )


def weighed(text: str, numeral: Numeral, end: int) -> Unit:
    """Pounds of money or pounds of weight: money where millions or a word of payment say so."""
    names = vocabulary().names
    near = text[max(0, numeral.start - 50) : numeral.start]
    money = not text.startswith(" of ", end) and (numeral.scale >= 1e6 or bool(_SUMS.search(near)))
    return names["pound sterling"] if money else names["pound-mass"]


def in_money_of_dateline(text: str, unit: Unit, wording: str | None, habits: Habits, start: int) -> Unit:
    """What "pounds", "crowns" or "rupees" mean in an article sent from a city whose country has its own, and that names none.

    Args:
        text: The Doc's text.
        unit: As the wording and the text near it have it.
        wording: The word.
        habits: The article's.
        start: Where the amount starts.
    """
    shared = _shared(unit, (wording or "").lower())
    code = datelines().get(habits.sent_from, {}).get(shared) if habits.sent_from and shared else None
    if code is None or (unit.unit_id and _SAID_ELSE.search(text, max(0, start - _REACH), start + _REACH)):
        return unit
    return vocabulary().signs.get(code, unit)


def _shared(unit: Unit, word: str) -> str:
    """The name of money that several countries share, where the words leave open whose it is: "pounds" by default sterling."""
    if unit.unit_id is None:
        return unit.name
    plain = {"GBP": ("pound", "pounds"), "INR": ("rupee", "rupees", "rs", "rs.")}.get(unit.unit_id, ())
    return plain[0] if word in plain else ""
