"""A number together with its unit: "$1.3m", "12-cent-a-share", "40 kilometres an hour", "15 dollars 50"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from extractors.figures.money import in_context, weighed
from extractors.figures.numerals import (
    Numeral,
    odds_of_digits,
    with_letter_as_magnitude,
    with_letter_as_unit,
)
from extractors.figures.units import TIMES, Unit, UnitMatch, sign_before, unit_after
from extractors.figures.words import PLAIN, SCALES


@dataclass(frozen=True, slots=True)
class Amount:
    """A number and what it is measured in, at its place in the text.

    Attributes:
        start: First code point, a currency sign before the number included.
        end: One past the last, unit and rate included.
        value: The number in its unit.
        unit: None for a bare number: it may count a noun.
        wording: The unit as the text words it, without the number.
    """

    start: int
    end: int
    value: float
    numeral: Numeral
    unit: Unit | None = None
    wording: str | None = None

    @property
    def is_bare(self) -> bool:
        """Whether it has no unit of measure of its own."""
        return self.unit is None


_RATE = re.compile(
    r"(?P<bracket> ?\([^()\n]{1,28}\))?(?: of(?: (?!the\b|an?\b|per\b|each\b)[a-z-]{2,16}){1,3}?)??"
    r"(?:(?P<slash> ?/ ?)|(?:[ \u00a0]?-[ \u00a0]?|[ \u00a0\n])(?P<link>per|an?|each|every)(?:[ \u00a0]?-[ \u00a0]?|[ \u00a0\n]))"
    r"(?P<of>[A-Za-zµμ]{1,16}(?:[²³2-3](?!\d))?)(?![\w$%])"
)
# What "a" makes a rate of ("$2 a share"); "per" makes one of any noun.
_A_RATES = TIMES | frozenset(
    "share barrel dozen head person piece ton tonne gallon litre liter pound ounce bushel night ticket game mile kilometre "
    "kilometer copy unit kilo kilogram pint bottle hectare acre visit vote word pop plate head seat".split()
)
_ONE_OF = re.compile(r" (?:of )?an? ")
_CENTS = re.compile(
    r"(?:,? and | )(?P<n>\d{1,2}|[a-z]+(?:-[a-z]+)?(?: (?:one|two|three|four|five|six|seven|eight|nine))?)(?P<c> ?(?:cents?|pence|p|¢))?"
    r"(?=$|[.,;:!?)]| (?:cents?|pence|more|less|each|per)\b)",
    re.IGNORECASE,
)
_MILLION_AFTER = re.compile(r" ?(million|billion|trillion|mn|bn|mln|bln|m|b)\b", re.I)
_NATION_AFTER = re.compile(r" US\b(?! [A-Z])")
_DIMENSION = re.compile(r" (?:tall|long|wide|high|deep|above|below|away|from|sprint|race|x\b)")
# Unit words that mean other things as often: they need a number that is surely measured.
_WEAK = frozenset("won real reals mark marks crown crowns sol kip dong rand lei bar bars mole moles gray grays nit nits pula kina crown".split())
_RESOLUTIONS = frozenset({360, 480, 720, 1080, 1440, 2160, 4320})


def amount_of(text: str, numeral: Numeral, counts: Callable[[int], bool]) -> Amount | None:
    """The amount that a numeral begins, or None where its letters show that it is part of a name.

    Args:
        text: The Doc's text.
        numeral: A number of the text.
        counts: Tells whether a plural noun phrase follows an offset ("2.7m combined sales").
    """
    numeral = odds_of_digits(text, numeral)
    sign = sign_before(text, numeral.start, numeral.glued)
    if numeral.glued and not (sign and sign.start <= numeral.start - len(numeral.glued)):
        return None
    if sign and sign.unit.name == "pound sterling" and text[sign.start : sign.end] == "PS" and not numeral.letter:
        return None
    numeral = _lettered(text, numeral, sign, counts)
    if sign:
        return _signed(text, numeral, sign)
    return _measured(text, numeral)


def _lettered(text: str, numeral: Numeral, sign: UnitMatch | None, counts: Callable[[int], bool]) -> Numeral:
    """Decides whether the letter after the digits is a magnitude ("$5m") or a unit ("5m tall")."""
    letter = numeral.letter
    if not letter:
        return numeral
    after = unit_after(text, numeral.end)
    money = sign or (after and after.unit.kind == "money")
    if money or letter in ("k", "K", "M", "b", "B"):
        return with_letter_as_magnitude(numeral)
    if letter == "m" and not _DIMENSION.match(text, numeral.end):
        measured = after and after.unit.kind in ("physical", "percent") and text[numeral.end] == " "
        if measured or re.match(r" of (?:its|the|their|them|his|our|these|those)\b", text[numeral.end :]) or counts(numeral.end):
            return with_letter_as_magnitude(numeral)
    return with_letter_as_unit(numeral)


def _signed(text: str, numeral: Numeral, sign: UnitMatch) -> Amount | None:
    """An amount of money with its sign or code before the number."""
    wording = text[sign.start : numeral.start].strip() or text[sign.start : sign.end].strip()
    wording = text[sign.start : sign.start + len(sign.unit.name)] if False else _sign_wording(text, sign, numeral)
    unit, start, end, value = sign.unit, sign.start, numeral.end, numeral.value * multiple(wording)
    after = unit_after(text, end)
    if after and after.unit.kind == "money" and (after.unit.name == unit.name or unit.unit_id is None):
        if not re.match(r"\d", text[after.end : after.end + 1]) and not re.match(r" ?\d", text[after.end : after.end + 2]):
            unit, end = (after.unit if after.unit.unit_id else unit), after.end
    elif (nation := _NATION_AFTER.match(text, end)) and unit.name == "dollar":
        unit, end = replace(unit, unit_id="USD"), nation.end()
    elif after and after.unit.kind == "percent":
        return Amount(start, after.end, value, numeral, after.unit, text[after.start : after.end])
    if text[start - 1 : start] in "-−–" and start and not text[max(0, start - 2) : start - 1].strip():
        start, value = start - 1, -value
    return _rated(text, Amount(start, end, value, numeral, in_context(text, unit, wording, start), wording))


def _sign_wording(text: str, sign: UnitMatch, numeral: Numeral) -> str:
    number = text[numeral.start : numeral.end]
    return text[sign.start : sign.end].removesuffix(number).strip()


def multiple(wording: str) -> float:
    """What a code says of magnitude: "MUSD" are millions."""
    return 1e6 if len(wording) == 4 and wording[0] == "M" and wording.isupper() else 1.0


def _measured(text: str, numeral: Numeral) -> Amount | None:
    """An amount with its unit after the number, or a bare one."""
    match = unit_after(text, numeral.end)
    if not match and numeral.form == "fraction" and (one := _ONE_OF.match(text, numeral.end)):
        match = unit_after(text, one.end() - 1)
        match = match if match and match.unit.kind in ("physical", "time") else None
    if match and not _plausible(text, numeral, match):
        match = None
    if not match:
        if _is_name(text, numeral):
            return None
        return Amount(numeral.start, numeral.end, numeral.value, numeral)
    wording = text[match.start : match.end]
    unit, end, value = match.unit, match.end, numeral.value
    if unit.kind == "money":
        value *= multiple(wording)
        if scale := _MILLION_AFTER.match(text, end):
            value, end = value * {"m": 1e6, "b": 1e9, **SCALES}[scale[1].lower()], scale.end()
        unit = in_context(text, unit, wording, match.start)
        if unit.name == "pound":
            unit = weighed(text, numeral, match.end)
        value, end = _with_cents(text, numeral, value, end)
    return _rated(text, Amount(numeral.start, end, value, numeral, unit, wording))


def _is_name(text: str, numeral: Numeral) -> bool:
    """Letters glued to the digits that are no unit make it a name ("3D", "24703L202", "4K", "1080p")."""
    after = text[numeral.end : numeral.end + 1]
    glued = after.isalnum() or after == "_"
    return numeral.form == "digits" and (glued or (numeral.value in (2000, 4000, 8000) and text[numeral.end - 1] == "K"))


def _plausible(text: str, numeral: Numeral, match: UnitMatch) -> bool:
    """Whether the word after the number is the unit and not a noun or a name that looks like one."""
    word = text[match.start : match.end].lower()
    if word in _WEAK and not (numeral.figured or numeral.scale >= 1e3 or numeral.value >= 1000):
        return False
    if word == "p" and numeral.value in _RESOLUTIONS:
        return False
    if word == "second" and numeral.value != 1 and text[numeral.end : numeral.end + 1] == " ":
        return False
    if match.unit.kind == "money" and text[match.end : match.end + 1].isdigit():
        return False
    money_again = match.unit.kind == "money" and re.match(r" ?\d", text[match.end : match.end + 2])
    return not (money_again and match.end - match.start <= 4 and text[match.start : match.end].lower() in ("$", "usd") and numeral.value < 10)


def _with_cents(text: str, numeral: Numeral, value: float, end: int) -> tuple[float, int]:
    """ "15 dollars 50", "thirteen dollars and forty-five cents": one amount."""
    cents = _CENTS.match(text, end)
    if not cents or value != int(value) or numeral.scale > 1:
        return value, end
    words = re.split(r"[ -]", cents["n"].lower())
    number = float(cents["n"]) if cents["n"].isdigit() else sum(PLAIN.get(word, 1000) for word in words)
    if not 0 < number < 100 or (not cents["c"] and re.match(r" (?:more|less|each)", text[cents.end() :]) and " and " in cents[0]):
        return value, end
    tail = re.compile(r" (?:cents?|pence)\b", re.I).match(text, cents.end())
    return value + number / 100, tail.end() if tail else cents.end()


def _rated(text: str, amount: Amount) -> Amount:
    """The amount with "per month", "a share", "/second" taken in, where one follows."""
    assert amount.unit is not None
    match = _RATE.match(text, amount.end)
    if not match or amount.unit.kind in ("age",):
        return amount
    of = match["of"].lower()
    if match["bracket"] and match["link"] != "per":
        return amount
    if match["link"] in ("each", "every") and of not in TIMES:
        return amount
    known = unit_after(text, match.start("of")) if len(of) > 1 or match["slash"] else None
    known_whole = known is not None and known.end >= match.end("of")
    if match["slash"] and not (known and known_whole):
        return amount
    if match["link"] in ("a", "an") and of not in _A_RATES:
        return amount
    if of in ("cent", "se"):
        return amount
    below = known.unit if known and known_whole else None
    if below and below.kind == "money":
        return amount
    name = below.name if below else "year" if of == "annum" else of
    unit = _ratio(amount.unit, below, name)
    link = match[0].removeprefix(match["bracket"] or "")
    wording = f"{amount.wording}{link}"
    end = amount.end if match["bracket"] else match.end()
    return replace(amount, end=end, unit=unit, wording=wording)


def _ratio(above: Unit, below: Unit | None, of: str) -> Unit:
    """The unit of a rate, with its SI value where both sides have one."""
    base = "percentage" if above.name == "percent" else above.name[0].lower() + above.name[1:] if above.unit_id != "USD" else "dollar"
    name = f"{base} per {of}"
    if above.si_unit and below and below.si_unit and not above.offset and not below.offset:
        return Unit(name, name, "rate", f"{above.si_unit} per {below.si_unit}", above.factor / below.factor)
    return Unit(name, name, above.kind if above.kind in ("money", "percent") else "rate")
