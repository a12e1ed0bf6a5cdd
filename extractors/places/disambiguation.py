"""Place or not: disambiguates the kind of each place annotation from the whole article, one kind per name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from extractors.actors.lexicon import lexicon as actor_lexicon
from extractors.gazetteer.keys import name_key
from extractors.places.annotations import PlaceAnnotation
from extractors.places.inside import WELL_KNOWN
from extractors.places.lexicon import lexicon
from extractors.places.namesakes import acting_alone, first_words_of_firms, names_of_clubs
from extractors.places.toponym import Toponym
from extractors.rules import Rejected, Rule, Verdict, decided, ordered, rejected

if TYPE_CHECKING:
    from extractors.actors.annotations import ActorAnnotation
    from extractors.gazetteer import Gazetteer
    from extractors.places.treatment import Treatment


SPEAKERS: Final = frozenset({"demonym", "cue", "bearer", "sky"})
"""Records that are no mentions of a place and only vote."""

SETTLED: Final = 2
"""How sure an actor is at most that a preposition of place makes a place of: more says a title or known name."""

TREATED: Final[dict[Treatment, int]] = {"place": 4, "perhaps": 2, "actor": -1, "person": -3}
"""What one clause says for a place of the name."""

FULL: Final = 2
"""Votes for a person of a surname that one full name gives."""

GIVEN: Final = 4
"""What a given name needs more than that."""

OF_FIRM_RULE: Final = "place-of-firm"
OF_BODY_RULES: Final = frozenset({OF_FIRM_RULE, "place-of-club"})
OF_FIRM: Final = 3
"""Mentions of a name that is a firm's, for each that the model takes for a place's."""


class Evidence:
    """What the article says of each name's kind, counted by look-up key.

    Attributes:
        places: Mentions that are places by themselves; one with a preposition of place counts twice.
        located: Those with a preposition of place or the like: a surname never has one.
        people: Mentions as a person, or as the surname of one, that something besides the model speaks for.
        perhaps: Mentions that the model alone takes for a person.
        treated: What clauses say of the name: above nought, that it is a place's, below, that it is somebody's.
        standing: Mentions of an unknown name where only a place stands.
        mentions: Mentions of whatever kind.
        plainly: Mentions that are places by themselves, and that the model takes for no person.
        clubs: Names of organisations that are called as a town is, and play.
        firms: First words of firms.
        sky: Names that are bodies of the sky in some paragraph.
        owned: Spans that are an actor's, whatever the gazetteer has of the name; True where even "in" before it says no other.
    """

    def __init__(
        self, found: Sequence[PlaceAnnotation], actors: Sequence[ActorAnnotation], gazetteer: Gazetteer
    ) -> None:
        self.places: Counter[str] = Counter()
        self.located: Counter[str] = Counter()
        self.people: Counter[str] = Counter()
        self.perhaps: Counter[str] = Counter()
        self.treated: Counter[str] = Counter()
        self.standing: Counter[str] = Counter()
        self.mentions: Counter[str] = Counter()
        self.plainly: Counter[str] = Counter()
        self.owned = _owned(actors)
        self.firms, self.acting = first_words_of_firms(actors), acting_alone(actors)
        self.clubs = names_of_clubs(actors, SETTLED)
        self.sky = {record["name"] for record in found if record["by"] == "sky"}
        self._gazetteer = gazetteer
        for record in found:
            self.mentions[name_key(record["name"])] += 1
            self.plainly[name_key(record["name"])] += record["label"] != "PERSON" and bool(record["sure"])
            self.standing[name_key(record["name"])] += record["by"] == "standing"
            if treatment := record["treated"]:
                self.treated[name_key(record["name"])] += TREATED[treatment]
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
        if record["located"] and self.is_territory(record["name"]):
            return False
        return always is not None and (always or not record["located"])

    def is_territory(self, name: str) -> bool:
        """Whether an actor's name is a region's as well: "across the European Union"."""
        return any(e.named < 2 and e.type == "region" for e in self._gazetteer.candidates(name))

    def is_known(self, record: PlaceAnnotation) -> bool:
        """Whether the gazetteer has the name, or the name itself says that it is a place."""
        return bool(self._gazetteer.candidates(record["name"])) or says_place(record, self._gazetteer)

    def is_large(self, record: PlaceAnnotation) -> bool:
        """Whether a well-known city, a division or a country has the name."""
        return any(
            e.named < 2 and (e.type in ("country", "province") or e.population >= WELL_KNOWN)
            for e in self._gazetteer.candidates(record["name"])
        )

    def is_country(self, record: PlaceAnnotation) -> bool:
        """Whether the name is a country's."""
        return self._gazetteer.country(record["name"]) is not None

    def is_treated_as_place(self, key: str) -> bool:
        """Whether clauses treat the name as places are treated, and speak against a person of that name."""
        given = actor_lexicon().he_names | actor_lexicon().she_names
        return self.treated[key] > (GIVEN if key.title() in given else 0)


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


