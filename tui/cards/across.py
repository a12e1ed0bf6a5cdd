"""An entity across articles, as lines of its card."""

from __future__ import annotations

from collections.abc import Sequence

from extractors import wordings
from extractors.corpus.answers import Beside, Sighting
from extractors.kinds.registry import kind_of
from extractors.model import Entity
from tui.cards.line import Line, Piece, Stop, field, fitted, heading, indented
from tui.library.across import Across
from tui.library.term import term_for, term_of
from tui.sparkline import sparkline
from tui.visible import visible

_OTHERS_SHOWN = 12
_PLOT = 32  # cells
_DAY = 18  # cells


def lines_of(across: Across, entity: Entity, width: int) -> list[Line]:
    """Whether it is new, where else it is, since when, and how its number developed."""
    elsewhere, novelty = across.elsewhere, across.novelty
    if elsewhere is None or novelty is None:
        why = "it cannot be told which entity of other articles it would be"
        return [*heading("across articles", width), *indented(why, width, "missing")]
    others = _others(across.article, elsewhere.sightings)
    count = elsewhere.articles - 1
    named = "1 other" if count == 1 else f"{count:,} others" if count else "in no other"
    lines = heading("across articles", width, named)
    lines += field(novelty.state, novelty.reason, width, "value" if novelty.state == "seen" else "warning")
    if count < 1:
        return lines
    lines += field("linked by", kind_of(entity.kind).linked_by, width, "faint")
    for label, day in (("first", elsewhere.first), ("last", elsewhere.last)):
        lines += field(label, wordings.day(day) if day else "no date", width)
    lines += _plot(elsewhere.sightings, width)
    lines += [_other(sighting, width) for sighting in others[:_OTHERS_SHOWN]]
    if len(others) > _OTHERS_SHOWN:
        lines += indented(f"and {count - _OTHERS_SHOWN:,} more", width, "faint")
    return [*lines, *_together(entity, elsewhere.beside, width)]


def _together(entity: Entity, beside: Sequence[Beside], width: int) -> list[Line]:
    """Who and what stands in so many of the articles too; Enter lists these."""
    if not beside:
        return []
    digits = len(f"{beside[0].articles:,}")
    lines = heading("together across articles", width, "in so many of them")
    own = term_for(entity)
    for one in beside:
        room = max(4, width - digits - 5 - len(one.kind) - 4)
        count, name = (
            Piece(f"  {one.articles:>{digits},}× ", "value"),
            Piece(fitted(visible(one.name), room).rstrip(), one.kind),
        )
        stop = Stop(entity.id, query=f"{own} {term_of(one.kind, one.name)}")
        lines.append(Line((count, name, Piece(f"  {one.kind}", "faint"), Piece(" ›", "link")), stop))
    return lines


def _others(article: str, sightings: Sequence[Sighting]) -> list[Sighting]:
    """One sighting of each other article, the latest first: a copy of this article, or of another, tells nothing more."""
    own = {sighting.original or article for sighting in sightings if sighting.article == article}
    told = {sighting.original or sighting.article: sighting for sighting in reversed(sightings)}
    return [sighting for original, sighting in told.items() if original not in {article, *own}]


def _plot(sightings: Sequence[Sighting], width: int) -> list[Line]:
    dated = [sighting for sighting in sightings if sighting.value is not None and sighting.date]
    # What the copies of an article have is one value, unless one of them has another.
    once = {(sighting.original or sighting.article, sighting.value): sighting.value for sighting in dated}
    values = [value for value in once.values() if value is not None]
    if len(values) < 2:
        return []
    ends = f"{wordings.number(values[0])} to {wordings.number(values[-1])}"
    between = f"least {wordings.number(min(values))}, most {wordings.number(max(values))}"
    return [
        *field("by date", sparkline(values, min(_PLOT, width - 14)), width, "figure"),
        *field("", f"{ends}; {between}", width, "faint"),
    ]


def _other(sighting: Sighting, width: int) -> Line:
    day = wordings.day(sighting.date) if sighting.date else "no date"
    amount = f"{wordings.number(sighting.value)}  " if sighting.value is not None else ""
    label = "differs  " if sighting.label == "differs" else ""
    room = max(4, width - _DAY - len(amount) - len(label) - 2)
    title = fitted(visible(sighting.title or "no title"), room).rstrip()
    return Line(
        (Piece(f"  {day:<{_DAY}}", "faint"), Piece(amount, "figure"), Piece(label, "faint"), Piece(title))
    )
