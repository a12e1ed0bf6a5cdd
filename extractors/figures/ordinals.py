"""Ranks: "second and third largest cities", "the 22nd amendment". ArticleCorrections apart from the figures that say how many."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.figures.amounts import Amount
from extractors.figures.counted import Counting, Noun
from extractors.figures.lexicon import words
from extractors.figures.numeral import Numeral
from extractors.figures.quantity import Quantity, quantity_of

_WAYS = frozenset(
    (
        "avenue",
        "ave",
        "street",
        "st",
        "parkway",
        "road",
        "rd",
        "drive",
        "place",
        "lane",
        "court",
        "terrace",
        "way",
        "boulevard",
        "blvd",
        "pkwy",
        "hwy",
        "grade",
        "grader",
        "ln",
    )
)
_NAMED = re.compile(
    r" [A-Z][\w-]*(?: [A-Z][\w-]*)* (?:Brigade|Division|Regiment|Battalion|Corps|Army|Fleet|Squadron|Circuit|Infantry|Wing)\b"
)
"""What a number names together with its words, and ranks nothing: "68th Jaeger Brigade"."""
_STREET = re.compile(r" (?:St|Ave|Blvd|Rd|Dr|Ln|Pl|Ct|Pkwy|Hwy)\.")
_AND = re.compile(r" (?:and|or|to) |-")


def _is_name(begin: str, noun: Noun) -> bool:
    """Whether the ordinal belongs to a name: "First United Methodist Church", "the 3rd Congressional District"."""
    return not begin.islower() and all(word[0].isupper() for word in noun.words.split())


def ordinals(
    text: str, numbers: Sequence[Numeral], counting: Counting, claimed: Sequence[tuple[int, int]]
) -> list[Quantity]:
    """The ranks of the text that touch no claimed span, each with what is ranked; `high` where one runs to another."""
    ranks = [number for number in numbers if number.form == "ordinal"]
    out: list[Quantity] = []
    at = 0
    while at < len(ranks):
        first = last = ranks[at]
        at += 1
        if at < len(ranks) and _AND.fullmatch(text[first.end : ranks[at].start]):
            last = ranks[at]
            at += 1
        if (
            any(start < last.end and first.start < end for start, end in claimed)
            or text[last.end : last.end + 1] == "-"
        ):
            continue
        if _NAMED.match(text, last.end) or _STREET.match(text, last.end):
            continue
        noun = counting.noun_after(last.end, 1)
        if noun and _is_name(text[first.start], noun):
            continue
        if noun and noun.words.startswith("time "):
            noun = noun._replace(
                end=noun.end - len(noun.words) + len("time"), words="time"
            )  # "the second time Walker won"
        if noun and noun.head.rstrip(".") not in _WAYS and noun.head not in words("times"):
            rank = quantity_of(Amount(first.start, last.end, first.value, first))
            high = last.value if last is not first else None
            out.append(rank.with_(end=noun.end, noun=noun.words, head=noun.head, high=high).because("a rank"))
    return out
