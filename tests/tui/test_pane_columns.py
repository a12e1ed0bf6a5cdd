"""A pane's row cuts nothing that it has room for."""

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


def test_one_long_amount_does_not_cost_every_row_its_words() -> None:
    long = Row("F0", "~ hundreds of thousands", "people", "without power", 1, 0, "", "~ 100,000s")
    rows = [
        long,
        *(Row(f"F{n}", str(n), "people", "the storm displaced", 1, n, "", str(n)) for n in range(1, 15)),
    ]
    columns = PaneColumns.of(rows, is_told=True)

    def shown(row: Row, width: int) -> str:
        return "".join(words for words, _ in columns.cells(row, width, row.what))

    assert shown(rows[1], 34).rstrip() == " 1  people  the storm displaced"
    assert shown(long, 48).rstrip() == "~ hundreds of thousands  people  without power"
    assert shown(long, 46).rstrip() == "~ 100,000s  people  without power", (
        "in brief where it has no room, and whole"
    )
    assert shown(rows[1], 80).index("people") == shown(long, 80).index("people"), "in line where all has room"


def test_a_name_runs_on_where_its_row_says_little_beside_it() -> None:
    rows = [
        Row("A1", "", "California’s state fire agency", "group, US", 1, 0, ""),
        Row("A2", "", "Associated Press", "organisation", 1, 0, ""),
    ]
    columns = PaneColumns.of(rows, is_told=False)
    shown = ["".join(words for words, _ in columns.cells(row, 43, row.what)).rstrip() for row in rows]
    assert shown[0] == "California’s state fire agency group, US"
    assert shown[1].endswith("organisation")


def test_what_is_counted_is_cut_after_what_it_is_of() -> None:
    row = Row(
        "F1", "18", "Northern and central counties", "PG&E was shutting off the power of", 1, 0, "", "18"
    )
    columns = PaneColumns.of([row], is_told=True)
    assert "18  Northern and central counties  PG&E was shutting…" in "".join(
        w for w, _ in columns.cells(row, 55, row.what)
    )
