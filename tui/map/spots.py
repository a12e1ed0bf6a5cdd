"""The article's places as the map shows them: a point, an area's middle, a country's outline, or nowhere with the reason."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import Literal, overload

from extractors import wordings
from extractors.model import Actor, Place
from tui.entry import Entry
from tui.facts import Facts
from tui.marks import Marks
from tui.visible import visible

Shape = Literal["point", "area", "outline", "nowhere"]

_POINTS = ("city", "facility")
_MIDDLES = ("province", "district", "mountain")

NO_OUTLINE = "no outline of it is known, and one point would mislead"
NOT_KNOWN = "it is not known where this is"


class Spot:
    """A place of the article. Its words are made when they are asked for: of thousands of places few are named.

    Args:
        place: The place.
        by: The entities that name it, each with its mentions: the place itself, states that act.
        has_outline: Whether the map has the outline of a country of that code.

    Attributes:
        entity: Whose mentions are gone to: the location, or the state that acts where the location itself is not named.
        ids: The entities whose mention puts it in scope.
        shape: How it is shown.
        country: ISO 3166-1 alpha-2 code.
        longitude: WGS84 degrees; None for `nowhere`.
        latitude: The same.
        count: How often it is mentioned.
        first: Offset of the first mention.
        is_doubtful: Whether it may be another place.
    """

    __slots__ = (
        "_place", "count", "country", "entity", "first", "ids", "is_doubtful", "latitude", "longitude", "shape",
    )  # fmt: skip

    def __init__(self, place: Place, by: Sequence[Entry], has_outline: Callable[[str | None], bool]) -> None:
        self._place = place
        self.entity = by[0].entity.id
        self.ids = tuple([entry.entity.id for entry in by])
        self.shape = _shape(place, has_outline)
        self.country = place.country
        self.is_doubtful = bool(place.doubt) or any(entry.entity.doubt for entry in by)
        is_somewhere = self.shape != "nowhere"
        self.longitude = place.lon if is_somewhere else None
        self.latitude = place.lat if is_somewhere else None
        self.count = by[0].count if len(by) == 1 else sum(entry.count for entry in by)
        self.first = by[0].first if len(by) == 1 else min(entry.first for entry in by)

    @property
    def name(self) -> str:
        """As the panes print it."""
        return visible(self._place.name)

    @property
    def label(self) -> str:
        """The name on the map and under it: with `?` before what may be another place, as in the panes."""
        return f"?{self.name}" if self.is_doubtful else self.name

    @property
    def what(self) -> str:
        """What it is and where."""
        return visible(wordings.place(self._place))

    @property
    def reason(self) -> str:
        """Why it is where it is; for `nowhere` why it is not shown."""
        place = self._place
        if self.shape == "nowhere":
            return NO_OUTLINE if place.lat is not None else visible(place.reason) or NOT_KNOWN
        return visible(place.reason)


class Spots(Sequence[Spot]):
    """The article's places by first mention.

    Args:
        spots: In any order.
    """

    def __init__(self, spots: Iterable[Spot] = ()) -> None:
        self._spots = tuple(sorted(spots, key=lambda spot: spot.first))
        self._firsts = [spot.first for spot in self._spots]
        self._index: dict[str, list[int]] = {}
        for index, spot in enumerate(self._spots):
            for id_ in {*spot.ids, spot.entity}:
                self._index.setdefault(id_, []).append(index)

    def __len__(self) -> int:
        return len(self._spots)

    @overload
    def __getitem__(self, index: int) -> Spot: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Spot, ...]: ...
    def __getitem__(self, index: int | slice) -> Spot | tuple[Spot, ...]:
        return self._spots[index]

    @cached_property
    def lost(self) -> tuple[Spot, ...]:
        """Those that are nowhere."""
        return tuple(spot for spot in self._spots if spot.shape == "nowhere")

    def place(self, entity: str | None) -> int | None:
        """Index of the place whose mentions are this entity's; None where there is none."""
        indices = self._index.get(entity or "", ())
        return next((index for index in indices if self._spots[index].entity == entity), None)

    def marked(self, marks: Marks) -> Sequence[Spot]:
        """Those in scope, by first mention."""
        if marks.before:
            return self._spots[: bisect_left(self._firsts, marks.before)]
        found = {index for id_ in marks.entities for index in self._index.get(id_, ())}
        return [self._spots[index] for index in sorted(found)]


def spots_of(facts: Facts, has_outline: Callable[[str | None], bool]) -> Spots:
    """Every place that the filter shows, and the place of every state that acts.

    Args:
        facts: What is known and shown.
        has_outline: Whether the map has the outline of a country of that code.
    """
    listing, hidden = facts.listing, facts.filter.hidden
    named: dict[str, list[Entry]] = {}
    for entry in () if "location" in hidden else listing.of("location"):
        named[entry.entity.id] = [entry]
    for entry in () if "actor" in hidden else listing.of("actor"):
        if isinstance(entry.entity, Actor) and entry.entity.type == "state" and entry.entity.place:
            named.setdefault(entry.entity.place, []).append(entry)
    places = ((facts.entities.get(id_), by) for id_, by in named.items())
    return Spots(Spot(place, by, has_outline) for place, by in places if isinstance(place, Place))


def _shape(place: Place, has_outline: Callable[[str | None], bool]) -> Shape:
    if place.type == "country" and has_outline(place.country):
        return "outline"
    if place.lat is None or place.lon is None:
        return "nowhere"
    if place.type in _POINTS:
        return "point"
    return "area" if place.type in _MIDDLES else "nowhere"
