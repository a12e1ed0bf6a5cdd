"""A pane's row drops no value of a change while it has room for it."""

from __future__ import annotations

import pytest

from tui.rows import Row
from tui.widgets.pane_columns import PaneColumns

CHANGE = Row("F1", "115,350 → 110,800", "people", "The company employs", 1, 0, "", "→ 110,800")
LEVEL = Row("F2", "12", "people", "It hires", 1, 40, "", "12")


def row_shown(row: Row, width: int) -> str:
    columns = PaneColumns.of([CHANGE, LEVEL], is_told=True)
    return "".join(words for words, _ in columns.cells(row, width, row.what))


@pytest.mark.parametrize("width", [44, 46, 60])
def test_both_values_are_shown_where_the_row_has_room(width: int) -> None:
    assert row_shown(CHANGE, width).strip().startswith("115,350 → 110,800  people  The comp")


def test_the_new_value_is_shown_alone_where_it_has_none() -> None:
    assert row_shown(CHANGE, 34).strip().startswith("→ 110,800  people")


@pytest.mark.parametrize("row", [CHANGE, LEVEL])
def test_a_row_fills_its_width_and_no_more(row: Row) -> None:
    for width in range(30, 80):
        assert len(row_shown(row, width)) == width - 2  # without the mark
