"""Units by what they are called in a query: `%`, `km`, `usd`, `square kilometres`."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from extractors.asking.likeness import folded
from extractors.figures.vocabulary import Unit, vocabulary

# What a sign alone means: news in English writes the US dollar, the pound sterling and the yen with it.
_SIGNS = {"$": "USD", "£": "GBP", "¥": "JPY"}
# A payment or a share per month is money and a percentage still; a kilometre per hour is no kilometre.
_RATED = ("money", "percent")


@dataclass(frozen=True, slots=True)
class UnitAsked:
    """The units that a word of a query names.

    Attributes:
        ids: Their standard names, folded, as `Figure.unit_id` has them.
        rates: Beginnings of the standard names of their rates ("us dollar per "), which count as well.
    """

    ids: frozenset[str]
    rates: frozenset[str]

    def has(self, unit_id: str | None) -> bool:
        """Whether a figure of that standard name is in one of the units."""
        named = folded(unit_id or "")
        return named in self.ids or named.startswith(tuple(self.rates))


def unit_called(word: str) -> UnitAsked | None:
    """The units that a word names as a whole, by name, code, symbol or sign; None where it names none.

    What the case of a symbol tells apart is not told apart here: `mw` is the milliwatt and the megawatt. A word that several
    currencies share ("dollar", "peso") is each of them.

    Args:
        word: What was typed, folded.
    """
    return _units().get(_SIGNS.get(word, word).lower())


def standard_name(word: str) -> str:
    """The standard name of the one unit that a word names, folded; the word itself where it names none, or several."""
    unit = unit_called(word)
    return next(iter(unit.ids)) if unit is not None and len(unit.ids) == 1 else word


@cache
def signs() -> tuple[str, ...]:
    """Folded signs, codes and names of money that can stand before a number, the longest first."""
    known = vocabulary()
    money = {folded(sign).strip() for sign in known.signs} | set(_SIGNS)
    return tuple(sorted(money, key=len, reverse=True))


@cache
def _units() -> dict[str, UnitAsked]:
    known = vocabulary()
    named: dict[str, set[Unit]] = defaultdict(set)
    for forms in (known.names, known.symbols, known.signs):
        for form, unit in forms.items():
            named[folded(form)].add(unit)
    for unit in [*known.names.values(), *known.signs.values()]:
        if unit.unit_id:
            named[folded(unit.unit_id)].add(unit)
            named[folded(unit.name)].add(unit)
    shared = {form for form, units in named.items() if any(unit.unit_id is None for unit in units)}
    for form, unit in known.names.items():
        last = form.rsplit(" ", 1)[-1]
        if " " in form and last in shared and unit.kind == "money":
            named[last].add(unit)
    return {form: _asked(units) for form, units in named.items()}


def _asked(units: set[Unit]) -> UnitAsked:
    ids = frozenset(folded(unit.unit_id or unit.name) for unit in units)
    rated = [unit for unit in units if unit.kind in _RATED]
    rates = {f"{folded(name)} per " for unit in rated for name in (unit.name, unit.unit_id) if name}
    return UnitAsked(ids, frozenset(rates))
