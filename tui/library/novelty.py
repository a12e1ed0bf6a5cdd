"""Classifies what an article says of an entity as new to the reader, seen before, or changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

from extractors import wordings
from extractors.corpus.answers import Sighting

State = Literal["new", "seen", "changed"]


class Novelty(NamedTuple):
    """A state, and why."""

    state: State
    reason: str


def novelty(article: str, sightings: Sequence[Sighting], is_read: Callable[[str], bool]) -> Novelty:
    """What an entity in this article is to a reader of others.

    A figure changed where the last article that was read, by its date, gave the same unit of the same subject another amount; of
    two amounts in one article the one that is nearest counts, so that a list of figures is no change of itself.

    Args:
        article: The key of the article that is read now.
        sightings: The entity in every article, in the order of their dates.
        is_read: Whether the article of a key was read before.
    """
    before = [sighting for sighting in sightings if sighting.article != article and is_read(sighting.article)]
    if not before:
        others = {sighting.article for sighting in sightings} - {article}
        return Novelty("new", "no article that you read has it" if others else "no other article has it")
    last = before[-1]
    named = _named(last)
    here = {_amount(s) for s in sightings if s.article == article and s.value is not None}
    there = {_amount(s) for s in before if s.article == last.article and s.value is not None}
    if here and there and not here & there:
        return Novelty("changed", f"{wordings.number(last.value or 0.0)} in {named}")
    many = len({sighting.article for sighting in before})
    more = f", and {many - 1} more that you read" if many > 1 else ""
    return Novelty("seen", f"in {named}{more}")


def _amount(sighting: Sighting) -> tuple[float | None, float | None]:
    return sighting.value, sighting.high


def _named(sighting: Sighting) -> str:
    day = f", {wordings.day(sighting.date)}" if sighting.date else ""
    return f"“{sighting.title or 'an article without a title'}”{day}"
