"""Terms of a query that ask what an entity hangs together with: the links of figures and statements, and what is near a place.

They are understood by the article's own entities: `who:taliban` is of figures whose actor has the word in its name or wordings.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from extractors.asking.countries import countries_called
from extractors.asking.days import Days, days_of
from extractors.asking.grammar import Asked, QueryError, bounds_meant, stances_meant
from extractors.asking.likeness import folded
from extractors.asking.nearness import distance_km, nearness_of
from extractors.kinds.registry import kind_of
from extractors.model import Entity, Figure, Place, Statement, Timex
from tui.vocabulary import Test, Vocabulary

LINKS: Final = ("who", "where", "when", "source")
"""The fields that hold the links of a figure, and of a statement."""

Linked = Callable[[Vocabulary], Test]
"""A test, once the article's entities are known."""


def linked(asked: Asked) -> Linked | None:
    """What the term asks; None where its word is only half typed.

    Raises:
        QueryError: It cannot be understood.
    """
    if asked.key == "near":
        return _near(asked.word)
    if asked.key == "when":
        return _when(asked)
    return lambda vocabulary: _of_link(asked.key, asked.words, vocabulary)


def bounded(asked: Asked) -> Test:
    """Figures with one of the bounds that the term names."""
    bounds = frozenset(bound for word in asked.words for bound in bounds_meant(word))
    return lambda entity, _: isinstance(entity, Figure) and entity.bound in bounds


def stanced(asked: Asked) -> Test:
    """Statements with one of the stances that the term names."""
    stances = frozenset(stance for word in asked.words for stance in stances_meant(word))
    return lambda entity, _: isinstance(entity, Statement) and entity.stance in stances


def _of_link(field: str, words: Sequence[str], vocabulary: Vocabulary) -> Test:
    """What has a link to an entity that has one of the words, or, where it is no entity, has it in its own words."""
    known = {entity.id for entity in vocabulary.entities}
    meant = frozenset(
        entity.id
        for entity in vocabulary.entities
        if any(_has(entity, word, vocabulary, is_where=field == "where") for word in words)
    )

    def test(entity: Entity, _: frozenset[str]) -> bool:
        value = getattr(entity, field, None) if isinstance(entity, Figure | Statement) else None
        if field == "who" and isinstance(entity, Figure) and not meant.isdisjoint(entity.who_with):
            return True
        if value is None:
            return False
        return value in meant if value in known else any(word in folded(value) for word in words)

    return test


def _has(entity: Entity, word: str, vocabulary: Vocabulary, is_where: bool) -> bool:
    """Whether the word is in its name or a wording; of a place also the country or division that it lies in."""
    name = folded(kind_of(entity.kind).called_of(entity))
    if word in name or any(word in said for said in vocabulary.words_of(entity)):
        return True
    if not is_where or not isinstance(entity, Place):
        return False
    return word in folded(entity.admin1 or "") or (entity.country or "") in _codes(word)


def _codes(word: str) -> frozenset[str]:
    try:
        return countries_called(word) or frozenset()
    except LookupError:
        return frozenset()


def _when(asked: Asked) -> Linked | None:
    try:
        days = days_of(asked.word)
    except ValueError:
        raise QueryError(f"“{asked.word}” is no date: 2021-08-13, 2021-08, 2021 are") from None
    if days is None:
        return None

    def of(vocabulary: Vocabulary) -> Test:
        meant = {
            entity.id
            for entity in vocabulary.entities
            if isinstance(entity, Timex)
            and entity.first
            and days.compared(asked.sign, Days(entity.first, entity.last or entity.first))
        }
        return lambda entity, _: isinstance(entity, Figure | Statement) and entity.when in meant

    return of


def _near(word: str) -> Linked:
    """Places in the neighbourhood of each place that is called so in the article, or of the point that is said."""
    asked = nearness_of(word)

    def of(vocabulary: Vocabulary) -> Test:
        centres = (
            [asked.point]
            if asked.point
            else [
                (entity.lat, entity.lon)
                for entity in vocabulary.entities
                if isinstance(entity, Place)
                and entity.lat is not None
                and entity.lon is not None
                and (asked.place == folded(entity.name) or asked.place in vocabulary.words_of(entity))
            ]
        )

        def test(entity: Entity, _: frozenset[str]) -> bool:
            if not isinstance(entity, Place) or entity.lat is None or entity.lon is None:
                return False
            here = (entity.lat, entity.lon)
            return any(distance_km(centre, here) <= asked.radius_km for centre in centres)

        return test

    return of
