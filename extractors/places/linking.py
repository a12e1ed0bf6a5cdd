"""Linking the toponyms of an article to the gazetteer's places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from extractors.annotations import Group, LinkedPlaces
from extractors.model import Place, Span
from extractors.places.acronyms import spelled_out
from extractors.places.disambiguation import settled, with_verdict
from extractors.places.entity import place_of
from extractors.places.grounds import OPEN, OPEN_SHARE, Choice, Neighbours
from extractors.places.home import home_of
from extractors.places.inside import WELL_KNOWN
from extractors.places.lexicon import lexicon
from extractors.places.openers import opened
from extractors.places.postal import written_out
from extractors.places.seats import seats_of
from extractors.places.sense_override import Elected, elected
from extractors.places.senses import toponyms
from extractors.places.voting import Ballot, Told
from extractors.rules import Rule, decided, ordered, rejected, verdicts_of

if TYPE_CHECKING:
    from extractors.actors.annotations import ActorAnnotation
    from extractors.gazetteer import Entry, Gazetteer
    from extractors.places.annotations import PlaceAnnotation

SPOKEN: Final = 2.0
"""Votes of a demonym, or of all institutions of one country: they mean no other country, as a name may."""

IN_NEIGHBOURHOOD: Final = 3.0
IN_COUNTRY: Final = 1.5
"""Votes of other names for the division and neighbourhood, and for the country, that make a place of what only the gazetteer
takes for one."""


def link_places(
    found: Sequence[PlaceAnnotation],
    actors: Sequence[ActorAnnotation],
    gazetteer: Gazetteer,
    home: str | None = None,
) -> LinkedPlaces:
    """The article's places, each with the spans that name it, in order of first mention.

    A span in a group is settled as a place: of the actors, only a state may claim it.

    Args:
        found: The component's records of all paragraphs.
        actors: The actors component's records: a surname is no village.
        gazetteer: The place index.
        home: The outlet's town, which is likelier meant than its namesakes; None where it is not known.
    """
    at = home_of(home, gazetteer)
    found = written_out(spelled_out(found, gazetteer), gazetteer)
    records, doubtful, refused = settled(found, actors, gazetteer)
    speakers = _speakers(found, gazetteer)
    bearers = [record for record in found if record["by"] == "bearer"]
    told = Told(speakers, seats_of(actors), at)
    ballot = _ballot([*records, *bearers], told, gazetteer)
    accepted = []
    for record in doubtful:
        rule, _ = decided(SUPPORT, Doubtful(record, ballot, gazetteer)) or (UNSUPPORTED, True)
        verdict = rule.verdict(record["start"], record["end"])
        if rule is not UNSUPPORTED:
            accepted.append(with_verdict(record, verdict))
        else:
            refused.append(rejected("location", record, [verdict]))
    opening = opened([*records, *accepted], actors, gazetteer)
    if accepted or opening:
        ballot = _ballot([*records, *accepted, *opening, *bearers], told, gazetteer)
    groups = _groups(ballot, gazetteer, told)
    return LinkedPlaces(groups, tuple(refused))


def _ballot(records: list[PlaceAnnotation], told: Told, gazetteer: Gazetteer) -> Ballot:
    ballot = Ballot(toponyms(records, gazetteer), told, gazetteer)
    ballot.count()
    return ballot


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A record that only the neighbourhood can decide, with the votes of the others."""

    record: PlaceAnnotation
    ballot: Ballot
    gazetteer: Gazetteer


def _supported(case: Doubtful) -> bool | None:
    """Whether the neighbourhood of the article's places has a place of that name, or their country a well-known one."""
    record, ballot, gazetteer = case.record, case.ballot, case.gazetteer
    several, person, whole = " " in record["name"], record["label"] == "PERSON", record["by"] == "gazetteer"
    if not record["label"] or (person and not several):
        return None
    for entry in gazetteer.candidates(record["name"]):
        if entry.named == 2:
            continue
        local, national = ballot.support(entry)
        if local > IN_NEIGHBOURHOOD and not person:
            return True
        if whole and national > IN_COUNTRY and (several or entry.population >= WELL_KNOWN):
            return True
    return None


