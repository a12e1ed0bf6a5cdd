"""Where the article told of an event last, and whether a figure is of that event or of another one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractors.clauses.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

REMEMBERED = 5
"""Sentences over which an article goes on telling of one event without saying again where."""
RECALLED = 12
"""Sentences over which "the blast" is the one that was told of."""
_SEPARATE = re.compile(
    r"\b(?:separate|separately|elsewhere|another|unrelated|previous|earlier (?:this|last|in))\b",
    re.IGNORECASE,
)
_LONG_EVENTS = frozenset(
    {
        "war",
        "conflict",
        "coup",
        "invasion",
        "epidemic",
        "pandemic",
        "outbreak",
        "drought",
        "famine",
        "insurgency",
        "uprising",
        "crisis",
        "takeover",
    }
)
_BEGUN = "|".join(sorted(_LONG_EVENTS | {"start", "beginning", "fighting", "rebellion", "revolution"}))
_OF_A_LAND = re.compile(
    rf"\bsince (?:the |its |their )?(?:[a-z]+ )?(?:{_BEGUN})\b|\b(?:nationwide|countrywide|nationally|so far this year)\b"
    r"|\bacross the (?:country|nation|region)\b|\bin the (?:whole|entire) country\b",
    re.IGNORECASE,
)
"""That a number is of a whole country or of years, and not of the event that was told of."""
_LONG = re.compile(r"\d{4}(?:-\d\d|-Q\d|-H\d)?")
"""A day's value that is a year or a month: what a report of an event looks back to."""
_LIST = re.compile(
    r"(?:,|,? and) (?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|another|others?)(?: (?:more|others?|another|each))*"
    r" (?:in|at|near) [A-Z]"
)


@dataclass(frozen=True, slots=True)
class Told:
    """What the article said last of an event: a place, and the sentence that says so."""

    place: str | None = None
    sentence: int = -1_000

    def beside(self, place: str, sentence: int, lies_in: Callable[[str, str], bool]) -> Told:
        """With another figure's place: of two in one sentence the larger, and neither where they lie apart."""
        if sentence != self.sentence or place == self.place:
            return Told(place, sentence)
        if self.place is None or lies_in(place, self.place):
            return self
        return Told(place if lies_in(self.place, place) else None, sentence)

    def holds_for(self, sentence: int, subject: str) -> bool:
        """Whether a figure of a later sentence can be of that event; one whose subject is "the blast" longer than others."""
        article, _, event = subject.lower().partition(" ")
        recalled = article in ("the", "this") and event in words("events")
        return sentence - self.sentence <= (RECALLED if recalled else REMEMBERED)


def lists_places(sentence: str) -> bool:
    """Whether a sentence deals out numbers to several places: "four died in Cumilla, two in Feni"."""
    return _LIST.search(sentence) is not None


def is_another(subject: str, before: str, days: Iterable[str | None]) -> bool:
    """Whether a figure is of another event: "a quake killed 40", "in December 1987", "in a separate attack".

    Args:
        subject: The words of its clause's subject.
        before: The words of its sentence before it.
        days: Values of the days that are said of it.
    """
    article, *rest = subject.lower().split() or [""]
    if article in ("a", "an", "another") and set(rest) & words("events"):
        return True
    if _OF_A_LAND.search(before) or set(rest or [article]) & _LONG_EVENTS:
        return True
    return bool(_SEPARATE.search(before)) or any(day is not None and _LONG.fullmatch(day) for day in days)
