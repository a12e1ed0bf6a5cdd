"""The article's places as the map shows them: a point, an area's middle, a country's outline, or nowhere with the reason."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from extractors.model import Actor, Mention, Place
from tui import wordings
from tui.facts import Facts
from tui.visible import visible

Shape = Literal["point", "area", "outline", "nowhere"]

_POINTS = ("city", "facility")
_MIDDLES = ("province", "district", "mountain")

NO_OUTLINE = "no outline of it is known, and one point would mislead"


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of the article.

    Attributes:
        entity: Whose mentions are gone to: the location, or the state that acts where the location itself is not named.
        ids: The entities whose mention puts it in scope.
        name: As the panes print it.
        what: What it is and where.
        shape: How it is shown.
        country: ISO 3166-1 alpha-2 code.
        longitude: WGS84 degrees; None for `nowhere`.
        latitude: The same.
        count: How often it is mentioned.
        first: Offset of the first mention.
        reason: Why it is where it is; for `nowhere` why it is not shown.
    """

    entity: str
    ids: tuple[str, ...]
    name: str
    what: str
    shape: Shape
    country: str | None
    longitude: float | None
    latitude: float | None
    count: int
    first: int
    reason: str


def spots_of(facts: Facts, has_outline: Callable[[str | None], bool]) -> tuple[Spot, ...]:
    """Every place that the filter shows, and the place of every state that acts, by first mention.

    Args:
        facts: What is known and shown.
        has_outline: Whether the map has the outline of a country of that code.
    """
    mentioned: dict[str, list[tuple[str, list[Mention]]]] = {}
    for id_, named in _named(facts):
        mentioned.setdefault(named, []).append((id_, facts.of_entity[id_]))
    spots: list[Spot] = []
    for id_, by in mentioned.items():
        place = facts.entities.get(id_)
        if isinstance(place, Place):
            spots.append(_spot(place, by, has_outline))
    return tuple(sorted(spots, key=lambda spot: spot.first))


def _named(facts: Facts) -> Iterator[tuple[str, str]]:
    """Ids of the entities that name a place, with the place's: the places themselves first."""
    for entity in facts.shown.values():
        if isinstance(entity, Place) and entity.id in facts.of_entity:
            yield entity.id, entity.id
    for entity in facts.shown.values():
        if (
            isinstance(entity, Actor)
            and entity.type == "state"
            and entity.place
            and entity.id in facts.of_entity
        ):
            yield entity.id, entity.place


def _spot(
    place: Place, by: list[tuple[str, list[Mention]]], has_outline: Callable[[str | None], bool]
) -> Spot:
    shape, reason = _shape(place, has_outline)
    is_somewhere = shape != "nowhere"
    return Spot(
        by[0][0],
        tuple(id_ for id_, _ in by),
        visible(place.name),
        visible(wordings.place(place)),
        shape,
        place.country,
        place.lon if is_somewhere else None,
        place.lat if is_somewhere else None,
        sum(len(mentions) for _, mentions in by),
        min(mentions[0].start for _, mentions in by),
        visible(reason),
    )


def _shape(place: Place, has_outline: Callable[[str | None], bool]) -> tuple[Shape, str]:
    if place.type == "country" and has_outline(place.country):
        return "outline", place.reason
    if place.lat is None or place.lon is None:
        return "nowhere", place.reason or "it is not known where this is"
    if place.type in _POINTS:
        return "point", place.reason
    if place.type in _MIDDLES:
        return "area", place.reason
    return "nowhere", NO_OUTLINE
