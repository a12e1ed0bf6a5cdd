"""What the reader wants to see: kinds and a query, as one value."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from operator import contains, eq, ge, gt, le, lt

from extractors.model import KINDS, Actor, Entity, Figure, Kind, Place, Timex

Test = Callable[[Entity, frozenset[str]], bool]

_TERM = re.compile(
    r'"(?P<exact>[^"]*)"?|(?P<key>[a-z_]+)(?:(?P<sign>:|=)|[ ]?(?P<than>>=|<=|>|<)[ ]?)(?P<word>"[^"]*"?|\S*)|(?P<plain>\S+)',
    re.IGNORECASE,
)
_SIGNS = {":": eq, "=": eq, ">": gt, "<": lt, ">=": ge, "<=": le}
_WORD_KEYS = ("kind", "type", "country", "name", "unit")
_KIND_WORDS = {"place": "location", "number": "figure", "day": "date", "time": "date"}
_NUMBER = re.compile(r"(-?\d+(?:\.\d*)?|-?\.\d+)(k|m|bn|tn|)")
_MAGNITUDES = {"": 1.0, "k": 1e3, "m": 1e6, "bn": 1e9, "tn": 1e12}
KEYS = (*_WORD_KEYS, "value")


class QueryError(ValueError):
    """A query that cannot be understood; its text says what and what would be."""


@dataclass(frozen=True)
class Filter:
    """Kinds that are hidden, and a query that what is shown must match. Several words narrow.

    `kabul` matches names and wordings, `"exact words"` a wording as a whole; `kind:figure`, `type:city`,
    `country:AF`, `name:kabul`, `unit:troops` match a field, `value>500` compares a figure.
    """

    hidden: frozenset[Kind] = field(default_factory=frozenset)
    query: str = ""

    def toggled(self, kind: Kind) -> Filter:
        """With the kind shown where it was hidden, and the other way round."""
        return Filter(self.hidden ^ {kind}, self.query)

    def asking(self, query: str) -> Filter:
        """With another query.

        Raises:
            QueryError: The query cannot be understood.
        """
        _tests_of(query)
        return Filter(self.hidden, query.strip())

    @property
    def is_active(self) -> bool:
        """Whether it hides anything."""
        return bool(self.hidden or self.query)

    @cached_property
    def _tests(self) -> tuple[Test, ...]:
        return _tests_of(self.query)

    def shows(self, entity: Entity, wordings: frozenset[str]) -> bool:
        """Whether the entity is shown.

        Args:
            entity: The entity.
            wordings: The words of its mentions, lower-cased.
        """
        if isinstance(entity, Figure) and entity.type == "ordinal" and "ordinal" not in self.query.lower():
            return False  # "the third army" counts nothing; type:ordinal shows it
        return entity.kind not in self.hidden and all(test(entity, wordings) for test in self._tests)

    def in_words(self) -> str:
        """What is shown, for the status line."""
        kinds = [f"{kind}s" for kind in KINDS if kind not in self.hidden]
        shown = "all kinds" if not self.hidden else ", ".join(kinds) if kinds else "nothing"
        return f"{shown} · {self.query}" if self.query else shown


def _tests_of(query: str) -> tuple[Test, ...]:
    return tuple(_test(match) for match in _TERM.finditer(query))


def _test(match: re.Match[str]) -> Test:
    if match["exact"] is not None:
        return _exact(match["exact"].lower())
    if match["key"] is None:
        return _anywhere(match["plain"].lower())
    key, sign, word = match["key"].lower(), match["sign"] or match["than"], match["word"].strip('"').lower()
    if key == "value":
        return _compared(sign, word)
    if key not in _WORD_KEYS:
        raise QueryError(f"“{key}” is no field; these are: {', '.join(KEYS)}")
    if match["than"]:
        raise QueryError(f"“{key}” is compared with “:”; only value takes {sign}")
    return _kind(word) if key == "kind" else _field(key, word)


def _exact(words: str) -> Test:
    phrase = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
    return lambda entity, wordings: any(phrase.search(text) for text in (_name(entity), *wordings))


def _anywhere(word: str) -> Test:
    return lambda entity, wordings: word in _name(entity) or any(word in wording for wording in wordings)


def _compared(sign: str, word: str) -> Test:
    if not word:
        return lambda *_: True  # it is still being typed
    number = _NUMBER.fullmatch(word.replace(",", ""))
    if number is None:
        raise QueryError(f"value{sign}{word}: “{word}” is no number")
    limit = float(number[1]) * _MAGNITUDES[number[2]]
    compare = _SIGNS[sign]
    return lambda entity, _: isinstance(entity, Figure) and compare(entity.value, limit)


def _kind(word: str) -> Test:
    named = _KIND_WORDS.get(word.removesuffix("s"), word.removesuffix("s"))
    if not any(kind.startswith(named) for kind in KINDS):
        raise QueryError(f"“{word}” is no kind; these are: {', '.join(KINDS)}")
    return lambda entity, _: entity.kind.startswith(named)


def _field(key: str, word: str) -> Test:
    if key == "country" and len(word) > 2:
        raise QueryError(f"“{word}”: a country is asked for by its two letters, as country:AF")
    # A country's two letters are its code; as a part of other words they would say nothing.
    compare = eq if key == "country" and len(word) == 2 else contains
    return lambda entity, _: compare(_value(entity, key), word)


def _value(entity: Entity, key: str) -> str:
    if key == "name":
        return _name(entity)
    fields = (key, "unit_id", "type") if key == "unit" and isinstance(entity, Figure) else (key,)
    return " ".join(str(getattr(entity, field, None) or "") for field in fields).lower()


def _name(entity: Entity) -> str:
    if isinstance(entity, Place | Actor):
        return entity.name.lower()
    return (entity.value or "").lower() if isinstance(entity, Timex) else (entity.unit or "").lower()
