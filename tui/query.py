"""The query language of the filter: words to tests of entities.

`kabul` is in a name or a wording, `"exact words"` is a wording as a whole, `kind:figure`, `type:city`, `country:AF`,
`name:kabul`, `unit:troops` are in a field (`type:city,province` in one of several), `name=kabul` is the whole name, `value>500`
compares figures and `date>=2021-08` days. `status:rejected` finds what the reader rejected. Several terms narrow; `-` or `!`
before one leaves out what it matches.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from operator import ge, gt, le, lt
from typing import get_args

from extractors.asking.days import Days, days_of
from extractors.asking.grammar import TERM, Asked, asked, kind_of, number_of, types_checked
from extractors.asking.grammar import QueryError as QueryError
from extractors.asking.likeness import folded, is_like, joined
from extractors.change import Status
from extractors.model import Actor, Entity, Figure, Place, Timex

Test = Callable[[Entity, frozenset[str]], bool]

_SIGNS = {">": gt, "<": lt, ">=": ge, "<=": le}
_WORD_KEYS = ("kind", "type", "country", "name", "unit", "status")
KEYS = (*_WORD_KEYS, "value", "date")
_STATUSES: tuple[str, ...] = get_args(Status)


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
    return tuple(_term(term) for term in asked(query, KEYS))


def _term(asked: Asked) -> Term:
    key, word, is_negated = asked.key, asked.word, asked.is_negated
    if key == "exact":
        test = _exact(word)
        return Term(lambda _: test, is_negated=is_negated)
    if not key:
        test = _anywhere(word)
        return Term(lambda _: test, word, is_negated)
    if not word:
        return Term(lambda _: _anything, missing=f"{key}{asked.sign} what?")
    if key == "value":
        return _number(asked)
    if key == "date":
        return _date(asked.sign, word, is_negated)
    if key == "name" and asked.sign == "=":
        return Term(lambda _: lambda entity, _: name_of(entity) == word, is_negated=is_negated)
    return Term(_field(key, word), is_negated=is_negated)


def status_asked(query: str) -> str:
    """The status of corrections that the query asks for; empty where it asks for none."""
    for match in TERM.finditer(query):
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


def _number(asked: Asked) -> Term:
    sign, limit = asked.sign, number_of(asked)
    if limit is None:
        return Term(lambda _: _anything, missing=f"value{sign} which number?")

    def test(entity: Entity, _: frozenset[str]) -> bool:
        if not isinstance(entity, Figure):
            return False
        high = entity.value if entity.high is None else entity.high
        if sign in ":=":
            return entity.value <= limit <= high or limit in _also_said(entity)
        # A range is above a limit where its high end is.
        return bool(_SIGNS[sign](high if ">" in sign else entity.value, limit))

    return Term(lambda _: test, is_negated=asked.is_negated)


def _also_said(figure: Figure) -> tuple[float, ...]:
    """Numbers that a figure is shown with beside its value: what a change starts from, what a ratio comes to."""
    old = () if figure.from_value is None else (figure.from_value,)
    return (*old, float(f"{figure.value / figure.of:.15g}")) if figure.of else old


def _date(sign: str, word: str, is_negated: bool) -> Term:
    try:
        days = days_of(word)
    except ValueError:
        raise QueryError(f"“{word}” is no date: 2021-08-13, 2021-08, 2021 are") from None
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
        named = tuple(kind_of(part) for part in words)
        return lambda _: lambda entity, _: entity.kind.startswith(named)
    if key == "type":
        types_checked(words)
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
