"""Units of measure and money: the tables, and finding a unit at a place in a text.

A unit has its standard name (`unit_id`): the ISO 4217 code of a currency, `percent`, or the full English name of
anything else; a rate is named in full whatever it is made of ("dollar per month", "barrel per day").
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

UnitKind = Literal["money", "percent", "physical", "time", "age", "rate"]

PERCENT = frozenset({"percent", "percentage point", "basis point"})
TIMES = frozenset(
    [
        "second",
        "minute",
        "hour",
        "day",
        "week",
        "fortnight",
        "month",
        "year",
        "decade",
        "century",
        "millennium",
    ]
)
# SI prefixes by letter: name and factor (BIPM SI brochure, table 7); "u" also matches the two micro signs.
PREFIXES: dict[str, tuple[str, float]] = {
    "k": ("kilo", 1e3),
    "M": ("mega", 1e6),
    "G": ("giga", 1e9),
    "T": ("tera", 1e12),
    "P": ("peta", 1e15),
    "E": ("exa", 1e18),
    "h": ("hecto", 1e2),
    "d": ("deci", 1e-1),
    "c": ("centi", 1e-2),
    "m": ("milli", 1e-3),
    "u": ("micro", 1e-6),
    "n": ("nano", 1e-9),
    "p": ("pico", 1e-12),
}


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit, independent of how a text words it.

    Attributes:
        name: The full English name, singular.
        unit_id: The standard name that is exported; None where the words do not say which unit it is ("pesos").
        si_unit: The SI unit's name; None where there is none.
        factor: SI value = value * factor + offset.
    """

    name: str
    unit_id: str | None
    kind: UnitKind
    si_unit: str | None = None
    factor: float = 1.0
    offset: float = 0.0


class UnitMatch(NamedTuple):
    """A unit at a place in the text."""

    unit: Unit
    start: int
    end: int


@dataclass(slots=True)
class Vocabulary:
    """All wordings of units: `names` in lower case, `symbols` and currency `signs` to the letter."""

    names: dict[str, Unit] = field(default_factory=dict)
    symbols: dict[str, Unit] = field(default_factory=dict)
    signs: dict[str, Unit] = field(default_factory=dict)
    lengths: tuple[int, ...] = ()


def plurals(name: str) -> tuple[str, ...]:
    """The name and its regular plural; the head of "mile per hour" is its first word."""
    head, *rest = re.split(r"(?= per | of )", name, maxsplit=1)
    if head.endswith(("s", "x", "ch", "sh")):
        return (name, head + "es" + "".join(rest))
    if head.endswith("y") and head[-2:-1] not in "aeiou":
        return (name, head[:-1] + "ies" + "".join(rest))
    return (name, head + "s" + "".join(rest))


def _rows(table: str) -> list[list[str]]:
    text = files("extractors.figures").joinpath("data", table).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


def _forms(column: str) -> list[str]:
    return [form for form in column.split(";") if form]


def _kind(unit_id: str) -> UnitKind:
    if unit_id in PERCENT:
        return "percent"
    if unit_id in TIMES:
        return "time"
    return "age" if unit_id == "year of age" else "rate" if " per " in unit_id else "physical"


@cache
def vocabulary() -> Vocabulary:
    """The tables of `data/`, read once."""
    words = Vocabulary()
    for unit_id, si_unit, factor, offset, prefixes, names, symbols in _rows("units.tsv"):
        si = None if si_unit == "-" else si_unit
        unit = Unit(unit_id, unit_id, _kind(unit_id), si, float(factor), float(offset))
        for name in _forms(names):
            words.names.update(dict.fromkeys((form.lower() for form in plurals(name)), unit))
        words.symbols.update(dict.fromkeys(_forms(symbols), unit))
        for letter in prefixes.strip("-"):
            _prefixed(words, unit, letter, _forms(names), _forms(symbols))
    for code, names, symbols in (row[:3] for row in _rows("currencies.tsv")):
        _currency(words, code, _forms(names), _forms(symbols))
    words.lengths = tuple(
        sorted({len(form) for form in (*words.names, *words.symbols, *words.signs)}, reverse=True)
    )
    return words


def _prefixed(words: Vocabulary, unit: Unit, letter: str, names: list[str], symbols: list[str]) -> None:
    prefix, factor = PREFIXES[letter]
    name = prefix + unit.name
    bigger = Unit(name, name, unit.kind, unit.si_unit, unit.factor * factor, unit.offset)
    for form in names:
        for plural in plurals(prefix + form):
            words.names.setdefault(plural.lower(), bigger)
    for symbol in symbols:
        for sign in ("µ", "μ", "u") if letter == "u" else (letter,):
            words.symbols.setdefault(sign + symbol, bigger)


