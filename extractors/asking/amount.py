"""What `value>` compares with: a number, with the unit that it is of where one is said."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from extractors.asking.units import UnitAsked, signs, unit_called

MAGNITUDES = {
    "": 0, "hundred": 2, "k": 3, "thousand": 3, "lakh": 5, "m": 6, "mn": 6, "mln": 6, "million": 6, "crore": 7,
    "b": 9, "bn": 9, "bln": 9, "billion": 9, "tn": 12, "trn": 12, "trillion": 12,
}  # fmt: skip
_DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d*)?|\.\d+"
_NUMBER = re.compile(rf"(?P<number>[-−]?(?:{_DIGITS})(?:e[+-]?\d{{1,3}})?)(?P<rest>.*)", re.DOTALL)
_MAGNITUDE = re.compile(
    rf" ?({'|'.join(sorted(filter(None, MAGNITUDES), key=len, reverse=True))})s?(?![a-z0-9])"
)
# A number that its next digit may make one: "27,9" of 27,934.
_HALF = re.compile(r"[-−]?(?:\d{1,3}(?:,\d{3})*,\d{0,2})?")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as it was typed.

    Attributes:
        number: Its value.
        unit: What it is of; None for a number alone, which is compared with figures of every unit.
    """

    number: float
    unit: UnitAsked | None = None


def amount_of(words: str) -> Amount | None:
    """The amount that folded words say; None where they are only half of one.

    `1500`, `27,934.02`, `1.5k`, `2m`, `3 million`, `5%`, `15 km`, `$1bn`, `usd 40`, `£2.5 million`.

    Raises:
        ValueError: They say none.
    """
    sign, rest = _sign_before(words)
    if _HALF.fullmatch(rest):
        return None
    found = _NUMBER.fullmatch(rest)
    if found is None:
        raise ValueError(words)
    after = found["rest"]
    magnitude = _MAGNITUDE.match(after)
    wording = after[magnitude.end() if magnitude else 0 :].strip()
    unit = unit_called(sign or wording) if sign or wording else None
    if (sign and wording) or (unit is None and wording):
        raise ValueError(words)
    exact = Decimal(found["number"].replace(",", "").replace("−", "-"))
    return Amount(float(exact.scaleb(MAGNITUDES[magnitude[1]] if magnitude else 0)), unit)


def _sign_before(words: str) -> tuple[str, str]:
    """The sign, code or symbol of money before a number, and the number."""
    minus = words[:1] if words[:1] in ("-", "−") else ""
    bare = words.removeprefix(minus)
    found = _signs().match(bare)
    return (found[1].strip(), minus + bare[found.end() :]) if found else ("", words)


@cache
def _signs() -> re.Pattern[str]:
    forms = "|".join(re.escape(form) for form in signs())
    return re.compile(rf"({forms}) ?(?=[\d.]|$)")
