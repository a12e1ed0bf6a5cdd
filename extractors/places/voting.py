"""Which of its candidates each toponym means: their priors, and the soft votes of the article's other places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from math import exp, log
from typing import TYPE_CHECKING, Final, NamedTuple

from extractors.gazetteer.entry import CAPITAL
from extractors.gazetteer.keys import name_key
from extractors.places.company import companions
from extractors.places.containers import METROPOLIS, lies_in
from extractors.places.home import OF_HOME, VOTES, Home
from extractors.places.inside import WELL_KNOWN
from extractors.places.lexicon import lexicon
from extractors.places.seats import OF_SEAT, Seat, is_seat

if TYPE_CHECKING:
    from extractors.gazetteer import Entry, Gazetteer
    from extractors.places.toponym import Toponym

ROUNDS: Final = 3

SHYNESS: Final = 0.4
"""The power of a share that is its vote. Below one, two small places that are each other's neighbours ("Paris", "Henry County")
are heard beside a famous namesake."""

BY_COUNTRY: Final = 1.6
BY_DIVISION: Final = 2.6
BY_NEIGHBOUR: Final = 0.8
BY_NEARNESS: Final = 2.2
"""Gain for each e-fold of votes: of the same country, for a country those of its neighbours, of the same first-level division,
within about 100 km."""

SOME: Final = 0.5
"""Votes of other names for a country that let a building be placed by its name there."""

TABLED: Final = frozenset({"region", "water"})
"""Types of what is in the index because news names it: a small town of the name is not meant ("the Middle East")."""

OF_METROPOLIS: Final = 0.3
"""What each mention of one adds to its vote for a small namesake of a well-known place elsewhere, up to a whole one: an article
that is about the city names it more often."""

SMALL_BESIDE: Final = 0.3
"""Of a well-known place's inhabitants, what a namesake has at most that is small beside it."""

CERTAIN: Final = 0.98
"""A place's share of its name from which that name is no small namesake's."""
MOST_OF: Final = 0.5
"""Of its country's inhabitants, what a division has at least that says no more than the country."""

HAMLET: Final = 1_000
OF_HAMLET: Final = -4.0
"""Gain of a place of fewer inhabitants that a well-known place of another country overshadows: "flights from Cork to Boston"."""

LOCAL_CLASSES: Final = frozenset({"county", "parish", "township"})
OF_LOCAL: Final = 3.0
"""What the vote of a small division counts: who names one writes for those who live there."""

ALIKE: Final = 3
"""Letters in a row that a place's name and what it is also called share where one is a form of the other."""

CELL: Final = 0.5
"""Degrees of a cell's side, some 40 to 55 km."""

RINGS: Final = (1.5, 1.2, 0.5)
"""What a vote counts in its own cell, in the eight around it and in the sixteen around those: out to some 100 km."""

_AROUND: Final = tuple(
    (row, column, RINGS[max(abs(row), abs(column))]) for row in range(-2, 3) for column in range(-2, 3)
)

OF_NATION: Final = 5.0
"""Gain of the places of the country whose institution a name opens ("Athens Police Department"): more than the prior of a
capital is ahead of a county seat's."""

CONTAINED: Final = 8.0
NOT_CONTAINED: Final = -8.0
"""What the text itself says ("X, Y") outweighs any vote."""

Cell = tuple[int, int]
Voters = tuple[str | None, str | None, Cell | None]
Masses = dict[object, float]


class Told(NamedTuple):
    """What an article says of whereabouts besides its places' names.

    Attributes:
        speakers: How much peoples and institutions speak for each country and division, by its code.
        seats: Where bodies that it names sit.
        home: The outlet's town, where it is known.
    """

    speakers: dict[str, float]
    seats: frozenset[Seat] = frozenset()
    home: Home | None = None


