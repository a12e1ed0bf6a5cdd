"""A number as a person types it: the inverse of `extractors.digits`."""

from __future__ import annotations

import re
from decimal import Decimal

_NUMBER = re.compile(
    r"(?P<sign>[-−]?)[$€£¥₹]?(?:(?:(?P<whole>\d{1,300}) )?(?P<over>\d{1,300})/(?P<under>[1-9]\d{0,300})"
    r"|(?P<digits>\d{1,300}(?:\.\d{0,300})?|\.\d{1,300})(?P<letter>k|m|bn|tn|))%?"
)
_GROUPS = re.compile(r",|(?<=\d)[ \u00a0\u202f\u2009\u2007](?=\d{3}(?![\d/]))")
_POWERS = {"k": 3, "m": 6, "bn": 9, "tn": 12}


def number_said(word: str) -> float | None:
    """The number of `1,500`, `1.5k`, `$12bn`, `2/3`, `20%`; None where it is none.

    The value has the fifteen significant digits that a figure's value has, so that a number that is shown is found.
    """
    match = _NUMBER.fullmatch(_GROUPS.sub("", word))
    if match is None:
        return None
    if match["over"]:
        value = Decimal(match["whole"] or 0) + Decimal(match["over"]) / Decimal(match["under"])
    else:
        value = Decimal(match["digits"]).scaleb(_POWERS.get(match["letter"], 0))
    return float(f"{float(-value if match['sign'] else value):.15g}")
