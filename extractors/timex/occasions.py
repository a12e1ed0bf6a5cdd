"""Weekdays that say which of several occasions is meant: "Wednesday's drill" is one drill throughout an article."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractors.timex.annotations import Tense, TimexAnnotation

Span = Any
Token = Any


@cache
def _words(table: str) -> frozenset[str]:
    tables = tomllib.loads(files("extractors.timex").joinpath("data/tense.toml").read_text(encoding="utf-8"))
    return frozenset(tables[table])


def occasion_of(span: Span) -> Token | None:
    """The noun whose day a weekday is: the drill of "Wednesday's statewide drill", "the Wednesday drill"; None of any other."""
    root = span.root
    if root.dep_ not in ("poss", "compound", "nmod") or root.head.tag_ not in ("NN", "NNS"):
        return None
    return root.head if root.head.i > root.i else None


def purposed(occasion: Token, tense: Tense | None) -> Tense | None:
    """The side of an occasion that is told to be for something; the tense of its verb where it is not.

    "Wednesday's drill is meant to prepare them" lies ahead; "was meant to" may be told of either side.
    """
    verb = occasion.head
    if occasion.dep_ != "nsubjpass" or verb.lemma_ not in _words("purposed"):
        return tense
    if occasion.lemma_.lower() not in _words("occasions"):
        return tense
    auxiliary = next((child for child in verb.lefts if child.dep_ == "auxpass"), None)
    if auxiliary is None or any(child.dep_ == "aux" for child in verb.lefts):
        return tense
    return "future" if auxiliary.tag_ in ("VBZ", "VBP") else None


def is_reported(occasion: Token) -> bool:
    """Whether the verb of an occasion is what somebody said, whose past may stand for a present: "said the drill was needed"."""
    verb = occasion.head
    return verb.dep_ == "ccomp" and verb.lemma_ == "be" and verb.head.tag_ == "VBD"


def of_one_day(story: Sequence[TimexAnnotation]) -> list[TimexAnnotation]:
    """The story, its weekdays of one occasion on one side of the article: past where a verb says so, else ahead where one does.

    Args:
        story: The expressions of an article, in its order.
    """
    sides: dict[tuple[int, str], set[str]] = {}
    for item in story:
        if "occasion" in item:
            sides.setdefault(_key(item), set()).add(_tense(item))
    told = {key: tenses for key, tenses in sides.items() if len(tenses) > 1}
    return [
        _on_side(item, told[key]) if "occasion" in item and (key := _key(item)) in told else item
        for item in story
    ]


def _key(item: TimexAnnotation) -> tuple[int, str]:
    return item["weekday"], item["occasion"]


def _tense(item: TimexAnnotation) -> str:
    return "reported" if item.get("reported") and item.get("tense") == "past" else item.get("tense", "")


def _on_side(item: TimexAnnotation, tenses: set[str]) -> TimexAnnotation:
    side = next((tense for tense in ("past", "future") if tense in tenses), None)
    side = side or ("past" if "reported" in tenses else None)
    return cast("TimexAnnotation", {**item, "tense": side}) if side else item
