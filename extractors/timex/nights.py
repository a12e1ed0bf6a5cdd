"""Nights between two days: "the nights of 3/4 and 5/6 November" are those of the third and of the fifth."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

Fields = dict[str, Any]

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_PAIR = r"\d{1,2}(?:st|nd|rd|th)?(?:[/–-]| to | and )\d{1,2}(?:st|nd|rd|th)?"
_NIGHTS = re.compile(
    rf"(?P<lead>(?:[Tt]he )?[Nn]ights? (?:of |between )(?:the )?)(?P<pairs>{_PAIR}(?:(?:, | and |, and ){_PAIR}){{0,5}}) {_MONTH}"
    r"(?:,? (?P<year>(?:19|20)\d\d))?\b"
)
_AFTER_MONTH = re.compile(
    rf"(?:[Tt]he )?[Nn]ights? (?:of |between )(?:the )?{_MONTH} (?P<first>\d{{1,2}})(?:[/–-]| to | and )(?P<second>\d{{1,2}})"
    r"(?!\d)(?:,? (?P<year>(?:19|20)\d\d))?"
)
_EACH = re.compile(
    r"(?P<first>\d{1,2})(?:st|nd|rd|th)?(?:[/–-]| to | and )(?P<second>\d{1,2})(?:st|nd|rd|th)?"
)


def nights(text: str) -> Iterator[tuple[int, int, Fields]]:
    """The nights of a text in order: extent, and fields. A night has the day that it begins on."""
    if "ight" not in text and "IGHT" not in text:
        return
    for match in _AFTER_MONTH.finditer(text):
        if int(match["second"]) == int(match["first"]) + 1:
            yield (*match.span(), _night(match, match))
    for match in _NIGHTS.finditer(text):
        pairs = list(_EACH.finditer(text, *match.span("pairs")))
        if not all(int(pair["second"]) == int(pair["first"]) + 1 for pair in pairs):
            continue
        for pair in pairs:
            start = match.start() if pair is pairs[0] else pair.start()
            end = match.end() if pair is pairs[-1] else pair.end()
            yield start, end, _night(match, pair)


def _night(match: re.Match[str], pair: re.Match[str]) -> Fields:
    month = _MONTHS.index(match["month"][:3].lower()) + 1
    year = {"year": int(match["year"])} if match["year"] else {}
    return {"form": "calendar", "month": month, "day": int(pair["first"]), "part": "NI"} | year
