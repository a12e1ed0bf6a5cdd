"""A number together with its unit: "$1.3m", "5 kW", "10 $", "15 dollars 50", "75 USD million"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extractors.figures.lexicon import words
from extractors.figures.money import in_context, weighed
from extractors.figures.numeral import Numeral, as_odds, with_letter_as_magnitude, with_letter_as_unit
from extractors.figures.shared_symbols import of_bulletin, told_apart
from extractors.figures.units import UnitMatch, sign_before, unit_after
from extractors.figures.vocabulary import Unit, vocabulary
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
        is_whose_open: It is in dollars of a country that the article does not say.
    """

    start: int
    end: int
    value: float
    numeral: Numeral
    unit: Unit | None = None
    wording: str | None = None
    is_whose_open: bool = False

    @property
    def is_bare(self) -> bool:
        """Whether it has no unit of measure of its own."""
        return self.unit is None


_COMPOUND = re.compile(r"(?: ?- ?)[a-z]{2,16}(?= [a-z])")
_ONE_OF = re.compile(r" (?:of )?an?(?= )")
_CENTS = re.compile(
    r"(?P<and>,? and | )(?P<n>\d{1,2}|[a-z]+(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?)"
    r"(?:(?P<cents> (?:(?:cents?|centimes?|pence|p)\b|¢))|(?=$|[.,;:!?)](?!\d)| more\b))",
    re.IGNORECASE,
)
# A price before the number, or after its unit what it is the price of: then "24 crowns" are money.
_PRICED = re.compile(
    r"\b(?:prices?|(?:price )?targets?|fees?|fares?|dividends?|bids?|offers?|fines?|wages?|costs?|costing|paying|pays?|paid"
    r"|worth|charge[sd]?|sells?|sold|traded|closed|earns?|earned|spen[dt]|shares?)(?: [a-z]+){0,4}"
    r" (?:(?:to|at|of|for|from|by|up|down|only|just|about|some|is|was|were|are) )*$"
    r"|\b(?:costs?|paid|pays?|worth|earns?|spen[dt]) $",
    re.IGNORECASE,
)
_PRICED_AFTER = re.compile(r" (?:an?|per) [a-z]+\b| each\b| apiece\b")
_MAGNITUDE = re.compile(r" ?(million|billion|trillion|mn|bn|mln|bln|m|b)\b", re.IGNORECASE)
_NATION = re.compile(r" US\b(?! [A-Z])")
_NUMBER_NEXT = re.compile(r" ?\d")
_DIMENSION = re.compile(r" (?:tall|long|wide|high|deep|above|below|away|from|sprint|race|x\b)")
_OF_THEM = re.compile(r" of (?:its|the|their|them|his|our|these|those)\b")
_ADDRESS = re.compile(
    r"(?: (?:and|&) \d{1,5})?(?: (?:[NSEW]\.?[NSEW]?\.?|North|South|East|West))?"
    r"(?: [A-Z][\w'’-]{1,16}\.?| \d{1,3}(?:st|nd|rd|th)){1,3}"
    r" (?:St|Street|Ave|Avenue|Road|Rd|Drive|Dr|Lane|Ln|Blvd|Boulevard|Way|Court|Ct|Place|Trail|Parkway|Pkwy|"
    r"Highway|Hwy|Circle|Terrace|Plaza|Square|Close|Crescent|Gardens|Row|Alley|Quay|Wharf)\b"
)
_NAME_BEFORE = re.compile(r"(?<![.!?] )\b[A-Z][\w-]* $")
_OLD = re.compile(r"(?:[ -]| - )old\b(?!-)")
_FEET = re.compile(r"\d ?(?:ft|feet|foot)\.?,? (?:and )?$|\d['’′]$")
_INCHES = re.compile(r" ?(in\b|[\"”″])")
_INCHES_A_FOOT = 12
_AND_INCHES = re.compile(r"-(\d{1,2})(?:-inch)?\b(?![.,]\d|-)")
_LONG = re.compile(
    r" (?:long|wide|high|tall|deep|thick|across|in (?:diameter|length|width|height)|x \d|by \d)\b"
)
_OF_GOODS = re.compile(r" of (?!wind)[a-z]")
_RADIATION = re.compile(r"\b(?:radi|expos|dose|gamma|x-ray)", re.IGNORECASE)
_KT_OF_GOODS = re.compile(r"\d ?kt of (?!wind)[a-z]")
_QUOTES = re.compile(r'(?<!\d)"')
_QUOTED = 2000  # code points: the longest paragraph of news
_FOOT_MARK = re.compile(
    r"['’′](?=\d{1,2}[\"”″]| (?:deep|long|wide|high|tall|thick)\b| of (?:snow|rain|water|mud|ice|rope|cable|pipe|sand)\b)"
)
_MAGNITUDES = {**SCALES, "m": 1e6, "b": 1e9}
# Heights of screens in lines: "1080p" is no money.
_RESOLUTIONS = frozenset({360, 480, 720, 1080, 1440, 2160, 4320})


