"""The day that a page's address names: `/2017/11/13/`, `/2019/nov/18/`, `/18-nov-2019/`, `/20191118/`."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from urllib.parse import urlsplit

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_NAME = (
    r"(?P<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_YEAR, _MONTH, _DAY = r"(?P<year>(?:19|20)\d\d)", r"(?P<month>[01]?\d)", r"(?P<day>[0-3]?\d)"
_TWO_MONTH, _TWO_DAY = r"(?P<month>[01]\d)", r"(?P<day>[0-3]\d)"

# Each begins at the beginning of a step of the path. A day that stands later in a step's words ("ten-years-after-11-sep-2001") is
# one that the story is of, and so may be one that words follow, unless its year comes first, as programs that keep logs write it.
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"/{_YEAR}/{_MONTH}/{_DAY}(?=[/_.-]|$)",
        rf"/{_YEAR}(?P<mark>[-_.]){_TWO_MONTH}(?P=mark){_TWO_DAY}(?=[/_.-]|$)",
        rf"/{_YEAR}[/-]{_TWO_MONTH}[/-]?{_TWO_DAY}(?=[/_.-]|$)",
        rf"/{_YEAR}{_TWO_MONTH}{_TWO_DAY}(?=[/_-])",
        rf"/{_YEAR}(?P<mark>[/_-]){_NAME}(?P=mark){_DAY}(?=[/_.-]|$)",
        rf"/{_DAY}(?P<mark>[/_-]){_NAME}(?P=mark){_YEAR}(?=/|$)",
        rf"/{_NAME}(?P<mark>[/_-]){_DAY}(?P=mark){_YEAR}(?=/|$)",
        rf"/(?P<day>1[3-9]|2\d|3[01])(?P<mark>[-_.]){_TWO_MONTH}(?P=mark){_YEAR}(?=[/_-]|$)",
    )
)
# Eight digits that end an address count as a day below a step that is their own year: elsewhere they may be a number.
_LAST = re.compile(rf"/{_YEAR}/(?:[^/]+/)*(?P=year){_TWO_MONTH}{_TWO_DAY}(?:\.\w{{2,5}})?$")
_EARLIEST = dt.date(1995, 1, 1)


def day_in_address(addresses: Iterable[str], latest: dt.date) -> dt.date | None:
    """The first day that one of the addresses names in its path; None where none does.

    Args:
        addresses: Addresses of one page, the surest first.
        latest: A later day is a number that looks like one.
    """
    for address in addresses:
        try:
            path = urlsplit(address).path
        except ValueError:
            continue
        for form in (*_FORMS, _LAST):
            for match in form.finditer(path):
                day = _day(match)
                if day is not None and _EARLIEST <= day <= latest:
                    return day
    return None


def _day(match: re.Match[str]) -> dt.date | None:
    said = match.groupdict()
    month = _MONTHS.index(said["name"][:3].lower()) + 1 if said.get("name") else int(said["month"])
    try:
        return dt.date(int(said["year"]), month, int(said["day"]))
    except ValueError:
        return None
