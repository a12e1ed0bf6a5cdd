"""Magnitudes of earthquakes: "a magnitude 7.2 earthquake" counts no earthquakes."""

from __future__ import annotations

import re

from extractors.figures.quantity import Quantity

_STRONGEST = 10  # the moment magnitude of no earthquake on record reaches it
_SAID_BEFORE = re.compile(r"\bmagnitude[ -](?:of )?(?:about |around |at least )?$", re.IGNORECASE)
_SAID_AFTER = re.compile(
    r"[ -](?:(?:strong|powerful|massive) )?(?:earthquake|quake|tremor|temblor|aftershock)\b"
)
_SHAKING = r"(?:earthquake|quake|tremor|temblor|aftershock)s?"
_OF_A_QUAKE = re.compile(
    rf"\b{_SHAKING} (?:of (?:about )?|(?:that |which )?(?:measured|measuring|registered|registering) )$"
)
_OF_ITS_STRENGTH = re.compile(
    rf"\b(?:magnitude|strength) of (?:the|an?|its) [^.;:]{{0,20}}{_SHAKING}\b[^.;:]{{0,90}} (?:to|at|was|is|as) $"
)


def magnitude(text: str, quantity: Quantity) -> Quantity | None:
    """The quantity as the magnitude of an earthquake; None where it is none."""
    if not 0 < quantity.value < _STRONGEST or quantity.amount.numeral.form != "digits":
        return None
    before = _SAID_BEFORE.search(text, max(0, quantity.start - 30), quantity.start)
    figured = quantity.amount.numeral.figured
    said = _OF_A_QUAKE.search(text, max(0, quantity.start - 50), quantity.start) or _OF_ITS_STRENGTH.search(
        text, max(0, quantity.start - 160), quantity.start
    )
    if figured and said:
        return quantity.with_(noun="magnitude", head="magnitude").because("the strength of an earthquake")
    tenths = figured and _SAID_AFTER.match(text, quantity.end)
    if not before and not tenths:
        return None
    start = before.start() if before and quantity.start == quantity.amount.start else quantity.start
    return quantity.with_(start=start, noun="magnitude", head="magnitude").because(
        "the strength of an earthquake"
    )