def amount_of(text: str, numeral: Numeral, counts: Callable[[int], bool], after: int = 0) -> Amount | None:
    """The amount that a numeral begins, or None where its letters show that it is part of a name.

    Args:
        text: The Doc's text.
        numeral: A number of the text.
        counts: Tells whether a plural noun phrase follows an offset ("2.7m combined sales").
        after: One past the amount before, whose unit is no sign of this number ("10 rmb 20 usd").
    """
    numeral = as_odds(text, numeral)
    if numeral.is_plain and _ADDRESS.match(text, numeral.end):
        return None
    sign = sign_before(text, numeral.start)
    sign = sign if sign and sign.start >= after else None
    if numeral.glued and not (sign and sign.start <= numeral.start - len(numeral.glued)):
        return None
    if sign and text[sign.start : sign.end] == "PS" and not numeral.letter:
        sign = None
        if numeral.glued:
            return None
    numeral = _lettered(text, numeral, sign, counts)
    return _signed(text, numeral, sign) if sign else _measured(text, numeral)


def with_inches(text: str, amount: Amount) -> Amount:
    """The amount in inches where some follow the feet in one word: "6-foot-2", "5-foot-11-inch"."""
    more = _AND_INCHES.match(text, amount.end) if amount.unit and amount.unit.name == "foot" else None
    if more is None or int(more[1]) >= _INCHES_A_FOOT or text[amount.numeral.end] != "-":
        return amount
    value = amount.value * _INCHES_A_FOOT + int(more[1])
    return replace(amount, end=more.end(), value=value, unit=vocabulary().names["inch"], wording="inches")


def compounds(text: str, amounts: Sequence[Amount]) -> Iterator[tuple[int, int]]:
    """The extents of numbers hyphened to a noun right after a number of their own: "five-man" of "12 five-man crews"."""
    for first, second in pairwise(amounts):
        if first.is_bare and second.is_bare and text[first.end : second.start] == " ":
            compound = _COMPOUND.match(text, second.end)
            if compound:
                yield second.start, compound.end()


def _lettered(text: str, numeral: Numeral, sign: UnitMatch | None, counts: Callable[[int], bool]) -> Numeral:
    """Decides whether the letter after the digits is a magnitude ("$5m") or a unit ("5m tall")."""
    letter = numeral.letter
    if not letter:
        return numeral
    after = unit_after(text, numeral.end)
    if sign or (after and after.unit.kind == "money") or letter in ("k", "K", "M", "b", "B"):
        return with_letter_as_magnitude(numeral)
    if letter == "MM" and after and after.unit.kind == "physical" and text[numeral.end] == " ":
        return with_letter_as_magnitude(numeral)  # "3.5MM barrels"
    if letter == "m" and not _DIMENSION.match(text, numeral.end):
        measured = after and after.unit.kind in ("physical", "percent") and text[numeral.end] == " "
        if measured or _OF_THEM.match(text, numeral.end) or counts(numeral.end):
            return with_letter_as_magnitude(numeral)
    return with_letter_as_unit(numeral)


