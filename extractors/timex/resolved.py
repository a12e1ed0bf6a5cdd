"""What resolving gives, and what it counts from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from extractors.model import TimexType

_YEAR_DAYS = 366
_LENGTHS = {
    "week": 7,
    "weekend": 7,
    "fortnight": 14,
    "month": 31,
    "quarter": 92,
    "semester": 184,
}  # days, at most
OWN_DATE = "the article's own date"
NO_ANCHOR = f"{OWN_DATE} is not known"


@dataclass(frozen=True, slots=True)
class Frame:
    """What relative expressions count from.

    Attributes:
        anchor: The article's own date.
        story: First and last day of the date that the narrative last spoke of, at most a year long.
        day: The day that the narrative spoke of just before; None where it named none nearby.
        since: Code points of the article since that date was named.
        counted: Whether that date was a year, counted from another ("five years later").
        term: TIMEX3 value of the quarter or half-year that the narrative spoke of, where it was one.
    """

    anchor: date | None = None
    story: tuple[date, date] | None = None
    day: date | None = None
    term: str | None = None
    since: int = 0
    counted: bool = False

    def base(self, unit: str) -> date | None:
        """What an expression of the narrative counts from: the day spoken of for days, the last date for longer units."""
        if unit in ("day", "hour", "minute"):
            return self.day or self.anchor
        if self.story and (self.story[1] - self.story[0]).days < _LENGTHS.get(unit, _YEAR_DAYS):
            return self.story[0]
        return self.anchor  # no week is counted from a year

    def origin(self, base: date | None) -> str:
        """That date in words."""
        return OWN_DATE if base == self.anchor else "the date the story speaks of"


@dataclass(frozen=True, slots=True)
class Resolved:
    """A TIMEX3 value with its reason.

    Attributes:
        relative: Whether the value depends on the anchor.
        days: First and last day, where they are not those of the value itself.
    """

    type: TimexType
    value: str | None
    reason: str
    relative: bool = False
    amount: float | None = None
    unit: str | None = None
    days: tuple[date, date] | None = None


def unresolved(why: str = NO_ANCHOR, type_: TimexType = "date") -> Resolved:
    """No value, and why."""
    return Resolved(type_, None, why)
