"""What a story's dateline says of its places: which city it is filed from ("GENEVA (Reuters) -"), and what is elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from extractors.places.containers import wider
from extractors.places.drafts import KNOWN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractors.gazetteer import Entry, Gazetteer
    from extractors.places.toponym import Toponym

RIVAL: Final = 0.25
"""Of the largest city's inhabitants, what a namesake has that a dateline would tell from it by a state or country."""

GAIN: Final = 6.5
"""What the one great city of its name gains: more than one or two names near a namesake give, less than a story full of them."""

LEAD_AT_HOME: Final = 1.5
"""What it gains more than a town of its own country: a local paper's dateline says no more than an agency's."""


OF_ELSEWHERE: Final = 0.2
"""What the vote of a place counts that is said to be in another country than the one the story is filed from."""


OF_FILED: Final = 2.5
"""What the places of the country gain that a dateline says: as much as a name or two of it."""


def read_datelines(toponyms: list[Toponym], gazetteer: Gazetteer) -> list[Toponym]:
    """The toponyms, after the datelines said which city and country are meant: candidates and votes change."""
    prefer_prominent(toponyms)
    prefer_filed(toponyms, gazetteer)
    return toponyms


def prefer_filed(toponyms: Sequence[Toponym], gazetteer: Gazetteer) -> None:
    """Let bare names mean places of the dateline's country, and what is said to be in another speak softly for its neighbours.

    In a story from San José, Costa Rica, "San Jose, California" is told from the first, and San Carlos is not near it.
    """
    held = {toponym.within for toponym in toponyms if toponym.within and _is_in_dateline(toponym)}
    told = {within: wider(within, gazetteer) for within in held | {t.within for t in toponyms if t.within}}
    filed = {entry.country for within in held if (entry := told[within])}
    if len(filed) != 1:
        return
    for toponym in toponyms:
        container = told[toponym.within] if toponym.within else None
        if container is None and toponym.holds and toponym.candidates:
            container = toponym.candidates[0]
        if container is not None and container.country and container.country not in filed:
            toponym.votes *= OF_ELSEWHERE
    countries = {entry.country for within in held if (entry := told[within]) and entry.type == "country"}
    for toponym in toponyms if countries else ():
        if not (toponym.within or toponym.holds):
            gains = [OF_FILED * (entry.country in countries) for entry in toponym.candidates]
            _score_again(toponym, gains)


def _is_in_dateline(toponym: Toponym) -> bool:
    return any(record["by"] == "dateline" for record in toponym.records)


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
        _score_again(toponym, [_gain(entry, city) for entry in toponym.candidates])


def _score_again(toponym: Toponym, gains: Sequence[float]) -> None:
    scored = [
        (prior + gain, entry)
        for prior, gain, entry in zip(toponym.priors, gains, toponym.candidates, strict=True)
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
    return not (toponym.within or toponym.part) and _is_in_dateline(toponym)


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
