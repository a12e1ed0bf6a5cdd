"""Amounts: the number that a run of items says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

_SCALE = 1000.0
_HUNDRED = 100.0
_TENS = 20.0
_SCALES = frozenset((100.0, 1e3, 1e6, 1e9, 12.0))


def folded(values: Iterable[float]) -> float:
    """The number that number words say one after another: 20, 8, 1000 is 28 000."""
    total, part = 0.0, 0.0
    for value in values:
        if value >= _SCALE:
            total += (part or 1.0) * value
            part = 0.0
        elif value == _HUNDRED:
            part = (part or 1.0) * value
        else:
            part += value
    return total + part


def is_one_number(values: Sequence[float]) -> bool:
    """Whether number words one after another can be one: 20, 8 can, 10, 2 and 2, 90 cannot."""
    pairs = pairwise(values)
    return all(
        after in _SCALES or before >= _HUNDRED or (before >= _TENS and after < 10) for before, after in pairs
    )


def number(letters: str, meanings: Sequence[Any]) -> float | None:
    """The amount that the items say before or around a unit; None where none is said.

    "two", "a" (one), "half a" (0.5), "two and a half", "a year and a half".
    """
    amount: float | None = None
    for letter, meaning in zip(letters, meanings, strict=True):
        if letter in "dnY":
            amount = float(meaning)
        elif letter == "a" and amount is None:
            amount = 1.0
        elif letter == "f":
            return None
    if "h" in letters:
        if "&" in letters:
            return (amount or 0.0) + 0.5
        return 0.5
    return amount
