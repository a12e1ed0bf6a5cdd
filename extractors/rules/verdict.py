"""What a rule said of a candidate."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypedDict

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Says = Literal["accept", "refine", "reject"]


class Verdict(NamedTuple):
    """One rule's word on one candidate: a tuple, because every mention bears some; its sentence is rendered when it is asked for.

    Attributes:
        rule: The rule's id.
        says: Whether it takes the candidate, says more of it, or refuses it.
        start: Article offset of the candidate as the rule saw it; `end` is one past its last code point.
        words: What fills the places of the rule's sentence, as words of the text or plain values.
    """

    rule: str
    says: Says
    start: int
    end: int
    words: tuple[str, ...] = ()


class Rejected(TypedDict):
    """A candidate that is no mention: its run in article offsets, and the verdicts on it, the refusing one last."""

    kind: str
    start: int
    end: int
    text: str
    verdicts: list[Verdict]


def verdicts_of(record: Mapping[str, Any]) -> list[Verdict]:
    """The verdicts of a found record, as tuples of their own kind also where they came from JSON."""
    return [
        Verdict(rule, says, start, end, tuple(words)) for rule, says, start, end, words in record["verdicts"]
    ]


def rejected(kind: str, record: Mapping[str, Any], verdicts: Iterable[Verdict] = ()) -> Rejected:
    """A found record that linking refuses, with what was said of it before and then."""
    return {
        "kind": kind,
        "start": record["start"],
        "end": record["end"],
        "text": record["text"],
        "verdicts": [*verdicts_of(record), *verdicts],
    }
