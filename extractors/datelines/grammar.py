"""The forms of datelines, as patterns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

_LATIN: Final = range(0x41, 0x250)
"""Code points of the Latin letters that names in English news are written in."""

_UPPER: Final = "".join(chr(code) for code in _LATIN if chr(code).isupper())

_WORD = rf"(?:Mc|Mac|O['’])?[{_UPPER}][{_UPPER}.'’]+"
_CAPITALS = rf"{_WORD}(?:(?: |-)(?:{_WORD}|de|la)){{0,4}}"
"""A name in capitals: "RIO DE JANEIRO", "PORT-AU-PRINCE", "N'DJAMENA", "McALLEN"."""

_NAMED = rf"[{_UPPER}][\w.'’]*(?:[ -](?:[a-z]{{1,4}}[ -]){{0,2}}[{_UPPER}][\w.'’]*){{0,4}}"
"""A name in small letters: "Port-au-Prince", "Democratic Republic of the Congo"."""

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:mon|tue|wednes|thurs|fri|satur|sun)day"
_DAY = (
    rf"(?i:(?:{_WEEKDAY},? )?(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?!\d)(?:,? (?:19|20)\d\d)?"
    rf"|(?:19|20)\d\d-\d\d-\d\d|{_WEEKDAY})"
)
# A dash or a colon. One hyphen joins words ("PARIS-based") unless a blank follows it.
_MARK = r"(?P<mark>(?:--+|[—\x97]|[-–_:](?=\s|$))(?: [-–](?=\s))?)"
_JOINT = r" ?/ ?|,? and (?=\w)"
_CREDIT = r"(?:\(|(?<= )/)(?P<credit>[^()/\d]{1,40})[)/]"


@dataclass(frozen=True, slots=True)
class Grammar:
    """The compiled patterns; the forms have the groups place, within, day, credit, later (a day after the agency) and mark.

    Attributes:
        opening: What stands before a dateline: a paragraph's start, or a sentence's end and a blank.
        forms: A place in capitals, one in small letters, and an agency alone, in the order in which they are tried.
        joint: What joins several places.
    """

    opening: re.Pattern[str]
    forms: tuple[re.Pattern[str], ...]
    joint: re.Pattern[str]


@cache
def grammar() -> Grammar:
    """The patterns, compiled at their first use."""
    return Grammar(
        opening=re.compile(r"^\s*|(?<=[.!?:;\"”)\]] )|(?<=  )"),
        forms=(_placed(_CAPITALS), _placed(_NAMED), re.compile(rf"(?P<place>){_CREDIT} ?{_MARK}")),
        joint=re.compile(_JOINT),
    )


def _placed(name: str) -> re.Pattern[str]:
    """A dateline whose places are such names. What is needed beside them is not the pattern's to say."""
    return re.compile(
        rf"(?:(?:NEAR|OUTSIDE|ABOARD|Near|Outside|Aboard) )?(?P<place>{name}(?:(?:{_JOINT}){name}){{0,2}})"
        rf"(?:, ?(?!{_DAY})(?P<within>{_NAMED}(?:, (?!{_DAY}){_NAMED})?))?"
        rf"(?:,? ?\(?(?P<day>{_DAY})\)?)?"
        rf"(?:,? ?(?:--|[-–—])? ?{_CREDIT})?"
        rf"(?:,? (?P<later>{_DAY}))?"
        rf" ?{_MARK}?"
    )
