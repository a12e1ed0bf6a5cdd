"""A finished quantity as the record that leaves the component."""

from __future__ import annotations

from extractors.figures.annotations import FigureAnnotation
from extractors.figures.direction import change_of
from extractors.figures.quantity import Quantity
from extractors.figures.rules import verdicts_on
from extractors.figures.tokens import Tokens
from extractors.model import FigureType


def found_figure(tokens: Tokens, quantity: Quantity) -> FigureAnnotation:
    """The record of a figure, offsets those of the article."""
    unit = quantity.amount.unit
    record = _record(tokens, quantity, _type(quantity))
    si = None
    if unit is not None and unit.si_unit is not None and record["value"] is not None:
        si = _significant(record["value"] * unit.factor + unit.offset)
    record["unit"] = quantity.amount.wording if unit else quantity.noun
    record["unit_id"] = unit.unit_id if unit else None
    record["si"], record["si_unit"] = si, unit.si_unit if unit and si is not None else None
    record["change"] = change_of(tokens.text, quantity)
    return record


def found_ordinal(tokens: Tokens, rank: Quantity) -> FigureAnnotation:
    """The record of a rank."""
    return _record(tokens, rank, "ordinal")


def _record(tokens: Tokens, quantity: Quantity, type_: FigureType) -> FigureAnnotation:
    offset = tokens.doc._.q7x2_offset
    value, high, old = _values(quantity)
    is_vague = quantity.numeral_form == "vague"
    return FigureAnnotation(
        start=quantity.start + offset,
        end=quantity.end + offset,
        text=tokens.printed[quantity.start : quantity.end],
        type=type_,
        value=None if is_vague else _significant(value),
        high=None if high is None else _significant(high),
        of=quantity.of,
        bound="about" if is_vague and quantity.bound == "exactly" else quantity.bound,
        unit=quantity.noun,
        unit_id=None,
        si=None,
        si_unit=None,
        change=None,
        from_value=None if old is None else _significant(old),
        order=_significant(value) if is_vague else None,
        head=quantity.head,
        verdicts=verdicts_on(quantity, quantity.start + offset, quantity.end + offset),
    )


def _values(quantity: Quantity) -> tuple[float, float | None, float | None]:
    """Value, high end and old value: of a change in one wording the new value is the value."""
    if quantity.moved and quantity.high is not None:
        return quantity.high, None, quantity.value
    return quantity.value, quantity.high, quantity.old


def _type(quantity: Quantity) -> FigureType:
    unit = quantity.amount.unit
    if quantity.high is not None and not quantity.moved:
        return "range"
    if unit is not None:
        return {"money": "money", "percent": "percent"}.get(unit.kind, "quantity")  # type: ignore[return-value]
    return "ratio" if quantity.of is not None or quantity.numeral_form == "fraction" else "count"


def _significant(value: float) -> float:
    """The value without the dust of binary fractions (15 significant digits)."""
    return float(f"{value:.15g}")
