"""Lines of a pane that are left over go to the rows that would be cut."""

from __future__ import annotations

import pytest

from tui.widgets.row_lines import MOST, RowLines, given


@pytest.mark.parametrize(
    ("wanted", "lines", "heights"),
    [
        ([1, 2, 3], 3, [1, 1, 1]),
        ([1, 2, 3], 4, [1, 2, 1]),
        ([1, 2, 3], 5, [1, 2, 2]),
        ([1, 2, 3], 9, [1, 2, 3]),
        ([9], 20, [MOST]),
        ([], 5, []),
    ],
)
def test_each_row_has_one_line_and_what_is_left_goes_from_the_top(
    wanted: list[int], lines: int, heights: list[int]
) -> None:
    assert given(wanted, lines) == heights


@pytest.mark.parametrize("heights", [(), (1, 1, 1), (2, 1, 3)])
def test_a_line_is_of_the_row_that_has_it(heights: tuple[int, ...]) -> None:
    lines = RowLines(3, heights)
    assert len(lines) == sum(heights or (1, 1, 1))
    for line in range(len(lines)):
        index, part = lines.at(line)
        assert lines.of(index)[part] == line