@dataclass(frozen=True, slots=True)
class Claim:
    """A record with what the article says of its name."""

    record: PlaceAnnotation
    evidence: Evidence
    key: str

    @property
    def people(self) -> int:
        """Mentions of the name as somebody's."""
        return self.evidence.people[self.key]


def _speaks(claim: Claim) -> bool | None:
    return claim.record["by"] in SPEAKERS or None


def _of_sky(claim: Claim) -> bool | None:
    return claim.record["name"] in claim.evidence.sky or None


def _owned_by_actor(claim: Claim) -> bool | None:
    return claim.evidence.is_owned(claim.record) or None


def _surname(claim: Claim) -> bool | None:
    """Whether the model takes it for a person, the article names one of that surname in full, and the place is small."""
    record = claim.record
    if record["label"] != "PERSON" or claim.people < FULL or claim.evidence.plainly[claim.key]:
        return None
    return not claim.evidence.is_large(record) or None


def _of_firm(claim: Claim) -> bool | None:
    """Whether an organisation is called by the name and more, nothing is said to be there, and it acts or is no known place."""
    record, evidence = claim.record, claim.evidence
    bare = not (evidence.located[claim.key] or record["kind_word"] or record["within"])
    if not bare or claim.key not in evidence.firms:
        return None
    seldom = OF_FIRM * evidence.plainly[claim.key] < evidence.mentions[claim.key]
    acts = claim.key in evidence.acting and not evidence.is_country(record)  # "Formosa said"
    return acts or (seldom and not evidence.is_large(record)) or None


def _of_club(claim: Claim) -> bool | None:
    """Whether a club of the article is called so, and nothing is said to be there: "Everton remain 17th"."""
    record, is_club = claim.record, claim.key in claim.evidence.clubs
    return (is_club and not (record["located"] or record["kind_word"] or record["within"])) or None


def _located(claim: Claim) -> bool | None:
    return (claim.record["located"] and claim.record["sure"]) or None


def _unknown(claim: Claim) -> bool | None:
    return (claim.record["sure"] and not claim.evidence.is_known(claim.record)) or None


def _unknown_but_located(claim: Claim) -> bool | None:
    evidence = claim.evidence
    heard = evidence.located[claim.key] and claim.record["label"] == "GPE" and not evidence.perhaps[claim.key]
    return (bool(heard) and _unknown(claim)) or None


def _unknown_but_treated(claim: Claim) -> bool | None:
    """Whether what is done to an unknown name is done to places, and nothing makes somebody of it."""
    somebody = claim.people or claim.evidence.perhaps[claim.key] or claim.record["label"] != "GPE"
    return None if somebody or claim.evidence.treated[claim.key] <= 0 else _unknown(claim)


def _person(claim: Claim) -> bool | None:
    somebody = claim.record["sure"] and claim.people and not claim.evidence.located[claim.key]
    return (somebody and not claim.evidence.is_country(claim.record)) or None


def _sure(claim: Claim) -> bool | None:
    return (claim.record["sure"] and claim.people <= 2 * claim.evidence.places[claim.key]) or None


def _oftener_person(claim: Claim) -> bool | None:
    return claim.record["sure"] or None


def _standing(claim: Claim) -> bool | None:
    """Whether only where it stands is known of the name, and nowhere is it somebody's."""
    evidence = claim.evidence
    if claim.record["by"] != "standing" or claim.people or evidence.treated[claim.key] < 0:
        return None
    return evidence.perhaps[claim.key.rsplit(" ", 1)[-1]] <= evidence.standing[claim.key] or None


def _treated(claim: Claim) -> bool | None:
    treated = claim.record["by"] == "gazetteer" and claim.evidence.is_treated_as_place(claim.key)
    return (treated and not claim.record["sure"] and not claim.people) or None


def _heard(claim: Claim) -> bool | None:
    if claim.evidence.is_territory(claim.record["name"]):
        return None
    return (not claim.record["sure"] and claim.evidence.places[claim.key] > claim.people) or None


def _not_heard(claim: Claim) -> bool | None:
    return not claim.record["sure"] or None


