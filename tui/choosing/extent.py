"""How far a correction goes: every mention of an entity, or one."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.corrections.correction import Target
from extractors.model import Entity, Mention
from tui.choosing.choice import Choice


def extents_of(entity: Entity, mentions: Sequence[Mention], pointed: Mention | None) -> tuple[Choice, ...]:
    """What can be meant, the likeliest first: a single one where no mention is pointed at, or there is no other."""
    every = Choice("", f"every mention, {len(mentions)}", "", Target.of(mentions[0], entity))
    if pointed is None or len(mentions) < 2:
        return (every,)
    return every, Choice("", "this mention alone", f"“{pointed.text}”", Target.of(pointed))