def _signed(text: str, numeral: Numeral, sign: UnitMatch) -> Amount:
    """An amount of money with its sign or code before the number."""
    wording = text[sign.start : sign.end].removesuffix(text[numeral.start : numeral.end]).strip()
    unit, start, end = sign.unit, sign.start, numeral.end
    value = numeral.value * _multiple(wording)
    after = unit_after(text, end)
    if after and after.unit.kind == "percent":
        return Amount(numeral.start, after.end, value, numeral, after.unit, text[after.start : after.end])
    again = after and after.unit.kind == "money" and (after.unit.name == unit.name or unit.unit_id is None)
    again = again and after and text[after.start : after.end] != "mark"  # "above the $50 mark"
    if after and again and not _NUMBER_NEXT.match(text, after.end):
        unit, end = (after.unit if after.unit.unit_id else unit), after.end
    elif (nation := _NATION.match(text, end)) and unit.name == "dollar":
        unit, end = replace(unit, unit_id="USD"), nation.end()
    if start and text[start - 1] in "-−–" and not text[max(0, start - 2) : start - 1].strip():
        start, value = start - 1, -value
    return Amount(start, end, value, numeral, in_context(text, unit, wording, start), wording)


def _multiple(wording: str) -> float:
    """What a code says of magnitude: "MUSD" are millions."""
    return 1e6 if len(wording) == 4 and wording[0] == "M" and wording.isupper() else 1.0


def _measured(text: str, numeral: Numeral) -> Amount | None:
    """An amount with its unit after the number, or a bare one."""
    match = unit_after(text, numeral.end)
    if match and numeral.is_plain and match.start == numeral.end and _is_numbered_name(text, numeral, match):
        return None
    if match:
        match = told_apart(text, _goods(text, match), numeral.value)
    else:
        match = of_bulletin(text, numeral.end) or _feet_or_inches(text, numeral)
    if not match and numeral.form == "fraction" and (one := _ONE_OF.match(text, numeral.end)):
        match = unit_after(text, one.end())
        shares = match is not None and match.unit.name in ("percentage point", "basis point")
        match = match if match and (shares or match.unit.kind in ("physical", "time")) else None
    if not match and numeral.form == "vague" and text.startswith(" of ", numeral.end):
        match = unit_after(text, numeral.end + len(" of"))  # "tens of millions of dollars"
        match = match if match and match.unit.kind == "money" else None
    if match and not _plausible(text, numeral, match):
        match = None
    if match and text[match.start : match.end] == "mark" and numeral.value != 1:
        match = None  # "the 1 million mark": money is in marks
    if match:
        return _with_unit(text, numeral, match)
    return None if _is_name(text, numeral) else Amount(numeral.start, numeral.end, numeral.value, numeral)


def _goods(text: str, match: UnitMatch) -> UnitMatch:
    """What "kt" and "R" mean: "5 kt of grain, against 7 kt" or "12 kt"; rands, or a dose of "0.5 R"."""
    if text[match.start : match.end] == "R" and _RADIATION.search(
        text, max(0, match.start - 120), match.end + 60
    ):
        return match._replace(unit=vocabulary().names["roentgen"])
    if match.unit.name != "knot" or text[match.start : match.end] != "kt":
        return match
    goods = _OF_GOODS.match(text, match.end) or _KT_OF_GOODS.search(text)
    return match._replace(unit=vocabulary().names["kilotonne"]) if goods else match


def _feet_or_inches(text: str, numeral: Numeral) -> UnitMatch | None:
    """The unit of heights: "5 ft 11 in", "6′4″"."""
    if feet := _FOOT_MARK.match(text, numeral.end):
        return UnitMatch(vocabulary().names["foot"], feet.start(), feet.end())
    inches = _INCHES.match(text, numeral.end)
    if (
        inches
        and inches[1] != "in"
        and (_LONG.match(text, inches.end()) or not _is_quoted(text, inches.start()))
    ):
        return UnitMatch(vocabulary().names["inch"], inches.start(1), inches.end(1))  # 24" long
    if inches and _FEET.search(text, max(0, numeral.start - 14), numeral.start):
        return UnitMatch(vocabulary().names["inch"], inches.start(1), inches.end(1))
    return None


def _is_quoted(text: str, end: int) -> bool:
    """Whether a quotation is open there, so that the mark closes it: "We lost 24"."""
    marks = _QUOTES.findall(text, max(0, end - _QUOTED), end)
    return len(marks) % 2 == 1 or (text[end : end + 1] == "”" and "“" in text[max(0, end - _QUOTED) : end])


