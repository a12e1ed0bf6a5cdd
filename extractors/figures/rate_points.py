"""Points of a rate: "raised rates by a quarter point", "half a point to 4.5%", "a quarter-point cut" are percentage points."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.figures.quantity import Quantity
from extractors.figures.vocabulary import vocabulary

POINT_CUT = (
    r"[- ](?:percentage[- ])?point (?:(?:interest|key|policy|benchmark)[ -])?(?:rate )?"
    r"(?:cut|hike|rise|increase|reduction|move)s?\b"
)
"""What follows "quarter" or "half" where a rate is moved by it, as a regular expression."""

_POINT = re.compile(r"(?: of)?(?: an?)?[ -](?:full )?(?:percentage[ -])?points?\b")
_CUT = re.compile(POINT_CUT)
_RATE = re.compile(
    r"\b(?:(?<!exchange )(?<!swap )rates?|yields?|borrowing costs|inflation|unemployment|joblessness|Fed funds)\b[^.,;:!?]*$",
    re.IGNORECASE,
)
_TO_PERCENT = re.compile(
    r",? (?:to|from) (?:about |around |a record |nearly )?[\d.]+ ?(?:%|per ?cent)", re.IGNORECASE
)
_REACH = 80  # code points before the number in which the rate stands
_MOST = 25  # points: an index moves by more


def in_points(text: str, quantity: Quantity) -> Quantity:
    """The quantity in percentage points, where it is so many points and what moves by them is a rate."""
    number = quantity.amount.numeral
    point = _POINT.match(text, number.end)
    if point is None or quantity.amount.unit is not None or quantity.value > _MOST:
        return quantity
    start = quantity.amount.start
    moved = _RATE.search(text, max(0, start - _REACH), start) or _TO_PERCENT.match(text, point.end())
    if not moved and not _CUT.match(text, number.end):
        return quantity
    unit = vocabulary().names["percentage point"]
    wording = point[0].strip(" -").removeprefix("of ").removeprefix("a ")
    amount = replace(quantity.amount, end=point.end(), unit=unit, wording=wording)
    return quantity.with_(amount=amount, end=point.end()).because("points of a rate are of its percentage")
