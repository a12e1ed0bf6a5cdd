"""Days of an event ("opening night", "day five"): which day of the calendar they are, where the article says so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extractors.timex.annotations import TimexAnnotation
from extractors.timex.resolved import Resolved

_BESIDE = re.compile(r", (?:the )?| \((?:the )?")
_RUN = re.compile(r" (?:to|through|until|till) | ?[-–] ?")
_APART = re.compile(r",? (?:on|in) |, | \(")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def marked(found: list[TimexAnnotation], text: str, offset: int) -> list[TimexAnnotation]:
    """The expressions in text order, each day of an event told where the date stands that it is put beside.

    Args:
        found: Expressions in text order.
        text: The Doc's text.
        offset: Where the text begins in the article.
    """
    for one, other in pairwise(found):
        if one["form"] == other["form"] == "weekday" and _RUN.fullmatch(
            text, one["end"] - offset, other["start"] - offset
        ):
            other["ends_run"] = True
        if _is_apposition(one, other) and _APART.fullmatch(
            text, one["end"] - offset, other["start"] - offset
        ):
            one["beside"] = "after"
        if "event" not in (one["form"], other["form"]):
            continue
        if _BESIDE.fullmatch(text, one["end"] - offset, other["start"] - offset):
            if other["form"] == "event":
                other["beside"] = "before"
            elif "beside" not in one:
                one["beside"] = "after"
    return found


def _is_apposition(one: TimexAnnotation, other: TimexAnnotation) -> bool:
    """Whether the date behind a counted one can say the same: "two days earlier, on Sept. 10", "a year later, in 1954"."""
    if other["form"] != "calendar":
        return False
    counted = (one["form"] == "offset" and one.get("narrative")) or (
        one["form"] == "unit" and one.get("direction") in ("next", "following", "previous", "same")
    )
    if one["form"] == "clock" and one.get("part") and one.get("direction") in ("next", "following", "same"):
        return "day" in other and "month" in other  # "the next morning, Sept. 4"
    is_day = one.get("unit") in ("day", "week") and "day" in other
    is_year = one.get("unit") in ("year", "decade", "month") and "year" in other
    return bool(counted and (is_day or is_year))


def identified(story: Sequence[TimexAnnotation], resolved: list[Resolved]) -> list[Resolved]:
    """What the expressions were resolved to, with the days of events that the article names somewhere.

    "Opening night, January 23" says which day the opening night is, wherever else it is spoken of.
    """
    known: dict[str, Resolved] = {}
    for at, item in enumerate(story):
        beside = item.get("beside")
        other = at + (1 if beside == "after" else -1)
        if beside is None or not 0 <= other < len(story):
            continue
        named = resolved[other]
        if named.type in ("date", "time") and named.value and _DAY.match(named.value):
            day = named.value[: len("2021-08-13")]
            known[item["text"].lower()] = Resolved(
                "date", day, "the day that it is put beside", named.relative
            )
    if not known:
        return resolved
    return [
        known.get(item["text"].lower(), one) if item["form"] == "event" else one
        for item, one in zip(story, resolved, strict=True)
    ]
