"""Figures of an article beside each other: which of them count the same thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from extractors.annotations import Group
from extractors.figures.annotations import FigureAnnotation
from extractors.figures.rules import BARE, WHOSE, rendered
from extractors.model import Figure, Span
from extractors.rules import verdicts_of

Key = tuple[str, ...]


def link_figures(found: Sequence[FigureAnnotation]) -> tuple[Group[Figure], ...]:
    """One figure a mention, with links between those that count the same thing.

    The ids are not known yet: `same_as_unit` holds the other groups' indices as "#3". Money and percentages are linked by
    nothing: that two sums are both dollars says little. Who, where and when are `extractors.links`' to say.
    """
    by_noun: dict[Key, list[int]] = defaultdict(list)
    for index, record in enumerate(found):
        if (key := _key(record)) is not None:
            by_noun[key].append(index)
    return tuple(
        Group(
            _figure(record, _others(by_noun, record, index)),
            (Span(record["start"], record["end"]),),
            tuple(verdicts_of(record)),
        )
        for index, record in enumerate(found)
    )


def _key(record: FigureAnnotation) -> Key | None:
    """What the figure counts: the phrase of its noun in singular; "two capitals" and "12 provincial capitals" differ."""
    if (
        record["type"] == "ordinal"
        or record["unit_id"] is not None
        or not record["unit"]
        or not record["head"]
    ):
        return None
    words = record["unit"].lower().split()
    return (*(word for word in words[:-1] if word not in _IDLE), record["head"])


_IDLE = frozenset({"other", "more", "new", "of", "the"})


def _others(by_noun: dict[Key, list[int]], record: FigureAnnotation, index: int) -> tuple[str, ...]:
    key = _key(record)
    return tuple(f"#{other}" for other in by_noun[key] if other != index) if key is not None else ()


def _figure(record: FigureAnnotation, same: tuple[str, ...]) -> Figure:
    return Figure(
        id="",
        type=record["type"],
        value=record["value"],
        high=record["high"],
        of=record["of"],
        bound=record["bound"],
        unit=record["unit"],
        unit_id=record["unit_id"],
        si=record["si"],
        si_unit=record["si_unit"],
        change=record["change"],
        from_value=record["from_value"],
        order=record["order"],
        same_as_unit=same,
        reason=rendered(verdicts_of(record)),
        doubt=_doubts(record),
    )


def _doubts(record: FigureAnnotation) -> tuple[str, ...]:
    said = {verdict.rule for verdict in verdicts_of(record)}
    return tuple(words for rule, words in _DOUBTS if rule in said)


_DOUBTS = (
    (BARE.id, "The words do not say what it counts."),
    (
        WHOSE.id,
        "The article is about a country that has a dollar of its own, and does not say whose these are.",
    ),
)
