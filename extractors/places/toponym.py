"""A name as an article uses it, with the gazetteer's places that it could mean."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from extractors.gazetteer.entry import CAPITAL, CLASSES, ENGLISH
from extractors.gazetteer.keys import name_key
from extractors.places.inside import WELL_KNOWN
from extractors.places.lexicon import lexicon
from extractors.places.prior import (
    BY_TYPE,
    CLASS_FITS,
    OF_DIVISION_CALLED_BARE,
    OF_SHORT_FORM,
    SEAT_LEAD,
    SEAT_SHARE,
    VARIANT,
    prior,
    wider,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extractors.gazetteer import Entry, Gazetteer
    from extractors.places.annotations import PlaceAnnotation

CLASS_DIFFERS_WHOLLY: Final = 8.0
"""Loss of a city before "region" where its country has a division of the name."""

MOST: Final = 30
"""Candidates kept of a name, the best by prior; "San Antonio" names some hundreds."""


@dataclass(slots=True)
class Toponym:
    """One name in one sense, and the records that use it.

    Attributes:
        name: The wording of its first use, without class words that are no part of it.
        kind_word: The class word of its first use.
        within: What the text says contains it.
        holds: What the text says it contains.
        records: Its uses, in text order.
        candidates: The places it could mean.
        priors: Their scores before the article is asked.
        known: How many places the gazetteer has of the name.
        part: It is a part, or a building, of the place that the candidates are ("South Arlington", "Ludlow Town Hall").
        bare: The article calls a division of this name by its class, or as what contains another place, and not here.
        votes: How much it counts for the others.
    """

    name: str
    kind_word: str | None
    within: str | None
    holds: str | None = None
    records: list[PlaceAnnotation] = field(default_factory=list)
    candidates: list[Entry] = field(default_factory=list)
    priors: list[float] = field(default_factory=list)
    known: int = 0
    part: bool = False
    bare: bool = False
    votes: float = 1.0

    @property
    def key(self) -> str:
        """What its namesakes share."""
        return name_key(self.name)

    def mentioned(self) -> Toponym | None:
        """The toponym with the records that are mentions of it; None where bodies only bear the name."""
        records = [record for record in self.records if record["by"] != "bearer"]
        if len(records) == len(self.records):
            return self
        return replace(self, records=records) if records else None

    def _short_of(self, entry: Entry) -> float:
        """The gain where the name is the beginning of the place's own: "Braunau" of "Braunau am Inn"."""
        short = entry.named == 2 and name_key(entry.name).startswith(f"{self.key} ")
        return OF_SHORT_FORM if short and entry.type == "city" else 0.0

    def _is_street(self) -> bool:
        """Whether it is some town's street, and no village of the name: nothing says in what that lies, no story is from it."""
        words = self.name.lower().split()
        is_filed = any(record["by"] == "dateline" for record in self.records)
        return (
            len(words) > 1 and words[-1] in lexicon().streets and not (self.within or self.holds or is_filed)
        )

    def look_up(self, gazetteer: Gazetteer) -> None:
        """Fill in the candidates with their priors."""
        entries, word = gazetteer.candidates(self.name), self.kind_word
        if word and word.isalpha():
            known = {entry.id for entry in entries}
            entries += tuple(e for e in gazetteer.candidates(f"{self.name} {word}") if e.id not in known)
        if self.within:
            known = {entry.id for entry in entries}
            joint = gazetteer.candidates(f"{self.within} {self.name}")  # "Florida's Panhandle"
            entries += tuple(e for e in joint if e.id not in known)
        if self._is_street():
            entries = tuple(e for e in entries if e.type not in ("city", "district"))
        if word == "district":
            entries = tuple(e for e in entries if not e.name.endswith(" County"))  # none is called district
        if (
            not entries and lexicon().classes.get(word or "") != "city"
        ):  # the village of Ain Zara is not at Ain
            entries = _base(self, gazetteer)
            self.part = bool(entries) and lexicon().classes.get(self.name.split()[-1].lower()) != "city"
        entries = _without_seats(_without_capitals(entries), self.key)
        self.known = len(entries)
        type_ = None if self.part else lexicon().classes.get(word or "")
        if type_ == "province" and not any(e.type == "province" for e in entries):
            type_ = "district"  # provinces are divisions of the second level in Chile, Italy and elsewhere
        scored = [(prior(entry, type_) + self._short_of(entry), entry) for entry in entries]
        if type_ == "province":
            scored = _of_own_class(scored)
        if type_ == "region":
            scored = _called_regions(scored)
        if self.bare and _is_city_meant(entries):
            scored = [(s + (OF_DIVISION_CALLED_BARE if e.type == "province" else 0.0), e) for s, e in scored]
        if type_ is None:
            scored = _seats_first(scored) if self.holds is None else [(s + wider(e), e) for s, e in scored]
        scored = sorted(scored, key=lambda pair: (-pair[0], pair[1].id))[:MOST]
        self.priors = [score for score, _ in scored]
        self.candidates = [entry for _, entry in scored]


