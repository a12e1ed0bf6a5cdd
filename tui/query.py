"""The query language of the filter: words to tests of entities.

`kabul` is in a name or a wording, `"exact words"` is a wording as a whole, `kind:figure`, `type:city`, `country:AF`,
`name:kabul`, `unit:troops` are in a field (`type:city,province` in one of several), `name=kabul` is the whole name, `value>500`
compares figures and `date>=2021-08` days. `status:rejected` finds what the reader rejected. Several terms narrow; `-` or `!`
before one leaves out what it matches.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from operator import ge, gt, le, lt
from typing import get_args

from extractors.change import Status
from extractors.model import (
    KINDS,
    Actor,
    ActorType,
    Entity,
    Figure,
    FigureType,
    Place,
    PlaceType,
    Timex,
    TimexType,
)
from tui.days import Days, days_of
from tui.likeness import folded, is_like, joined, nearest

Test = Callable[[Entity, frozenset[str]], bool]

_TERM = re.compile(
    r'(?P<not>[-!](?=[^\s\d.]))?(?:"(?P<exact>[^"]*)"?|(?P<key>[a-z_]+)(?:(?P<sign>:|=)|[ ]?(?P<than>>=|<=|>|<)[ ]?)'
    r'(?P<word>"[^"]*"?|\S*)|(?P<plain>\S+))',
    re.IGNORECASE,
)
_SIGNS = {">": gt, "<": lt, ">=": ge, "<=": le}
_WORD_KEYS = ("kind", "type", "country", "name", "unit", "status")
KEYS = (*_WORD_KEYS, "value", "date")
_KIND_WORDS = {"place": "location", "number": "figure", "day": "date", "time": "date"}
TYPES = tuple(
    dict.fromkeys(word for kind in (PlaceType, ActorType, FigureType, TimexType) for word in get_args(kind))
)
_STATUSES: tuple[str, ...] = get_args(Status)
_NUMBER = re.compile(r"(-?\d+(?:\.\d*)?|-?\.\d+)(k|m|bn|tn|)")
_MAGNITUDES = {"": 1.0, "k": 1e3, "m": 1e6, "bn": 1e9, "tn": 1e12}


class QueryError(ValueError):
    """A query that cannot be understood; its text says what and what would be."""


@dataclass(frozen=True)
class Vocabulary:
    """The words that the article has for its entities, folded: what a query is understood by.

    Attributes:
        entities: Every entity that is known.
        wordings: The words of each entity's mentions, by its id.
    """

    entities: tuple[Entity, ...] = ()
    wordings: Mapping[str, frozenset[str]] = ()  # type: ignore[assignment]

    def words_of(self, entity: Entity) -> frozenset[str]:
        """The folded words of its mentions."""
        return self.wordings.get(entity.id, frozenset()) if self.wordings else frozenset()

    @cached_property
    def countries(self) -> dict[str, str]:
        """Folded names of the countries that the article names, with their two letters in small."""
        return {
            folded(entity.name): entity.country.lower()
            for entity in self.entities
            if isinstance(entity, Place | Actor) and entity.type in ("country", "state") and entity.country
        }


@dataclass(frozen=True)
class Term:
    """One condition of a query.

    Attributes:
        bound: What it asks of an entity, once the article's vocabulary is known.
        plain: The folded word, where the term is nothing but a word: it may be a slip for a name.
        is_negated: Whether it leaves out what it matches.
        missing: What is still to be typed, in words; the term matches everything until then.
    """

    bound: Callable[[Vocabulary], Test]
    plain: str | None = None
    is_negated: bool = False
    missing: str = ""


def terms_of(query: str) -> tuple[Term, ...]:
    """The terms of a query.

    Raises:
        QueryError: It cannot be understood.
    """
    return tuple(_term(match) for match in _TERM.finditer(query) if match.group() not in ("-", "!"))


def _term(match: re.Match[str]) -> Term:
    is_negated = match["not"] is not None
    if match["exact"] is not None:
        test = _exact(folded(match["exact"]))
        return Term(lambda _: test, is_negated=is_negated)
    if match["key"] is None:
        word = folded(match["plain"])
        test = _anywhere(word)
        return Term(lambda _: test, word, is_negated)
    key, sign, word = match["key"].lower(), match["sign"] or match["than"], folded(match["word"].strip('"'))
    if key not in KEYS:
        raise QueryError(f"“{key}” is no field{_perhaps(key, KEYS)}. Fields: {', '.join(KEYS)}")
    if not word:
        return Term(lambda _: _anything, missing=f"{key}{sign} what?")
    if key in ("value", "date"):
        return _number(sign, word, is_negated) if key == "value" else _date(sign, word, is_negated)
    if match["than"]:
        raise QueryError(f"“{key}” is asked for with “:”; only value and date take {sign}")
    if key == "name" and sign == "=":
        return Term(lambda _: lambda entity, _: name_of(entity) == word, is_negated=is_negated)
    return Term(_field(key, word), is_negated=is_negated)


def status_asked(query: str) -> str:
    """The status of corrections that the query asks for; empty where it asks for none."""
    for match in _TERM.finditer(query):
        if (match["key"] or "").lower() == "status" and match["word"] and not match["not"]:
            return _status(folded(match["word"].strip('"')))
    return ""


def _status(word: str) -> str:
    found = next((status for status in _STATUSES if status.startswith(word)), None)
    if found is None:
        raise QueryError(f"“{word}” is no status. Statuses: {', '.join(_STATUSES)}")
    return found


def _anything(*_: object) -> bool:
    return True


def _exact(words: str) -> Test:
    phrase = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
    return lambda entity, wordings: any(phrase.search(text) for text in (name_of(entity), *wordings))


def _anywhere(word: str) -> Test:
    return lambda entity, wordings: word in name_of(entity) or any(word in wording for wording in wordings)


def likened(word: str) -> Test:
    """The test for a word that nothing matches as it stands: names that it may be a slip for, as a whole or in part."""
    return lambda entity, wordings: any(
        joined(word) in joined(text) or is_like(word, text) for text in (name_of(entity), *wordings)
    )


def _number(sign: str, word: str, is_negated: bool) -> Term:
    number = _NUMBER.fullmatch(word.replace(",", ""))
    if number is None:
        if word == "-":
            return Term(lambda _: _anything, missing=f"value{sign} which number?")
        raise QueryError(f"value{sign}{word}: “{word}” is no number; 1500, 1.5k, 2m, 3bn are")
    limit = float(number[1]) * _MAGNITUDES[number[2]]

    def test(entity: Entity, _: frozenset[str]) -> bool:
        if not isinstance(entity, Figure):
            return False
        high = entity.value if entity.high is None else entity.high
        if sign in ":=":
            return entity.value <= limit <= high
        # A range is above a limit where its high end is.
        return bool(_SIGNS[sign](high if ">" in sign else entity.value, limit))

    return Term(lambda _: test, is_negated=is_negated)


def _date(sign: str, word: str, is_negated: bool) -> Term:
    try:
        days = days_of(word)
    except ValueError:
        raise QueryError(f"date{sign}{word}: a day is 2021-08-13, a month 2021-08, a year 2021") from None
    if days is None:
        return Term(lambda _: _anything, missing=f"date{sign} which day, month or year?")

    def test(entity: Entity, _: frozenset[str]) -> bool:
        if not isinstance(entity, Timex) or not entity.first:
            return False
        return days.compared(sign, Days(entity.first, entity.last or entity.first))

    return Term(lambda _: test, is_negated=is_negated)


def _field(key: str, word: str) -> Callable[[Vocabulary], Test]:
    words = [part for part in word.split(",") if part]
    if key == "kind":
        named = tuple(_kind(part) for part in words)
        return lambda _: lambda entity, _: entity.kind.startswith(named)
    if key == "type":
        for part in words:
            if not any(part in known for known in TYPES):
                raise QueryError(f"“{part}” is no type{_perhaps(part, TYPES)}")
    if key == "status":
        _status(word)  # what has it was chosen before the query looks at it
        return lambda _: _anything
    if key == "country":
        return lambda vocabulary: _in_countries(words, vocabulary)
    return lambda _: lambda entity, _: any(part in value_of(entity, key) for part in words)


def _in_countries(words: list[str], vocabulary: Vocabulary) -> Test:
    codes = {word for word in words if len(word) <= 2}
    for word in words:
        codes |= {
            code for name, code in vocabulary.countries.items() if len(word) > 2 and name.startswith(word)
        }
    return lambda entity, _: value_of(entity, "country") in codes


def _kind(word: str) -> str:
    named = _KIND_WORDS.get(word.removesuffix("s"), word.removesuffix("s"))
    if not any(kind.startswith(named) for kind in KINDS):
        raise QueryError(f"“{word}” is no kind{_perhaps(named, KINDS)}. Kinds: {', '.join(KINDS)}")
    return named


def _perhaps(word: str, choices: Iterable[str]) -> str:
    found = nearest(word, choices)
    return f"; perhaps “{found}”" if found else ""


def value_of(entity: Entity, key: str) -> str:
    """What the entity has in a field, folded; empty where it has no such field."""
    if key == "name":
        return name_of(entity)
    fields = (key, "unit_id", "type") if key == "unit" and isinstance(entity, Figure) else (key,)
    return folded(" ".join(str(getattr(entity, field, None) or "") for field in fields))


def name_of(entity: Entity) -> str:
    """What an entity is called, folded: a date's value, what a figure counts."""
    if isinstance(entity, Place | Actor):
        return folded(entity.name)
    return folded((entity.value if isinstance(entity, Timex) else entity.unit) or "")
