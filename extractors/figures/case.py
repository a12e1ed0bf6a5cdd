"""A number as the rules see it that say what is no figure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractors.figures.quantity import Quantity
    from extractors.figures.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Case:
    """A quantity without a unit of measure, among the Doc's tokens."""

    tokens: Tokens
    quantity: Quantity

    @property
    def text(self) -> str:
        """The Doc's text."""
        return self.tokens.text

    @property
    def is_plain(self) -> bool:
        """Whether it is written in digits without a comma, a point or a scale."""
        return self.quantity.amount.numeral.form == "digits" and self.quantity.amount.numeral.is_plain

    @property
    def start(self) -> int:
        """Where its number starts."""
        return self.quantity.amount.numeral.start

    @property
    def end(self) -> int:
        """Where its number ends."""
        return self.quantity.amount.numeral.end