def _with_unit(text: str, numeral: Numeral, match: UnitMatch) -> Amount:
    wording = text[match.start : match.end]
    unit, end, value = match.unit, match.end, numeral.value
    if unit.kind == "time" and (old := _OLD.match(text, end)):
        unit, end = Unit(f"{unit.name} of age", unit.name, "age"), old.end()
        wording = text[match.start : end]
    if unit.kind == "money":
        value *= _multiple(wording)
        if scale := _MAGNITUDE.match(text, end):
            value, end = value * _MAGNITUDES[scale[1].lower()], scale.end()
        unit = in_context(text, unit, wording, match.start)
        if unit.name == "pound" and unit.unit_id is None:
            unit = weighed(text, numeral, match.end)
        if unit.kind == "money":
            value, end = _with_cents(text, numeral, value, end)
    return Amount(numeral.start, end, value, numeral, unit, wording)


def _is_name(text: str, numeral: Numeral) -> bool:
    """Letters glued to the digits that are no unit make it a name ("3D", "24703L202", "4K", "1080p")."""
    after = text[numeral.end : numeral.end + 1]
    if numeral.form != "digits":
        return False
    return after.isalnum() or after == "_" or (numeral.value in (4000, 8000) and text[numeral.end - 1] == "K")


def _is_numbered_name(text: str, numeral: Numeral, match: UnitMatch) -> bool:
    """A capital after the number of a name: "Launch Pad 39A"."""
    letter = text[match.start : match.end]
    return (
        len(letter) == 1
        and letter.isupper()
        and bool(_NAME_BEFORE.search(text, max(0, numeral.start - 24), numeral.start))
    )


def _plausible(text: str, numeral: Numeral, match: UnitMatch) -> bool:
    """Whether the word after the number is the unit and not a noun or a name that looks like one."""
    word = text[match.start : match.end].lower()
    yearlike = numeral.is_plain and 1900 <= numeral.value <= 2100
    measured = numeral.figured or numeral.scale >= 1e3 or (numeral.value >= 1000 and not yearlike)
    is_weak = word in words("weak") and not measured
    if word == "pm" or (is_weak and not (match.unit.kind == "money" and _is_price(text, numeral, match))):
        return False
    if match.unit.kind == "time" and yearlike and not word.endswith("s"):
        return False  # "World Cup 2018 day five"
    if word == "p" and numeral.value in _RESOLUTIONS:
        return False
    if word == "s" and not numeral.figured:
        return False  # "the 1990s", "three 4-3s"
    if word == "second" and numeral.value != 1 and text[numeral.end] == " ":
        return False
    if match.unit.kind != "money":
        return True
    # "3 USD50 cards" and "50 rmb 20": the sign or the code is the next number's.
    next_number = _NUMBER_NEXT.match(text, match.end)
    code = word in ("$", "£", "€") or text[match.start : match.end].isupper()
    spaced = text[match.end : match.end + 1] == " "
    return not (next_number and code and (not spaced or numeral.value < 10)) or word == "元"


def _is_price(text: str, numeral: Numeral, match: UnitMatch) -> bool:
    """Whether what is said of a number is that somebody pays it: "a price target of 24 crowns", "50 won a kilo"."""
    if text.startswith(" of ", match.end):
        return False  # "paid 3 marks of respect"
    before = _PRICED.search(text, max(0, numeral.start - 60), numeral.start)
    return bool(before or _PRICED_AFTER.match(text, match.end))


def _with_cents(text: str, numeral: Numeral, value: float, end: int) -> tuple[float, int]:
    """The value and the end of "15 dollars 50", "thirteen dollars and forty-five cents"."""
    cents = _CENTS.match(text, end)
    if not cents or value != int(value) or numeral.scale >= 1e3:
        return value, end
    parts = re.split(r"[ -]", cents["n"].lower())
    number = float(cents["n"]) if cents["n"].isdigit() else sum(PLAIN.get(word, 1000) for word in parts)
    return (value + number / 100, cents.end()) if 0 < number < 100 else (value, end)
