"""One sense per name and article, overridden where a sentence supports another one.

An article on Tbilisi may say "In the United States, Georgia held a primary".
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from extractors.places.inside import WELL_KNOWN
from extractors.places.toponym import Toponym

if TYPE_CHECKING:
    from extractors.gazetteer import Entry
    from extractors.places.annotations import PlaceAnnotation
    from extractors.places.voting import Ballot

BEHIND: Final = 6.0
"""How far, in log-odds of the priors, another sense may lie behind and still be heard."""

Elected = tuple[Toponym, list[float]]


def elected(ballot: Ballot) -> list[Elected]:
    """Each toponym with the shares of its candidates; annotations with an overridden sense are toponyms of their own."""
    bests = [_best(toponym, shares) for toponym, shares in zip(ballot.toponyms, ballot.shares, strict=True)]
    sentences: dict[int, list[tuple[str, Entry]]] = defaultdict(list)
    for toponym, best in zip(ballot.toponyms, bests, strict=True):
        for record in toponym.records:
            if best is not None:
                sentences[record["sentence"]].append((toponym.key, best))
    result: list[Elected] = []
    for i, (toponym, best) in enumerate(zip(ballot.toponyms, bests, strict=True)):
        overridden = _overridden(toponym, best, ballot.scores[i], sentences) if best is not None else {}
        if not ballot.placed(i):
            known = toponym.known if toponym.within and not toponym.part else 0
            result.append((replace(toponym, candidates=[], known=known, part=False), []))
            continue
        kept = [record for record in toponym.records if record["start"] not in overridden]
        if kept:
            result.append((replace(toponym, records=kept), ballot.shares[i]))
        for at in sorted(set(overridden.values())):
            records = [record for record in toponym.records if overridden.get(record["start"]) == at]
            shares = [float(other == at) for other in range(len(toponym.candidates))]
            result.append((replace(toponym, records=records), shares))
    return result


def _best(toponym: Toponym, shares: list[float]) -> Entry | None:
    at = max(range(len(shares)), key=shares.__getitem__, default=None)
    return None if at is None else toponym.candidates[at]


def _overridden(
    toponym: Toponym, best: Entry, scores: list[float], sentences: dict[int, list[tuple[str, Entry]]]
) -> dict[int, int]:
    """By offset of a record, the index of the candidate that its sentence speaks for."""
    if len(toponym.records) < 2 or toponym.within or toponym.holds:
        return {}
    ahead = scores[toponym.candidates.index(best)] - BEHIND
    rivals = [
        at
        for at, entry in enumerate(toponym.candidates)
        if scores[at] > ahead and entry.country != best.country and _known(entry)
    ]
    overridden = {}
    for record in toponym.records if rivals else ():
        countries = {entry.country for key, entry in _others(record, toponym.key, sentences)}
        rival = next((at for at in rivals if toponym.candidates[at].country in countries), None)
        if rival is not None and best.country not in countries:
            overridden[record["start"]] = rival
    return overridden


def _known(entry: Entry) -> bool:
    return entry.type in ("country", "province") or entry.population >= WELL_KNOWN


def _others(
    record: PlaceAnnotation, key: str, sentences: dict[int, list[tuple[str, Entry]]]
) -> list[tuple[str, Entry]]:
    return [(name, entry) for name, entry in sentences[record["sentence"]] if name != key]
