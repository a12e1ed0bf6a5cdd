"""Place or not: disambiguates the kind of each place annotation from the whole article, one kind per name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from extractors.gazetteer.keys import name_key
from extractors.places.annotations import PlaceAnnotation
from extractors.places.inside import WELL_KNOWN
from extractors.places.lexicon import lexicon
from extractors.places.toponym import Toponym

if TYPE_CHECKING:
    from extractors.actors.annotations import ActorAnnotation
    from extractors.gazetteer import Gazetteer


SPEAKERS: Final = frozenset({"demonym", "cue"})
"""Records that are no mentions of a place and only vote."""

SETTLED: Final = 2
"""How sure an actor is at most that a preposition of place before it makes a place: more says a title, or a known name."""


class Evidence:
    """What the article says of each name's kind, counted by look-up key.

    Attributes:
        places: Mentions that are places by themselves; one with a preposition of place counts twice.
        located: Those with a preposition of place or the like: a surname never has one.
        people: Mentions as a person, or as the surname of one, that something besides the model speaks for.
        perhaps: Mentions that the model alone takes for a person.
        owned: Spans that are an actor's, whatever the gazetteer has of the name; True where even "in" before it says no other.
    """

    def __init__(
        self, found: Sequence[PlaceAnnotation], actors: Sequence[ActorAnnotation], gazetteer: Gazetteer
    ) -> None:
        self.places: Counter[str] = Counter()
        self.located: Counter[str] = Counter()
        self.people: Counter[str] = Counter()
        self.perhaps: Counter[str] = Counter()
        self.owned = _owned(actors)
        self._gazetteer = gazetteer
        for record in found:
            if record["sure"] and record["by"] not in SPEAKERS:
                self.places[name_key(record["name"])] += 1 + record["located"]
                self.located[name_key(record["name"])] += record["located"]
        for actor in actors:
            if actor["type"] == "person" and actor["form"] == "name":
                self._person(name_key(actor["name"]), actor["sure"])

    def _person(self, key: str, sure: int) -> None:
        self.perhaps[key.rsplit(" ", 1)[-1]] += 1
        if " " in key:
            if sure:
                self.people[key] += sure > 1
                self.people[key.rsplit(" ", 1)[1]] += 1 + sure
        elif sure > 1:
            self.people[key] += 1 + sure

    def is_owned(self, record: PlaceAnnotation) -> bool:
        """Whether the very span is an actor's. Where something is said to be there, only a title or a known name says so."""
        always = self.owned.get((record["start"], record["end"]))
        return always is not None and (always or not record["located"])

    def is_place(self, record: PlaceAnnotation) -> bool:
        """Whether the record's name is a place here."""
        if record["by"] in SPEAKERS or self.is_owned(record):
            return False
        if record["located"] and record["sure"]:
            return True
        key = name_key(record["name"])
        if (
            record["sure"]
            and not self._gazetteer.candidates(record["name"])
            and not says_place(record, self._gazetteer)
        ):
            return bool(self.located[key]) and record["label"] == "GPE" and not self.perhaps[key]
        if (
            record["sure"]
            and self.people[key]
            and not self.located[key]
            and not self._gazetteer.country(record["name"])
        ):
            return False
        if record["sure"]:
            return self.people[key] <= 2 * self.places[key]
        return self.places[key] > self.people[key]


def _owned(actors: Sequence[ActorAnnotation]) -> dict[tuple[int, int], bool]:
    """The spans that name an actor on strong evidence: its title, a known name, a surname of who is named in full before it."""
    owned: dict[tuple[int, int], bool] = {}
    surnames: set[str] = set()
    for actor in sorted(actors, key=lambda actor: actor["start"]):
        if actor["form"] != "name":
            continue
        key, person = name_key(actor["name"]), actor["type"] == "person"
        strong = actor["sure"] > 1 and actor["label"] != "GPE"
        if actor["sure"] > SETTLED or strong or (actor["label"] == "PERSON" and key in surnames):
            owned[actor["start"], actor["end"]] = actor["sure"] > SETTLED
        if person and actor["sure"] and " " in key:
            surnames.add(key.rsplit(" ", 1)[1])
    return owned


def says_place(record: PlaceAnnotation, gazetteer: Gazetteer) -> bool:
    """Whether an unknown name says itself that it is a place: by its class, or as a part of a known one ("South Arlington")."""
    words, known = record["name"].lower().split(), lexicon()
    if record["kind_word"] or any(
        word in known.classes or word in known.compass for word in (words[0], words[-1])
    ):
        return True
    toponym = Toponym(record["name"], None, None)
    toponym.look_up(gazetteer)
    return any(e.population >= WELL_KNOWN or e.type in ("country", "province") for e in toponym.candidates)


def settled(
    found: Sequence[PlaceAnnotation], actors: Sequence[ActorAnnotation], gazetteer: Gazetteer
) -> tuple[list[PlaceAnnotation], list[PlaceAnnotation]]:
    """The records that are places, and those that only the gazetteer and the neighbourhood can decide."""
    evidence = Evidence(found, actors, gazetteer)
    places = [record for record in found if evidence.is_place(record)]
    taken = {record["start"] for record in places}
    doubtful = [
        record
        for record in found
        if record["start"] not in taken
        and not record["sure"]
        and record["by"] not in SPEAKERS
        and not evidence.people[name_key(record["name"])]
        and not evidence.is_owned(record)
    ]
    return places, doubtful
