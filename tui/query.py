"""The query language of the filter: words to tests of entities.

`kabul` is in a name or a wording, `"exact words"` is a wording as a whole, `kind:figure`, `type:city`, `country:AF`,
`name:kabul`, `unit:troops` are in a field (`type:city,province` in one of several), `name=kabul` is the whole name, `place:kabul`
and `actor:taliban` are words of a location and of an actor, `value>500`, `value>5%`, `value>$1bn` compare figures and
`date>=2021-08` days. `who:`, `where:`, `when:`, `source:`, `bound:`, `stance:` and `near:` ask by link (`tui.links_asked`).
`status:rejected` finds what the reader rejected. Several terms narrow (see `tui.filter`); `-` or `!`
before one leaves out what it matches.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from operator import ge, gt, le, lt
from typing import get_args

from extractors.asking.days import Days, days_of
from extractors.asking.grammar import (
    LINK_KEYS,
    TERM,
    Asked,
    amount_in,
    asked,
    countries_in,
    is_type,
    kind_meant,
    plain_signs,
    types_checked,
)
from extractors.asking.grammar import QueryError as QueryError
from extractors.asking.likeness import folded, is_like, joined
from extractors.asking.units import standard_name, unit_called
from extractors.change import Status
from extractors.kinds.registry import kind_asked_by, kind_of, terms
from extractors.model import Entity, Figure, Timex
from tui.amount_shown import amount_shown, unit_shown
from tui.day_shown import day_shown, is_day_word
from tui.links_asked import LINKS, Linked, bounded, linked, stanced
from tui.vocabulary import Test as Test
from tui.vocabulary import Vocabulary as Vocabulary

_SIGNS = {">": gt, "<": lt, ">=": ge, "<=": le}
# What terms are asked of together: a figure has its value in its unit, and any entity its kind and type; whatever else is
# asked may be another entity's, as in `tui.filter`.
_ABOUT = {
    "value": "figure",
    "unit": "figure",
    "bound": "figure",
    "stance": "figure",
    **dict.fromkeys(LINKS, "figure"),
    "kind": "",
    "type": "",
    "status": "",
    "tag": "",
    "country": "country",
    "date": "date",
}
_WHICH = {
    "value": "number",
    "date": "day, month or year",
    "when": "day, month or year",
    "country": "country",
}
# What is doubtful is no status of a correction: it is a quality of the entity itself.
DOUBTFUL = "doubtful"
_STATUSES: tuple[str, ...] = (*get_args(Status), DOUBTFUL)


@dataclass(frozen=True)
class Term:
    """One condition of a query.

    Attributes:
        test: What it asks of an entity.
        about: What it is asked of: terms of the same are asked of one entity (see `tui.filter`).
        plain: The folded word, where the term is nothing but a word: it may be a slip for a name.
        is_negated: Whether it leaves out what it matches.
        missing: What is still to be typed, in words; the term matches everything until then.
        words: The term as a person would type it, for what is said of it.
        linked: Makes the test of the article's entities, where it asks of what one hangs together with.
        key: The field that it asks for; empty where it is a word alone.
    """

    test: Test
    about: str = ""
    plain: str | None = None
    is_negated: bool = False
    missing: str = ""
    words: str = ""
    linked: Linked | None = None
    key: str = ""

    def tested(self, vocabulary: Vocabulary) -> Test:
        """What it asks of an entity of that article."""
        return self.test if self.linked is None else self.linked(vocabulary)


def keys() -> tuple[str, ...]:
    """The fields that a query can ask for."""
    return ("kind", "type", "country", "name", *terms(), "unit", "status", "tag", "value", "date", *LINK_KEYS)


def terms_of(query: str) -> tuple[Term, ...]:
    """The terms of a query.

    Raises:
        QueryError: It cannot be understood.
    """
    return tuple(_term(term) for term in asked(query, keys()))


def asked_terms(query: str) -> tuple[Asked, ...]:
    """The terms of a query as they were typed, those that it leaves out not among them; none where it cannot be understood."""
    try:
        return tuple(term for term in asked(query, keys()) if not term.is_negated and not term.missing)
    except QueryError:
        return ()


def _term(asked: Asked) -> Term:
    key, word = asked.key, asked.word
    if key == "tag" and asked.is_negated:
        raise QueryError("what has a tag can be asked for, not left out")
    named = Term(
        _anything,
        _ABOUT.get(key, f"{key}{asked.sign}{word}"),
        None if key else word,
        asked.is_negated,
        asked.missing,
        f'"{word}"' if key == "exact" else f"{key}{asked.sign}{word}",
    )
    if asked.missing:
        return named
    if key in LINKS or key == "near":
        link = linked(asked)
        if link is not None:
            return replace(named, linked=link, key="" if asked.is_negated else key)
        return replace(named, missing=f"{key}{asked.sign} which {_WHICH[key]}? “{word}” is only part of one")
    test = _test(asked)
    if test is None:
        return replace(named, missing=f"{key}{asked.sign} which {_WHICH[key]}? “{word}” is only part of one")
    return replace(named, test=test)


def _test(asked: Asked) -> Test | None:
    """What the term asks of an entity; None where its word is only half typed."""
    word, is_whole = asked.word, asked.sign == "="
    match asked.key:
        case "exact":
            return _exact(word)
        case "":
            return _anywhere(word)
        case "value":
            return _number(asked)
        case "date":
            return _date(asked.sign, word)
        case "country":
            codes = countries_in(asked)
            return None if codes is None else lambda entity, _: getattr(entity, "country", None) in codes
        case "bound":
            return bounded(asked)
        case "stance":
            return stanced(asked)
        case "unit":
            return _unit(standard_name(word)) if is_whole else _any([_in_unit(one) for one in asked.words])
        case "name" if is_whole:
            return _named(word)
    if (spec := kind_asked_by(asked.key)) is not None:
        kind, inside = spec.name, _named(word) if is_whole else _anywhere(word)
        return lambda entity, wordings: entity.kind == kind and inside(entity, wordings)
    return _field(asked.key, asked.words)


def status_asked(query: str) -> str:
    """The status of corrections that the query asks for; empty where it asks for none."""
    for match in TERM.finditer(plain_signs(query)):
        if (match["key"] or "").lower() == "status" and match["word"] and not match["not"]:
            status = _status(folded(match["word"].strip('"')))
            return "" if status == DOUBTFUL else status
    return ""


def tags_asked(query: str) -> frozenset[str]:
    """The tags of notes that the query asks for."""
    found = (term for term in asked(query, keys()) if term.key == "tag" and not term.is_negated)
    return (
        frozenset(word.lstrip("#") for term in found for word in term.words)
        if "tag" in query.lower()
        else frozenset()
    )


def _status(word: str) -> str:
    found = next((status for status in _STATUSES if status.startswith(word)), None)
    if found is None:
        raise QueryError(f"“{word}” is no status. Statuses: {', '.join(_STATUSES)}")
    return found


def _anything(_entity: Entity, _wordings: frozenset[str]) -> bool:
    return True


def _phrase(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")


def _exact(words: str) -> Test:
    phrase = _phrase(words)
    return lambda entity, wordings: any(phrase.search(text) for text in (name_of(entity), *wordings))


def _anywhere(word: str) -> Test:
    shown, on_day = _in_amount(word), _in_day(word)
    return lambda entity, wordings: (
        word in name_of(entity)
        or any(word in wording for wording in wordings)
        or (isinstance(entity, Figure) and shown(entity, wordings))
        or (isinstance(entity, Timex) and on_day(entity, wordings))
    )


def _in_amount(word: str) -> Callable[[Figure, frozenset[str]], bool]:
    """Whether the word is one of those that a figure's row shows: `3.38`, `%`, `$1.3m-2m`, `≥`, `dozens` as `tens`."""
    is_number = not word.isalpha()
    part = _part(word)

    def test(figure: Figure, wordings: frozenset[str]) -> bool:
        if not is_number and figure.value is not None:
            return part.search(folded(unit_shown(figure))) is not None
        return any(part.search(folded(plain_signs(amount_shown(figure, said)))) for said in wordings or ("",))

    return test