class Ballot:
    """The votes of one article. `shares[i][j]` is how much of toponym `i` goes to its candidate `j`; they add up to one."""

    def __init__(
        self,
        toponyms: Sequence[Toponym],
        told: Told,
        gazetteer: Gazetteer,
    ) -> None:
        self.toponyms = toponyms
        self.scores = [_said(toponym, gazetteer, told) for toponym in toponyms]
        self._home = _voters(told.home.entry) if told.home else ()
        for scores, gains in zip(self.scores, companions(toponyms), strict=True):
            for at, gain in enumerate(gains):
                scores[at] += gain
        self.shares = [_softmax(scores) for scores in self.scores]
        self._speakers = told.speakers
        self._counted: tuple[Masses, dict[str, Masses]] | None = None
        self._places = [[_voters(entry) for entry in toponym.candidates] for toponym in toponyms]
        self._overshadowed = [_overshadowed(toponym.candidates) for toponym in toponyms]
        for scores, toponym, hidden in zip(self.scores, toponyms, self._overshadowed, strict=True):
            for at, entry in enumerate(toponym.candidates):
                is_told = bool(toponym.within or toponym.holds)
                scores[at] += OF_HAMLET if hidden[at] and entry.population < HAMLET and not is_told else 0.0
        self._gazetteer = gazetteer

    def count(self) -> None:
        """Let the toponyms vote for each other, a few rounds."""
        for _ in range(ROUNDS):
            every = self._masses()
            lean = self._masses(in_passing=OF_METROPOLIS) if any(map(any, self._overshadowed)) else every
            self.shares = [
                _softmax(
                    [
                        score + self._gain(places, *_of(toponym, lean if hidden else every), hidden)
                        for score, places, hidden in zip(
                            scores, self._places[i], self._overshadowed[i], strict=True
                        )
                    ]
                )
                for i, (toponym, scores) in enumerate(zip(self.toponyms, self.scores, strict=True))
            ]

    def _masses(self, in_passing: float = 1.0) -> tuple[Masses, dict[str, Masses]]:
        """Votes for each country, division and cell, in all and of each name: a name does not vote for itself.

        Args:
            in_passing: What each mention of a great city adds to its vote, up to a whole one.
        """
        total: Masses = defaultdict(float)
        own: dict[str, Masses] = defaultdict(lambda: defaultdict(float))
        spoken_of = self._spoken_of() if in_passing < 1 else set()
        # Peoples of several countries are said to meet, fight and trade: where they do so, none of them says alone.
        peoples = sum("." not in code for code in self._speakers) if in_passing < 1 else 1
        for code, weight in self._speakers.items():
            total[code] += weight / max(1, peoples)
        for area in filter(None, self._home):
            total[area] += VOTES
        for toponym, shares, places in zip(self.toponyms, self.shares, self._places, strict=True):
            mine, weight = own[toponym.key], toponym.votes
            if toponym.kind_word in LOCAL_CLASSES:
                weight *= OF_LOCAL
            city = _metropolis(toponym, shares) if in_passing < 1 else None
            if city is not None and not spoken_of.intersection((city.admin1, _voters(city)[2])):
                weight *= min(1.0, in_passing * len(toponym.records))
            for voter, share in _cast(shares, places).items():
                total[voter] += share**SHYNESS * weight
                mine[voter] += share**SHYNESS * weight
        return total, own

    def _spoken_of(self) -> set[object]:
        """The divisions and cells that the article names itself or by a lesser place: a great city there is not named in passing.

        A name that may well be a small namesake's itself says nothing of the kind.
        """
        spoken: set[object] = {code for code, weight in self._speakers.items() if weight}
        for toponym, shares, hidden in zip(self.toponyms, self.shares, self._overshadowed, strict=True):
            best = _best(toponym, shares)
            certain = not any(hidden) or max(shares) >= CERTAIN
            if best is not None and certain and _metropolis(toponym, shares) is None:
                cell = _voters(best)[2]
                spoken.add(best.admin1)
                spoken.update(at for at, weight in (_around(cell).items() if cell else ()) if weight > 1)
        return spoken - {None}

    def _gain(self, places: Voters, total: Masses, own: Masses, hidden: bool = False) -> float:
        country, division, cell = places
        gain = 0.0
        if country is not None:
            gain += BY_COUNTRY * log(1 + _of_others(country, total, own))
        if country is not None and division is None:
            around = sum(_of_others(other, total, own) for other in self._gazetteer.neighbours(country))
            gain += BY_NEIGHBOUR * log(1 + around)
        if division is not None and not (hidden and self._is_most(division, country)):
            gain += BY_DIVISION * log(1 + _of_others(division, total, own))
        if cell is not None:
            gain += BY_NEARNESS * log(1 + max(0.0, _near(cell, total) - _near(cell, own)))
        return gain

    def _is_most(self, division: str, country: str | None) -> bool:
        """Whether most of a country's people live in a division: it says no more than the country ("England")."""
        whole, part = self._gazetteer.by_code(country or ""), self._gazetteer.by_code(division)
        return bool(whole and part and part.population > MOST_OF * whole.population)

    def placed(self, index: int) -> bool:
        """Whether a part or building ("Grand Mosque") may be placed by its name, and a place by what it is also called.

        A part may where the place is well known, or where other names speak for its division or neighbourhood, or for its country
        if that has one place of the name: "King Shaka airport" is not in King, N.C., because the United States are named. What is
        called after any place must be near it (see `_is_there`).
        One whose own name is another may where it is a great city ("Saigon"), or others speak for its country.
        """
        toponym, shares = self.toponyms[index], self.shares[index]
        best = _best(toponym, shares)
        if best is not None and self._is_outside(toponym, best):
            return False
        if best is not None and toponym.part:
            return self._is_there(toponym, best)
        if best is None or best.type in ("country", "province"):
            return True
        total, own = self.counted()
        mine = own[toponym.key]
        if best.named < 2 or best.type != "city" or best.population >= METROPOLIS or is_alike(best, toponym):
            return True
        is_told = bool(toponym.within or toponym.holds)
        return is_told or _of_others(best.country, total, mine) > SOME

    def _is_there(self, toponym: Toponym, best: Entry) -> bool:
        """Whether a part is at the place in its name: a theatre or township only where others are near it or in its division."""
        total, own = self.counted()
        mine, last = own[toponym.key], toponym.name.rsplit(" ", 1)[-1].lower()
        class_ = lexicon().classes.get(last)
        nation = _of_others(best.country, total, mine) if best.country else 0.0
        if best.type in ("country", "province") and last not in ("square", "plaza"):
            if last[-1].isdigit():  # "U.S. 23"
                return False
            bare = class_ is None and toponym.name.split()[0].lower() not in lexicon().compass
            return not (bare or class_ in ("facility", "area")) or nation > SOME
        near = max(0.0, _near(_voters(best)[2], total) - _near(_voters(best)[2], mine))
        if last in LOCAL_CLASSES and best.type != "district":
            return near > SOME
        around = near + _of_others(best.admin1, total, mine) if best.admin1 else near
        if class_ in ("facility", "area") and last not in lexicon().hubs and best.type != "district":
            return around > SOME
        is_one = sum(entry.country == best.country for entry in toponym.candidates) == 1
        around = max(around, nation if is_one else 0.0)
        alone = len({entry.country for entry in toponym.candidates}) == 1 or best.population >= METROPOLIS
        return around > SOME or (best.population >= WELL_KNOWN and (alone or nation > 1))

    def _is_outside(self, toponym: Toponym, best: Entry) -> bool:
        """Whether the text says in what it lies, and the likeliest of the name does not: "Limbe, in Malawi" is not Cameroon's."""
        if not toponym.within or best.country is None:
            return False
        containers = containers_of(toponym.within, self._gazetteer)
        wide = {entry.country for entry in containers if entry.type in ("country", "province")}
        if not wide or any(lies_in(best, entry) or entry.id == best.id for entry in containers):
            return False
        # Of a border that is disputed, the index knows one side.
        return not any(best.country in self._gazetteer.neighbours(country or "") for country in wide)

    def support(self, entry: Entry) -> tuple[float, float]:
        """Votes of all names for a place's division and neighbourhood, and for its country."""
        total, _ = self.counted()
        country, division, cell = _voters(entry)
        return total.get(division, 0.0) + _near(cell, total), total.get(country, 0.0)

    def counted(self) -> tuple[Masses, dict[str, Masses]]:
        """The votes as they stand after the last round: in all, and of each name."""
        if self._counted is None:
            self._counted = self._masses()
        return self._counted


