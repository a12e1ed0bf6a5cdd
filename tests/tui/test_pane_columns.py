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


LONG = Row("F3", "5,200", "pounds", "“… of water vapor being released from Europa per second”", 1, 9, "")


def lines_shown(row: Row, width: int, most: int, *, is_told: bool = True) -> list[str]:
    columns = PaneColumns.of([row, LEVEL] if is_told else [row], is_told)
    return ["".join(words for words, _ in line) for line in columns.lines(row, width, row.what, most)]


def test_a_row_goes_on_under_what_it_says_where_it_may_take_more_lines() -> None:
    assert [line.rstrip() for line in lines_shown(LONG, 46, 3)] == [
        "5,200  pounds  “… of water vapor being",
        "       released from Europa per second”",
    ]
    assert [line.rstrip() for line in lines_shown(LONG, 30, 2)] == [
        "5,200  pounds  “… of water",
        "       vapor being released…",
    ]


def test_a_row_that_is_whole_takes_one_line_and_looks_as_ever() -> None:
    for width in range(30, 90):
        columns = PaneColumns.of([CHANGE, LEVEL], is_told=True)
        (line,) = columns.lines(LEVEL, width, LEVEL.what, 4)
        assert line == columns.cells(LEVEL, width, LEVEL.what)


@pytest.mark.parametrize("is_told", [True, False])
@pytest.mark.parametrize("row", [CHANGE, LONG, Row("A", "", "a" * 70, "b" * 70, 12, 0, "")])
def test_every_line_fills_its_width_and_no_more(row: Row, is_told: bool) -> None:
    for width in range(30, 80):
        for most in range(1, 6):
            lines = lines_shown(row, width, most, is_told=is_told)
            assert 1 <= len(lines) <= most
            assert {len(line) for line in lines} == {width - 2}


@pytest.mark.parametrize(
    ("name", "what"),
    [
        (
            "Northern and central California counties",
            "Pacific Gas & Electric Co. was set to begin shutting off",
        ),
        ("one day", "“… of the week that followed, as he had told them before the war began in the north”"),
        ("", "the storm displaced"),
        ("people who could be affected by it", ""),
    ],
)
def test_with_lines_enough_no_word_is_lost(name: str, what: str) -> None:
    row = Row("F", "18", name, what, 3, 0, "", "18")
    for width in range(40, 80):
        for is_told in (True, False):
            said = " ".join(" ".join(lines_shown(row, width, 9, is_told=is_told)).split())
            if is_told:
                assert said.replace(" 3", "", 1).split() == ["18", *name.split(), *what.split()], width
            else:
                assert "…" not in said.replace("“…", ""), width


def test_an_amount_that_is_longer_than_its_column_stands_whole_where_the_row_may_take_more_lines() -> None:
    long = Row(
        "F0", "~ hundreds of thousands", "people", "without power since the storm", 1, 0, "", "~ 100,000s"
    )
    rows = [long, *(Row(f"F{n}", str(n), "people", "the storm displaced", 1, n, "") for n in range(1, 15))]
    columns = PaneColumns.of(rows, is_told=True)
    shown = ["".join(words for words, _ in line).rstrip() for line in columns.lines(long, 46, long.what, 2)]
    assert shown == ["~ hundreds of thousands  people  without", "    power since the storm"]
