"""What of an entity can be changed, and to what: the list that opens first."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import Any

from extractors import wordings
from extractors.corrections.fields import TYPES
from extractors.model import Actor, Candidate, Entity, Figure, Place, Timex
from tui.choosing.choice import Choice


class Question(Enum):
    """What the reader answers by typing."""

    NAME = "name"
    PLACE = "place"
    AMOUNT = "value"
    UNIT = "unit"
    DATE = "date"


class Rejected(Enum):
    """It is no entity at all."""

    ALL = "all"


def label_of(entity: Entity, wording: str) -> tuple[str, str]:
    """What an entity is called in a list, and what it is.

    Args:
        entity: The entity.
        wording: The words of its first mention.
    """
    match entity:
        case Place():
            return entity.name, wordings.place(entity)
        case Actor():
            return entity.name, ", ".join(filter(None, (entity.type, entity.country)))
        case Figure():
            sign = wordings.SIGNS[entity.bound]
            return (
                f"“{wording}”",
                f"{sign} {wordings.amount(entity, wording)} {wordings.counted(entity)}".rstrip(),
            )
        case Timex():
            return f"“{wording}”", wordings.timex(entity, wording)


def changes_of(entity: Entity) -> tuple[Choice, ...]:
    """Every change that can be made of the entity, the likeliest first."""
    return tuple(
        choice
        for choices in (_values(entity), _names(entity), _types(entity), _kinds(entity), _none())
        for choice in choices
        if choice.value != _as_it_is(entity, choice)
    )


def placed(candidate: Candidate) -> dict[str, Any]:
    """The fields of an entity that is this place."""
    fields = ("name", "type", "country", "admin1", "lat", "lon", "geonameid")
    return {name: getattr(candidate, name) for name in fields}


def of_candidate(candidate: Candidate) -> Choice:
    """A place to choose."""
    where = ", ".join(filter(None, (candidate.type, candidate.admin1, candidate.country)))
    people = f" · pop. {candidate.population:,}" if candidate.population else ""
    return Choice("place", candidate.name, where + people, placed(candidate))


def _values(entity: Entity) -> Iterator[Choice]:
    match entity:
        case Place():
            yield from (of_candidate(candidate) for candidate in entity.rejected)
            yield Choice("place", "another place …", "by its name, from the place index", Question.PLACE)
            if entity.lat is not None:
                nowhere = {"lat": None, "lon": None, "geonameid": None}
                yield Choice("place", "none of these", "it keeps its name and is on no map", nowhere)
        case Figure():
            yield Choice(
                "value",
                f"{wordings.amount(entity)} → …",
                "a number, a range, a ratio, a change",
                Question.AMOUNT,
            )
            yield Choice("unit", f"{entity.unit or 'none'} → …", "what is counted", Question.UNIT)
            for bound, sign in wordings.SIGNS.items():
                yield Choice("bound", bound, sign, {"bound": bound})
        case Timex():
            said = entity.value or "unresolved"
            yield Choice("value", f"{said} → …", "a day, month, year or length of time", Question.DATE)
            if entity.value is not None:
                yield Choice("value", "no day that is known", "it is vague", {"value": None})


def _names(entity: Entity) -> Iterator[Choice]:
    if isinstance(entity, Place | Actor):
        yield Choice("name", f"{entity.name} → …", "another name", Question.NAME)


def _types(entity: Entity) -> Iterator[Choice]:
    for type_ in TYPES[entity.kind]:
        yield Choice("type", type_, "", {"type": type_})


def _kinds(entity: Entity) -> Iterator[Choice]:
    if entity.kind != "location":
        yield Choice("kind", "a location", "c again says which", {"kind": "location"})
    if entity.kind != "actor":
        for type_ in TYPES["actor"]:
            yield Choice("kind", f"an actor: {type_}", "", {"kind": "actor", "type": type_})
    if entity.kind != "figure":
        yield Choice("kind", "a figure …", "of which value", (Question.AMOUNT, "figure"))
    if entity.kind != "date":
        yield Choice("kind", "a date …", "of which value", (Question.DATE, "date"))


def _none() -> Iterator[Choice]:
    yield Choice("none", "no entity at all", "x says the same", Rejected.ALL)


def _as_it_is(entity: Entity, choice: Choice) -> Any:
    """What the choice would say if it changed nothing."""
    if choice.group in ("type", "bound"):
        return {choice.group: getattr(entity, choice.group)}
    return ()
