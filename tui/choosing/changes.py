"""What of an entity can be changed, and to what: the list that opens first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final, get_args

from extractors import wordings
from extractors.asking.likeness import folded
from extractors.kinds.registry import kind_of
from extractors.kinds.spec import Relation
from extractors.model import Candidate, Entity, Figure, Place, Stance, Statement, Timex
from tui.choosing.choice import Choice
from tui.kind_views import KindView, function_of, view_of, views


class Question(Enum):
    """What the reader answers by typing."""

    NAME = "name"
    PLACE = "place"
    AMOUNT = "value"
    UNIT = "unit"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Related:
    """Another entity of the article stands in the relation, which is chosen next."""

    relation: Relation


class Rejected(Enum):
    """It is no entity at all."""

    ALL = "all"


_BRIEF = 44  # characters of a statement's words that its title has
# Of what a wrong place told nothing is kept: where its name is on no map, neither its country nor its type is known.
_NOWHERE: Final = {
    "type": kind_of("location").default_type,
    **dict.fromkeys(("country", "admin1", "lat", "lon", "geonameid")),
}


def label_of(entity: Entity, wording: str) -> tuple[str, str]:
    """What an entity is called in a list, and what it is.

    Args:
        entity: The entity.
        wording: The words of its first mention.
    """
    return view_of(entity.kind).listed(entity, wording)


def question_of(entity: Entity, wording: str, named: Callable[[str], str]) -> str:
    """What is asked where any of it can be otherwise.

    Args:
        entity: The entity.
        wording: The words of its first mention.
        named: What the entity of an id is called; words stay as they are.
    """
    label, what = label_of(entity, wording)
    if isinstance(entity, Statement):
        said = named(entity.source) if entity.source else entity.source_text or "nobody who is named"
        return f"“{_briefly(label)}”, said by {said}: what is otherwise?"
    return f"{label}, {what}: what is it?" if what else f"{label}: what is it?"


def _briefly(words: str) -> str:
    return words if len(words) <= _BRIEF else f"{words[: _BRIEF - 1]}…"


def changes_of(entity: Entity, named: Callable[[str], str] = str) -> tuple[Choice, ...]:
    """Every change that can be made of the entity, the likeliest first.

    Args:
        entity: The entity.
        named: What the entity of an id is called; words stay as they are.
    """
    values = tuple(_values(entity))
    related = tuple(_relations(entity, named))
    # What is asked further comes before what is said at once: bounds and stances are long lists.
    typed = tuple(choice for choice in values if related and not isinstance(choice.value, dict))
    said = tuple(choice for choice in values if choice not in typed)
    return tuple(
        choice
        for choices in (typed, related, said, _names(entity), _types(entity), _kinds(entity), _none())
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
    name = view_of(entity.kind).choices
    return function_of(name)(entity) if name else iter(())


def _relations(entity: Entity, named: Callable[[str], str]) -> Iterator[Choice]:
    for field, relation in kind_of(entity.kind).asked().items():
        now = getattr(entity, field)
        yield Choice(
            field, f"{named(now) if now else relation.nobody} → …", relation.asked, Related(relation)
        )


def of_place(place: Place) -> Iterator[Choice]:
    """Another place, or none; what is only spelled like it elsewhere comes after these, those near the article's others first."""
    near = [each for each in place.rejected if _is_namesake(each, place)]
    yield from (of_candidate(candidate) for candidate in near)
    yield Choice("place", "another place …", "by its name, from the place index", Question.PLACE)
    if place.lat is not None:
        yield Choice("place", "none of these", "it keeps its name and is on no map", dict(_NOWHERE))
    yield from (of_candidate(candidate) for candidate in place.rejected if candidate not in near)


def _is_namesake(candidate: Candidate, place: Place) -> bool:
    """Whether it is called the same, or lies in the country of the place that was found and is not doubted."""
    is_there = candidate.country == place.country and not place.doubt
    return is_there or folded(candidate.name) == folded(place.name)


def of_figure(figure: Figure) -> Iterator[Choice]:
    """Another value, unit or bound."""
    amount = f"{wordings.amount(figure)} → …"
    yield Choice("value", amount, "a number, range, ratio, change, or dozens", Question.AMOUNT)
    yield Choice("unit", f"{figure.unit or 'none'} → …", "what is counted", Question.UNIT)
    for bound, sign in wordings.SIGNS.items():
        yield Choice("bound", bound, sign, {"bound": bound})


def of_timex(timex: Timex) -> Iterator[Choice]:
    """Another value, or none."""
    said = timex.value or "unresolved"
    yield Choice("value", f"{said} → …", "a day, month, year or length of time", Question.DATE)
    if timex.value is not None:
        yield Choice("value", "no day that is known", "it is vague", {"value": None})


def of_statement(_: Statement) -> Iterator[Choice]:
    """Another stance."""
    for stance in get_args(Stance):
        yield Choice("stance", stance, wordings.STANCES[stance], {"stance": stance})


def _names(entity: Entity) -> Iterator[Choice]:
    spec = kind_of(entity.kind)
    if spec.is_named:
        yield Choice("name", f"{spec.name_of(entity)} → …", "another name", Question.NAME)


def _types(entity: Entity) -> Iterator[Choice]:
    for type_ in kind_of(entity.kind).types:
        yield Choice("type", type_, "", {"type": type_})


def _kinds(entity: Entity) -> Iterator[Choice]:
    for view in views():
        if view.kind != entity.kind:
            yield from becoming_of(view)


def becoming_of(view: KindView) -> Iterator[Choice]:
    """The choices that make an entity of the kind."""
    name = view.becoming
    yield from function_of(name)() if name else _as_kind(view.kind)


def _as_kind(kind: str) -> Iterator[Choice]:
    if not kind_of(kind).needs:
        yield Choice("kind", f"a {kind}", "", {"kind": kind})


def as_place() -> Iterator[Choice]:
    """It is a location."""
    yield Choice("kind", "a location", "c again says which", {"kind": "location"})


def as_actor() -> Iterator[Choice]:
    """It is an actor of one of the types."""
    for type_ in kind_of("actor").types:
        yield Choice("kind", f"an actor: {type_}", "", {"kind": "actor", "type": type_})


def as_figure() -> Iterator[Choice]:
    """It is a figure."""
    yield Choice("kind", "a figure …", "of which value", (Question.AMOUNT, "figure"))


def as_date() -> Iterator[Choice]:
    """It is a date."""
    yield Choice("kind", "a date …", "of which value", (Question.DATE, "date"))


def _none() -> Iterator[Choice]:
    yield Choice("none", "no entity at all", "x says the same", Rejected.ALL)


def _as_it_is(entity: Entity, choice: Choice) -> Any:
    """What the choice would say if it changed nothing."""
    if choice.group in ("type", "bound"):
        return {choice.group: getattr(entity, choice.group)}
    return ()
