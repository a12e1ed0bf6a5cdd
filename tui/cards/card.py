"""The card of an entity: all that is known of it, line by line."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from rich.cells import cell_len

from extractors.model import Entity, Mention
from tui.cards.blocks import Block, Fixed
from tui.cards.entity_anchor import mentions_of
from tui.cards.line import BLANK, Line, Piece, field, wrapped
from tui.cards.listed import mentions_listed
from tui.cards.names import Names
from tui.cards.together import together_listed
from tui.kind_views import function_of, view_of
from tui.reading import Reading
from tui.visible import visible

# Cells that a line takes where the window is narrower than any text.
_LEAST_WIDTH = 24


class Card:
    """The lines of one entity's card, made as they are looked at.

    Args:
        reading: What is read.
        entity: The entity's id.
        width: Cells a line may take.

    Attributes:
        title: The entity's name, or its words.
        mentions: Every mention of it in text order, whatever the filter hides.

    Raises:
        KeyError: The analysis has no such entity.
    """

    def __init__(self, reading: Reading, entity: str, width: int) -> None:
        names = Names(reading, max(_LEAST_WIDTH, width))
        self.entity: Entity = names.facts.entities[entity]
        self.title = names.title(self.entity)
        self.mentions = mentions_of(names.facts, entity)
        blocks = [
            Fixed(_head(names, self.entity, self.title, self.mentions)),
            *_across(reading, self.entity, names.width),
            *_body(names, self.entity, self.mentions),
        ]
        listed = mentions_listed(names, self.entity, self.mentions)
        together = together_listed(names, self.entity, self.mentions)
        self._blocks: list[Block] = [*blocks, *listed, *together]
        self._starts = [0, *accumulate(map(len, self._blocks))]
        # The last block of those is the list itself, after its heading.
        self._mentions_start = self._starts[len(blocks) + len(listed) - (1 if self.mentions else 0)]

    def __len__(self) -> int:
        """How many lines."""
        return self._starts[-1]

    def line(self, index: int) -> Line:
        """The line of that index."""
        block = bisect_right(self._starts, index) - 1
        return self._blocks[block].line(index - self._starts[block])

    def lines(self) -> Iterator[Line]:
        """Every line."""
        return (self.line(index) for index in range(len(self)))

    def stop_from(self, index: int) -> int | None:
        """The first line at or after the index on which the cursor can stand; None where there is none."""
        for start, block in zip(self._starts, self._blocks, strict=False):
            if start + len(block) > index:
                there = block.stop_from(max(0, index - start))
                if there is not None:
                    return start + there
        return None

    def stop_until(self, index: int) -> int | None:
        """The last line at or before the index on which the cursor can stand; None where there is none."""
        for start, block in reversed(list(zip(self._starts, self._blocks, strict=False))):
            if start <= index:
                there = block.stop_until(index - start)
                if there is not None:
                    return start + there
        return None

    def line_of(self, mention: int) -> int:
        """The line that shows the mention of that index in its context."""
        return self._mentions_start + mention

    def mention_at(self, line: int) -> int | None:
        """The index of the mention that the line shows; None where it shows none."""
        index = line - self._mentions_start
        return index if 0 <= index < len(self.mentions) else None


def _head(names: Names, entity: Entity, title: str, mentions: Sequence[Mention]) -> list[Line]:
    what = entity.kind if entity.kind == entity.type else f"{entity.kind}, {entity.type}"
    *above, last = (Line((Piece(part, entity.kind),)) for part in wrapped(title, names.width))
    fits = cell_len(last.text) + 2 + len(what) <= names.width
    beside = Line((*last.pieces, Piece(f"  {what}", "faint")))
    lines = [*above, beside] if fits else [*above, last, Line((Piece(what, "faint"),))]
    lines.append(BLANK)
    lines += [
        Line((Piece(part, "warning"),))
        for doubt in entity.doubt
        for part in wrapped(visible(f"? {doubt}"), names.width)
    ]
    lines += [
        line
        for note in names.reading.remarks
        if note.entity == entity.id
        for line in field("note", note.words, names.width, "value")
    ]
    if not names.facts.shows(entity.id) and mentions:
        words = "The filter hides it: the text does not mark it."
        lines += [Line((Piece(part, "warning"),)) for part in wrapped(words, names.width)]
    return lines


def _across(reading: Reading, entity: Entity, width: int) -> list[Block]:
    """What other articles of the corpus have of it, where the article is from one."""
    across = reading.across
    if across is None or across.entity != entity.id:
        return []
    from tui.cards.across import lines_of  # an article that is from no corpus is read without it

    # A blank stands above already.
    return [Fixed([*lines_of(across, entity, width)[1:], BLANK])]


def _body(names: Names, entity: Entity, mentions: Sequence[Mention]) -> list[Block]:
    blocks: list[Block] = function_of(view_of(entity.kind).card)(names, entity, mentions)
    return blocks
