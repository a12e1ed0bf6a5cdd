"""The sections of a long text as one: an entity that several of them name has one id."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from extractors.kinds.registry import kind_of_id, kinds
from extractors.model import AboutPlace, Analysis, Entity, Mention

T = TypeVar("T")


class Joiner:
    """Gives the entities of each section ids that hold in the whole text.

    Places are one where the gazetteer says so, actors and days where name, type and country or value agree; every figure and
    every vague date stays its own. An id, once given, stays: a section may be joined again as more of it is known.

    Args:
        sections: How many there are; with one, ids stay as linking gave them.
    """

    def __init__(self, sections: int) -> None:
        self._is_whole = sections <= 1
        self._ids: dict[Hashable, str] = {}
        self._given: Counter[str] = Counter()

    def joined(self, analysis: Analysis) -> Analysis:
        """The section's analysis with ids of the whole text."""
        if self._is_whole:
            return analysis
        ids = self._ids_of(analysis)
        return replace(
            analysis,
            mentions=tuple(Mention(m.kind, m.start, m.end, m.text, ids[m.entity]) for m in analysis.mentions),
            entities=tuple(_renamed(entity, ids) for entity in analysis.entities),
        )

    def _ids_of(self, analysis: Analysis) -> dict[str, str]:
        first: dict[str, Mention] = {}
        for mention in analysis.mentions:
            first.setdefault(mention.entity, mention)
        ids: dict[str, str] = {}
        namesakes: Counter[Hashable] = Counter()
        for entity in analysis.entities:
            identity = _identity(entity, first.get(entity.id))
            namesakes[identity] += 1  # what linking held apart stays apart
            ids[entity.id] = self._id_of((identity, namesakes[identity]), entity.id[0])
        return ids

    def _id_of(self, identity: Hashable, letter: str) -> str:
        if identity not in self._ids:
            self._given[letter] += 1
            self._ids[identity] = f"{letter}{self._given[letter]}"
        return self._ids[identity]


def whole(sections: Iterable[Analysis]) -> Analysis:
    """One analysis of joined sections.

    Args:
        sections: In text order, their ids those of one `Joiner`.
    """
    parts = list(sections)
    if len(parts) == 1:
        return parts[0]
    entities: dict[str, Entity] = {}
    order = {spec.letter: place for place, spec in enumerate(kinds())}
    sentences = 0
    for part in parts:
        for entity in part.entities:
            spec = kind_of_id(entity.id)
            moved = spec.moved(entity, sentences)
            known = entities.get(entity.id)
            entities[entity.id] = (
                moved if known is None else _together(spec.merged(known, moved), known, moved)
            )
        sentences += len(part.sentences)
    return Analysis(
        sentences=tuple(span for part in parts for span in part.sentences),
        mentions=tuple(mention for part in parts for mention in part.mentions),
        entities=tuple(sorted(entities.values(), key=lambda entity: order[entity.id[0]])),
        analysed=sum(part.analysed for part in parts),
        about=about_of(parts),
        model=parts[0].model if parts else None,
        notes=_once(note for part in parts for note in part.notes),
    )


def about_of(sections: Sequence[Analysis]) -> tuple[AboutPlace, ...]:
    """The focus of all sections: each country with the mean of its shares, and as the section says that is most about it."""
    if len(sections) == 1:
        return sections[0].about
    shares: Counter[str | None] = Counter()
    told: dict[str | None, AboutPlace] = {}
    for each in (each for part in sections for each in part.about):
        key = each.country or each.country_name
        shares[key] += each.share  # type: ignore[assignment]
        known = told.get(key)
        told[key] = each if known is None or each.share > known.share else known
    focused = sum(bool(part.about) for part in sections)
    return tuple(replace(told[key], share=round(share / focused, 2)) for key, share in shares.most_common())


def _identity(entity: Entity, first: Mention | None) -> Hashable:
    spec = kind_of_id(entity.id)
    own = spec.identity(entity)
    return (spec.letter, *own) if own is not None else (spec.letter, first.start if first else entity.id)


def _renamed(entity: Entity, ids: dict[str, str]) -> Entity:
    """With every id that it says, its own and others', exchanged; words are no ids and stay."""
    renamed: Entity = kind_of_id(entity.id).related(entity, lambda said, _: ids.get(said, said))
    return replace(renamed, id=ids[entity.id])


def _together(merged: Entity, one: Entity, other: Entity) -> Entity:
    """What two sections found, without a doubt that one of them has not."""
    return merged if one.doubt == other.doubt else replace(merged, doubt=one.doubt and other.doubt)


def _once(items: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(items))