def _in_day(word: str) -> Callable[[Timex, frozenset[str]], bool]:
    """Whether the word is one of those that a date's row shows: `fri`, `13`, `8-14`, `century`, `years` of 15."""
    part, is_day = _part(word), is_day_word(word)

    def test(timex: Timex, wordings: frozenset[str]) -> bool:
        if not is_day and (timex.amount is None or not (timex.unit or "").startswith(word[:-1])):
            return False
        return any(part.search(plain_signs(day_shown(timex, said))) for said in wordings or ("",))

    return test


def _part(word: str) -> re.Pattern[str]:
    """The word as one of those that blanks part."""
    return re.compile(rf"(?:^| ){re.escape(word)}(?: |$)")


def likened(word: str) -> Test:
    """The test for a word that nothing matches as it stands: names that it may be a slip for, as a whole or in part."""
    return lambda entity, wordings: any(
        joined(word) in joined(text) or is_like(word, text) for text in (name_of(entity), *wordings)
    )


def _named(word: str) -> Test:
    return lambda entity, _: name_of(entity) == word


def _any(tests: list[Test]) -> Test:
    return lambda entity, wordings: any(test(entity, wordings) for test in tests)


def _number(asked: Asked) -> Test | None:
    sign, amount = asked.sign, amount_in(asked)
    if amount is None:
        return None
    limit, unit = amount.number, amount.unit

    def test(entity: Entity, _: frozenset[str]) -> bool:
        if not isinstance(entity, Figure) or (unit is not None and not unit.has(entity.unit_id)):
            return False
        if entity.value is None:
            return False  # "dozens" are no number
        high = entity.value if entity.high is None else entity.high
        if sign in ":=":
            return entity.value <= limit <= high or limit in _also_said(entity)
        # A range is above a limit where its high end is.
        return bool(_SIGNS[sign](high if ">" in sign else entity.value, limit))

    return test


