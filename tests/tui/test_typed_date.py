"""Dates' values as persons type them where a date is corrected or added."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.errors import SourceError
from extractors.timex.calendar import bounds
from tui.choosing.answers import answers
from tui.choosing.changes import Question
from tui.choosing.typed_date import date_value


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("2021-08-13", "2021-08-13"),
        ("13 Aug 2021", "2021-08-13"),
        ("August 13, 2021", "2021-08-13"),
        ("2021-8-3", "2021-08-03"),
        ("31/12/2023", "2023-12-31"),
        ("2021-08", "2021-08"),
        ("Aug 2021", "2021-08"),
        ("2021", "2021"),
        ("2021-w32", "2021-W32"),
        ("2023-Q4", "2023-Q4"),
        ("Q4 2023", "2023-Q4"),
        ("202", "202"),
        ("19", "19"),
        ("2021/2022", "2021/2022"),
        ("2021-08-13/2021-08-15", "2021-08-13/2021-08-15"),
        ("13 Aug 2021 – 15 Aug 2021", "2021-08-13/2021-08-15"),
        ("13 Aug 2021 to Sep 2021", "2021-08-13/2021-09"),
        ("P3M", "P3M"),
        ("3 months", "P3M"),
        ("a week", "P1W"),
        ("1.5 hours", "PT1.5H"),
    ],
)
def test_a_value_is_understood_as_it_is_typed(said: str, value: str) -> None:
    assert date_value(said) == value


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("3/12/2023", "“3/12/2023” may be two days, or none."),
        ("3/4", "“3/4” is no day."),
        ("12/2023", "“12/2023” is no day."),
        ("0", "“0” is no day."),
        ("5", "“5” is no day."),
        ("12", "“12” is no day."),
        ("10 Dec", "“10 Dec” has no year."),
        ("2023-02-30", "“2023-02-30” is no date yet."),
        ("2023-13", "“2023-13” is no date yet."),
        ("2023/2022", "It would end before it begins."),
        ("2023-12-31/2023-01-01", "It would end before it begins."),
        ("9999-12-31 or so", "“9999-12-31 or so” is no day."),
        ("last Friday", "“last Friday” is no day."),
    ],
)
def test_what_is_no_value_is_refused_with_a_sentence(said: str, words: str) -> None:
    with pytest.raises(SourceError) as refused:
        date_value(said)
    assert refused.value.message == words
    (choice,) = answers(Question.DATE, said)
    assert choice.value is None
    assert choice.label == words


@given(st.text("0123456789/-WQPTMto .", max_size=24))
def test_no_value_that_is_taken_ends_before_it_begins_or_lies_outside_the_calendar_of_news(said: str) -> None:
    try:
        value = date_value(" ".join(said.split()))
    except SourceError:
        return
    days = bounds(value)
    assert value.startswith("P") if days is None else days[0] <= days[1]
    assert days is None or 1000 <= days[0].year <= days[1].year <= 2999