def _cast(shares: list[float], places: list[Voters]) -> Masses:
    """One toponym's shares for each country, division and cell."""
    cast: Masses = defaultdict(float)
    for share, voters in zip(shares, places, strict=True):
        for voter in voters:
            if voter is not None and share > 0.0001:
                cast[voter] += share
    return cast


def _voters(entry: Entry) -> Voters:
    """Under what a place votes: its country, its division, its cell (not for a whole country or division)."""
    cell = None
    if (
        entry.lat is not None
        and entry.lon is not None
        and entry.type not in ("country", "province", "region")
    ):
        cell = (int(entry.lat // CELL), int(entry.lon // CELL))
    division = entry.admin1 if entry.type != "country" else None
    return entry.country, division, cell


def _of(toponym: Toponym, masses: tuple[Masses, dict[str, Masses]]) -> tuple[Masses, Masses]:
    return masses[0], masses[1][toponym.key]


def _overshadowed(entries: Sequence[Entry]) -> list[bool]:
    """Which of a name's places are small beside a well-known one in another country, the most likely by itself."""
    first = next(iter(entries), None)
    if any(entry.named == 0 and entry.type in TABLED for entry in entries):
        return [entry.type in ("city", "district") and entry.population < WELL_KNOWN for entry in entries]
    if first is None or not (
        first.seat == CAPITAL or (first.type == "city" and first.population >= WELL_KNOWN)
    ):
        return [False] * len(entries)
    least = max(WELL_KNOWN, first.population * SMALL_BESIDE)
    return [entry.population < least and entry.country != first.country for entry in entries]


def _best(toponym: Toponym, shares: list[float]) -> Entry | None:
    at = max(range(len(shares)), key=shares.__getitem__, default=None)
    return None if at is None else toponym.candidates[at]


def is_alike(entry: Entry, toponym: Toponym) -> bool:
    """Whether what a place is also called has the letters of its own name: "Larissa" of Lárisa, "Braunau" of Braunau am Inn."""
    return SequenceMatcher(None, name_key(entry.name), toponym.key).find_longest_match().size >= ALIKE


def _metropolis(toponym: Toponym, shares: list[float]) -> Entry | None:
    """The great city that it most likely means, where the text does not say in what that lies."""
    entry = None if toponym.within else _best(toponym, shares)
    return entry if entry is not None and entry.type == "city" and entry.population >= METROPOLIS else None


def _of_others(voter: object, total: Masses, own: Masses) -> float:
    return max(0.0, total.get(voter, 0.0) - own.get(voter, 0.0))


def _near(cell: Cell | None, masses: Masses) -> float:
    """Votes in a cell and, the less the farther, around it."""
    if cell is None:
        return 0.0
    around = _around(cell)
    if masses.keys().isdisjoint(around):
        return 0.0
    get, total = masses.get, 0.0
    for near, weight in around.items():
        if mass := get(near):
            total += weight * mass
    return total


@lru_cache(maxsize=4096)
def _around(cell: Cell) -> dict[Cell, float]:
    """A cell and those around it, each with what a vote there is worth."""
    row, column = cell
    return {(row + i, column + j): weight for i, j, weight in _AROUND}


def _said(toponym: Toponym, gazetteer: Gazetteer, told: Told) -> list[float]:
    """The priors, with what the text says contains the place, or is contained in it."""
    scores, home = list(toponym.priors), told.home
    for at, entry in enumerate(toponym.candidates):
        scores[at] += OF_HOME if home is not None and entry.id == home.entry.id else 0.0
        scores[at] += OF_SEAT if is_seat(entry, told.seats) else 0.0
    nations = {record["nation"] for record in toponym.records if record["nation"]}
    if nations:
        for at, entry in enumerate(toponym.candidates):
            scores[at] += OF_NATION if entry.country in nations and entry.type != "country" else 0.0
    if toponym.within:
        containers = containers_of(toponym.within, gazetteer)
        for at, entry in enumerate(toponym.candidates):
            scores[at] += CONTAINED if any(lies_in(entry, c) for c in containers) else NOT_CONTAINED
    if toponym.holds:
        held = [e for e in gazetteer.candidates(toponym.holds) if e.named < 2]
        wide = any(map(_is_wide, toponym.candidates))
        for at, entry in enumerate(toponym.candidates):
            if wide and not _is_wide(entry):
                continue
            scores[at] += CONTAINED if any(lies_in(e, entry) for e in held) else 0.0
    return scores


def containers_of(name: str, gazetteer: Gazetteer) -> list[Entry]:
    """The places that the text may mean by what it says contains another; beside Florida, no town of the name."""
    short = gazetteer.short(name, postal=True)
    named = [short] if short else [entry for entry in gazetteer.candidates(name) if entry.named < 2]
    return [entry for entry in named if _is_wide(entry)] or named


def _is_wide(entry: Entry) -> bool:
    return entry.type in ("country", "province") or entry.population >= WELL_KNOWN


def _softmax(scores: list[float]) -> list[float]:
    if not scores:
        return []
    top = max(scores)
    odds = [exp(score - top) for score in scores]
    total = sum(odds)
    return [odd / total for odd in odds]
