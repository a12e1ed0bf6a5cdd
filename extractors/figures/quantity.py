"""A candidate figure on its way through the rules: an amount, perhaps a range, a ratio, a bound, what it counts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Literal

from extractors.figures.amounts import Amount
from extractors.model import Bound


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount and what the rules have learned of it. Offsets are the Doc's own.

    Attributes:
        amount: The number with its unit; of a range the low end, of a change in one wording the old value.
        start: First code point of the whole wording.
        end: One past the last.
        value: The number as it is meant (a range may share the magnitude of its high end).
        high: The high end of a range; of a change in one wording ("from 12 to 9") the new value.
        old: What a change starts from where that is a wording of its own ("9, down from 12").
        moved: The direction of a change from one value to another.
        new_start: First code point of the new value of a change in one wording.
        of: The whole of a ratio.
        bound: How the number bounds what is meant.
        noun: What is counted, as the text words it.
        head: The counted noun's dictionary form.
        in_list: It is one of several numbers of a sentence that each have a place or a day of their own.
        why: What the rules saw, in words.
    """

    amount: Amount
    start: int
    end: int
    value: float
    high: float | None = None
    old: float | None = None
    moved: Literal["up", "down"] | None = None
    new_start: int | None = None
    of: float | None = None
    bound: Bound = "exactly"
    noun: str | None = None
    head: str | None = None
    in_list: bool = False
    why: tuple[str, ...] = ()

    @property
    def numeral_form(self) -> str:
        """How its number is written."""
        return self.amount.numeral.form

    def with_(self, **changed: Any) -> Quantity:
        """The quantity with these fields changed."""
        return replace(self, **changed)

    def because(self, why: str) -> Quantity:
        """The quantity with one more reason."""
        return replace(self, why=(*self.why, why))


def quantity_of(amount: Amount) -> Quantity:
    """The quantity that an amount alone is."""
    return Quantity(amount, amount.start, amount.end, amount.value)
