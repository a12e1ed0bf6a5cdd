"""Positions and widths of the window's parts, in cells: the style sheets say the same, and a test compares the two."""

from __future__ import annotations

# Columns from which the panes stand beside the text, from which a chart stands above them, and from which they stand two by two
# where no row is cut by it: a wider window never shows less.
NARROW, WIDE, DOUBLE = 100, 150, 192

# The mark of the sentence, and a blank.
GUTTER = 2

# Typography's long measure: beyond it the eye loses the next line's beginning.
MEASURE = 88

FACTS_COLUMNS, FACTS_ROWS = 50, 8
FACET_COLUMNS = 32
_SCROLLBAR = _LEFT_MARGIN = _RIGHT_MARGIN = _BAR = 1


def measure(columns: int, width: int = MEASURE) -> int:
    """Cells of a line of text in a view of so many columns, beside its scrollbar.

    Args:
        columns: Columns of the view.
        width: Cells that the reader wants a line to take at most.
    """
    return max(4, min(width, columns - GUTTER - _RIGHT_MARGIN))


def article_columns(width: int, is_alone: bool = False) -> int:
    """Columns that the article's box takes at most; beside the panes a short line leaves room in it, and moves no pane.

    Args:
        width: Cells of a line at most.
        is_alone: Whether the article stands alone, in the middle.
    """
    return (width if is_alone else max(width, MEASURE)) + _LEFT_MARGIN + GUTTER + _RIGHT_MARGIN + _SCROLLBAR


def facts_columns(columns: int, width: int = MEASURE) -> int:
    """Columns of the facts beside the text: at least 50, and what the text leaves in a window of so many columns."""
    return columns if columns < NARROW else max(FACTS_COLUMNS, columns - article_columns(width))


def library_columns(columns: int) -> int:
    """Cells of a row of the library's list, beside its scrollbar and, where there is room, its facets."""
    return columns - _SCROLLBAR - (FACET_COLUMNS if columns >= NARROW else 0)


def text_place(columns: int, rows: int, width: int = MEASURE) -> tuple[int, int, int]:
    """Left margin, columns beside the scrollbar, and rows of the text in a window of that size."""
    if columns < NARROW:
        return 0, columns - _SCROLLBAR, rows - 2 * _BAR - FACTS_ROWS
    return (
        _LEFT_MARGIN,
        min(article_columns(width), columns - FACTS_COLUMNS) - _LEFT_MARGIN - _SCROLLBAR,
        rows - 2 * _BAR,
    )
