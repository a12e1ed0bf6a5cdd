"""Magnitudes of earthquakes: "a magnitude 7.2 earthquake" counts no earthquakes."""

from __future__ import annotations

import re

from extractors.figures.quantity import Quantity

_STRONGEST = 10  # the moment magnitude of no earthquake on record reaches it
_SAID_BEFORE = re.compile(r"\bmagnitude[ -](?:of )?(?:about |around |at least )?$", re.IGNORECASE)
_SAID_AFTER = re.compile(
    r"[ -](?:(?:strong|powerful|massive) )?(?:earthquake|quake|tremor|temblor|aftershock)\b"
)


def magnitude(text: str, quantity: Quantity) -> Quantity | None:
    """The quantity as the magnitude of an earthquake; None where it is none."""
    if not 0 < quantity.value < _STRONGEST or quantity.amount.numeral.form != "digits":
        return None
    before = _SAID_BEFORE.search(text, max(0, quantity.start - 30), quantity.start)
    tenths = quantity.amount.numeral.figured and _SAID_AFTER.match(text, quantity.end)
    if not before and not tenths:
        return None
    start = before.start() if before and quantity.start == quantity.amount.start else quantity.start
    return quantity.with_(start=start, noun="magnitude", head="magnitude").because(
        "the strength of an earthquake"
    )
