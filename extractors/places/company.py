"""The company that a name keeps: beside Alabama "Georgia" is the US state, beside Kaduna "Niger" is Nigeria's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from math import log
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from extractors.gazetteer import Entry
    from extractors.places.toponym import Toponym

OF_COMPANY: Final = 4.0
"""Gain of a division for each e-fold of other divisions of its country in the same sentence: more than a country's own prior is
ahead of that of a division with as many people."""


def companions(toponyms: Sequence[Toponym]) -> list[list[float]]:
    """By toponym and candidate, the gain of a division that is named together with others of its country.

    Only of a name that a country and a division of another one bear: elsewhere the votes of the article tell them apart.
    """
    kin: dict[int, dict[str, str]] = defaultdict(dict)
    for toponym in toponyms:
        first = next(iter(toponym.candidates), None)
        if first is not None and first.type == "province" and first.country and first.named < 2:
            for record in toponym.records:
                kin[record["sentence"]][toponym.key] = first.country
    edges = _edges(toponyms) if kin else {}
    return [
        [_gain(toponym, entry, kin) for entry in toponym.candidates]
        if kin and _is_shared(toponym)
        else [_gain_in_list(toponym, entry, edges) for entry in toponym.candidates]
        if kin and not (toponym.within or toponym.holds)
        else []
        for toponym in toponyms
    ]


def _edges(toponyms: Sequence[Toponym]) -> dict[tuple[int, bool], str]:
    """The country of each division by where a name of it starts, and where one ends."""
    edges: dict[tuple[int, bool], str] = {}
    for toponym in toponyms:
        first = next(iter(toponym.candidates), None)
        if first is not None and first.type == "province" and first.country and first.named < 2:
            for record in toponym.records:
                edges[record["start"], True] = edges[record["end"], False] = first.country
    return edges


def _gain_in_list(toponym: Toponym, entry: Entry, edges: dict[tuple[int, bool], str]) -> float:
    """The gain of a division that others of its country stand beside in a list, and that a city of it is called like.

    "Missouri, New York and Virginia" are three states; elsewhere "New York" is the city.
    """
    if entry.type != "province" or entry.named == 2:
        return 0.0
    listed = sum(
        any(edges.get((record["end"] + gap, True)) == entry.country for gap in _GAPS)
        or any(edges.get((record["start"] - gap, False)) == entry.country for gap in _GAPS)
        for record in toponym.records
    )
    return IN_LIST * listed / len(toponym.records)


_GAPS: Final = (2, 5, 6)
"""Code points of ", ", " and " and ", and ", and of " or " with its comma."""
IN_LIST: Final = 5.0
"""Gain of a division in a list of its country's: more than its city is ahead by fame and as a capital."""


def _is_shared(toponym: Toponym) -> bool:
    """Whether a country and a division of another country have the name."""
    named = [entry for entry in toponym.candidates if entry.named < 2]
    countries = {entry.country for entry in named if entry.type == "country"}
    return bool(countries) and any(e.type == "province" and e.country not in countries for e in named)


def _gain(toponym: Toponym, entry: Entry, kin: dict[int, dict[str, str]]) -> float:
    if entry.type != "province" or not toponym.records:
        return 0.0
    beside = [
        sum(
            country == entry.country for key, country in kin[record["sentence"]].items() if key != toponym.key
        )
        for record in toponym.records
    ]
    return OF_COMPANY * sum(log(1 + many) for many in beside) / len(beside)
