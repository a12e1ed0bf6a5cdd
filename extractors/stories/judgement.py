"""What two figures of different articles are to each other: the same, one an update of the other, differing, or unrelated.

They tell of the same thing only where what is counted, what happens to it, place and time agree, and subject or event.
Then they are `same` where the amounts agree, `updated` where the later one is of a later day and of the same source, of
the article itself or of a source of no lower authority, and else they differ. Nothing is said to contradict; what has
no subject is the same as nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Literal, NamedTuple

from extractors import wordings
from extractors.model import Figure, Place
from extractors.stories.authority import Authority, authority_of, is_same_source
from extractors.stories.lexicon import words
from extractors.stories.told_figure import MAGNITUDE, PEOPLE, ToldFigure

Label = Literal["same", "updated", "differs", "unrelated"]

_ENOUGH, _ENOUGH_OF_ANOTHER = 1.5, 2.0
"""What speaks for one thing where the amounts agree, and where they do not."""
_WORD, _WORDS = 0.5, 1.5  # for a word beside both, and for all of them at most
_ROUNDING = 0.015  # of an amount that is said to be about so much
_APART = 0.45  # of magnitudes of one earthquake
_FALLS = 0.5  # later tolls are not less than this of earlier ones
_FACTOR, _FACTOR_OF_COUNTS = 3.0, 5.0  # between two amounts of one thing that has no fate; between two counts
_SLACK = 3  # days between two events that may be one


class Judgement(NamedTuple):
    """What a later figure is to an earlier one, and why, in words; `weight` is how much speaks for one thing."""

    label: Label
    reason: str
    weight: float = 0.0


def judged(one: ToldFigure, other: ToldFigure) -> Judgement:
    """What two figures of different articles are to each other.

    Args:
        one: A figure.
        other: A figure of another article; of the two the one of the later day is the later.
    """
    earlier, later = sorted((one, other), key=lambda told: (told.day or "", told.article, told.start))
    if why := _apart(earlier, later):
        return Judgement("unrelated", why)
    agrees = _amounts_agree(earlier, later)
    weight = _weight(earlier, later, agrees)
    if weight < (_ENOUGH if agrees else _ENOUGH_OF_ANOTHER):
        return Judgement("unrelated", "nothing tells that both are of one subject")
    if agrees:
        return Judgement("same", "the same amount", weight)
    if why := _no_update(earlier, later):
        return Judgement("unrelated", why)
    return _of_other_amount(earlier, later, weight)


def _of_other_amount(earlier: ToldFigure, later: ToldFigure, weight: float) -> Judgement:
    change = f"{wordings.number(earlier.figure.value or 0)} → {wordings.number(later.figure.value or 0)}"
    if earlier.day is None or later.day is None or earlier.day == later.day:
        why = "another amount on the same day" if earlier.day and later.day else "another amount"
        return Judgement("differs", f"{change}: {why}", weight)
    if later.figure.from_value is not None and later.figure.from_value == earlier.figure.value:
        return Judgement("updated", f"{change}: the later article says so", weight)
    first, second = earlier.source, later.source
    if not first or not second:
        return Judgement("updated", f"{change}: a later day", weight)
    if is_same_source(first, second):
        return Judgement("updated", f"{change}: a later day, the same source", weight)
    if authority_of(second) > authority_of(first) or (
        authority_of(second) == authority_of(first) >= Authority.LOCAL
    ):
        return Judgement("updated", f"{change}: a later day, a source of no lower authority", weight)
    return Judgement("differs", f"{change}: a later day, another source", weight)


# --- whether they can be one thing at all


def _apart(one: ToldFigure, other: ToldFigure) -> str:
    """Why two figures cannot tell of the same thing; empty where they can."""
    if not one.thing or not other.thing:
        return "it is not told what is counted"
    if (one.figure.type, one.figure.of) != (other.figure.type, other.figure.of):
        return "another type"
    if not _is_one_thing(one, other):
        return "another thing is counted"
    if one.fate != other.fate and not _may_be_one_fate(one, other):
        return "another fate"
    if one.is_part != other.is_part:
        return "one is part of a greater number"
    if one.is_part and one.figure.value != other.figure.value and not _is_of_one_place(one, other):
        return "parts of something"
    if not _may_be_one_place(one.place, other.place):
        return "another place"
    if not _may_be_one_time(one, other):
        return "another time"
    if one.measure and other.measure and one.measure != other.measure:
        return "the measure of another thing"
    return ""


def _is_one_thing(one: ToldFigure, other: ToldFigure) -> bool:
    """Whether both count the same; people of a kind may be all that a fate met, where their article counts no others."""
    if one.thing == other.thing:
        return True
    return (
        bool(one.fate) and PEOPLE in (one.thing, other.thing) and one.figure.unit_id == other.figure.unit_id
    )


def _may_be_one_fate(earlier: ToldFigure, later: ToldFigure) -> bool:
    """Whether one that tells no fate may be of the other's: the same precise amount, or the later tells of the earlier's."""
    if earlier.fate and later.fate:
        return False
    if later.figure.from_value is not None and later.figure.from_value == earlier.figure.value:
        return True
    return earlier.figure.value == later.figure.value and _digits(earlier) > 1


def _is_of_one_place(one: ToldFigure, other: ToldFigure) -> bool:
    return one.thing == other.thing != PEOPLE or (
        one.place is not None and _key(one.place) == _key(other.place)
    )


def _may_be_one_place(one: Place | None, other: Place | None) -> bool:
    """Whether two places are one, one lies in the other, or one of them is not known."""
    if one is None or other is None or _key(one) == _key(other):
        return True
    if one.country and other.country and one.country != other.country:
        return False
    return any(_holds(outer, inner) for outer, inner in ((one, other), (other, one)))


def _holds(outer: Place, inner: Place) -> bool:
    if outer.type == "country":
        return outer.country == inner.country
    return inner.admin1 is not None and inner.admin1 in (outer.admin1, outer.name) and outer.type != "city"


def _key(place: Place | None) -> object:
    return None if place is None else place.geonameid or place.name


def _may_be_one_time(one: ToldFigure, other: ToldFigure) -> bool:
    if one.is_past != other.is_past:
        return False
    first, second = _days(one), _days(other)
    if first is None or second is None:
        return True
    slack = dt.timedelta(days=_SLACK)
    return first[0] <= second[1] + slack and second[0] <= first[1] + slack


def _days(told: ToldFigure) -> tuple[dt.date, dt.date] | None:
    """The days of which a figure may speak; None where it may speak of any."""
    try:
        if told.first and told.last:
            return dt.date.fromisoformat(told.first), dt.date.fromisoformat(told.last)
    except ValueError:
        pass
    return None


# --- whether they are


def _weight(one: ToldFigure, other: ToldFigure, agrees: bool) -> float:
    """How much speaks for one thing: a fate by itself does, else subject, verb and the words beside both."""
    if (one.fate and one.fate == other.fate) or other.figure.from_value == one.figure.value:
        return _ENOUGH_OF_ANOTHER
    if one.thing == other.thing == MAGNITUDE:
        near = abs((one.figure.value or 0) - (other.figure.value or 0)) <= _APART
        return _ENOUGH_OF_ANOTHER if near else 0.0
    shared = (one.told & other.told) | (one.told & other.subject) | (one.subject & other.told)
    found = min(_WORDS, _WORD * len(shared))
    found += bool(one.who and one.who == other.who)
    found += bool(one.verb == other.verb and one.verb not in words("weak") and one.verb)
    found += bool(one.subject & other.subject)
    found += bool(one.measure and one.measure == other.measure)
    found += _WORDS * bool(one.figure.of)
    if not found:
        return 0.0  # what has no subject is the same as nothing
    if one.who and other.who and one.who != other.who and not agrees:
        found -= 1.0
    return found + (_sameness(one) if agrees else 0.0)


def _sameness(told: ToldFigure) -> float:
    """How unlikely it is that another thing has the same amount: by its digits, and by what is counted."""
    found = {0: 0.5, 1: 0.5, 2: 0.75}.get(_digits(told), 1.0)
    is_of_all = told.figure.unit_id is not None or told.thing == PEOPLE
    return found + (0.0 if is_of_all else 0.5)


def _digits(told: ToldFigure) -> int:
    """The digits of an amount without the naughts at its ends."""
    return len(f"{told.figure.value:.10g}".replace(".", "").split("e")[0].strip("0"))


def _amounts_agree(one: ToldFigure, other: ToldFigure) -> bool:
    first, second = one.figure, other.figure
    if (first.value, first.high) == (second.value, second.high):
        return True
    if first.high is not None or second.high is not None or not first.value or not second.value:
        return False
    if first.bound == second.bound == "exactly" or max(first.value, second.value) < 100:
        return False
    if not (_allows(first, second.value) and _allows(second, first.value)):
        return False
    return abs(first.value - second.value) <= _ROUNDING * max(first.value, second.value)


def _allows(figure: Figure, value: float) -> bool:
    """Whether the bound of a figure allows another amount."""
    said = figure.value or 0
    if figure.bound in ("at least", "more than"):
        return value >= said
    return value <= said if figure.bound in ("at most", "less than") else True


def _no_update(earlier: ToldFigure, later: ToldFigure) -> str:
    """Why another amount is no later state of the same thing; empty where it may be."""
    if earlier.figure.type == "percent" and (earlier.figure.change or later.figure.change):
        return "each tells of a change of its own"
    before, after = earlier.figure.value or 0, later.figure.value or 0
    if earlier.fate in ("dead", "hurt") and earlier.day != later.day and after < _FALLS * before:
        return "a toll does not fall so far"
    factor = _FACTOR_OF_COUNTS if earlier.figure.unit_id is None else _FACTOR
    if not earlier.fate and not later.fate and max(before, after) > factor * min(before, after):
        return "the amounts are too far apart"
    return ""


def matched(figures: Sequence[ToldFigure], others: Sequence[ToldFigure]) -> dict[tuple[str, str], Judgement]:
    """What the figures of one article are to those of another, by their ids, where they are not unrelated.

    Of several of an article that one and the same source gives only that is taken which most speaks for.
    """
    found = {
        (one.id, other.id): judgement
        for one in figures
        for other in others
        if (judgement := judged(one, other)).label != "unrelated"
    }
    by_id = {**{("one", told.id): told for told in figures}, **{("other", told.id): told for told in others}}

    def is_best(one: str, other: str) -> bool:
        own = _rank(found[one, other])
        for (first, second), judgement in found.items():
            if _rank(judgement) <= own:
                continue
            if second == other and by_id["one", first].source == by_id["one", one].source:
                return False
            if first == one and by_id["other", second].source == by_id["other", other].source:
                return False
        return True

    return {pair: judgement for pair, judgement in found.items() if is_best(*pair)}


def _rank(judgement: Judgement) -> tuple[bool, float]:
    return judgement.label == "same", judgement.weight
