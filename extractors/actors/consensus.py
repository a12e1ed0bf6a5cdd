"""One kind for one name in one article: the mentions of a name vote on its type, and sure ones count more."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from extractors.actors.keys import key
from extractors.model import ActorType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractors.actors.found import FoundActor

_PLACE = ("GPE", "LOC", "FAC")
_FULL_NAME = 4
"""Votes that a person's full name gives its surname: more than two mentions that the model misread."""


def settled(found: Sequence[FoundActor]) -> list[FoundActor]:
    """The mentions that are actors once every mention of the same name has been heard, with their type.

    Args:
        found: All records of the article, in text order.
    """
    surnames = _surnames(found)
    votes = _votes(found, surnames)
    settled_: list[FoundActor] = []
    for record in found:
        name = key(record["name"])
        if record["form"] == "nominal" or (record["form"] == "state" and name not in surnames):
            settled_.append(record)
            continue
        type_ = _elected(votes.get(name))
        if type_ is not None and _becomes(record, type_, votes):
            changed = record.copy()
            changed["form"], changed["type"] = "name", type_
            settled_.append(changed)
    return settled_


Votes = Counter[ActorType | None]


def _votes(found: Sequence[FoundActor], surnames: set[str]) -> dict[str, Votes]:
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


def _surnames(found: Sequence[FoundActor]) -> set[str]:
    return {
        key(record["name"]).split()[-1]
        for record in found
        if record["form"] == "name"
        and record["type"] == "person"
        and record["sure"]
        and " " in key(record["name"])
    }


def _elected(votes: Votes | None) -> ActorType | None:
    if not votes:
        return None
    return max(votes.items(), key=lambda item: (item[1], str(item[0])))[0]


def _becomes(record: FoundActor, type_: ActorType, votes: dict[str, Votes]) -> bool:
    """Whether a record is a mention of the actor that its name is elsewhere."""
    if record["form"] == "name":
        return True
    if record["label"] in _PLACE:
        return not record["located"]
    return (
        type_ is not None
        and bool(record["name"][:1].isupper())
        and sum(votes[key(record["name"])].values()) > 0
    )