def _also_said(figure: Figure) -> tuple[float, ...]:
    """Numbers that a figure is shown with beside its value: what a change starts from, what a ratio comes to."""
    old = () if figure.from_value is None else (figure.from_value,)
    return (
        (*old, float(f"{figure.value / figure.of:.15g}")) if figure.of and figure.value is not None else old
    )


def _unit(name: str) -> Test:
    """Figures that count or measure just this, by the standard name where there is one."""
    return lambda entity, _: (
        isinstance(entity, Figure) and folded(entity.unit_id or entity.unit or "") == name
    )


def _in_unit(word: str) -> Test:
    """In the unit that the word names; else, what is counted has the word in it."""
    unit, phrase = unit_called(word), _phrase(word)

    def test(entity: Entity, _: frozenset[str]) -> bool:
        if unit is None:
            return word in value_of(entity, "unit")
        known = getattr(entity, "unit_id", None)
        return unit.has(known) if known else bool(phrase.search(value_of(entity, "unit")))

    return test


def _date(sign: str, word: str) -> Test | None:
    try:
        days = days_of(word)
    except ValueError:
        raise QueryError(f"“{word}” is no date: 2021-08-13, 2021-08, 2021 are") from None
    if days is None:
        return None

    def test(entity: Entity, _: frozenset[str]) -> bool:
        if not isinstance(entity, Timex) or not entity.first:
            return False
        return days.compared(sign, Days(entity.first, entity.last or entity.first))

    return test


def _field(key: str, words: Sequence[str]) -> Test:
    if key == "kind":
        named = tuple(kind_meant(part) for part in words)
        return lambda entity, _: entity.kind.startswith(named)
    if key == "type":
        types = types_checked(words)
        return lambda entity, _: any(is_type(part, entity.type) for part in types)
    if key == "status":
        statuses = {_status(word) for word in words}
        if statuses == {DOUBTFUL}:
            return lambda entity, _: bool(entity.doubt)
        return _anything  # what has it was chosen before the query looks at it
    if key == "tag":
        return _anything  # likewise
    return lambda entity, _: any(part in value_of(entity, key) for part in words)


def value_of(entity: Entity, key: str) -> str:
    """What the entity has in a field, folded; empty where it has no such field."""
    if key == "name":
        return name_of(entity)
    fields = (key, "unit_id", "type") if key == "unit" and isinstance(entity, Figure) else (key,)
    return folded(" ".join(str(getattr(entity, field, None) or "") for field in fields))


def name_of(entity: Entity) -> str:
    """What an entity is called, folded: a date's value, what a figure counts."""
    return folded(kind_of(entity.kind).called_of(entity))
