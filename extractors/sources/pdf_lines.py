"""The lines of a printed page in reading order: columns one after the other, the cells of a table's row apart.

A PDF draws pieces of text at places, in any order. Most draw column after column, which is kept; where one draws line by line
over all columns, or a table row by row, the pieces on one height show it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from statistics import median
from typing import NamedTuple

from extractors.sources.document import clean
from extractors.sources.pdf_marks import is_mark, mark_of

# A gap between lines that is this many times the usual one parts paragraphs.
_WIDE = 1.3
_LEVEL = 0.3  # of the size of the letters: pieces on one line differ by less in height
_APART = 1.3  # in sizes of the letters: the gap between two cells
_ALIGNED_APART = 0.45  # the same where the second piece begins below others
_ALIGNED = 3  # on so many lines a piece begins at the same place
_GRID = 2.0  # in points: places this near are the same
_COLUMN_LINES, _COLUMN_LETTERS, _FILLED = (
    4,
    20,
    0.6,
)  # lines, signs and share of the width that a column of text has at least
_ALONE = 4  # so many rows of one cell may follow one another within a grid
_NOTES = 1 / 3  # of the pieces of a page: so many at most are its notes
_MARGIN = 0.06  # of the page's height, above and below: running heads and page numbers

# Widths of letters in thousandths of the size, those of Helvetica in round numbers.
_WIDTHS = {
    **dict.fromkeys("ijl'|", 222),
    **dict.fromkeys("ft.,:;!/\\ I[]‘’()-", 280),
    **dict.fromkeys("r“”*", 340),
    **dict.fromkeys("cksvxyzJ", 500),
    **dict.fromkeys("mM%", 840),
    **dict.fromkeys("wABEKPSVXYCDHNRUGOQ&", 700),
    **dict.fromkeys("W—@", 980),
}
_WIDTH = 556


class Piece(NamedTuple):
    """Text that a page draws in one go.

    Attributes:
        left: Where it begins, in points from the left.
        height: Its base line, in points from below.
        size: The size of its letters in points.
        text: What it says; a line's end where the page goes on below.
        width: How wide it is in points, about.
    """

    left: float
    height: float
    size: float
    text: str
    width: float


def piece_of(
    text: str, outer: Sequence[float], inner: Sequence[float], font: Mapping[str, object] | None, size: float
) -> Piece:
    """A piece as pypdf tells it.

    Args:
        text: What is drawn.
        outer: The matrix of the page's space.
        inner: The matrix of the text's space.
        font: The font's dictionary.
        size: The font's size.
    """
    left = outer[0] * inner[4] + outer[2] * inner[5] + outer[4]
    height = outer[1] * inner[4] + outer[3] * inner[5] + outer[5]
    scale = abs(outer[0] * inner[0]) or abs(outer[3] * inner[3]) or 1.0
    points = abs(size) * scale or 1.0
    said = clean(text)
    return Piece(left, height, points, said, _width(said.strip(), font) * points / 1000)


def _width(text: str, font: Mapping[str, object] | None) -> float:
    """The width of a text in thousandths of its size: by the font where it has one width a sign, else by the usual ones."""
    try:
        assert font is not None
        first, widths = int(str(font["/FirstChar"])), list(font["/Widths"])  # type: ignore[call-overload]
        return sum(float(widths[ord(sign) - first]) for sign in text if ord(sign) >= first)
    except (AssertionError, KeyError, IndexError, TypeError, ValueError):
        return sum(_WIDTHS.get(sign, _WIDTH) for sign in text)


def lines_of(pieces: Iterable[Piece], height: float) -> list[str]:
    """The lines of a page in reading order, an empty one where a paragraph ends by its gap, and around each row of a table.

    Args:
        pieces: What the page draws, in its order.
        height: How high the page is, in points.
    """
    told = [piece for piece in pieces if piece.text.strip()]
    bands = [[piece for piece in told if _band(piece, height) == band] for band in range(3)]
    drawn = [*bands[0], *_notes_last(bands[1]), *bands[2]]
    rows = [_joined(row) for row in _rows(drawn)]
    starts = Counter(round(piece.left / _GRID) for row in rows if len(row) > 1 for piece in row)
    cells = [_cells(row, starts) for row in rows]
    lines: list[tuple[float | None, str]] = []
    at = 0
    while at < len(cells):
        end = _end_of_grid(cells, at)
        if end - at < 2:
            lines += _written(cells[at])
            at += 1
            continue
        is_text = _is_text(cells[at:end])
        end = _end_of_columns(cells, at, end) if is_text else end
        lines += _columns(cells[at:end]) if is_text else _table(cells[at:end])
        at = end
    return _parted(lines)


def _band(piece: Piece, height: float) -> int:
    """0 of what stands above the text of a page, 2 of what stands below it, 1 of the text."""
    return 0 if piece.height > (1 - _MARGIN) * height else 2 if piece.height < _MARGIN * height else 1


def _notes_last(pieces: list[Piece]) -> list[Piece]:
    """The pieces with those behind the others that are drawn first and stand below them all: notes at the foot of a page."""
    lowest = list(accumulate((piece.height for piece in reversed(pieces)), min))[::-1]
    highest = accumulate((piece.height for piece in pieces), max)
    most = len(pieces) * _NOTES
    sizes = [
        count
        for count, (high, low) in enumerate(zip(highest, lowest[1:], strict=False), 1)
        if high < low and count <= most
    ]
    return pieces[max(sizes) :] + pieces[: max(sizes)] if sizes else pieces


def _rows(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    row: list[Piece] = []
    for piece in pieces:
        if row and is_mark(piece, row[-1]):
            before = row[-1]
            end = piece.text[len(piece.text.rstrip("\n")) :]
            text = before.text.rstrip("\n") + mark_of(piece, before) + end
            row[-1] = before._replace(text=text, width=piece.left + piece.width - before.left)
            continue
        is_level = row and abs(piece.height - row[-1].height) < _LEVEL * max(piece.size, row[-1].size)
        if row and (not is_level or "\n" in row[-1].text.rstrip("\n") or piece.left < row[-1].left):
            yield row
            row = []
        row.append(piece)
    if row:
        yield row


def _joined(row: Sequence[Piece]) -> list[Piece]:
    """A row whose pieces that touch are one: a word in another font, letters set one by one."""
    pieces: list[Piece] = []
    for piece in row:
        last = pieces[-1] if pieces else None
        if (
            last is not None
            and piece.left - last.left - last.width < 0.15 * piece.size
            and len(piece.text) < 3
        ):
            pieces[-1] = last._replace(
                text=last.text.rstrip("\n") + piece.text, width=piece.left + piece.width - last.left
            )
        else:
            pieces.append(piece)
    return pieces


def _cells(row: Sequence[Piece], starts: Mapping[int, int]) -> list[Piece]:
    """The cells of a row: pieces that stand apart; those that do not are one."""
    cells = [row[0]]
    for piece in row[1:]:
        last = cells[-1]
        gap = (piece.left - last.left - last.width) / piece.size
        is_aligned = starts[round(piece.left / _GRID)] >= _ALIGNED
        slack = 0.05 * last.width / piece.size if is_aligned else 0.0
        if gap > (_ALIGNED_APART - slack if is_aligned else _APART):
            cells.append(piece)
        else:
            is_parted = last.text[-1:].isspace() or piece.text[:1].isspace() or gap < 0.15
            text = (
                last.text.rstrip("\n")
                + ("" if is_parted and not last.text.endswith("\n") else " ")
                + piece.text
            )
            cells[-1] = last._replace(text=text, width=piece.left + piece.width - last.left)
    return cells


def _end_of_grid(cells: Sequence[Sequence[Piece]], at: int) -> int:
    """One past the last row of a grid that begins here: rows of cells that begin at the places of the first rows' cells.

    Among them may be rows of one cell, where the others are empty: each within its column.
    """
    if len(cells[at]) < 2:
        return at + 1
    places = {round(cell.left / _GRID) for cell in cells[at]}
    end = sure = at + 1
    while end < len(cells) and end - sure <= _ALONE:
        row = cells[end]
        step = cells[end - 1][0].height - row[0].height
        own = {round(cell.left / _GRID) for cell in row}
        shared = own & {place + shift for place in places for shift in (-1, 0, 1)}
        if not 0 < step < 6 * row[0].size or not (shared or len(row) == len(cells[at])):
            break
        if len(row) == 1 and not _fits(row[0], places):
            break
        end += 1
        if len(row) > 1:
            places |= own
            sure = end
    return sure


def _fits(cell: Piece, places: Iterable[int]) -> bool:
    """Whether a cell ends before the next column begins."""
    later = [place * _GRID for place in places if place * _GRID > cell.left + cell.size]
    return not later or cell.left + cell.width < min(later)


def _end_of_columns(cells: Sequence[Sequence[Piece]], at: int, end: int) -> int:
    """One past the last row of columns of text: one of them may be longer than the others."""
    places = {round(place / _GRID) for place in _places(cells[at:end])}
    while end < len(cells):
        row = cells[end]
        step = cells[end - 1][0].height - row[0].height
        is_at = any(abs(round(row[0].left / _GRID) - place) <= 1 for place in places)
        if len(row) > 1 or not is_at or not 0 < step < 3 * row[0].size or not _fits(row[0], places):
            break
        end += 1
    return end


def _is_text(grid: Sequence[Sequence[Piece]]) -> bool:
    """Whether a grid is columns of running text: its lines are long, and fill their columns."""
    places = _places(grid)
    widths = {place: after - place for place, after in pairwise(places)}
    shares = [
        cell.width / widths[place]
        for row in grid
        for cell in row
        if (place := _place(cell, places)) in widths
    ]
    signs = [len(cell.text.strip()) for row in grid for cell in row]
    is_long = len(grid) >= _COLUMN_LINES and median(signs) >= _COLUMN_LETTERS
    return is_long and bool(shares) and median(shares) >= _FILLED


def _places(grid: Sequence[Sequence[Piece]]) -> list[float]:
    """Where the columns of a grid begin: the leftmost of places that many cells share."""
    found = Counter(round(cell.left / _GRID) for row in grid for cell in row)
    most = max(found.values())
    return sorted(place * _GRID for place, count in found.items() if count >= max(2, most / 4))


def _place(cell: Piece, places: Sequence[float]) -> float:
    return min(places, key=lambda place: abs(place - cell.left))


def _columns(grid: Sequence[Sequence[Piece]]) -> list[tuple[float | None, str]]:
    places = _places(grid)
    cells = [(_place(cell, places), cell) for row in grid for cell in row]
    return [line for place in places for at, cell in cells if at == place for line in _written([cell])]


def _table(grid: Sequence[Sequence[Piece]]) -> list[tuple[float | None, str]]:
    """A line a row, bars between its cells, as rows of a page's table are written."""
    lines: list[tuple[float | None, str]] = []
    for row in grid:
        lines += [(None, ""), (None, " | ".join(" ".join(cell.text.split()) for cell in row))]
    return [*lines, (None, "")]


def _written(row: Sequence[Piece]) -> list[tuple[float | None, str]]:
    words = " ".join(cell.text.strip("\n") for cell in row)
    return [(row[0].height, line.strip()) for line in words.split("\n") if line.strip()]


def _parted(lines: Sequence[tuple[float | None, str]]) -> list[str]:
    """The lines with an empty one where the gap between two is wider than usual."""
    gaps = [
        before - after if before is not None and after is not None else 0.0
        for (before, _), (after, _) in pairwise(lines)
    ]
    steps = sorted(gap for gap in gaps if gap > 0)
    usual = (
        steps[len(steps) // 3] if steps else 0.0
    )  # a short page has as many gaps between paragraphs as within
    parted = [line for _, line in lines[:1]]
    for gap, (_, line) in zip(gaps, lines[1:], strict=True):
        parted += [""] if usual and gap > _WIDE * usual else []
        parted.append(line)
    return parted
