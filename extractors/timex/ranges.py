"""Both ends of a range: what one end does not say, the other says for it."""

from __future__ import annotations

from typing import Any

Fields = dict[str, Any]

_BEHIND_UTC, _BEFORE_UTC = 12, 14  # hours
_CENTURY = 100
_LONGEST = 500  # years between the ends of a range of years
_LONGEST_SHORT = 60  # years, where the second is cut short: "1957-58"


def hours(said: Any, clock: str) -> str | None:
    """The first clock time of "6 to 8 p.m.", from the number as said and the second one; None where it is no hour.

    It is of the same half of the day, unless that would turn them round ("11 to 2 p.m.").
    """
    hour, minute = (
        (int(said), 0) if isinstance(said, float) else (int(part) for part in str(said).split(":")[:2])
    )
    if not 1 <= hour <= 12:
        return None
    if clock >= "12" and (hour % 12 + 12, minute) < (int(clock[:2]), int(clock[3:5])):
        hour = hour % 12 + 12
    return f"{hour:02}:{minute:02}"


def beyond_midnight(first: Fields, second: Fields) -> int:
    """Days from that of the first clock time to that of the second, which is the same moment in another zone: -1, 0 or 1.

    A zone is at most 14 hours before UTC and 12 behind it: 7:58 of local time is 23:58 UTC of the day before.
    """
    zones = [first.get("zone"), second.get("zone")]
    if zones.count("Z") != 1:
        return 0
    hours_ = [int(clock["clock"][:2]) + int(clock["clock"][3:5]) / 60 for clock in (first, second)]
    ahead = hours_[0] - hours_[1] if zones[1] == "Z" else hours_[1] - hours_[0]
    if -_BEHIND_UTC <= ahead <= _BEFORE_UTC:
        return 0
    utc_shift = 1 if ahead > 0 else -1
    return utc_shift if zones[1] == "Z" else -utc_shift


def completed(first: Fields, second: Fields, year: int | None) -> bool:
    """Complete both ends from each other and from the year that stands after them; False where they are no range."""
    if "weekday" in first and not {"month", "ordinal", "bare"} & first.keys():  # "each Tuesday and Thursday"
        return "weekday" in second
    if "year" in first and "year" not in second:
        return _short_end(first, second)
    if "year" in first and "year" in second and "month" not in first and "month" not in second:
        return 0 < int(second["year"]) - int(first["year"]) <= _LONGEST
    if year is not None:
        first["year"] = second["year"] = year
    for one, other in ((first, second), (second, first)):
        if "month" in one and "month" not in other:
            other["month"] = one["month"]
            other["day"] = int(other.pop("ordinal", 0) or other.pop("bare", 0))
    if year is not None and int(first.get("month", 0)) > int(second.get("month", 0)):
        first["year"] = year - 1  # "December to March 2022" begins in the year before
    return True


def _short_end(first: Fields, second: Fields) -> bool:
    year = int(first["year"])
    high = year - year % _CENTURY + int(second.pop("bare", -1))
    second["year"] = high if high >= year else high + _CENTURY
    return 0 < int(second["year"]) - year <= _LONGEST_SHORT
