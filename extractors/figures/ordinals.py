"""Ranks: "second and third largest cities", "the 22nd amendment". Kept apart from the figures that say how many."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from extractors.figures.counted import Tokens, counted
from extractors.figures.found import FoundFigure
from extractors.figures.amounts import Amount
from extractors.figures.numerals import Numeral
from extractors.figures.quantity import Quantity, quantity_of

_AND = re.compile(r" (?:and|or|to) $|-$")


class Rank(NamedTuple):
    """An ordinal with its noun; `high` where it runs to another ("second and third")."""

    quantity: Quantity


def ordinals(
    tokens: Tokens, numbers: Sequence[Numeral], dates: Sequence[dict[str, Any]], found: Sequence[FoundFigure]
) -> list[Rank]:
    """The ranks of the Doc that stand in no date and in no figure found already, each with what is ranked."""
    offset = tokens.doc._.q7x2_offset
    claimed = [(date["start"], date["end"]) for date in dates]
    claimed += [(record["start"] - offset, record["end"] - offset) for record in found]
    ranks = [number for number in numbers if number.form == "ordinal"]
    stops = {i for date in dates for i in range(tokens.at(date["start"]), tokens.at(max(date["start"], date["end"] - 1)) + 1)}
    out: list[Rank] = []
    at = 0
    while at < len(ranks):
        first = last = ranks[at]
        at += 1
        if at < len(ranks) and _AND.fullmatch(tokens.text[first.end : ranks[at].start]):
            last = ranks[at]
            at += 1
        if any(start < last.end and first.start < end for start, end in claimed):
            continue
        rank = quantity_of(Amount(first.start, last.end, first.value, first))
        noun = counted(tokens, rank, set(), stops)
        if noun is None or tokens.text[last.end : last.end + 1] == "-":
            continue
        high = last.value if last is not first else None
        out.append(Rank(rank.with_(end=noun.end, noun=noun.words, head=noun.head, high=high).because("a rank")))
    return out
