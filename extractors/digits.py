"""How a number reads: every digit that the article prints, never an exponent."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import Final

# The letters that stand for a magnitude, with its power of ten, largest first.
MAGNITUDES: Final[tuple[tuple[int, str], ...]] = ((12, "tn"), (9, "bn"), (6, "m"))

# Beyond so many decimals a magnitude's letter saves nothing: 1.234m, but 1,234,567.
_SCALED_DECIMALS: Final = 3

# A number of so many digits is no decimal that news prints, but what a share such as 2/3 comes to.
_UNENDING: Final = 14
_LARGEST_PART: Final = 1000
# "three-eighths" is said of parts; "0.13 of" is not.
_LARGEST_SPOKEN_PART: Final = 10

# Digits that someone printed, grouped by commas or by blanks of any width, with their decimals.
_PRINTED: Final = re.compile(
    r"(?<![\d.,])\d{1,3}(?:(?P<group>[,  \u00a0\u202f\u2009\u2007])\d{3})(?:(?P=group)\d{3})*(?:\.\d+)?(?!\d)"
    r"|(?<![\d.])\d*\.?\d+"
)
_SIGNIFICANT: Final = 3


def number(value: float) -> str:
    """A number in full: `3,000`, `27,934.02`, `1.3m`, `1,234,567`, `2/3`, `0.07`.

    A magnitude's letter stands only where no digit is lost by it, a fraction only where no decimal is exact.
    """
    exact = _decimal(value)
    for power, letter in MAGNITUDES:
        scaled = _plain(exact.scaleb(-power))
        if abs(scaled) >= 1 and _decimals(scaled) <= _SCALED_DECIMALS:
            return f"{scaled:,f}{letter}"
    if len(exact.as_tuple().digits) >= _UNENDING and exact != exact.to_integral_value():
        simple = _fraction(value, _LARGEST_PART)
        if simple is not None:
            return simple
    return f"{exact:,f}"


def in_full(value: float) -> str:
    """A number without a magnitude's letter: `1,300,000`."""
    return f"{_decimal(value):,f}"


def ungrouped(value: float) -> str:
    """A number in full without commas, as codes have it: `1300000`."""
    return f"{_decimal(value):f}"


def share(value: float) -> str:
    """A part of a whole: `1/2`, `3/8`; a number where it is no part that has a name."""
    return (0 < abs(value) < 1 and _fraction(value, _LARGEST_SPOKEN_PART)) or number(value)


def printed(value: float, wording: str) -> str | None:
    """The number with the decimals and the magnitude that the article prints; None where its words hold no such digits.

    Args:
        value: What was read there.
        wording: The words it was read in: of `$185.50` the decimals are two, of `1,300 million` the magnitude is a million.
    """
    if not any(character.isdigit() for character in wording):
        return None
    exact = _decimal(abs(value))
    sign = "-" if value < 0 else ""
    for match in _PRINTED.finditer(wording):
        digits = Decimal(re.sub(r"[^\d.]", "", match.group()))
        if digits == exact:
            return f"{sign}{digits:,f}"
        for power, letter in MAGNITUDES:
            if digits and digits.scaleb(power) == exact:
                return f"{sign}{digits:,f}{letter}"
    return None


def rounded(value: float) -> str:
    """The number in three significant digits, for where there is no room for all of them: `27.9k`, `1.23m`."""
    exact = _decimal(value)
    if not exact:
        return "0"
    short = _plain(round(exact, _SIGNIFICANT - 1 - exact.adjusted()))
    for power, letter in (*MAGNITUDES, (3, "k")):
        scaled = _plain(short.scaleb(-power))
        if abs(scaled) >= 1:
            return f"{scaled:,f}{letter}"
    return f"{short:f}"


def _decimal(value: float) -> Decimal:
    return _plain(Decimal(repr(float(value))))


def _plain(value: Decimal) -> Decimal:
    """Without the noughts at the end of its decimals, and without an exponent."""
    whole = value.to_integral_value()
    return whole.quantize(Decimal(1)) if _fits(value, whole) else value.normalize() + 0


def _fits(value: Decimal, whole: Decimal) -> bool:
    return value == whole and whole.adjusted() < 28  # digits of the decimal context


def _decimals(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _fraction(value: float, largest: int) -> str | None:
    simple = Fraction(value).limit_denominator(largest)
    if simple.denominator == 1 or abs(float(simple) - value) > 2e-15 * max(1.0, abs(value)) + 1e-15:
        return None
    whole, part = divmod(abs(simple.numerator), simple.denominator)
    sign = "-" if simple < 0 else ""
    return f"{sign}{f'{whole:,} ' if whole else ''}{part}/{simple.denominator}"
