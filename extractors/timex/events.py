"""Days of an event ("opening night", "day five"): which day of the calendar they are, where the article says so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extractors.timex.found import FoundTimex
from extractors.timex.resolved import Resolved

_BESIDE = re.compile(r", (?:the )?| \((?:the )?")
_DAYS = len("2021-08-13")


def marked(found: list[FoundTimex], text: str, offset: int) -> list[FoundTimex]:
    """The expressions in text order, each day of an event told where the date stands that it is put beside.

    Args:
        found: Expressions in text order.
        text: The Doc's text.
        offset: Where the text begins in the article.
    """
    for one, other in pairwise(found):
        if "event" not in (one["form"], other["form"]):
            continue
        if _BESIDE.fullmatch(text, one["end"] - offset, other["start"] - offset):
            if other["form"] == "event":
                other["beside"] = "before"
            elif "beside" not in one:
                one["beside"] = "after"
    return found


def identified(story: Sequence[FoundTimex], resolved: list[Resolved]) -> list[Resolved]:
    """What the expressions were resolved to, with the days of events that the article names somewhere.

    "Opening night, January 23" says which day the opening night is, wherever else it is spoken of.
    """
    known: dict[str, Resolved] = {}
    for at, item in enumerate(story):
        if item["form"] == "event" and "beside" in item:
            named = resolved[at + (1 if item["beside"] == "after" else -1)]
            if (
                named.value
                and named.type in ("date", "time")
                and named.value[4:5] == "-"
                and len(named.value) >= _DAYS
            ):
                known[item["text"].lower()] = Resolved(
                    "date", named.value[:_DAYS], "the day that it is put beside", named.relative
                )
    if not known:
        return resolved
    return [
        known.get(item["text"].lower(), one) if item["form"] == "event" else one
        for item, one in zip(story, resolved, strict=True)
    ]
