"""Lengths of time that share their unit: "sentences of five and seven years" are two lengths, and no range."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from extractors.figures.words import PLAIN
from extractors.timex.rules import ACCEPTED

if TYPE_CHECKING:
    from extractors.timex.annotations import TimexAnnotation

_BETWEEN = re.compile(r"\bbetween $", re.IGNORECASE)
_REACH = len("between ")
_AND = re.compile(r"\s(?:and|&)\s", re.IGNORECASE)
_ENDS = re.compile(r"([\d.,]+) to ([\d.,]+)")
_HUNDRED = 100
_NUMBER = rf"(?:\d{{1,3}}|{'|'.join(word for word in PLAIN if word not in ('zero', 'one'))})\b"
_NUMBERS = re.compile(_NUMBER, re.IGNORECASE)
_LISTED = re.compile(
    rf"\b(?:for|to|of|gets?|got|receives?|received|serves?|served|serving|takes?|took|last|lasted) "
    rf"(?P<listed>{_NUMBER}(?:, {_NUMBER})*),(?: and)? $",
    re.IGNORECASE,
)
_LIST_REACH = 80  # code points before a length in which the others of its list stand
_UNITS = frozenset({"year", "month", "week", "day"})
_BEHIND = re.compile(r" (?:ago|old|earlier|later|before|after|of age)\b|-")


def with_shared_units(found: list[TimexAnnotation], text: str, offset: int) -> list[TimexAnnotation]:
    """The expressions in text order, each length of a list an expression of its own; "a hundred and five years" is one length.

    Args:
        found: Expressions in text order.
        text: The Doc's text.
        offset: Where the text begins in the article.
    """
    return [
        each
        for one in found
        for parted in (_parted(one, text, offset),)
        for each in (*_listed_before(parted[0], one["end"], text, offset), *parted)
    ]


def _listed_before(one: TimexAnnotation, last: int, text: str, offset: int) -> list[TimexAnnotation]:
    """The lengths of a list before the first that the grammar reads: "14" of "for 14, 12 and nine years"."""
    if one["form"] != "duration" or one.get("amount") is None or one.get("unit") not in _UNITS:
        return []
    start = one["start"] - offset
    said = _LISTED.search(text, max(0, start - _LIST_REACH), start)
    if said is None or _BEHIND.match(text, last - offset):
        return []
    return [
        cast("TimexAnnotation", {**one, **_number(match, offset)})
        for match in _NUMBERS.finditer(text, *said.span("listed"))
    ]


def _number(match: re.Match[str], offset: int) -> dict[str, object]:
    word = match[0].lower()
    start, end = match.start() + offset, match.end() + offset
    amount = float(word) if word.isdigit() else float(PLAIN[word])
    verdicts = [ACCEPTED["duration"].verdict(start, end)]
    return {"start": start, "end": end, "text": match[0], "amount": amount, "verdicts": verdicts}


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
