"""Where the text stands in the window, in cells: the style sheets say the same, and a test holds the two together."""

from __future__ import annotations

# Columns from which the panes stand beside the text, and from which they stand two by two.
NARROW, WIDE = 100, 150

# The mark of the sentence, and a blank.
GUTTER = 2

# Typography's long measure: beyond it the eye loses the next line's beginning.
MEASURE = 88

FACTS_COLUMNS, FACTS_ROWS, ARTICLE_COLUMNS = 50, 8, 92
_SCROLLBAR = _RIGHT_MARGIN = _BAR = 1


def measure(columns: int) -> int:
    """Cells of a line of text in a view of so many columns, beside its scrollbar."""
    return max(4, min(MEASURE, columns - GUTTER - _RIGHT_MARGIN))


def text_place(columns: int, rows: int) -> tuple[int, int, int]:
    """Left margin, columns beside the scrollbar, and rows of the text in a window of that size."""
    if columns < NARROW:
        return 0, columns - _SCROLLBAR, rows - 2 * _BAR - FACTS_ROWS
    box = columns - FACTS_COLUMNS if columns < WIDE else columns // 2
    return 1, min(ARTICLE_COLUMNS, box) - 1 - _SCROLLBAR, rows - 2 * _BAR
