"""A query to SQL over the tables `articles` (as `a`) and `entities` (as `e`): every value is a parameter, none is in the words.

An article is found where every term is true of it. What is asked of figures and statements (`value`, `unit`, links) is asked of
one, `kind` and `type` are asked of the entity that the other terms ask for, `country` is asked of the place where `place` names
one. Each word, name, place and actor may be another entity's; a word may also be the title's. `date` is the article's own,
`about` asks of the countries that are its geographic focus, and `story` of the story that it is of: by its key, or by words in
the title of any of its articles. A term with `-` leaves out the articles that it is true of.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from extractors.asking.days import days_of
from extractors.asking.grammar import (
    LINK_KEYS,
    Asked,
    QueryError,
    amount_in,
    asked,
    bare_sign,
    countries_in,
    kind_meant,
    types_checked,
)
from extractors.asking.units import UnitAsked, standard_name, unit_called
from extractors.corpus.condition import Condition, joined
from extractors.corpus.links_asked import LINKS, linked
from extractors.corpus.stories_asked import of_stories
from extractors.kinds.registry import kind_asked_by, kinds, terms

_FIGURES, _QUALITIES = ("value", "unit", "bound", "stance", *LINKS), ("kind", "type", "status")
_OF_ARTICLE = ("date", "about", "story")
# What a figure counts or measures, as one name.
UNIT = "lower(strip_accents(coalesce(e.unit_id, e.unit)))"
_UNLISTED = sorted(type_ for spec in kinds() for type_ in spec.unlisted)
_IS_LISTED = (
    f"e.type NOT IN ({', '.join(repr(type_) for type_ in _UNLISTED)})"  # "the first bribe" counts none
)
# Kinds whose facet is the unit.
_COUNTED = tuple(spec.name for spec in kinds() if spec.facet is not None and spec.facet.term == "unit")
_NOT_A_LETTER = r"[^\p{L}\p{N}_]"
DOUBTFUL: Final = """contains(e.more, '"doubt":["')"""
"""What is asked of an entity that may be another."""


@dataclass(frozen=True, slots=True)
class Question:
    """What a query asks.

    Attributes:
        entities: The article has, for each of these, an entity of which it is true.
        titles: As many as `entities`: what may be true of the article in its stead, or None.
        articles: What is true of the article itself.
        without: The article has no entity of which any of these is true.
        others: What is not true of the article itself.
        missing: What is still to be typed, in words.
    """

    entities: tuple[Condition, ...] = ()
    titles: tuple[Condition | None, ...] = ()
    articles: tuple[Condition, ...] = ()
    without: tuple[Condition, ...] = ()
    others: tuple[Condition, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass
class _Sorted:
    """The conditions of a query by what they are about."""

    figures: list[Condition] = field(default_factory=list)
    qualities: list[Condition] = field(default_factory=list)
    countries: list[Condition] = field(default_factory=list)
    named: list[tuple[Asked, Condition]] = field(default_factory=list)
    articles: list[Condition] = field(default_factory=list)
    without: list[Condition] = field(default_factory=list)
    others: list[Condition] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)


def keys() -> tuple[str, ...]:
    """The fields that a query can ask for."""
    return (
        "kind",
        "type",
        "country",
        "about",
        "story",
        "name",
        *terms(),
        "unit",
        "status",
        "value",
        "date",
        *LINK_KEYS,
    )


def question_of(query: str, is_final: bool = False) -> Question:
    """The question that a query asks.

    Args:
        query: As it was typed.
        is_final: Whether nothing more is being typed: an open end such as `value>` is an error then.

    Raises:
        QueryError: It cannot be understood.
    """
    found = _Sorted()
    for term in asked(query, keys()):
        _sort(term, found)
    if found.missing and is_final:
        raise QueryError(found.missing[0])
    if is_final and (sign := bare_sign(query)):
        raise QueryError(f"{sign} leaves out what? Write the term right after it: -kandahar")
    groups: list[tuple[Condition, Condition | None]] = []
    qualities = found.qualities
    if found.figures:
        groups.append((_all([*found.figures, *qualities]), None))
        qualities = []
    has_place = any(term.key == "place" for term, _ in found.named)
    for term, condition in found.named:
        extra = [*qualities, *(found.countries if term.key == "place" else ())]
        title = _in_title(term) if not extra and term.key in ("", "exact") else None
        groups.append((condition.and_(*extra), title))
    alone = [] if has_place else found.countries
    if alone or (qualities and not found.named):
        groups.append((_all([*alone, *qualities]), None))
    return Question(
        tuple(condition for condition, _ in groups),
        tuple(title for _, title in groups),
        tuple(found.articles),
        tuple(found.without),
        tuple(found.others),
        tuple(found.missing),
    )


def _sort(term: Asked, found: _Sorted) -> None:
    condition = None if term.missing else _condition(term)
    if condition is None:
        what = {"value": "number", "country": "country", "about": "country"}.get(
            term.key, "day, month or year"
        )
        found.missing.append(
            term.missing or f"{term.key}{term.sign} which {what}? “{term.word}” is only part of one"
        )
    elif term.is_negated:
        _leave_out(term, condition, found)
    elif term.key in _OF_ARTICLE:
        found.articles.append(condition)
    elif term.key in _FIGURES:
        found.figures.append(condition)
    elif term.key in _QUALITIES:
        found.qualities.append(condition)
    elif term.key == "country":
        found.countries.append(condition)
    else:
        found.named.append((term, condition))


def _leave_out(term: Asked, condition: Condition, found: _Sorted) -> None:
    if term.key in _OF_ARTICLE:
        found.others.append(condition)
        return
    found.without.append(condition)
    if term.key in ("", "exact"):
        found.others.append(_in_title(term))


def _condition(term: Asked) -> Condition | None:
    """What a term asks of an entity, or `date` of an article; None where its word is only half typed."""
    words = term.words
    if term.key in LINK_KEYS:
        return linked(term)
    if term.key in _OF_ARTICLE:
        return _of_article(term)
    match term.key:
        case "":
            return _anywhere(term.word)
        case "exact":
            return _exact(term.word)
        case "name" if term.sign == "=":
            return Condition("e.name_words = ?", (term.word,))
        case "name":
            return _any([Condition("contains(e.name_words, ?)", (word,)) for word in words])
        case "kind":
            return _any([Condition("starts_with(e.kind, ?)", (kind_meant(word),)) for word in words])
        case "type":
            return _any([Condition("starts_with(e.type, ?)", (word,)) for word in types_checked(words)])
        case "country":
            return _in_countries(term)
        case "unit" if term.sign == "=":
            # As facets have it: of what is counted, not of how long something took; by its word, or its standard name.
            said = Condition(f"({UNIT} IN (?, ?) AND {_IS_LISTED})", (term.word, standard_name(term.word)))
            return Condition(f"e.kind IN ({_marks(_COUNTED)})", _COUNTED).and_(said)
        case "unit":
            return _any([_in_unit(word) for word in words])
        case "status":
            return _doubtful(term)
        case "value":
            return _value(term)
    spec = kind_asked_by(term.key)
    assert spec is not None, "the grammar knows the fields"
    condition = Condition("e.name_words = ?", (term.word,)) if term.sign == "=" else _anywhere(term.word)
    return Condition("e.kind = ?", (spec.name,)).and_(condition)


def _of_article(term: Asked) -> Condition | None:
    """What is asked of the article itself."""
    match term.key:
        case "story":
            return of_stories(term.words)
        case "about":
            return _in_countries(term)
    return _date(term)


def _anywhere(word: str) -> Condition:
    return Condition("contains(e.wordings, ?)", (word,))  # the name is one of them


def _exact(words: str) -> Condition:
    # The plain search comes first: it is many times faster, and rules out nearly everything.
    sql = "(contains(e.wordings, ?) AND regexp_matches(e.wordings, ?))"
    return Condition(sql, (words, _phrase(words)))


def _in_title(term: Asked) -> Condition:
    if term.key == "exact":
        return Condition("regexp_matches(a.title_words, ?)", (_phrase(term.word),))
    return Condition("contains(a.title_words, ?)", (term.word,))


def _phrase(words: str) -> str:
    """A pattern for whole words; every character that is no letter or digit stands for itself (RE2)."""
    escaped = "".join(c if c.isalnum() or c in "_ " or ord(c) > 127 else f"\\x{{{ord(c):x}}}" for c in words)
    return f"(^|{_NOT_A_LETTER}){escaped}({_NOT_A_LETTER}|$)"


def _doubtful(term: Asked) -> Condition:
    """Of a corpus, which keeps what was found and not what was corrected, `doubtful` alone can be asked."""
    if not all("doubtful".startswith(word) for word in term.words):
        raise QueryError(
            f"“{term.word}” is no status of a corpus, in which corrections hold without a mark;"
            " an article that is open has it. Statuses: doubtful"
        )
    return Condition(DOUBTFUL)


def _in_countries(term: Asked) -> Condition | None:
    codes = countries_in(term)
    if codes is None:
        return None
    values = tuple(sorted(codes))
    if term.key == "about":
        return Condition(f"list_has_any(a.about_countries, [{_marks(codes)}])", values)
    return Condition(f"e.country IN ({_marks(codes)})", values)


def _in_unit(word: str) -> Condition:
    """In the unit that the word names; else, what is counted has the word in it."""
    unit = unit_called(word)
    if unit is None:
        return Condition("contains(e.unit_words, ?)", (word,))
    worded = Condition("e.unit_id IS NULL AND regexp_matches(e.unit_words, ?)", (_phrase(word),))
    return _any([_of_unit(unit), worded])


def _of_unit(unit: UnitAsked) -> Condition:
    ids, named = tuple(sorted(unit.ids)), "lower(strip_accents(e.unit_id))"
    rates = [Condition(f"starts_with({named}, ?)", (rate,)) for rate in sorted(unit.rates)]
    return _any([Condition(f"{named} IN ({_marks(ids)})", ids), *rates])


def _marks(values: Iterable[object]) -> str:
    return ", ".join("?" for _ in values)


# Two quotients that are the same but for the dust of binary fractions.
_DUST = 1e-14


def _value(term: Asked) -> Condition | None:
    amount = amount_in(term)
    if amount is None:
        return None
    limit, figure = amount.number, Condition("e.kind = 'figure'")
    if amount.unit is not None:
        figure = figure.and_(_of_unit(amount.unit))
    high = "coalesce(e.high, e.value)"
    if term.sign in ":=":
        said = f'(e.value <= ? AND {high} >= ? OR e."from" = ? OR abs(e.value / nullif(e."of", 0) - ?) < {_DUST})'
        return figure.and_(Condition(said, (limit,) * 4))
    # A range is above a limit where its high end is.
    return figure.and_(Condition(f"{high if '>' in term.sign else 'e.value'} {term.sign} ?", (limit,)))


def _date(term: Asked) -> Condition | None:
    try:
        days = days_of(term.word)
        ends = (dt.date.fromisoformat(days.first), dt.date.fromisoformat(days.last)) if days else None
    except ValueError:
        raise QueryError(f"“{term.word}” is no date: 2021-08-13, 2021-08, 2021 are") from None
    if ends is None:
        return None
    first, last = ends
    match term.sign:
        case ">" | "<=":
            return Condition(f"a.published {term.sign} ?", (last,))
        case "<" | ">=":
            return Condition(f"a.published {term.sign} ?", (first,))
    return Condition("a.published BETWEEN ? AND ?", (first, last))


def _any(conditions: list[Condition]) -> Condition:
    either = joined(" OR ", tuple(conditions))
    return Condition(f"({either.sql})", either.values)


def _all(conditions: list[Condition]) -> Condition:
    return joined(" AND ", tuple(conditions))
