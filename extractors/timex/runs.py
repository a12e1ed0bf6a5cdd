"""Runs of days of one month: "between 20 and 30 September 2018" is one expression, from its first day to its last."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, cast

from extractors.timex.rules import ACCEPTED

if TYPE_CHECKING:
    from extractors.timex.annotations import TimexAnnotation
    from extractors.timex.resolved import Resolved

_TO = re.compile(r"\s?(?:-|–|—|to|until|till|through|thru)\s?(?:the )?", re.IGNORECASE)
_AND = re.compile(r"\s(?:and|&)\s(?:the )?", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween (?:the )?$", re.IGNORECASE)
_LEAD = len("between the ")
_BARE = re.compile(r"\d{1,2}(?:st|nd|rd|th)?(?:,? \d{4})?", re.IGNORECASE)
"""A day that has its month from the other one: "20" of "20 and 30 September", "30, 2018" of "September 20 and 30, 2018"."""
_SAID = frozenset(
    {
        "form",
        "year",
        "month",
        "day",
        "tense",
        "listed",
        "shared_year",
        "quoted",
        "deed",
        "sentence",
        "start",
        "end",
        "text",
        "verdicts",
    }
)


def joined(found: list[TimexAnnotation], text: str, offset: int) -> list[TimexAnnotation]:
    """The expressions, those that are the two ends of a run of days of one month as one.

    Two days of a list ("on 20 and 30 September") stay two.

    Args:
        found: Expressions in text order.
        text: The Doc's text.
        offset: Its first code point in the article.
    """
    out: list[TimexAnnotation] = []
    for one in found:
        if out and _is_run(out[-1], one, text, offset):
            out[-1] = _run(out[-1], one, text, offset)
        else:
            out.append(one)
    return out


def _is_run(first: TimexAnnotation, last: TimexAnnotation, text: str, offset: int) -> bool:
    if not (
        first.keys() <= _SAID and last.keys() <= _SAID and {"day", "month"} <= first.keys() & last.keys()
    ):
        return False
    if (first["month"], first.get("year")) != (last["month"], last.get("year")) or first["day"] >= last[
        "day"
    ]:
        return False
    if not (_BARE.fullmatch(first["text"]) or _BARE.fullmatch(last["text"])):
        return False
    start = first["start"] - offset
    gap = text[first["end"] - offset : last["start"] - offset]
    is_between = _AND.fullmatch(gap) and _BETWEEN.search(text, max(0, start - _LEAD), start)
    return bool(_TO.fullmatch(gap) or is_between)


def _run(first: TimexAnnotation, last: TimexAnnotation, text: str, offset: int) -> TimexAnnotation:
    start, end = first["start"], last["end"]
    said = {
        "end": end,
        "text": text[start - offset : end - offset],
        "to_day": last["day"],
        "verdicts": [ACCEPTED["calendar"].verdict(start, end)],
    }
    return cast("TimexAnnotation", {**first, **said})


def until(one: Resolved, day: int) -> Resolved:
    """The resolved first day as a run to another day of its month: `2018-09-20/2018-09-30`, as ISO 8601 writes an interval."""
    try:
        first = date.fromisoformat(one.value or "")
        last = first.replace(day=day)
    except ValueError:
        return one
    return replace(
        one, value=f"{first}/{last}", days=(first, last), reason=f"{one.reason}, to day {day} of its month"
    )
