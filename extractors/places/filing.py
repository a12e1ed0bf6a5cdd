"""Which city a story is filed from, where its dateline says no state and no country: "GENEVA (Reuters) -"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from extractors.places.drafts import KNOWN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractors.gazetteer import Entry
    from extractors.places.toponym import Toponym

RIVAL: Final = 0.25
"""Of the largest city's inhabitants, what a namesake has that a dateline would tell from it by a state or country."""

GAIN: Final = 6.5
"""What the one great city of its name gains: more than one or two names near a namesake give, less than a story full of them."""

LEAD_AT_HOME: Final = 1.5
"""What it gains more than a town of its own country: a local paper's dateline says no more than an agency's."""


def prefer_prominent(toponyms: Sequence[Toponym]) -> None:
    """Let a dateline that says only a city mean the city of the name that needs no more: the Geneva of the Genevas.

    Where two rival each other, as Springfields do, and where the story speaks of the state that a namesake lies in, its other
    names decide. A state that is said for another place only ("its office in Chicago, Illinois") is not spoken of.
    """
    filed = [toponym for toponym in toponyms if _is_filed_from(toponym)]
    if not filed:
        return
    divisions = {entry.admin1 for toponym in toponyms for entry in _divisions(toponym)}
    for toponym in filed:
        city = _prominent(toponym.candidates)
        elsewhere = (entry for entry in toponym.candidates if city is None or entry.admin1 != city.admin1)
        if city is None or any(entry.type == "city" and entry.admin1 in divisions for entry in elsewhere):
            continue
        scored = [
            (prior + _gain(entry, city), entry)
            for prior, entry in zip(toponym.priors, toponym.candidates, strict=True)
        ]
        scored.sort(key=lambda pair: (-pair[0], pair[1].id))
        toponym.priors = [score for score, _ in scored]
        toponym.candidates = [entry for _, entry in scored]


def _gain(entry: Entry, city: Entry) -> float:
    """What a candidate gains: nearly as much a town of the city's own country, whose local paper writes the same dateline."""
    if entry is city:
        return GAIN
    return GAIN - LEAD_AT_HOME if entry.type == "city" and entry.country == city.country else 0.0


def _is_filed_from(toponym: Toponym) -> bool:
    return not (toponym.within or toponym.part) and any(
        record["by"] == "dateline" for record in toponym.records
    )


def _prominent(entries: Sequence[Entry]) -> Entry | None:
    """The city that is by far the largest of its name."""
    cities = sorted(
        (entry for entry in entries if entry.type == "city" and entry.named < 2),
        key=lambda entry: -entry.population,
    )
    if not cities or cities[0].population < KNOWN:
        return None
    rivalled = any(city.population > RIVAL * cities[0].population for city in cities[1:])
    return None if rivalled else cities[0]


def _divisions(toponym: Toponym) -> list[Entry]:
    """The divisions that a bare name may mean; none where it means a city before them, as "New York" does."""
    if toponym.holds or not toponym.candidates or toponym.candidates[0].type == "city":
        return []
    return [entry for entry in toponym.candidates if entry.type == "province" and entry.named < 2]
