"""The entities into which another can be merged."""

from __future__ import annotations

from collections import Counter

from extractors.asking.likeness import folded
from extractors.corrections.correction import Target
from extractors.model import Analysis, Entity, Mention
from tui.choosing.changes import label_of
from tui.choosing.choice import Choice


def others_of(entity: Entity, analysis: Analysis) -> tuple[Choice, ...]:
    """The mentioned entities of its kind: those that share a word with it first, then by how often they are mentioned."""
    first: dict[str, Mention] = {}
    counts: Counter[str] = Counter()
    for mention in analysis.mentions:
        first.setdefault(mention.entity, mention)
        counts[mention.entity] += 1
    mine = _words(entity, first[entity.id].text if entity.id in first else "")
    others = [
        other
        for other in analysis.entities
        if other.kind == entity.kind and other.id != entity.id and other.id in counts
    ]
    others.sort(key=lambda other: (not mine & _words(other, first[other.id].text), -counts[other.id]))
    return tuple(_choice(other, first[other.id], counts[other.id]) for other in others)


def _choice(entity: Entity, first: Mention, count: int) -> Choice:
    label, what = label_of(entity, first.text)
    return Choice("", label, f"{what} · {count} mentions" if count > 1 else what, Target.of(first, entity))


def _words(entity: Entity, wording: str) -> set[str]:
    """The words of three letters or more that it goes by."""
    names = (getattr(entity, "name", ""), wording, *getattr(entity, "aliases", ()))
    return {word for name in names for word in folded(name).split() if len(word) > 2 and word != "the"}
