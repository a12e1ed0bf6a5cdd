"""What happens on a day or at an hour, as lemmas: by them "it struck at 6:58 p.m." is of the day on which it struck."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import date

    from extractors.timex.annotations import TimexAnnotation

Span = Any
Deed = tuple[frozenset[str], "date"]
"""The words for what happens, and its day."""


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_MAX_CLIMB = 8
DATED = frozenset({"weekday", "calendar", "clock", "deictic", "offset", "unit"})
"""Forms of expressions on whose day, or at whose hour, something happens."""
_SAYS_NOTHING = _words(
    "be have say tell report come go do make take get hold begin start end add announce show see find keep know call ask give "
    "people man woman police official officer authority minister spokesman spokeswoman company group day time number toll"
)


def deed_of(span: Span) -> list[str]:
    """Lemmas of the verb above an expression and of its subject; empty where they say nothing of their own."""
    token = span.root
    for _ in range(_MAX_CLIMB):
        if token.tag_[:2] == "VB" and token.dep_ not in ("aux", "auxpass"):
            break
        if token.head.i == token.i:
            return []
        token = token.head
    else:
        return []
    things = [kid for kid in token.lefts if kid.dep_ in ("nsubj", "nsubjpass") and kid.tag_[:2] == "NN"]
    if token.dep_ in ("relcl", "acl") and token.head.tag_[:2] == "NN":
        things.append(token.head)
    found = {token.lemma_.lower(), *(_noun(thing.lemma_.lower()) for thing in things)} - _SAYS_NOTHING
    return sorted(found)


def _noun(lemma: str) -> str:
    return "quake" if lemma == "earthquake" else lemma


def day_of_deed(item: TimexAnnotation, told: tuple[Deed, ...], sentence: int) -> date | None:
    """The day that was said last of what happens at a clock time; None where none was, or its own sentence names a day.

    Args:
        item: The clock time.
        told: What happened on which day, in the order of the story.
        sentence: Where the sentence starts that named a day last.
    """
    if item["form"] != "clock" or "direction" in item or item.get("sentence", -1) == sentence:
        return None
    own = set(item.get("deed", ()))
    return next((day for deed, day in reversed(told) if deed & own), None)