SETTLING: tuple[Rule[Claim, bool], ...] = ordered(
    [
        Rule("place-speaks", (), _speaks, "reject", "it speaks for a country, and is no place"),
        Rule(
            "place-of-sky", ("place-speaks",), _of_sky, "reject", "elsewhere in the article a planet or moon"
        ),
        Rule("place-of-actor", ("place-of-sky",), _owned_by_actor, "reject", "the words are an actor's name"),
        Rule(
            "place-surname",
            ("place-of-actor",),
            _surname,
            "reject",
            "it is the surname of a person whom the article names in full",
        ),
        Rule(
            OF_FIRM_RULE,
            ("place-surname",),
            _of_firm,
            "reject",
            "an organisation of the article is called so, and nothing is said to be there",
        ),
        Rule(
            "place-of-club",
            ("place-of-firm",),
            _of_club,
            "reject",
            "a club of the article is called so, and nothing is said to be there",
        ),
        Rule("place-located", ("place-of-club",), _located, "accept", "something is said to be there"),
        Rule(
            "place-unknown-located",
            ("place-located",),
            _unknown_but_located,
            "accept",
            "the gazetteer knows no such place, but elsewhere something is said to be there",
        ),
        Rule(
            "place-unknown-treated",
            ("place-unknown-located",),
            _unknown_but_treated,
            "accept",
            "the gazetteer knows no such place, but what is said of it is done to places",
        ),
        Rule(
            "place-unknown",
            ("place-unknown-treated",),
            _unknown,
            "reject",
            "the gazetteer knows no such place, and nothing is said to be there",
        ),
        Rule("place-person", ("place-unknown",), _person, "reject", "in this article the name is somebody's"),
        Rule("place-unopposed", ("place-person",), _sure, "accept", "in this article the name is a place's"),
        Rule(
            "place-oftener-person",
            ("place-unopposed",),
            _oftener_person,
            "reject",
            "in this article the name is somebody's oftener than a place's",
        ),
        Rule(
            "place-treated",
            ("place-oftener-person",),
            _treated,
            "accept",
            "what its clause says is done to places, and nothing makes somebody of the name",
        ),
        Rule(
            "place-stands",
            ("place-treated",),
            _standing,
            "accept",
            "only a place stands there, and nowhere in the article is the name somebody’s",
        ),
        Rule("place-heard", ("place-stands",), _heard, "accept", "the name is a place's elsewhere"),
        Rule(
            "place-not-heard",
            ("place-heard",),
            _not_heard,
            "reject",
            "nothing else in the article makes a place of the name",
        ),
    ]
)
"""Whether a record is a place, once the article is known; the first that speaks decides."""


class Settled(NamedTuple):
    """An article's records parted: places, those that only the neighbourhood can decide, and those that are none."""

    places: list[PlaceAnnotation]
    doubtful: list[PlaceAnnotation]
    refused: list[Rejected]


def settled(
    found: Sequence[PlaceAnnotation], actors: Sequence[ActorAnnotation], gazetteer: Gazetteer
) -> Settled:
    """The records that are places, those that only the gazetteer and the neighbourhood can decide, and the others."""
    evidence = Evidence(found, actors, gazetteer)
    places: list[PlaceAnnotation] = []
    others: list[tuple[PlaceAnnotation, Verdict]] = []
    for record in found:
        rule, _ = decided(SETTLING, Claim(record, evidence, name_key(record["name"]))) or (SETTLING[-1], True)
        verdict = rule.verdict(record["start"], record["end"])
        if rule.says == "accept":
            places.append(with_verdict(record, verdict))
        elif record["by"] != "sky":
            others.append((record, verdict))
    taken = {record["start"] for record in places}
    doubtful, refused = [], []
    for record, verdict in others:
        if record["start"] in taken or verdict.rule in OF_BODY_RULES or not _is_doubtful(record, evidence):
            refused.append(rejected("location", record, [verdict]))
        else:
            doubtful.append(record)
    return Settled(places, doubtful, refused)


def _is_doubtful(record: PlaceAnnotation, evidence: Evidence) -> bool:
    return (
        not record["sure"]
        and record["by"] not in SPEAKERS
        and not evidence.people[name_key(record["name"])]
        and not evidence.is_owned(record)
    )


def with_verdict(record: PlaceAnnotation, verdict: Verdict) -> PlaceAnnotation:
    """The record with one more verdict."""
    said = record.copy()
    said["verdicts"] = [*record["verdicts"], verdict]
    return said
