"""Lengths of time that share their unit: "sentences of five and seven years" are two lengths, and no range."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from extractors.timex.annotations import TimexAnnotation

_BETWEEN = re.compile(r"\bbetween $", re.IGNORECASE)
_REACH = len("between ")
_AND = re.compile(r"\s(?:and|&)\s", re.IGNORECASE)
_ENDS = re.compile(r"([\d.,]+) to ([\d.,]+)")
_HUNDRED = 100


def with_shared_units(found: list[TimexAnnotation], text: str, offset: int) -> list[TimexAnnotation]:
    """The expressions in text order, each length of a list an expression of its own; "a hundred and five years" is one length.

    Args:
        found: Expressions in text order.
        text: The Doc's text.
        offset: Where the text begins in the article.
    """
    return [each for one in found for each in _parted(one, text, offset)]


def _parted(one: TimexAnnotation, text: str, offset: int) -> list[TimexAnnotation]:
    ends = _ENDS.fullmatch(one.get("approximate", "")) if one["form"] == "duration" else None
    between = list(_AND.finditer(one["text"])) if ends else []
    start = one["start"] - offset
    if ends is None or len(between) != 1 or _BETWEEN.search(text, max(0, start - _REACH), start):
        return [one]
    low, high = (float(end.replace(",", "")) for end in ends.groups())
    said = {name: value for name, value in one.items() if name != "approximate"}
    if low % _HUNDRED == 0 and high < _HUNDRED:
        return [cast("TimexAnnotation", {**said, "amount": low + high})]
    at = between[0]
    cut = one["start"] + at.start(), one["start"] + at.end()
    first = {**said, "amount": low, "end": cut[0], "text": one["text"][: at.start()]}
    last = {**said, "amount": high, "start": cut[1], "text": one["text"][at.end() :]}
    return [cast("TimexAnnotation", first), cast("TimexAnnotation", last)]
