"""Figures that sources give differently: the same kind of harm, or the same thing counted, at the same place and time."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rich.cells import cell_len

from extractors.model import Figure
from tui.cards.blocks import Block, Fixed, Rows
from tui.cards.line import Line, Piece, Stop, fitted, heading
from tui.cards.names import Names
from tui.visible import visible

_FATES = (
    ("dead", re.compile(r"(?i)\b(?:kill\w*|die[ds]?|dead|deaths?|fatalit\w+|perish\w*|bodies|corpses|drown\w*|murder\w*)\b")),
    ("hurt", re.compile(r"(?i)\b(?:injur\w+|hurt|wound\w*|casualt\w+)\b")),
    ("missing", re.compile(r"(?i)\b(?:missing|unaccounted|disappear\w*|vanish\w*)\b")),
    ("displaced", re.compile(r"(?i)\b(?:displac\w+|homeless|evacuat\w+|fled|flee\w*)\b")),
    ("held", re.compile(r"(?i)\b(?:arrest\w*|detain\w*|jailed|abduct\w*|kidnap\w*)\b")),
)  # fmt: skip


def fate_of(figure: Figure) -> str:
    """What happened to those whom it counts, where that is told; empty where not."""
    told = f"{figure.unit or ''} {figure.subject or ''} {figure.verb or ''}"
    return next((fate for fate, words in _FATES if words.search(told)), "")


def differing(names: Names, figure: Figure) -> list[Figure]:
    """The figure and those that another source gives otherwise of the same; empty where none is."""
    if figure.source is None or figure.value is None:
        return []
    others = [
        each for each in names.facts.entities.values() if isinstance(each, Figure) and _differs(figure, each)
    ]
    if not others:
        return []
    return sorted([figure, *others], key=lambda each: _start(names, each))


def _differs(one: Figure, other: Figure) -> bool:
    if other.id == one.id or other.source in (None, one.source) or other.value in (None, one.value):
        return False
    if (one.type, one.unit_id) != (other.type, other.unit_id) or one.change or other.change:
        return False
    if not _may_be(one.where, other.where) or not _may_be(one.when, other.when):
        return False
    fate = fate_of(one)
    if fate or fate_of(other):
        return fate == fate_of(other)
    return other.id in one.same_as_unit and one.who == other.who and one.subject == other.subject


def _may_be(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other


def _start(names: Names, figure: Figure) -> int:
    first = names.first(figure.id)
    return first.start if first else 0


def sources_listed(names: Names, figure: Figure) -> list[Block]:
    """The figures that sources give differently, a line each: the amount and who gives it."""
    found = differing(names, figure)
    if not found:
        return []
    amounts = [names.amount(each) for each in found]
    room = max(map(cell_len, amounts))

    def made(index: int) -> Sequence[Line]:
        each = found[index]
        entity = names.facts.entities.get(each.source or "")
        source = names.title(entity) if entity is not None else visible(each.source or "")
        own = each.id == figure.id
        name = fitted(source, max(4, names.width - room - 14)).rstrip()
        pieces = (
            Piece(f"  {amounts[index]:>{room}}  ", "value"),
            Piece(name, "actor" if entity is not None else ""),
            Piece(" this one" if own else " ›", "faint" if own else "link"),
        )
        first = names.first(each.id)
        stop = None if own and first is None else Stop(each.id, None, first.start if first else None, not own)
        return (Line(pieces, stop),)

    return [
        Fixed(heading("sources differ", names.width, "what others say of the same")),
        Rows(len(found), made),
    ]
