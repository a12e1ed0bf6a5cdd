"""One kind for one name in one article: the mentions of a name vote on its type, and sure ones count more."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractors.actors.keys import key, name_parts
from extractors.actors.lexicon import lexicon
from extractors.actors.things import thing_names
from extractors.model import ActorType
from extractors.rules import Rejected, Rule, Verdict, ordered, rejected, verdicts_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractors.actors.annotations import ActorAnnotation

_PLACE = ("GPE", "LOC", "FAC")
_FULL_NAME = 4
"""Votes that a person's full name gives its surname: more than two mentions that the model misread."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A record with what the article says of its name.

    Attributes:
        type: What most of the name's mentions are; None where that is no actor.
        is_surname: It is the surname of a person named in full.
        heard: How often an actor's name has been heard, as in `_heard`.
        is_place: The name is a place's here, and no person's on good grounds.
        is_thing: A storm, a river or a ship bears it here, and no person on good grounds.
        is_team: It is a country's, whose national team the article is of.
    """

    record: ActorAnnotation
    type: ActorType | None
    is_surname: bool
    heard: float
    is_place: bool
    is_thing: bool = False
    is_team: bool = False


def settled(
    found: Sequence[ActorAnnotation],
    places: frozenset[str] = frozenset(),
    refused: list[Rejected] | None = None,
) -> list[ActorAnnotation]:
    """The mentions that are actors once every mention of the same name has been heard, with their type.

    Args:
        found: All records of the article, in text order.
        places: Keys of the names that are places of the article: who bears one is a person on good grounds only.
        refused: Gets the records that are none.
    """
    surnames = _surnames(found)
    votes = _votes(found, surnames)
    heard = _heard(found, votes)
    known = surnames | {
        key(r["name"]) for r in found if r["type"] == "person" and r["form"] == "name" and r["sure"] > 1
    }
    things = thing_names(found) - known
    teams = _teams(found)
    kept: list[ActorAnnotation] = []
    for record in found:
        name = key(record["name"])
        if record["form"] == "nominal" or (record["form"] == "state" and name not in surnames | teams):
            kept.append(record)
            continue
        elected = "organisation" if name in teams else _elected(votes.get(name))
        heard_of = name in surnames, heard.get(name, 0)
        case = Heard(record, elected, *heard_of, name in places - known, name in things, name in teams)
        rule = next((rule for rule in CONSENSUS if rule.apply(case)), None)
        verdict = rule.verdict(record["start"], record["end"], elected or "") if rule else None
        if rule is not None and verdict is not None and rule.says == "reject":
            if refused is not None and record["head"] is None:
                refused.append(rejected("actor", record, [verdict]))
        elif elected is not None:
            kept.append(_elected_to(record, elected, verdict))
    return kept


def _teams(found: Sequence[ActorAnnotation]) -> set[str]:
    """Keys of the countries whose national teams play in an article of sports."""
    return {
        key(record["name"])
        for record in found
        if record["form"] == "name"
        and record["label"] in _PLACE
        and record["sure"] >= _REFUSED
        and any(verdict.rule == "actor-club-plays" for verdict in verdicts_of(record))
    }


def _elected_to(record: ActorAnnotation, type_: ActorType, verdict: Verdict | None) -> ActorAnnotation:
    """The record as a name of that type."""
    changed = record.copy()
    if record["form"] == "state":
        changed["country"] = None
    changed["form"], changed["type"] = "name", type_
    if verdict is not None:
        changed["verdicts"] = [*record["verdicts"], verdict]
    return changed


Votes = Counter[ActorType | None]


def _votes(found: Sequence[ActorAnnotation], surnames: set[str]) -> dict[str, Votes]:
    """Votes by name. Of a surname, what the model calls an organisation or a place without more evidence is no vote."""
    votes: dict[str, Votes] = defaultdict(Counter)
    for record in found:
        name = key(record["name"])
        if record["form"] == "name" and (
            (record["sure"] and record["label"]) or record["type"] == "person" or name not in surnames
        ):
            plays = name in surnames and any(v.rule == "actor-club-plays" for v in verdicts_of(record))
            votes[name][record["type"]] += 1 + 2 * (1 if plays else record["sure"])  # scorers play as well
        elif (
            record["form"] != "name"
            and record["label"] in _PLACE
            and (record["located"] or name not in surnames)
        ):
            votes[name][None] += 2 if record["located"] else 1
    for name in surnames:
        votes[name]["person"] += _FULL_NAME
    for record in found:
        body = record["form"] == "name" and record["type"] == "organisation"
        if body and record["sure"] and (short := _without_ending(record["name"])):
            votes[key(short)]["organisation"] += _FULL_NAME
        if body and record["defines"]:
            votes[key(record["defines"])]["organisation"] += _FULL_NAME
    return votes


def _without_ending(name: str) -> str | None:
    """A firm's name without "Inc." and the like: "Home Depot" of "THE HOME DEPOT INC."; None where it has no such ending."""
    words, endings = name.split(), lexicon().firm_endings
    if len(words) < 2 or words[-1].lower() not in endings:
        return None
    while len(words) > 1 and words[-1].lower().rstrip(",") in endings:
        words.pop()
    return " ".join(words)


