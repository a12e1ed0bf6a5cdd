"""Why a toponym means the place it was linked to, and why not another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, hypot, radians
from typing import TYPE_CHECKING, Any, Final

from extractors.gazetteer.entry import CAPITAL
from extractors.places.containers import METROPOLIS, lies_in
from extractors.places.seats import is_seat
from extractors.rules import Rule, Verdict, decided, ordered

if TYPE_CHECKING:
    from extractors.gazetteer import Entry, Gazetteer
    from extractors.places.toponym import Toponym
    from extractors.places.voting import Told


class Neighbours:
    """How many of an article's names mean places of each country and division."""

    def __init__(self, entries: Sequence[tuple[str, Entry]], gazetteer: Gazetteer, told: Told) -> None:
        self.home = told.home
        self._seats = told.seats
        names = {(key, entry.id): entry for key, entry in entries}.values()
        self.by_country = Counter(entry.country for entry in names if entry.country)
        self.by_division = Counter(
            entry.admin1 for entry in names if entry.admin1 and entry.type != "country"
        )
        self._gazetteer = gazetteer

    def is_seat(self, entry: Entry) -> bool:
        """Whether a body that the article names has its seat there."""
        return is_seat(entry, self._seats)

    def why_not(self, entry: Entry, chosen: Entry, toponym: Toponym, containers: Sequence[Entry]) -> str:
        """Why the toponym does not mean the entry."""
        if toponym.within and containers and not any(lies_in(entry, container) for container in containers):
            return f"Not in {toponym.within}."
        for code, other, counted in (
            (entry.country, chosen.country, self.by_country),
            (entry.admin1, chosen.admin1, self.by_division),
        ):
            name = self.name(code)
            if name and code != other and not counted.get(code or ""):
                return f"The article names nothing else in {name}."
        return "Less known." if entry.population < chosen.population else "Less is near it."

    def name(self, code: str | None) -> str | None:
        """The name of a country or division, by its code; None where the gazetteer has none."""
        entry = self._gazetteer.by_code(code) if code else None
        return entry.name if entry else None

    def reason(self, choice: Choice) -> Verdict:
        """Why the toponym means the entry: the verdict of the first rule that says so."""
        rule, words = decided(RESOLUTION, choice) or (RESOLUTION[-1], ())
        first = choice.toponym.records[0]
        return rule.verdict(first["start"], first["end"], *words)


@dataclass(frozen=True, slots=True)
class Choice:
    """A toponym with the entry that it was linked to.

    Attributes:
        shares: How much of the votes each of its candidates has.
    """

    toponym: Toponym
    entry: Entry | None
    shares: Sequence[float]
    neighbours: Neighbours

    @property
    def is_voted(self) -> bool:
        """Whether the rest of the article decided: by itself the name would mean another place."""
        priors = self.toponym.priors
        return self.entry is not self.toponym.candidates[max(range(len(priors)), key=priors.__getitem__)]


OPEN_SHARE: Final = 0.3
"""Share of the votes below which the likeliest of several places is nearly always wrong: of names of local
news (LGL) 27 of 31; from there on fewer are."""

RIVAL: Final = 0.8
"""Share of its inhabitants that a namesake must have for the likeliest to be left open: the other Genevas are far smaller."""

APART: Final = 1.0
"""Degrees, some 110 km, from which a namesake of the same country is another place."""

OPEN: Final = "place-open"
"""The rule that leaves open which of several places is meant."""

STRAY: Final = "place-foreign"
"""The rule that leaves open whether a little known place abroad is meant."""

Words = tuple[str, ...]
ChoiceRule = Rule[Choice, Words]


def _none_there(choice: Choice) -> Words | None:
    """Whether the gazetteer has the name, but of nothing in what the text says that it is in."""
    toponym = choice.toponym
    return (toponym.within,) if choice.entry is None and toponym.within and toponym.known else None


def _unknown(choice: Choice) -> Words | None:
    return () if choice.entry is None else None


def _part(choice: Choice) -> Words | None:
    return (choice.entry.name,) if choice.entry and choice.toponym.part else None


def _within(choice: Choice) -> Words | None:
    return (choice.toponym.within,) if choice.toponym.within else None


def _holds(choice: Choice) -> Words | None:
    return (choice.toponym.holds,) if choice.toponym.holds else None


