"""A year that is said once for several: "3 % in March, 4 % in April and 5 % in May 2022", "28 November 2022 to 3 January"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from extractors.timex.rules import ACCEPTED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractors.timex.annotations import TimexAnnotation

_BESIDE = re.compile(
    r"(?:,|;|,? and|,? or|,? &|/) ?(?:the )?|(?: and| or)(?: in| on| of)(?: the)? "
    r"|(?: to| through| until| till|-|–) ?(?:the |early |late |mid-?)*"
)
"""Between the days of a list, or the two ends of a run."""
_RUN = re.compile(r"(?: to| through| until| till| ?-| ?–) ?(?:the |early |late |mid-?)*")
_DEALT = re.compile(
    r"(?:,|;|,? and|,? but) (?=[^;:!?]{0,40}\d)(?:[^.;:!?]|\.(?=\d)){2,40}? (?:in|on|for|during)(?: (?:the|early|late|mid))? "
)
"""Between the days of a list that deals out numbers: ", 3.4 % in ", " and another 20 on "."""
_PLACED = re.compile(r"(?:,|,? and|,? then) (?:in |to |at )?(?:[A-Z][\w’'-]+ ){1,3}(?:in|on) (?:the )?")
"""Between the days of a list that deals out places: " and Rome on "."""
_WRAPS = 6  # months: a list that goes on in a month before goes on in the next year where so few lie between
_YEAR = 12
_CONTRAST = re.compile(
    r"\b(?:from|than|against|compared|versus|vs|since|after|before|until|unlike|while)\b", re.IGNORECASE
)
_SAID = frozenset(
    {
        "form",
        "month",
        "day",
        "tense",
        "listed",
        "quoted",
        "deed",
        "heads",
        "sentence",
        "modifier",
        "start",
        "end",
        "text",
        "verdicts",
        "weekday",
        "part",
    }
)
"""What an expression may say that still takes its year from another: no direction, no clock, no count."""


def with_shared_years(found: Sequence[TimexAnnotation], text: str, offset: int) -> list[TimexAnnotation]:
    """The expressions, with the year of the last of a list, or of the first of a run, in the others.

    A list that comes to an earlier month ("November, December and January 2022") begins in the year before.

    Args:
        found: Expressions in text order.
        text: The Doc's text.
        offset: Its first code point in the article.
    """
    out = list(found)
    for at in range(len(out) - 2, -1, -1):
        one, after = out[at], out[at + 1]
        if _lacks_year(one) and _says_year(after) and not _is_other_year(one, after):
            gap = text[one["end"] - offset : after["start"] - offset]
            dealt = _DEALT.fullmatch(gap) and not _CONTRAST.search(gap)
            if dealt or _BESIDE.fullmatch(gap) or _PLACED.fullmatch(gap):
                out[at] = _with_year(one, after, after["year"] - _is_earlier(after, one))
    for at in range(1, len(out)):
        before, one = out[at - 1], out[at]
        gap = text[before["end"] - offset : one["start"] - offset]
        if (
            _lacks_year(one)
            and _says_year(before)
            and not _is_other_year(before, one)
            and _RUN.fullmatch(gap)
        ):
            out[at] = _with_year(one, before, before["year"] + _is_earlier(one, before))
    return out


def _lacks_year(one: TimexAnnotation) -> bool:
    return (
        "month" in one and "year" not in one and one.keys() <= _SAID and one["form"] in ("month", "calendar")
    )


def _says_year(one: TimexAnnotation) -> bool:
    return "month" in one and "year" in one and "direction" not in one


def _is_earlier(one: TimexAnnotation, other: TimexAnnotation) -> bool:
    return (one["month"], one.get("day", 0)) < (other["month"], other.get("day", 0))


def _is_other_year(one: TimexAnnotation, after: TimexAnnotation) -> bool:
    """Whether the second is so far before the first in the calendar that no list leads from one to the other."""
    return (after["month"] - one["month"]) % _YEAR > _WRAPS and _is_earlier(after, one)


def _with_year(one: TimexAnnotation, other: TimexAnnotation, year: int) -> TimexAnnotation:
    said = {
        "form": "calendar",
        "year": year,
        "shared_year": True,
        "verdicts": [ACCEPTED["calendar"].verdict(one["start"], one["end"])],
    }
    if other.get("short_year"):
        said["short_year"] = True
    return cast("TimexAnnotation", {**one, **said})
