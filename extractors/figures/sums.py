"""Sums whose currency was said before: "sold bonds worth 2 billion crowns and will borrow another 1.5 billion"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extractors.figures.elided import NO_NOUN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractors.figures.quantity import Quantity

_REACH = 300  # code points back to the money of the account
_MILLION = 1e6
_OF_MONEY = re.compile(
    r"\b(?:sales|revenues?|profits?|loss(?:es)?|turnover|debts?|deficits?|surplus(?:es)?|budgets?|income|earnings|costs?|loans?|aid|funding"
    r"|investments?|spending|spen[dt]s?|rais(?:e|ed|ing)|pay|paid|pays|worth|earn(?:ed|s)?|borrow(?:ed|ing|s)?|owes?|owed|fines?|fined"
    r"|bonds?|taxes|orders|backlog)\b[^.;:!?\d]{0,60}$",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.;!?] |\n")


def money_before(text: str, quantity: Quantity, earlier: Sequence[Quantity]) -> Quantity | None:
    """The amount whose currency a bare sum of millions leaves out, where the words are of money and one currency was said.

    Args:
        text: The Doc's text.
        quantity: A bare number.
        earlier: The figures before it.
    """
    number = quantity.amount.numeral
    if number.scale < _MILLION or not NO_NOUN.match(text, quantity.end):
        return None
    clause = _SENTENCE.split(text[max(0, quantity.start - _REACH) : quantity.start])[-1]
    if not _OF_MONEY.search(clause):
        return None
    found: Quantity | None = None
    for each in reversed(earlier):
        if quantity.start - each.end > _REACH:
            break
        unit = each.amount.unit
        if each.amount.numeral.scale >= _MILLION and (unit is None or unit.kind != "money"):
            return None
        if unit is None or unit.kind != "money" or " per " in unit.name:
            continue
        if found is not None and found.amount.unit != unit:
            return None
        found = found or each
    return found