def _only(choice: Choice) -> Words | None:
    return () if len(choice.toponym.candidates) == 1 else None


def _country(choice: Choice) -> Words | None:
    return (str(choice.toponym.known),) if choice.entry and choice.entry.type == "country" else None


def _others(choice: Choice, code: str | None, counted: Counter[str]) -> str | None:
    """How many other names of the article mean places under that code, in words; None where none does."""
    count = counted.get(code or "", 0) - 1
    if count < 1 or not choice.neighbours.name(code):
        return None
    return "one other place of the article is" if count == 1 else f"{count} other places of the article are"


def _division(choice: Choice) -> Words | None:
    entry = choice.entry
    others = entry and _others(choice, entry.admin1, choice.neighbours.by_division)
    if not entry or not others:
        return None
    return _under(choice, entry.admin1, others)


def _open(choice: Choice) -> Words | None:
    """Whether none of several places has votes enough, counting for one what lies at the same spot: a town and its district."""
    entry, toponym = choice.entry, choice.toponym
    if entry is None or entry.seat == CAPITAL or choice.is_voted:
        return None
    others = [each for each in toponym.candidates if is_elsewhere(each, entry)]
    if max((each.population for each in others), default=0) < RIVAL * entry.population:
        return None
    held = zip(choice.shares, toponym.candidates, strict=True)
    if sum(share for share, each in held if not is_elsewhere(each, entry)) >= OPEN_SHARE:
        return None
    where = ", ".join(filter(None, map(choice.neighbours.name, (entry.admin1, entry.country))))
    return str(toponym.known), f"{entry.name}, {where}" if where else entry.name


def is_stray(toponym: Toponym, chosen: Entry, neighbours: Neighbours, named: int = 1) -> bool:
    """Whether it is a small place in a country of which the article names no more than so many places, itself included."""
    if chosen.type not in ("city", "district") or chosen.population >= METROPOLIS:
        return False
    if chosen.seat == CAPITAL or neighbours.is_seat(chosen):
        return False
    return (
        not (toponym.within or toponym.holds) and neighbours.by_country.get(chosen.country or "", 0) <= named
    )


