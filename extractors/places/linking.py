"""Linking the toponyms of an article to the gazetteer's places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from extractors.found import Group, LinkedPlaces
from extractors.model import Span
from extractors.places.entity import place_of
from extractors.places.settling import settled
from extractors.places.toponym import Toponym, toponyms
from extractors.places.voting import Ballot

if TYPE_CHECKING:
    from extractors.actors.found import FoundActor
    from extractors.gazetteer import Gazetteer
    from extractors.places.found import FoundPlace


def link_places(
    found: Sequence[FoundPlace], actors: Sequence[FoundActor], gazetteer: Gazetteer
) -> LinkedPlaces:
    """The article's places, each with the spans that name it, in order of first mention.

    A span in a group is settled as a place: of the actors, only a state may claim it.

    Args:
        found: The component's records of all paragraphs.
        actors: The actors component's records: a surname is no village.
        gazetteer: The place index.
    """
    records, doubtful = settled(found, actors, gazetteer)
    speakers = _speakers(found, gazetteer)
    ballot = _ballot(records, speakers, gazetteer)
    accepted = [record for record in doubtful if _supported(record, ballot, gazetteer)]
    if accepted:
        ballot = _ballot([*records, *accepted], speakers, gazetteer)
    return LinkedPlaces(_groups(ballot, gazetteer))


def _ballot(records: list[FoundPlace], speakers: dict[str, float], gazetteer: Gazetteer) -> Ballot:
    ballot = Ballot(toponyms(records, gazetteer), speakers, gazetteer)
    ballot.count()
    return ballot


def _supported(record: FoundPlace, ballot: Ballot, gazetteer: Gazetteer) -> bool:
    """Whether the neighbourhood of the article's places has a place of that name."""
    if record["label"] == "PERSON":
        return False
    return any(ballot.support(entry) > 1.5 for entry in gazetteer.candidates(record["name"]) if entry.named < 2)


def _speakers(found: Sequence[FoundPlace], gazetteer: Gazetteer) -> dict[str, float]:
    """How much demonyms and institutions speak for each country: one vote a demonym, and one for all its institutions."""
    words = {record["text"] for record in found if record["by"] == "demonym"}
    votes = Counter(entry.country for word in words if (entry := gazetteer.demonym(word)))
    votes.update({record["within"] for record in found if record["by"] == "cue"})
    return {country: float(count) for country, count in votes.items() if country}


def _groups(ballot: Ballot, gazetteer: Gazetteer) -> tuple[Group, ...]:  # type: ignore[type-arg]
    """One group a place: toponyms that mean the same gazetteer entry are one."""
    by_place: dict[object, list[tuple[Toponym, list[float]]]] = {}
    for toponym, shares in zip(ballot.toponyms, ballot.shares, strict=True):
        best = max(range(len(shares)), key=shares.__getitem__, default=None)
        sense: object = (toponym.key, toponym.kind_word) if best is None or toponym.part else toponym.candidates[best].id
        by_place.setdefault(sense, []).append((toponym, shares))
    groups = []
    for members in by_place.values():
        spans = sorted({Span(r["start"], r["end"]) for toponym, _ in members for r in toponym.records})
        groups.append(Group(place_of(members[0][0], members[0][1], gazetteer), tuple(spans)))
    return tuple(sorted(groups, key=lambda group: group.spans[0]))
