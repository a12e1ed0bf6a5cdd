"""The lists of a card: mentions in context, figures side by side."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.model import Entity, Figure, Mention, Span
from tui import wordings
from tui.cards.blocks import Block, Fixed, Rows
from tui.cards.context import in_context
from tui.cards.line import BLANK, Line, Piece, Stop, fitted, heading, indented
from tui.cards.names import Names

# How much of the room for context stands before the mention: what a word does mostly follows it.
_BEFORE = 0.4
_VALUE_AT_MOST = 20  # cells

# How many mentions say how much room wordings take.
_MEASURED = 300


def mentions_listed(names: Names, entity: Entity, mentions: Sequence[Mention]) -> list[Block]:
    """Every mention in its context, aligned, with its paragraph's number; made when it is looked at."""
    if not mentions:
        none = indented("none of its own in the text", names.width, "missing")
        return [Fixed((*heading("mentions", names.width), *none))]
    digits = len(str(names.paragraph(mentions[-1].start)[0]))
    before = _before(names, mentions, digits + 2)

    def made(index: int) -> Sequence[Line]:
        mention = mentions[index]
        number, _ = names.paragraph(mention.start)
        stop = Stop(entity.id, mention, mention.start)
        return (
            Line(
                (Piece(f"¶{number:<{digits}} ", "faint"), *_context(names, mention, digits + 2, before)), stop
            ),
        )

    count = "1 mention" if len(mentions) == 1 else f"{len(mentions):,} mentions"
    return [Fixed(heading(count, names.width, "in context; ¶ is the paragraph")), Rows(len(mentions), made)]


def _before(names: Names, mentions: Sequence[Mention], used: int) -> int:
    """Cells of context before every wording of a list, so that they stand one under another; no more than any has before it."""
    longest = max(len(mention.text) for mention in mentions[:_MEASURED])
    room = names.width - used
    there = max(mention.start - names.paragraph(mention.start)[1].start for mention in mentions[:_MEASURED])
    return min(there, max(4, min(round(_BEFORE * room), round((room - min(longest, room // 2)) * 0.55))))


def _context(names: Names, mention: Mention, used: int, before: int) -> tuple[Piece, Piece, Piece]:
    _, paragraph = names.paragraph(mention.start)
    span = Span(mention.start, mention.end)
    shown = in_context(names.text, paragraph, span, before, max(8, names.width - used))
    return Piece(shown.before, "faint"), Piece(shown.words, mention.kind), Piece(shown.after, "faint")


def entities_listed(names: Names, words: str, ids: Sequence[str], note: str = "") -> list[Block]:
    """Entities a line each, with the way to their cards; no list where there are none."""
    if not ids:
        return []

    def made(index: int) -> Sequence[Line]:
        entity = names.facts.entities[ids[index]]
        said = names.what(entity)
        what = f"  {said}" if said else ""
        room = max(4, names.width - 4 - len(what))
        name = f"{names.title(entity)}"
        name = name if len(name) <= room else fitted(name, room)
        return (
            Line(
                (Piece("  "), Piece(name, entity.kind), Piece(" ›", "link"), Piece(what, "faint")),
                names.link(entity.id),
            ),
        )

    return [Fixed(heading(words, names.width, note)), Rows(len(ids), made)]


def compared(names: Names, own: Figure, ids: Sequence[str]) -> list[Block]:
    """Figures side by side, two lines each: the amount and the words, then what the sentence says."""
    figures = [figure for id_ in ids if isinstance(figure := names.facts.entities.get(id_), Figure)]
    amounts = [_that_fits(figure, names.amount(figure)) for figure in figures]
    room = max(map(len, amounts), default=0)

    def made(index: int) -> Sequence[Line]:
        figure, first = figures[index], names.first(figures[index].id)
        is_own = figure.id == own.id
        words = fitted(names.title(figure), max(1, names.width - room - (13 if is_own else 6))).rstrip()
        head = (
            Piece(f"  {fitted(amounts[index], room):>{room}}  ", "value"),
            Piece(words, "figure"),
            Piece(" this one" if is_own else " ›", "faint" if is_own else "link"),
        )
        stop = (
            None
            if is_own and first is None
            else Stop(figure.id, None, first.start if first else None, not is_own)
        )
        return Line(head, stop), _sentence(names, first, room + 4)

    return [
        Fixed(heading("side by side", names.width, f"{len(figures)} figures that count the same")),
        Rows(len(figures), made, 2),
    ]


def _that_fits(figure: Figure, amount: str) -> str:
    return amount if len(amount) <= _VALUE_AT_MOST else wordings.brief(figure, _VALUE_AT_MOST)


def _sentence(names: Names, mention: Mention | None, indent: int) -> Line:
    if mention is None:
        return BLANK
    pieces = _context(names, mention, indent, _before(names, (mention,), indent))
    return Line((Piece(" " * indent), pieces[0], Piece(pieces[1].text, "figure"), pieces[2]))
