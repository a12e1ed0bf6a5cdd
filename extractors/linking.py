"""From a kind's records of a whole article to its entities: what every linker does, and what it gets to know."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any

from extractors.annotations import Group, Paragraph
from extractors.kinds.registry import kind_of, kinds
from extractors.kinds.spec import KindSpec
from extractors.links.resolution import Links
from extractors.model import Article, Entity, Mention, Span
from extractors.rules import Rejected

if TYPE_CHECKING:
    from extractors.gazetteer import Gazetteer
    from extractors.statements.attribution import Source

# How a linked group names another, whose id is not known yet: the letter of its kind (its own where it is left out) and index.
_PENDING = re.compile(r"([A-Z]?)#(\d+)")


class Names:
    """Which entity a run of the text names, by a bisect over the mentions."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._mentions = sorted(mentions, key=lambda m: m.start)
        self._starts = [m.start for m in self._mentions]
        self._longest = max((m.end - m.start for m in mentions), default=0)

    def id_of(self, span: Sequence[int] | str | None, kinds: Sequence[str]) -> str | None:
        """The id of the entity of one of the kinds that the span mentions, None where it mentions none."""
        if span is None or isinstance(span, str):
            return span
        start, end = span
        best, shared = None, 0
        for at in range(bisect_right(self._starts, end) - 1, -1, -1):
            mention = self._mentions[at]
            if mention.start + self._longest <= start:
                break
            overlap = min(end, mention.end) - max(start, mention.start)
            if mention.kind in kinds and overlap > shared:
                best, shared = mention.entity, overlap
        return best


@dataclass
class Linking:
    """An article while its kinds are linked, one after another.

    Attributes:
        article: What is read; its `published` anchors the dates.
        paragraphs: What was found, in text order.
        gazetteer: The place index.
        records: The records of each kind.
        groups: What was linked so far, by kind.
        ids: The ids of each kind's groups; there once all kinds are linked.
        rejected: The candidates that linking refused.
        links: Of each figure, by its span, what it hangs together with.
        sources: Who says each statement, in the order of their groups; None before they are decided.
    """

    article: Article
    paragraphs: Sequence[Paragraph]
    gazetteer: Gazetteer
    records: dict[str, list[Any]] = field(default_factory=dict)
    groups: dict[str, Sequence[Group[Any]]] = field(default_factory=dict)
    ids: dict[str, tuple[str, ...]] = field(default_factory=dict)
    rejected: list[Rejected] = field(default_factory=list)
    links: Mapping[tuple[int, int], Links] = field(default_factory=dict)
    sources: list[Source] | None = None

    def found_by(self, component: str) -> list[Any]:
        """The records of one component in text order."""
        return [record for paragraph in self.paragraphs for record in paragraph.of(component)]

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences of the paragraphs."""
        return tuple(span for paragraph in self.paragraphs for span in paragraph.sentences)

    @cached_property
    def mentions(self) -> dict[str, list[Mention]]:
        """The mentions of each kind, their entities by id."""
        return {spec.name: linker_of(spec).mentions(self) for spec in kinds()}

    def mentions_of(self, *names: str) -> list[Mention]:
        """The mentions of these kinds."""
        return [mention for name in names for mention in self.mentions[name]]

    def number(self) -> None:
        """Give every group its id: numbers follow the first mention, groups without one come last."""
        for spec in kinds():
            groups = self.groups[spec.name]
            order = sorted(
                range(len(groups)),
                key=lambda index: (not groups[index].spans, groups[index].spans[:1], index),
            )
            ranks = {index: rank for rank, index in enumerate(order, 1)}
            self.ids[spec.name] = tuple(f"{spec.letter}{ranks[index]}" for index in range(len(groups)))

    def in_order(self, kind: str) -> list[tuple[Any, str]]:
        """The groups of a kind with their ids, by number."""
        pairs = zip(self.groups[kind], self.ids[kind], strict=True)
        return sorted(pairs, key=lambda pair: int(pair[1][1:]))

    def settled(self, reference: str | None, own: str) -> str | None:
        """The id that a pending reference (`F#3`) stands for; ids and words stay as they are.

        Args:
            reference: As a group's entity has it.
            own: The kind of that entity.
        """
        pending = _PENDING.fullmatch(reference) if reference else None
        if pending is None:
            return reference
        kind = next((spec.name for spec in kinds() if spec.letter == pending[1]), own)
        return self.ids[kind][int(pending[2])]


class Linker:
    """How a kind's records become its entities. A kind overrides what it has rules of its own for.

    Args:
        spec: The kind.
    """

    def __init__(self, spec: KindSpec) -> None:
        self.spec = spec

    def groups(self, linking: Linking) -> Sequence[Group[Any]]:
        """The kind's groups; what they say of other groups is pending: `F#3`, or `#3` for the third of their own kind."""
        raise NotImplementedError

    def mentions(self, linking: Linking) -> list[Mention]:
        """The kind's mentions."""
        text, kind = linking.article.text, self.spec.name
        return [
            Mention(kind, span.start, span.end, text[span.start : span.end], id_)
            for group, id_ in zip(linking.groups[kind], linking.ids[kind], strict=True)
            for span in sorted({Span(*span) for span in group.spans})
        ]

    def entities(self, linking: Linking) -> list[Entity]:
        """The kind's entities in the order of their numbers, with the ids of what they name."""
        return [self.entity(group, id_, linking) for group, id_ in linking.in_order(self.spec.name)]

    def entity(self, group: Group[Any], id_: str, linking: Linking) -> Entity:
        """The entity of a group."""
        changes: dict[str, Any] = {"id": id_}
        for relation in self.spec.relations:
            named = getattr(group.entity, relation.field, None) if "." not in relation.field else None
            if named and relation.is_list:
                changes[relation.field] = tuple(linking.settled(one, self.spec.name) for one in named)
            elif named:
                changes[relation.field] = linking.settled(named, self.spec.name)
        finished: Entity = replace(group.entity, **changes)
        return finished


def linker_of(spec: KindSpec) -> Linker:
    """The linker of a kind. What linking needs is imported by whoever links alone."""
    module, _, name = spec.linker.partition(":")
    linker = getattr(import_module(module), name)(kind_of(spec.name))
    assert isinstance(linker, Linker)
    return linker


def by_id(linking: Linking, kinds: Sequence[str]) -> Mapping[str, Entity]:
    """The entities of these kinds as they were linked, by the ids that they will have."""
    return {
        id_: group.entity
        for kind in kinds
        for group, id_ in zip(linking.groups[kind], linking.ids[kind], strict=True)
    }
