"""Runs over several months or years: "from March to May 2022", "between late June and early August", "January-March"."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Callable

    from extractors.timex.annotations import TimexAnnotation
    from extractors.timex.resolved import Frame, Resolved

_TO = re.compile(
    r"(?: to| through| thru| until| till|-to| ?-| ?–| ?—)(?:-| )?(?:(?:the|early|late|mid) )?", re.IGNORECASE
)
_AND = re.compile(r" and (?:the )?", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween (?:the )?$", re.IGNORECASE)
_REACH = len("between the ")
_APART = frozenset({"clock", "weekday", "part", "event"})


def with_runs_marked(found: list[TimexAnnotation], text: str, offset: int) -> list[TimexAnnotation]:
    """The expressions in text order, the two ends of a run told: each alone is not when what is said of the run happened.

    Args:
        found: Expressions in text order.
        text: The Doc's text.
        offset: Where the text begins in the article.
    """
    for first, last in pairwise(found):
        if not (_is_end(first) and _is_end(last) and ("month" in first) == ("month" in last)):
            continue
        start = first["start"] - offset
        gap = text[first["end"] - offset : last["start"] - offset]
        between = _BETWEEN.search(text, max(0, start - _REACH), start)
        if _TO.fullmatch(gap) or (between and _AND.fullmatch(gap)):
            first["run"], last["run"] = "first", "last"
    return found


def _is_end(one: TimexAnnotation) -> bool:
    """Whether it can be an end of such a run: a month, a day of one, or a year."""
    dated = "month" in one or ("year" in one and one["form"] == "calendar")
    return dated and not _APART & one.keys()


def beginning(
    first: TimexAnnotation,
    last: TimexAnnotation | None,
    frame: Frame,
    resolve: Callable[[TimexAnnotation, Frame], Resolved],
) -> Resolved | None:
    """The first end of a run that does not say its year: the last such month, or day, before the other end; None of any other.

    Args:
        first: An expression.
        last: The one that follows it.
        frame: What they count from.
        resolve: Gives an expression its value.
    """
    if first.get("run") != "first" or last is None or last.get("run") != "last" or "month" not in first:
        return None
    if {"year", "direction"} & first.keys():
        return None
    end = resolve(last, frame)
    if end.value is None:
        return None
    days = "day" in first and "day" in last
    ends = (first["month"], first["day"] if days else 0), (last["month"], last["day"] if days else 0)
    year = int(end.value[:4]) - (ends[0] > ends[1])
    said = {name: value for name, value in first.items() if name != "tense"}
    one = resolve(cast("TimexAnnotation", {**said, "form": "calendar", "year": year}), frame)
    return replace(one, relative=True, reason=f"{one.reason}, before the other end of the run")
