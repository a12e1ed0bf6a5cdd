"""The card of a statement: who says it, by which words, how they stand to it, and what else is said in it."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from extractors.model import Mention, Statement
from tui import wordings
from tui.cards.blocks import Block, Fixed, Rows
from tui.cards.line import Line, Piece, absent, field, fitted, heading, missing, with_absent_last
from tui.cards.listed import entities_listed
from tui.cards.names import Names
from tui.visible import visible


def of_statement(names: Names, statement: Statement, _: Sequence[Mention]) -> list[Block]:
    """What is said, who says it, when and where; the figures in it, and what others say in it."""
    width = names.width
    lines = [
        *(_source(names, statement)),
        *(field("by", f"“{statement.cue}”", width) if statement.cue else absent("words of saying")),
        *field("stance", wordings.stance(statement), width),
        *(names.who("said on", statement.when)),
        *(names.who("said in", statement.where)),
        *(names.who("within", statement.within)),
        *(field("why", statement.reason, width) if statement.reason else absent("why")),
    ]
    inner = [each for each in statements(names) if each.within == statement.id]
    return [
        Fixed(with_absent_last(lines, width)),
        *entities_listed(
            names, "figures in it", [id_ for id_ in statement.figures if id_ in names.facts.entities]
        ),
        *statements_listed(names, "said in it", inner, "what it tells that others say", with_source=True),
    ]


def _source(names: Names, statement: Statement) -> list[Line]:
    if statement.source is not None:
        said, entity = statement.source_text, names.facts.entities.get(statement.source)
        is_other = said and entity is not None and names.title(entity).casefold() not in said.casefold()
        note = f"“{said}”" if is_other else ""
        return names.who("said by", statement.source, note=note)
    if statement.source_text:
        return missing(
            "said by", f"“{statement.source_text}” can mean several, or nobody who is named", names.width
        )
    return missing("said by", "nobody is named", names.width)


def statements(names: Names) -> list[Statement]:
    """The statements of what is read, in the order of the text."""
    found = (entity for entity in names.facts.entities.values() if isinstance(entity, Statement))
    return sorted(found, key=lambda each: start_of(names, each))


def start_of(names: Names, statement: Statement) -> int:
    """Where its first words stand."""
    first = names.first(statement.id)
    return first.start if first else 0


def source_of(names: Names, statement: Statement) -> str:
    """Who says it, in words; empty where nobody is named."""
    entity = names.facts.entities.get(statement.source or "")
    if entity is None:
        return visible(statement.source or "")
    title = names.title(entity)
    if any(map(str.isupper, title)) or not statement.source_text:
        return title
    return visible(statement.source_text)  # a common noun says more with its own words: "the ruling party"


def statements_listed(
    names: Names, words: str, found: Sequence[Statement], note: str = "", with_source: bool = False
) -> list[Block]:
    """Statements a line each, with the way to their cards; no list where there are none.

    Args:
        names: Of the card.
        words: The list's heading.
        found: The statements.
        note: What is told beside the heading.
        with_source: Whether who says each is told.
    """
    if not found:
        return []
    digits = len(str(names.paragraph(start_of(names, found[-1]))[0]))

    def made(index: int) -> Sequence[Line]:
        each = found[index]
        number, _ = names.paragraph(start_of(names, each))
        stance = "" if each.stance == "asserts" else each.stance
        source = (source_of(names, each) or "nobody named") if with_source else ""
        led = f"{' '.join(filter(None, (source, stance)))}: " if source or stance else ""
        led = led if cell_len(led) <= names.width // 2 else f"{fitted(led, names.width // 2 - 2).rstrip()}: "
        room = max(4, names.width - digits - 2 - cell_len(led) - 2)
        said = visible(each.words)
        said = said if cell_len(said) <= room else fitted(said, room)
        return (
            Line(
                (
                    Piece(f"¶{number:<{digits}} ", "faint"),
                    Piece(led, "verb"),
                    Piece(said, "statement"),
                    Piece(" ›", "link"),
                ),
                names.link(each.id),
            ),
        )

    return [Fixed(heading(words, names.width, note)), Rows(len(found), made)]
