"""The rules that take a number for a figure, each with what its verdict says; why numbers are none is said by others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from extractors.figures.quantity import Quantity
from extractors.rules import Rule

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extractors.rules import Verdict

FigureRule = Rule[Quantity, tuple[str, ...]]
_WRITTEN: Final = {
    "digits": "a number in digits",
    "words": "a number in words",
    "fraction": "a share",
    "vague": "a round word: its order of magnitude is said, no number",
    "ordinal": "an ordinal",
}


def _written(form: str, words: str) -> FigureRule:
    def apply(quantity: Quantity) -> tuple[str, ...] | None:
        return () if quantity.numeral_form == form else None

    return Rule(f"figure-{form}", (), apply, "accept", words)


def _measured(quantity: Quantity) -> tuple[str, ...] | None:
    unit = quantity.amount.unit
    return (unit.unit_id or unit.name,) if unit else None


def _counts(quantity: Quantity) -> tuple[str, ...] | None:
    return (quantity.noun,) if quantity.noun and not quantity.amount.unit else None


def _bare(quantity: Quantity) -> tuple[str, ...] | None:
    return () if not quantity.noun and not quantity.amount.unit else None


WRITTEN: Final = {form: _written(form, words) for form, words in _WRITTEN.items()}
"""By form of the numeral, what takes it."""

BARE: FigureRule = Rule("figure-bare", (), _bare, "refine", "a bare number")
"""The reading of a number of which no unit and no noun is said."""

WHOSE: FigureRule = Rule(
    "figure-whose-dollars",
    (),
    lambda quantity: () if quantity.amount.is_whose_open else None,
    "refine",
    "dollars of a country that is not said",
)
"""The reading of dollars in an article about a country that has a dollar of its own."""

SAID_OF: Final[tuple[FigureRule, ...]] = (
    Rule("figure-measured", (), _measured, "refine", "measured in {0}"),
    Rule("figure-counts", (), _counts, "refine", "counts “{0}”"),
    BARE,
    WHOSE,
)
"""What the number is of; one of the first three speaks."""

BECAUSE: FigureRule = Rule("figure-read-so", (), lambda quantity: quantity.why or None, "refine", "{0}")
"""What a rule of wordings said when it changed the figure, in its own words."""

FIGURE_RULES: Final[dict[str, Rule[Any, Any]]] = {
    rule.id: rule for rule in (*WRITTEN.values(), *SAID_OF, BECAUSE)
}
"""These rules by their ids."""


def verdicts_on(quantity: Quantity, start: int, end: int) -> list[Verdict]:
    """What the rules say of a finished quantity at these article offsets."""
    verdicts = [WRITTEN[quantity.numeral_form].verdict(start, end)]
    for rule in SAID_OF:
        words = rule.apply(quantity)
        if words is not None:
            verdicts.append(rule.verdict(start, end, *words))
    verdicts += (BECAUSE.verdict(start, end, why) for why in BECAUSE.apply(quantity) or ())
    return verdicts


def rendered(verdicts: Iterable[Verdict]) -> str:
    """The reason of a figure."""
    return "; ".join(FIGURE_RULES[verdict.rule].rendered(verdict) for verdict in verdicts)
