"""The query language as it is typed: a line of words to the terms it asks for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import get_args

from extractors.asking.amount import Amount, amount_of
from extractors.asking.countries import countries_called, is_country
from extractors.asking.likeness import folded, nearest
from extractors.asking.nearness import has_radius
from extractors.asking.number_said import number_said
from extractors.asking.units import unit_called
from extractors.errors import QueryError as QueryError
from extractors.kinds.registry import kind_names, kinds, types
from extractors.model import Bound, Stance

TERM = re.compile(
    r'(?P<not>[-!](?=[^\s\d.$€£¥₹]))?(?:"(?P<exact>[^"]*)(?P<end>"?)'
    r"|(?P<key>[a-z_]+)(?:(?P<sign>:|=)|[ ]?(?P<than>>=|<=|[><≥≤])[ ]?)"
    r'(?P<word>(?:"[^"]*(?:"|$)|[^\s"])*)|(?P<plain>\S+))',
    re.IGNORECASE,
)
# What takes `>` and `<`.
COMPARED = ("value", "date", "when")
LINK_KEYS = ("who", "where", "when", "source", "bound", "stance", "near")
"""Fields that ask what a figure, or a statement, hangs together with, how it is bounded or meant, and what lies near a place."""

_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "≥": ">=", "≤": "<="})
# As other languages write it: with a field before it, it was meant as a sign.
_NO_SIGN = re.compile(r"([a-z_]+)(!=|≠|~|≈|<>)")
_SIGNS = ":, =, >, <, >=, <="
# The most words that a country or an amount has: "united states of america", "3 million square kilometres".
_MOST_WORDS = 5


@dataclass(frozen=True, slots=True)
class Asked:
    """One term as it was typed.

    Attributes:
        key: The field asked for; `exact` for quoted words and `` for a word alone.
        sign: How it is compared: `:`, `=`, `>`, `<`, `>=`, `<=`; empty without a field.
        word: What is asked for, folded; empty where it is still to be typed.
        is_negated: Whether it leaves out what it matches.
        is_open: Whether a quote of it is not closed.
    """

    key: str
    sign: str
    word: str
    is_negated: bool
    is_open: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        """The words that a comma parts, any of which will do."""
        return tuple(word.strip() for word in self.word.split(",") if word.strip())

    @property
    def missing(self) -> str:
        """What is still to be typed, in words; empty where nothing is."""
        if self.is_open:
            return f"“{self.word}” has a quote that is not closed"
        if self.key == "exact":
            return "" if self.word.strip() else "which words, between the quotes?"
        return "" if self.words or not self.key else f"{self.key}{self.sign} what?"


def asked(query: str, keys: tuple[str, ...]) -> Iterator[Asked]:
    """The terms of a query, in order.

    Args:
        query: What was typed.
        keys: The fields that can be asked for here.

    Raises:
        QueryError: A field is none of these, or does not take its sign.
    """
    matches = [match for match in TERM.finditer(plain_signs(query)) if match.group() not in ("-", "!")]
    while matches:
        term = _asked(matches.pop(0), keys)
        yield _with_more_words(term, matches)


def bare_sign(query: str) -> str:
    """The `-` or `!` of a query that stands before no term; empty where there is none."""
    return next((found.group() for found in TERM.finditer(plain_signs(query)) if found.group() in "-!"), "")


def plain_signs(query: str) -> str:
    """A query with the quotes and signs that the language has, in the place of typographic ones."""
    return query.translate(_QUOTES)


def _with_more_words(term: Asked, later: list[re.Match[str]]) -> Asked:
    """The term with the words after it that are its own: `country:United Kingdom`, `value>3 million`; they are taken away."""
    is_one = {
        "country": is_country,
        "about": is_country,
        "unit": lambda words: unit_called(words) is not None,
        "value": _is_amount,
        "bound": lambda words: words in get_args(Bound),
        "near": has_radius,
    }
    plain: list[str] = []
    for match in later[: _MOST_WORDS - 1]:
        if match["plain"] is None or match["not"]:
            break
        plain.append(folded(match["plain"]))
    for count in range(len(plain), 0, -1) if term.key in is_one and term.word and not term.is_open else ():
        words = " ".join((term.word, *plain[:count]))
        if is_one[term.key](words):
            del later[:count]
            return replace(term, word=words)
    return term


def _is_amount(words: str) -> bool:
    try:
        return amount_of(words) is not None
    except ValueError:
        return False


def _asked(match: re.Match[str], keys: tuple[str, ...]) -> Asked:
    is_negated = match["not"] is not None
    if match["exact"] is not None:
        return Asked("exact", "", folded(match["exact"]).strip(), is_negated, not match["end"])
    if match["key"] is None:
        return _plain(match["plain"], keys, is_negated)
    key, sign, word = match["key"].lower(), match["sign"] or match["than"], match["word"]
    if key not in keys:
        raise QueryError(f"“{key}” is no field{perhaps(key, keys)}. Fields: {', '.join(keys)}")
    if word.startswith(tuple("=<>!~:")):
        raise QueryError(f"“{sign}{word[0]}” is no sign. Signs: {_SIGNS}; - before a term leaves out")
    if word and match["than"] and key not in COMPARED:
        raise QueryError(f"“{key}” is asked for with “:”; only value, date and when take {sign}")
    return Asked(key, sign, folded(word.replace('"', "")).strip(), is_negated, word.count('"') % 2 > 0)


def _plain(words: str, keys: tuple[str, ...], is_negated: bool) -> Asked:
    """A word alone.

    Raises:
        QueryError: It is a field with a sign that there is not.
    """
    meant = _NO_SIGN.match(words.lower())
    if meant and meant[1] in keys:
        raise QueryError(f"“{meant[2]}” is no sign. Signs: {_SIGNS}; - before a term leaves out")
    return Asked("", "", folded(words), is_negated, '"' in words)


def amount_in(term: Asked) -> Amount | None:
    """The amount that a term compares with; None where one is only half typed.

    Raises:
        QueryError: It is none.
    """
    try:
        return amount_of(term.word)
    except ValueError:
        if (number := number_said(term.word)) is not None:  # "2/3", as a share is shown
            return Amount(number)
        raise QueryError(f"“{term.word}” is no number: 1500, 1.5k, 2m, 3bn, 5%, $1bn, 15km are") from None


def countries_in(term: Asked) -> frozenset[str] | None:
    """The ISO 3166-1 codes of the countries that a term names; None where a name is only half typed.

    Raises:
        QueryError: A word names none.
    """
    codes: frozenset[str] = frozenset()
    for word in term.words:
        try:
            found = countries_called(word)
        except LookupError as error:
            near = f"; perhaps “{error}”" if str(error) else ""
            raise QueryError(
                f"“{word}” is no country{near}: AF, AFG and Afghanistan are (ISO 3166, or a name)"
            ) from None
        if found is None:
            return None
        codes |= found
    return codes


def kind_meant(word: str) -> str:
    """The kind, or its beginning, that a word stands for: `places` is `location`.

    Raises:
        QueryError: It stands for none.
    """
    synonyms = {synonym: spec.name for spec in kinds() for synonym in spec.synonyms}
    one = word.removesuffix("s")
    named = synonyms.get(one, one)
    if not any(kind.startswith(named) for kind in kind_names()):
        meant = f"; type:{word} is" if word in types() else perhaps(named, kind_names())
        raise QueryError(f"“{word}” is no kind{meant}. Kinds: {', '.join(kind_names())}")
    return named


def bounds_meant(word: str) -> tuple[str, ...]:
    """The bounds that a word begins, or has in it: `more` is `more than`, `least` is `at least`.

    Raises:
        QueryError: It is none.
    """
    every = get_args(Bound)
    found = [bound for bound in every if bound.startswith(word)] or [b for b in every if word in b.split()]
    if not found:
        raise QueryError(f"“{word}” is no bound{perhaps(word, every)}. Bounds: {', '.join(every)}")
    return tuple(found)


def stances_meant(word: str) -> tuple[str, ...]:
    """The stances that a word begins, or is a form of: `den` and `denied` are `denies`.

    Raises:
        QueryError: It is none.
    """
    every = get_args(Stance)
    found = [stance for stance in every if stance.startswith(word) or word.startswith(stance[:-2])]
    if not found:
        raise QueryError(f"“{word}” is no stance{perhaps(word, every)}. Stances: {', '.join(every)}")
    return tuple(found)


def is_type(word: str, type_: str) -> bool:
    """Whether a word asks for a type: it begins it, so that `direct` is not `indirect`."""
    return type_.startswith(word)


def types_checked(words: Sequence[str]) -> Sequence[str]:
    """The words, where each is in the name of a type.

    Raises:
        QueryError: One is in none.
    """
    for word in words:
        if not any(is_type(word, known) for known in types()):
            meant = f"; kind:{word} is" if word.removesuffix("s") in kind_names() else perhaps(word, types())
            raise QueryError(f"“{word}” is no type{meant}. Types: {', '.join(types())}")
    return words


def perhaps(word: str, choices: Iterable[str]) -> str:
    """What the word was likely meant for, as the end of a sentence; empty where nothing is near."""
    found = nearest(word, choices)
    return f"; perhaps “{found}”" if found else ""
