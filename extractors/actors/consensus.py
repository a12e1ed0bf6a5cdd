"""One kind for one name in one article: the mentions of a name vote on its type, and sure ones count more."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from extractors.actors.keys import key, name_parts
from extractors.model import ActorType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractors.actors.annotations import ActorAnnotation

_PLACE = ("GPE", "LOC", "FAC")
_FULL_NAME = 4
"""Votes that a person's full name gives its surname: more than two mentions that the model misread."""


def settled(found: Sequence[ActorAnnotation], places: frozenset[str] = frozenset()) -> list[ActorAnnotation]:
    """The mentions that are actors once every mention of the same name has been heard, with their type.

    Args:
        found: All records of the article, in text order.
        places: Keys of the names that are places of the article: who bears one is a person on good grounds only.
    """
    surnames = _surnames(found)
    votes = _votes(found, surnames)
    heard = _heard(found, votes)
    known = surnames | {
        key(r["name"]) for r in found if r["type"] == "person" and r["form"] == "name" and r["sure"] > 1
    }
    kept: list[ActorAnnotation] = []
    for record in found:
        name = key(record["name"])
        if record["form"] == "nominal" or (record["form"] == "state" and name not in surnames):
            kept.append(record)
            continue
        type_ = _elected(votes.get(name))
        if type_ is None or (type_ == "person" and name in places and name not in known):
            continue
        if record["form"] == "name" or _joins(record, type_, name in surnames, heard[name]):
            changed = record.copy()
            if record["form"] == "state":
                changed["country"] = None
            changed["form"], changed["type"] = "name", type_
            kept.append(changed)
    return kept


Votes = Counter[ActorType | None]


def _votes(found: Sequence[ActorAnnotation], surnames: set[str]) -> dict[str, Votes]:
    """Votes by name. Of a surname, what the model calls an organisation or a place without more evidence is no vote."""
    votes: dict[str, Votes] = defaultdict(Counter)
    for record in found:
        name = key(record["name"])
        if record["form"] == "name" and (
            record["sure"] or record["type"] == "person" or name not in surnames
        ):
            votes[name][record["type"]] += 1 + 2 * record["sure"]
        elif (
            record["form"] != "name"
            and record["label"] in _PLACE
            and (record["located"] or name not in surnames)
        ):
            votes[name][None] += 2 if record["located"] else 1
    for name in surnames:
        votes[name]["person"] += _FULL_NAME
    for record in found:
        if record["form"] == "name" and record["type"] == "organisation" and record["defines"]:
            votes[key(record["defines"])]["organisation"] += _FULL_NAME
    return votes


def _surnames(found: Sequence[ActorAnnotation]) -> set[str]:
    full = [
        record["name"]
        for record in found
        if record["form"] == "name" and record["type"] == "person" and record["sure"]
    ]
    parted = [(name_parts(name), key(name).rsplit(" ", 1)[-1]) for name in full]
    return {surname for parts, last in parted if len(parts) > 1 for surname in (parts[-1], last)}


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


def _joins(record: ActorAnnotation, type_: ActorType, surname: bool, heard: float) -> bool:
    """Whether a candidate is a mention of the actor that bears its name elsewhere."""
    if record["label"] in _PLACE:
        return surname and type_ == "person" and not record["located"]
    if record["sure"] >= _REFUSED or not record["name"][:1].isupper():
        return False
    return surname or heard >= _HEARD


_HEARD = 2
"""What promotes a name without a label: one mention that the model labelled by its word alone is too little."""
_REFUSED = 3
"""How sure a candidate is that is known to be nobody."""
