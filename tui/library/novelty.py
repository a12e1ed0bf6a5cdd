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

    A figure changed where the last article that was read and tells of the same thing, by its date, gave another amount
    (`extractors.stories.judgement`); where it gives several, by several sources, the one that is the same counts.

    Args:
        article: The key of the article that is read now.
        sightings: The entity in every article, in the order of their dates; of a figure, with what each is to this one.
        is_read: Whether the article of a key was read before.
    """
    before = [sighting for sighting in sightings if sighting.article != article and is_read(sighting.article)]
    if not before:
        others = {sighting.article for sighting in sightings} - {article}
        return Novelty("new", "no article that you read has it" if others else "no other article has it")
    last = before[-1]
    named = _named(last)
    labels = {sighting.label for sighting in before if sighting.article == last.article}
    if labels & {"updated", "differs"} and "same" not in labels:
        how = ", given differently" if last.label == "differs" else ""
        return Novelty("changed", f"{wordings.number(last.value or 0.0)} in {named}{how}")
    many = len({sighting.article for sighting in before})
    more = f", and {many - 1} more that you read" if many > 1 else ""
    return Novelty("seen", f"in {named}{more}")


def _named(sighting: Sighting) -> str:
    day = f", {wordings.day(sighting.date)}" if sighting.date else ""
    return f"“{sighting.title or 'an article without a title'}”{day}"
