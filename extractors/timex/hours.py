"""Hours that run from one clock time to another: "from 7 p.m. to 6 a.m." ends on the day after it begins."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, cast

from extractors.timex.resolved import Resolved

if TYPE_CHECKING:
    from extractors.timex.annotations import TimexAnnotation

_TO = re.compile(r"\s?(?:-|–|—|to|until|till|through)\s?", re.IGNORECASE)
_AND = re.compile(r" and ", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween $", re.IGNORECASE)
_REACH = len("between ")
_CURFEW = re.compile(
    r"\b(?:curfews?|(?:opening|closing|visiting|business|office|working|quiet) hours)\b", re.IGNORECASE
)
_CURFEW_REACH = 60  # code points before the first hour
_PAST_MIDNIGHT = re.compile(r"\b(?:after|past) $", re.IGNORECASE)
_PAST_REACH = len("after ")
_EARLIER = re.compile(r"\b(?:earlier|later) (?:in |on )?$", re.IGNORECASE)
_LEAD = len("earlier in ")
_MIDNIGHT, _DAY_BEGINS = "24:00", "00:00"
_DATED = frozenset({"weekday", "day", "shift", "holiday"})


def with_hours_marked(found: list[TimexAnnotation], text: str, offset: int) -> list[TimexAnnotation]:
    """The expressions in text order, both ends of a run of hours marked as such; "after midnight" begins its day.

    Args:
        found: Expressions in text order.
        text: The Doc's text.
        offset: Where the text begins in the article.
    """
    for one in found:
        start = one["start"] - offset
        if one["form"] == "clock" and "part" in one and _EARLIER.search(text, max(0, start - _LEAD), start):
            one["of_day"] = True
        if one.get("clock") == _MIDNIGHT and _PAST_MIDNIGHT.search(text, max(0, start - _PAST_REACH), start):
            one["past_midnight"] = True
            if _DATED & one.keys():
                one["clock"] = _DAY_BEGINS  # "after midnight on Monday" is early on Monday
    for first, last in pairwise(found):
        if "clock" not in first or "clock" not in last:
            continue
        start = first["start"] - offset
        gap = text[first["end"] - offset : last["start"] - offset]
        between = _AND.fullmatch(gap) and _BETWEEN.search(text, max(0, start - _REACH), start)
        if _TO.fullmatch(gap) or between:
            _mark(first, last, bool(_CURFEW.search(text, max(0, start - _CURFEW_REACH), start)))
    return found


def _mark(first: TimexAnnotation, last: TimexAnnotation, is_regular: bool) -> None:
    """Mark the two ends of a run of hours."""
    if last["form"] == "set" and first["form"] == "clock":
        said = {name: value for name, value in last.items() if name in ("form", "weekday", "part")}
        first.update(cast("TimexAnnotation", said))  # "9 a.m. to 5 p.m. on Saturdays"
        return
    if last["form"] == "set" or "zone" in first or "zone" in last:
        return
    first["hours"], last["hours"] = "first", "last"
    if last.get("tense") == "present" and "weekday" in last:
        first["tense"] = last["tense"] = "future"  # "is open from 7 a.m. to 8 p.m. on Tuesday"
    if first["clock"] == _MIDNIGHT and (_is_same_day(first, last) or last["form"] == "clock"):
        first["clock"] = _DAY_BEGINS  # "from midnight to 4 a.m. on Monday"
    is_over = last["clock"] <= first["clock"]
    if is_regular and first["form"] == last["form"] == "clock":
        first["form"] = last["form"] = "set"
    elif is_over and last["form"] == "clock" and "direction" not in last:
        last["day_shift"] = 1
        first["overnight"] = last["overnight"] = True
    elif is_over and _is_same_day(first, last) and "day_shift" not in last:
        last["day_shift"] = 1  # "10 p.m. to 4 a.m. on Monday": of the day before, or after
        first["overnight"] = last["overnight"] = last["either_day"] = first["either_day"] = True


def _is_same_day(first: TimexAnnotation, last: TimexAnnotation) -> bool:
    """Whether both ends have their day from the same words."""
    names = ("weekday", "day", "month", "shift", "direction")
    return all(first.get(name) == last.get(name) for name in names) and bool(_DATED & last.keys())


def undated(item: TimexAnnotation, is_dated: bool) -> Resolved | None:
    """The hour alone of a run whose day nothing near it names; None where a day is, or it is over on the article's own day.

    Args:
        item: A clock time.
        is_dated: Whether a day was named near it.
    """
    if "hours" not in item or item["form"] != "clock" or "direction" in item or is_dated:
        return None
    if item.get("tense") == "past" and "overnight" not in item:
        return None
    return Resolved(
        "time", f"XXXX-XX-XXT{item['clock']}", f"{item['clock']}; the words do not say of which day"
    )


def begun(one: Resolved, item: TimexAnnotation) -> Resolved:
    """The resolved clock time; one after a midnight that is yet to come, where its verb is past, as of the midnight before."""
    if not item.get("past_midnight") or one.value is None or not one.value.endswith(f"T{_MIDNIGHT}"):
        return one
    return replace(
        one,
        value=one.value.replace(f"T{_MIDNIGHT}", f"T{_DAY_BEGINS}"),
        reason=one.reason.replace(_MIDNIGHT, _DAY_BEGINS),
    )
