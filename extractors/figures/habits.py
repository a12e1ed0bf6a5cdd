"""How an article writes what can be written in two ways: told by the places where it leaves no doubt."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from extractors.figures.lexicon import cities, datelines, owners
from extractors.figures.number_forms import groups_by_points
from extractors.figures.vocabulary import vocabulary

_CALLED = re.compile(
    r"\d(?: (?:thousand|million|billion|trillion))? ([A-Z][a-z]+(?: [A-Z][a-z]+)?) dollars\b"
)
_LOOKED_AT = 60_000  # code points: whoever writes longer has shown the habit by then
_AMERICAN = re.compile(r"\bUS ?\$|\bU\.S\. ?\$|\b(?:US|U\.S\.) dollars?\b|\bUSD\b")
_PLAIN = re.compile(r"(?<![A-Za-z.])\$ ?\d|\d(?: [mb]illion)? dollars\b")
_DATELINE = 40  # code points in which a dateline names where an article is from
_OPENING = 300  # code points in which an article says of which country it is
UNITED_STATES = re.compile(
    r"\b(?:U\.S\.|US|USA|United States|America|American|Americans|Washington|WASHINGTON|New York|NEW YORK|Wall Street)(?![\w$])"
)
_OTHER_SIGN = re.compile(r"(?<![A-Za-z])(?:A|AU|C|CA|NZ|HK|S|NT|J|N|FJ|TT|G|B)\$ ?\d")


@dataclass(frozen=True, slots=True)
class Habits:
    """An article's habits.

    Attributes:
        groups_by_points: Decimals stand after a comma, so that a point can part groups of three digits.
        own_dollar: ISO 4217 code of what "$" means where the article marks the US dollar as "US$" and names one country that has
            another dollar; None where "$" is the US dollar's.
        said_dollars: Code of the dollars that the article calls by their country ("140 million Guyanese dollars"), and then only
            "dollars".
        open_dollars: The article is of a country with a dollar of its own, or has amounts in one, and does not say whose its
            "dollars" are.
        open_sign: The same of "$", which news writes for the US dollar.
        sent_from: The city of its dateline in capitals, where that tells what a shared word of money means; else empty.
    """

    groups_by_points: bool = False
    own_dollar: str | None = None
    said_dollars: str | None = None
    open_dollars: bool = False
    open_sign: bool = False
    sent_from: str = ""


@lru_cache(maxsize=4)
def habits_of(text: str) -> Habits:
    """The habits of the writer of a text."""
    seen = text[:_LOOKED_AT]
    if "dollar" not in seen and "$" not in seen:
        return Habits(groups_by_points(seen), sent_from=_sent_from(seen))
    own, said, opening = _own_dollar(seen), _said_dollars(seen), seen[:_OPENING]
    is_theirs = _is_of_owner(opening) and not UNITED_STATES.search(opening)
    dateline = opening[:_DATELINE]
    is_sent = _is_of_owner(dateline) and not UNITED_STATES.search(dateline)
    return Habits(
        groups_by_points(seen),
        own,
        said,
        open_dollars=own is None and said is None and (is_theirs or is_sent or _has_other(seen)),
        open_sign=own is None and is_theirs and said is None,
        sent_from=_sent_from(seen),
    )


def _sent_from(text: str) -> str:
    """The city of a dateline at the beginning of one of the first lines: "CAIRO, May 3 (Reuters) - "."""
    found = _dateline().search(text, 0, _OPENING)
    return found[1].upper() if found else ""


@lru_cache(maxsize=1)
def _dateline() -> re.Pattern[str]:
    towns = "|".join(sorted(map(re.escape, datelines()), key=len, reverse=True))
    named = "|".join(sorted((re.escape(town.title()) for town in datelines()), key=len, reverse=True))
    return re.compile(rf"(?m)^\s*({towns}|{named})\b[^.;:!?\n]{{0,40}}?(?: ?[–—] ?| - |\) ?[-–—:]? ?)")


def _has_other(text: str) -> bool:
    """Whether it has amounts in another dollar than that of the United States, and does not begin with those."""
    return bool(_OTHER_SIGN.search(text)) and not UNITED_STATES.search(text[:_OPENING])


def _is_of_owner(opening: str) -> bool:
    """Whether an article's opening names a country, or one of its cities, with a dollar of its own."""
    return bool(_owner().search(opening))


@lru_cache(maxsize=1)
def _owner() -> re.Pattern[str]:
    stems = "|".join(map(re.escape, owners("dollar")))
    towns = "|".join(cities("dollar"))
    return re.compile(rf"\b(?:(?:{stems})[a-z]*|{towns}|{stems.upper()}\w*|{towns.upper()})\b")


def _said_dollars(text: str) -> str | None:
    """The one dollar that amounts of the text are called by its country."""
    found = {vocabulary().names.get(f"{said[1].lower()} dollar") for said in _CALLED.finditer(text)}
    codes = {unit.unit_id for unit in found if unit is not None and unit.unit_id != "USD"}
    return codes.pop() if len(codes) == 1 else None


def _own_dollar(text: str) -> str | None:
    if not (_AMERICAN.search(text) and _PLAIN.search(text)):
        return None
    named = {code for stem, code in owners("dollar").items() if stem in text}
    return named.pop() if len(named) == 1 else None
