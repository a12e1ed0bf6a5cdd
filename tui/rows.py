"""Reading to what a pane shows: pure functions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractors import wordings
from extractors.model import Actor, Entity, Figure, Kind, Mention, Place, Timex
from tui.facts import Facts
from tui.reading import Order
from tui.visible import visible


@dataclass(frozen=True, slots=True)
class Row:
    """One entity in a pane.

    Attributes:
        lead: What stands right-aligned before the name: a figure's bound and amount.
        name: The entity's name.
        what: What it is.
        count: How often it is mentioned.
        first: Offset of its first mention; None where it has none of its own.
        reason: Why it has its value, in words.
    """

    entity: str
    lead: str
    name: str
    what: str
    count: int
    first: int | None
    reason: str


def rows_of(facts: Facts, kind: Kind, order: Order = Order.MENTION) -> tuple[Row, ...]:
    """The rows of the entities of a kind that the filter shows."""
    rows = [
        _row(entity, facts.of_entity[entity.id])
        for entity in facts.shown.values()
        if entity.kind == kind and entity.id in facts.of_entity
    ]
    if order is Order.FREQUENCY:
        rows.sort(key=lambda row: -row.count)
    elif order is Order.NAME:
        rows.sort(key=lambda row: (row.name or row.what).casefold())
    else:
        rows.sort(key=lambda row: row.first or 0)
    return tuple(rows)


def _row(entity: Entity, mentions: Sequence[Mention]) -> Row:
    lead, name, what = _columns(entity, mentions[0].text)
    return Row(
        entity.id,
        visible(lead),
        visible(name),
        visible(what),
        len(mentions),
        mentions[0].start,
        visible(entity.reason),
    )


def _columns(entity: Entity, wording: str) -> tuple[str, str, str]:
    match entity:
        case Place():
            return "", entity.name, wordings.place(entity)
        case Actor():
            return (
                "",
                entity.name,
                ", ".join(filter(None, (entity.type, entity.country if entity.type != "state" else ""))),
            )
        case Figure():
            return f"{wordings.SIGNS[entity.bound]} {wordings.amount(entity)}", wordings.counted(entity), ""
        case Timex():
            shown = wordings.timex(entity, wording)
            return (
                "",
                shown,
                f"“{wording}”"
                if shown != wording
                else "vague"
                if "X" in (entity.value or "X")
                else entity.type,
            )
