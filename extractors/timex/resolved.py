"""What resolving gives, and what it counts from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from extractors.model import TimexType

NO_ANCHOR = "the article's own date is not known"


@dataclass(frozen=True, slots=True)
class Frame:
    """What relative expressions count from.

    Attributes:
        anchor: The article's own date.
        story: First day of the date that the narrative last spoke of, if any.
    """

    anchor: date | None = None
    story: date | None = None

    @property
    def narrated(self) -> date | None:
        """The date the story speaks of; the article's own where it spoke of none."""
        return self.story or self.anchor


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