def _surnames(found: Sequence[ActorAnnotation]) -> set[str]:
    full = [
        record["name"]
        for record in found
        if record["form"] == "name" and record["type"] == "person" and record["sure"]
    ]
    parted = [(name_parts(name), key(name).rsplit(" ", 1)[-1]) for name in full]
    particles = lexicon().particles
    whole = (  # "De Dominicis" of "Regina De Dominicis"
        " ".join(parts[1:]) for parts, _ in parted if len(parts) > 2 and parts[1] in particles
    )
    return {*whole, *(surname for parts, last in parted if len(parts) > 1 for surname in (parts[-1], last))}


def _elected(votes: Votes | None) -> ActorType | None:
    if not votes:
        return None
    return max(votes.items(), key=lambda item: (item[1], item[0] != "person", str(item[0])))[0]


def _heard(found: Sequence[ActorAnnotation], votes: dict[str, Votes]) -> dict[str, float]:
    """How often an actor's name has been heard: its votes, and half as much for a proper noun without a label."""
    bare = Counter(
        key(r["name"]) for r in found if r["form"] == "candidate" and not r["label"] and not r["sure"]
    )
    return {name: max(cast.values(), default=0) + bare[name] / 2 for name, cast in votes.items()}


def _unelected(case: Heard) -> bool | None:
    return case.type is None or None


def _named_as_place(case: Heard) -> bool | None:
    return (case.type == "person" and case.is_place) or None


def _named_as_thing(case: Heard) -> bool | None:
    return case.is_thing or None


def _other_type(case: Heard) -> bool | None:
    return (case.record["form"] == "name" and case.record["type"] != case.type) or None


def _may_join(case: Heard) -> bool:
    """Whether a candidate may be a mention of the actor that bears its name elsewhere."""
    record = case.record
    if record["form"] == "name":
        return False
    if case.is_team:
        return not record["located"]
    if record["label"] in _PLACE:
        return case.is_surname and case.type == "person" and not record["located"]
    return record["sure"] < _REFUSED and record["name"][:1].isupper()


def _surname_known(case: Heard) -> bool | None:
    return (case.is_surname and _may_join(case)) or None


def _heard_often(case: Heard) -> bool | None:
    if case.is_team and case.record["form"] == "state":
        return True
    return ((case.is_team or case.heard >= _HEARD) and _may_join(case)) or None


def _not_heard(case: Heard) -> bool | None:
    return case.record["form"] != "name" or None


_HEARD = 2
"""What promotes a name without a label: one mention that the model labelled by its word alone is too little."""
_REFUSED = 3
"""How sure a candidate is that is known to be nobody."""

CONSENSUS: tuple[Rule[Heard, bool], ...] = ordered(
    [
        Rule("actor-unelected", (), _unelected, "reject", "in this article the name is no actor's"),
        Rule(
            "actor-named-as-place",
            ("actor-unelected",),
            _named_as_place,
            "reject",
            "in this article the name is a place's",
        ),
        Rule(
            "actor-named-as-thing",
            ("actor-named-as-place",),
            _named_as_thing,
            "reject",
            "in this article the name is a storm's, a river's or a ship's",
        ),
        Rule(
            "actor-elected",
            ("actor-named-as-thing",),
            _other_type,
            "refine",
            "most mentions of the name are of the type {0}",
        ),
        Rule(
            "actor-surname-heard",
            ("actor-elected",),
            _surname_known,
            "accept",
            "the surname of a person whom the article names in full",
        ),
        Rule(
            "actor-name-heard",
            ("actor-surname-heard",),
            _heard_often,
            "accept",
            "the name is an actor's elsewhere in the article",
        ),
        Rule(
            "actor-not-heard",
            ("actor-name-heard",),
            _not_heard,
            "reject",
            "nothing else in the article makes an actor of the name",
        ),
    ]
)
"""What the other mentions of a name say of one of them; the first that speaks decides, and where none does it stays as it is."""


def as_firm(record: ActorAnnotation) -> ActorAnnotation:
    """The record as the short form of a firm that the article names in full."""
    changed = SHORT_FORM.apply(record) or record
    changed["verdicts"] = [*record["verdicts"], SHORT_FORM.verdict(record["start"], record["end"])]
    return changed


def _shortened(record: ActorAnnotation) -> ActorAnnotation:
    changed = record.copy()
    changed["form"], changed["type"], changed["country"], changed["label"] = "name", "organisation", None, ""
    changed["sure"] = max(1, record["sure"])
    return changed


SHORT_FORM: Rule[ActorAnnotation, ActorAnnotation] = Rule(
    "actor-short-form", (), _shortened, "refine", "the short form of a firm that the article names in full"
)
"""The reading of a name as a firm's short form, which the gazetteer would take for a country's."""