def _of_its_class(case: Doubtful) -> bool | None:
    """Whether a division of that name is what the class word behind it says: "fled Rakhine state"."""
    record = case.record
    if not record["label"] or lexicon().classes.get(record["kind_word"] or "") != "province":
        return None
    return (
        any(e.type == "province" and e.named < 2 for e in case.gazetteer.candidates(record["name"])) or None
    )


OF_ITS_CLASS: Rule[Doubtful, bool] = Rule(
    "place-of-its-class",
    (),
    _of_its_class,
    "accept",
    "a division of that name is what the word behind it says",
)
SUPPORTED: Rule[Doubtful, bool] = Rule(
    "place-supported", (), _supported, "accept", "the article’s other places are near one of that name"
)
UNSUPPORTED: Rule[Doubtful, bool] = Rule(
    "place-unsupported",
    ("place-supported", "place-of-its-class"),
    lambda _: True,
    "reject",
    "the gazetteer knows the name, but no word here and no other place of the article speaks for it",
)
SUPPORT: tuple[Rule[Doubtful, bool], ...] = ordered([UNSUPPORTED, SUPPORTED, OF_ITS_CLASS])
"""Whether the neighbourhood makes a place of a doubtful record."""


def _speakers(found: Sequence[PlaceAnnotation], gazetteer: Gazetteer) -> dict[str, float]:
    """How much demonyms and institutions speak for each country and division, by its code."""
    votes: Counter[str] = Counter()
    for word in sorted({record["text"] for record in found if record["by"] == "demonym"}):
        entry = gazetteer.demonym(word)
        if entry is not None:
            votes.update(code for code in (entry.country, entry.admin1) if code)
    votes.update({record["within"] for record in found if record["by"] == "cue" and record["within"]})
    return {code: SPOKEN * count for code, count in votes.items()}


def _groups(ballot: Ballot, gazetteer: Gazetteer, told: Told) -> tuple[Group[Place], ...]:
    """One group a place: toponyms that mean the same gazetteer entry are one."""
    members: dict[object, list[Elected]] = {}
    chosen: list[tuple[str, Entry]] = []
    for choice, shares in elected(ballot):
        toponym = choice.mentioned()
        if toponym is None:
            continue
        best = max(range(len(shares)), key=shares.__getitem__, default=None)
        sense: object = (toponym.key, toponym.kind_word, toponym.within)
        if best is not None:
            chosen.append((toponym.key, toponym.candidates[best]))
            sense = toponym.candidates[best].id if not toponym.part else sense
        members.setdefault(sense, []).append((toponym, shares))
    neighbours = _neighbours(chosen, members.values(), gazetteer, told)
    groups = []
    for alike in members.values():
        spans = sorted({Span(r["start"], r["end"]) for toponym, _ in alike for r in toponym.records})
        toponym, shares = _most_telling(alike)
        place, verdicts = place_of(toponym, shares, neighbours, gazetteer)
        said = [verdict for member, _ in alike for r in member.records for verdict in verdicts_of(r)]
        groups.append(Group(place, tuple(spans), tuple(said), tuple(verdicts)))
    return tuple(sorted(groups, key=lambda group: group.spans[0]))


def _neighbours(
    chosen: list[tuple[str, Entry]], groups: Iterable[list[Elected]], gazetteer: Gazetteer, told: Told
) -> Neighbours:
    """What the article's names mean, without those that are left open: nothing is told by what is not known itself."""
    neighbours = Neighbours(chosen, gazetteer, told)
    left_open = {
        entry.id
        for toponym, shares in map(_most_telling, groups)
        if shares and max(shares) < OPEN_SHARE
        for entry in [toponym.candidates[max(range(len(shares)), key=shares.__getitem__)]]
        if neighbours.reason(Choice(toponym, entry, shares, neighbours)).rule == OPEN
    }
    if not left_open:
        return neighbours
    return Neighbours([each for each in chosen if each[1].id not in left_open], gazetteer, told)


def _most_telling(alike: list[Elected]) -> Elected:
    """The wording that says most of the place: one with its class, or its container, before a bare one."""
    return max(
        alike, key=lambda member: (bool(member[0].kind_word), bool(member[0].within), len(member[0].records))
    )