def _without_capitals(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The places of a name; where a country bears it, without what in it is only called so too: "Kuwait" of Kuwait City."""
    countries = {entry.country for entry in entries if entry.type == "country" and not entry.named}
    return tuple(entry for entry in entries if entry.named < 2 or entry.country not in countries)


def _of_own_class(scored: list[tuple[float, Entry]]) -> list[tuple[float, Entry]]:
    """Before "province" a division of just that name comes before one whose own has another class: the Gaza Strip."""
    if not any(entry.type == "province" and entry.named == 0 for _, entry in scored):
        return scored
    return [(score - CLASS_FITS * (e.type == "province" and e.named == 1), e) for score, e in scored]


def _called_regions(scored: list[tuple[float, Entry]]) -> list[tuple[float, Entry]]:
    """Before "region" a division comes before the city of its name: "the Donetsk region" is the oblast, "the Kyiv region" too.

    Not where English names it itself: "the New York region" is what lies around the city.
    """
    divisions = [e for _, e in scored if e.type == "province" and e.country not in ENGLISH]
    named = [e for e in divisions if e.name.rpartition(" ")[2] in CLASSES]
    meant = {e.country: e.id for e in (*divisions[::-1], *named[::-1])}
    return [
        (
            score - CLASS_DIFFERS_WHOLLY
            if entry.country in meant and entry.id != meant[entry.country]
            else score - VARIANT[entry.named] * (entry.id == meant.get(entry.country)),
            entry,
        )
        for score, entry in scored
    ]


def _seats_first(scored: list[tuple[float, Entry]]) -> list[tuple[float, Entry]]:
    """A division comes after the city that gives it its name ("Kandahar", "New York"), unless that is a small part of it.

    And after its country's capital ("Washington"). The city is then as well known as both: "Gaza" is not the province of
    Mozambique because that has more inhabitants than Gaza City alone.
    """
    seats = {
        entry.admin1: (score, entry.population)
        for score, entry in reversed(scored)
        if entry.type == "city" and entry.named < 2
    }
    capitals = {entry.country: score for score, entry in scored if entry.seat == CAPITAL}
    ordered = []
    fame = {
        entry.code: score - BY_TYPE["province"]
        for score, entry in scored
        if entry.type == "province"
        and entry.code in seats
        and seats[entry.code][1] >= SEAT_SHARE * entry.population
    }
    for score, entry in scored:
        if entry.type == "province" and entry.code in fame:
            score = max(seats[entry.code][0], score) - SEAT_LEAD
        elif entry.type == "city" and entry.admin1 in fame and seats[entry.admin1][0] == score:
            score = max(score, fame[entry.admin1])
        if entry.type == "province" and entry.country in capitals:
            score = min(score, capitals[entry.country] - SEAT_LEAD)
        ordered.append((score, entry))
    return ordered


def _without_seats(entries: tuple[Entry, ...], key: str) -> tuple[Entry, ...]:
    """The places of a name, without the city that goes by "City" where its division has the name: "Gaza" is the strip.

    And without the other divisions in that. Not where English names the division itself: "New York" is the city sooner.
    """
    cities = {
        entry.admin1
        for entry in entries
        if entry.type == "city" and entry.named < 2 and name_key(entry.name) == f"{key} city"
    }
    called = {
        entry.admin1
        for entry in entries
        if entry.type == "province" and entry.named < 2 and entry.country not in ENGLISH
    } & cities
    return tuple(entry for entry in entries if entry.type == "province" or entry.admin1 not in called)


def _base(toponym: Toponym, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    """The places whose part or building the name says it is."""
    words = toponym.name.split()
    if len(words) < 2:
        return ()
    last = words[-1].lower()
    if not {"de", "del", "do", "da", "dos"}.isdisjoint(words[1:-1]):
        return ()  # "Villa Nueva de Guatemala"
    if last in lexicon().streets and words[-2].lower() != "county":
        return ()  # "West Tyler Street", "Victoria Road"
    if any(word.lower() in lexicon().roads or word.isdigit() for word in (words[0], words[-1])):
        return _wide(words, gazetteer)
    if lexicon().classes.get(words[-1].lower()) == "city":
        return tuple(e for e in gazetteer.candidates(" ".join(words[:-1])) if e.type == "city")
    if words[0].lower() in lexicon().compass:
        while len(words) > 1 and words[0].lower() in lexicon().compass:
            words = words[1:]
        return gazetteer.candidates(" ".join(words))
    for size in range(len(words) - 1, 0, -1):
        if words[size] in ("of", "de", "du", "del"):  # "Isle of Youth" is no part of Isle
            continue
        entries = tuple(e for e in gazetteer.candidates(" ".join(words[:size])) if e.named < 2)
        if entries:
            return entries
    return ()


def _wide(words: list[str], gazetteer: Gazetteer) -> tuple[Entry, ...]:
    """The state or county whose road it is: "Ohio Turnpike", "Otter Tail County Road 4", "S.C. 61"."""
    for size in range(len(words) - 1, 0, -1):
        name = " ".join(words[:size])
        entries = () if name.lower() in lexicon().compass else gazetteer.candidates(name)
        wide = tuple(
            e
            for e in entries
            if e.named < 2 and (e.type in ("country", "province") or name.endswith("County"))
        )
        if wide:
            return wide
    return ()


def _is_city_meant(entries: Iterable[Entry]) -> bool:
    """Whether a bare name is sooner a great city's than a division's: there is one, and no country of just that name."""
    return any(e.type == "city" and e.population >= WELL_KNOWN for e in entries) and not any(
        e.type == "country" and e.named < 2 for e in entries
    )