def _foreign(choice: Choice) -> Words | None:
    """Whether it is such a place, hardly known or of a name of several countries, and the article is of another country."""
    entry, toponym, neighbours = choice.entry, choice.toponym, choice.neighbours
    lead = max(neighbours.by_country.values(), default=0)
    if entry is None or toponym.kind_word or lead < OF_ANOTHER:
        return None
    if not is_stray(toponym, entry, neighbours, max(1, lead // OF_ANOTHER)):
        return None
    several = len({each.country for each in toponym.candidates}) > 1
    if not (several or entry.named == 2 or entry.type == "district" or entry.population < HARDLY_KNOWN):
        return None
    return (", ".join(filter(None, (entry.name, neighbours.name(entry.country)))),)


HARDLY_KNOWN: Final = 15_000
"""Inhabitants below which the index may as well lack the place that is meant: it has no El Alto of Bolivia, but one of Peru."""
OF_ANOTHER: Final = 4
"""Places of one country from which an article is of that country: in local news (LGL) no name left open so is one of a place."""


def is_elsewhere(entry: Entry, chosen: Entry) -> bool:
    """Whether it is another place, neither within the other nor around it."""
    if lies_in(chosen, entry) or lies_in(entry, chosen):
        return False
    if entry.country != chosen.country or None in (entry.lat, entry.lon, chosen.lat, chosen.lon):
        return entry.country != chosen.country
    assert entry.lat is not None
    assert entry.lon is not None
    assert chosen.lat is not None
    assert chosen.lon is not None
    return hypot(entry.lat - chosen.lat, (entry.lon - chosen.lon) * cos(radians(chosen.lat))) > APART


def _nation(choice: Choice) -> Words | None:
    entry = choice.entry
    others = entry and _others(choice, entry.country, choice.neighbours.by_country)
    if not entry or not others:
        return None
    return _under(choice, entry.country, others)


def _under(choice: Choice, code: str | None, others: str) -> Words:
    assert choice.entry is not None
    is_itself = choice.entry.code == code
    which = f"the {choice.entry.type} that" if is_itself else f"the one in {choice.neighbours.name(code)}, as"
    return str(choice.toponym.known), which, f"{others} in" if is_itself else others


def _home(choice: Choice) -> Words | None:
    """The outlet's town, or one near it that is not the likeliest of its name."""
    home, entry = choice.neighbours.home, choice.entry
    if home is None or entry is None or not choice.is_voted:
        return None
    is_it = entry.id == home.entry.id
    near = entry.admin1 == home.entry.admin1 if home.entry.admin1 else entry.country == home.entry.country
    return (str(choice.toponym.known), home.words) if is_it or near else None


def _seat(choice: Choice) -> Words | None:
    entry = choice.entry
    return (str(choice.toponym.known),) if entry is not None and choice.neighbours.is_seat(entry) else None


def _voted(choice: Choice) -> Words | None:
    return (str(choice.toponym.known),) if choice.is_voted else None


def _capital(choice: Choice) -> Words | None:
    capital = choice.entry is not None and choice.entry.seat == CAPITAL
    return (str(choice.toponym.known),) if capital else None


def _best(choice: Choice) -> Words | None:
    return (str(choice.toponym.known),)


_AS = "Of {0} places of this name, {1} {2}."
RESOLUTION: tuple[ChoiceRule, ...] = ordered(
    [
        Rule(
            "place-none-there",
            (),
            _none_there,
            "refine",
            "The gazetteer has the name, but no such place in {0}, where the text says that it is.",
        ),
        Rule(
            "place-not-in-gazetteer",
            ("place-none-there",),
            _unknown,
            "refine",
            "The gazetteer knows no place of this name.",
        ),
        Rule(
            "place-part",
            ("place-not-in-gazetteer",),
            _part,
            "refine",
            "Not in the gazetteer itself: placed at {0}, as its name says.",
        ),
        Rule("place-within", ("place-part",), _within, "refine", "The text says that it is in {0}."),
        Rule("place-holds", ("place-within",), _holds, "refine", "The text says that {0} is in it."),
        Rule(
            STRAY,
            ("place-holds",),
            _foreign,
            "refine",
            "The place index has {0}, but that is little known, and the article is of another country.",
        ),
        Rule(
            "place-only-one",
            (STRAY,),
            _only,
            "refine",
            "The only place of this name in the gazetteer.",
        ),
        Rule(
            "place-country",
            ("place-only-one",),
            _country,
            "refine",
            "The country, of {0} places of this name.",
        ),
        Rule(
            "place-by-home",
            ("place-country",),
            _home,
            "refine",
            "Of {0} places of this name, the one at home where the outlet is ({1}): a prior that --home none leaves out.",
        ),
        Rule(
            "place-by-seat",
            ("place-by-home",),
            _seat,
            "refine",
            "Of {0} places of this name, the one where a body that the article names has its seat.",
        ),
        Rule("place-by-division", ("place-by-seat",), _division, "refine", _AS),
        Rule(
            OPEN,
            ("place-by-division",),
            _open,
            "refine",
            "The text does not say which of {0} places of this name it is; {1}, is the likeliest.",
        ),
        Rule("place-by-country", (OPEN,), _nation, "refine", _AS),
        Rule(
            "place-voted",
            ("place-by-country",),
            _voted,
            "refine",
            "Of {0} places of this name, the one that the peoples, institutions and neighbours named in the article speak for.",
        ),
        Rule(
            "place-capital",
            ("place-voted",),
            _capital,
            "refine",
            "Of {0} places of this name, the capital: nothing else in the article decides.",
        ),
        Rule(
            "place-best-known",
            ("place-capital",),
            _best,
            "refine",
            "Of {0} places of this name, the best known: nothing else in the article decides.",
        ),
    ]
)
"""Why a toponym means the place it was linked to; the first that speaks is the reason."""


def _unplaced(entry: Entry) -> bool | None:
    return entry.lat is None or None


UNPLACED: Rule[Entry, bool] = Rule(
    "place-without-coordinates", (), _unplaced, "refine", "The gazetteer has no coordinates of it."
)
"""What is said of an entry without a point."""

_RULES: tuple[Rule[Any, Any], ...] = (*RESOLUTION, UNPLACED)
_SAID = {rule.id: rule for rule in _RULES}


def rendered(verdicts: Sequence[Verdict]) -> str:
    """The sentences of the verdicts on a choice."""
    return " ".join(_SAID[verdict.rule].rendered(verdict) for verdict in verdicts)