def _currency(words: Vocabulary, code: str, names: list[str], symbols: list[str]) -> None:
    vague = code.startswith("-")
    unit_id = None if code in AMBIGUOUS else code.removeprefix("-")
    full = next((name for name in names if " " in name), names[0]) if " " not in names[0] else names[0]
    unit = Unit(code[1:] if vague else full, unit_id, "money")
    for name in names:
        for form in plurals(name):
            words.names.setdefault(form.lower(), unit)
            if form.startswith(("US ", "U.S. ", "UK ")):
                words.names.setdefault(form.lower().replace(".", ". ").strip(), unit)
    for symbol in symbols:
        words.signs[symbol] = unit
    if code in IN_MILLIONS:
        words.signs["M" + code] = unit


# Currency words and signs that several countries share; the context may tell (see `extractors.figures.money`).
AMBIGUOUS = frozenset(
    f"-{word}"
    for word in ["dollar", "rupee", "pound", "peso", "franc", "krona", "dinar", "rial", "shilling", "mark"]
)
# Codes that financial reports write with an "M" before them for millions ("30 MUSD").
IN_MILLIONS = frozenset(["USD", "EUR", "GBP", "CHF", "AUD", "CAD", "SEK", "NOK", "DKK", "JPY"])
# Symbols that are words or names as well: they count only glued to the digits, some also at the end of a phrase.
GLUED_ONLY = frozenset(
    [
        "in",
        "a",
        "A",
        "V",
        "W",
        "K",
        "J",
        "N",
        "B",
        "R",
        "Pa",
        "bar",
        "PS",
        "CV",
        "ac",
        "mo",
        "g",
        "p",
        "c",
        "Mt",
        "MP",
        "pp",
        "bit",
        "Fr",
        "LE",
        "Br",
        "TL",
        "SR",
        "Dh",
        "S",
        "E",
        "l",
        "L",
        "deg",
        "d",
        "kn",
        "kt",
        "t",
        "h",
        "s",
    ]
)
SPACED = frozenset(["A", "V", "W", "K", "g", "l", "L", "h", "kt", "t", "MP", "R"])
_GAP = re.compile(r"[ \u00a0\u202f\n]?-[ \u00a0\n]?|[ \u00a0\u202f\n]{1,2}[(\[{<]?|[(\[{<]?")
_WORD_AFTER = re.compile(r"[ -][A-Za-z0-9]")
_LINK_AFTER = re.compile(r" (?:per|and|in|of|for|at|x)\b")
_LEFT = re.compile(r"[ \u00a0]?$")


def unit_after(text: str, end: int) -> UnitMatch | None:
    """The unit that follows a number which ends there: "kg", " per cent", "-inch", " (kg)"."""
    words = vocabulary()
    gap = _GAP.match(text, end)
    start = gap.end() if gap else end
    near = text[start : start + words.lengths[0] + 1]
    if not near:
        return None
    lower = near.lower()
    for length in words.lengths:
        if length > len(near):
            continue
        exact = near[:length]
        unit = words.symbols.get(exact) or words.signs.get(exact)
        if (
            unit
            and exact in GLUED_ONLY
            and start > end
            and not (exact in SPACED and _clear(text, start + length))
        ):
            unit = None
        unit = unit or words.names.get(lower[:length])
        if unit and not _broken(near, length):
            return UnitMatch(unit, start, start + length)
    return None


def _clear(text: str, end: int) -> bool:
    """Whether a symbol that could be a word stands at the end of its phrase, or before a preposition of rates."""
    return not _WORD_AFTER.match(text, end) or bool(_LINK_AFTER.match(text, end))


def _broken(near: str, length: int) -> bool:
    """Whether the form is only the beginning of a longer word."""
    last, following = near[length - 1], near[length : length + 1]
    if last.isalpha():
        return following.isalnum() or following in ("²", "³")
    return last.isdigit() and following.isdigit()


def sign_before(text: str, start: int) -> UnitMatch | None:
    """The currency sign or code before a number which starts there: "$", "US $ ", "EUR", "Rs "."""
    words = vocabulary()
    gap = _LEFT.search(text, max(0, start - 1), start)
    end = gap.start() if gap else start
    for length in words.lengths:
        if length > min(6, end):
            continue
        form = text[end - length : end]
        unit = words.signs.get(form) or (words.names.get(form.lower()) if form.lower() in BEFORE else None)
        if not unit or (form in GLUED_ONLY and end < start):
            continue
        before = text[end - length - 1 : end - length]
        if form[0].isalpha() and before and (before.isalnum() or before in "_'’"):
            continue
        return UnitMatch(unit, end - length, start)
    return None


# Currency names that may stand before the number in headlines and price lists ("dollar 22.5 million").
BEFORE = frozenset(["dollar", "sen", "yuan", "ecu"])
