"""The tables of units, money and their wordings."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Literal

from extractors.figures.lexicon import words as listed

UnitKind = Literal["money", "percent", "physical", "time", "age", "rate"]

PERCENT = frozenset({"percent", "percentage point", "basis point"})
TIMES = listed("times")
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
            if name.startswith(("square ", "cubic ")):
                words.names[name.lower().replace(" ", "-")] = unit  # "a 900-square-foot flat"
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
    unit_id = None if code[1:] in listed("shared_money") and code[0] == "-" else code.removeprefix("-")
    full = next((name for name in names if " " in name), names[0]) if " " not in names[0] else names[0]
    unit = Unit(code[1:] if vague else full, unit_id, "money")
    for name in names:
        for form in plurals(name):
            words.names.setdefault(form.lower(), unit)
            if form.startswith(("US ", "U.S. ", "UK ")):
                words.names.setdefault(form.lower().replace(".", ". ").strip(), unit)
    for symbol in symbols:
        words.signs[symbol] = unit
    if code in listed("in_millions"):
        words.signs["M" + code] = unit
