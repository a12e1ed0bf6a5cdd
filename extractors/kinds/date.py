"""Dates: time expressions with their TIMEX3 values."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, get_args

from extractors import wordings
from extractors.kinds.field import (
    CHECKED_WORDS_OR_NONE,
    DAY_OR_NULL,
    NUMBER_OR_NULL,
    WORDS_OR_NULL,
    Check,
    Column,
    Field,
    meant,
)
from extractors.kinds.spec import Colours, Fields, KindSpec, Naming
from extractors.model import Timex, TimexType

_LENGTH = re.compile(r"P(?:T?)(\d+(?:\.\d+)?)([YMWDH])")
_UNITS = {"Y": "years", "M": "months", "W": "weeks", "D": "days", "H": "hours"}


def _altered(timex: Timex, to: Fields) -> Timex:
    if "value" not in to:
        return replace(timex, **to)
    from extractors.timex.calendar import bounds  # only who corrects a date needs the calendar

    value = to["value"] or ""
    days = bounds(value)
    length = _LENGTH.fullmatch(value)
    fields: dict[str, Any] = {
        "first": days[0].isoformat() if days else None,
        "last": days[1].isoformat() if days else None,
        "amount": float(length[1]) if length else None,
        "unit": _UNITS[length[2]] if length else None,
        "type": "duration" if value.startswith("P") else "time" if "T" in value else "date",
    }
    return replace(timex, **{**fields, **to})


def _made(spec: KindSpec, naming: Naming, to: Fields) -> Timex:
    return _altered(Timex(id=naming.id, type=to.get("type", spec.default_type)), to)


def _identity(timex: Timex) -> tuple[Any, ...] | None:
    """Calendar values are one; every vague date stays its own."""
    return (timex.type, timex.value, timex.anchor) if timex.value and "X" not in timex.value else None


def _across(entity: Fields, _: Mapping[str, Fields]) -> tuple[str, ...] | None:
    return (entity["value"],) if entity["value"] else None


def _described(timex: Timex, _: object) -> str:
    return "" if timex.first or timex.amount is not None else f"{timex.type}, not resolved"


SPEC = KindSpec(
    name="date",
    letter="D",
    entity=Timex,
    types=get_args(TimexType),
    default_type="date",
    meaning="A time expression.",
    component="q7x2_timex",
    linker="extractors.linkers:Dates",
    fields=(
        Field(
            "value",
            meant(WORDS_OR_NULL, "TIMEX3 value; null where it is vague or cannot be resolved."),
            Column("string", "a date's TIMEX3 value", "timex"),
            True,
            Check(CHECKED_WORDS_OR_NONE.allows, "a TIMEX3 value, as 2021-08-13 or 2021-W32"),
        ),
        Field(
            "first",
            meant(DAY_OR_NULL, "First calendar day it covers."),
            Column("string", "first day that a date covers, ISO 8601"),
            True,
        ),
        Field(
            "last",
            meant(DAY_OR_NULL, "Last calendar day it covers."),
            Column("string", "last day that a date covers, ISO 8601"),
            True,
        ),
        Field(
            "anchor",
            meant(DAY_OR_NULL, "The day it was resolved against."),
            Column("string", "the day a date was resolved against"),
            True,
        ),
        Field(
            "amount", meant(NUMBER_OR_NULL, "A duration's number."), Column("double", "a duration's number")
        ),
        Field(
            "unit", meant(WORDS_OR_NULL, "A duration's unit."), Column("string", "a duration's unit"), True
        ),
    ),
    called="value",
    is_named=False,
    was=("type", "value", "unit", "first", "last"),
    synonyms=("day", "time"),
    unlisted=("reference",),
    mentioned="dates",
    linked_by="the same calendar value",
    colours=Colours("#d6a3e8", "#84308f"),
    mark="font-style: italic; text-decoration: underline dotted;",
    displayed=wordings.timex,
    described=_described,
    identity=_identity,
    across=_across,
    altered=_altered,
    made=_made,
)
