"""The wordings of newswire, with the values that the guidelines of TimeBank give them."""

from __future__ import annotations

from typing import Any

import pytest

from extractors.timex.linking import link_timex
from tests.extractors.timex_reading import dates_in, value_of

DATELINE = "1989-10-27"  # a Friday


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("it said yesterday", "1989-10-26"),
        ("it said today", "1989-10-27"),
        ("it rose in the third quarter", "1989-Q3"),
        ("it fell in the fourth quarter of 1988", "1988-Q4"),
        ("in fiscal 1989 it fell", "1989"),
        ("it falls due on Sept. 30, 1989", "1989-09-30"),
        ("the latest quarter was poor", "1989-Q3"),
        ("in the current quarter", "1989-Q4"),
        ("profit in the year-ago quarter", "1988-Q3"),
        ("profit in the year-earlier quarter", "1988-Q3"),
        ("sales this year fell", "1989"),
        ("sales next year will fall", "1990"),
        ("it fell last month", "1989-09"),
        ("they met last week", "1989-W42"),
        ("it opens at 9 a.m. EST", "1989-10-27T09:00-05:00"),
        ("it opened at 10:30 a.m. yesterday", "1989-10-26T10:30"),
        ("he said last night", "1989-10-26TNI"),
        ("it fell late Friday", "1989-10-27"),
        ("it was told Thursday morning", "1989-10-26TMO"),
        ("it grew in the early 1980s", "198"),
        ("it closes by mid-1990", "1990"),
        ("it fell two years ago", "1987"),
        ("it stood there a week ago", "1989-W42"),
        ("a loss in the past five years", "P5Y"),
        ("in the first nine months", "P9M"),
        ("after a six-month illness", "P6M"),
        ("in the past few days", "PXD"),
        ("over the past 24 hours", "PT24H"),
        ("the annual report", "P1Y"),
        ("the quarterly report", "P1Q"),
    ],
)
def test_a_wording_of_newswire_has_the_value_of_the_guidelines(text: str, value: str) -> None:
    assert value_of(text, DATELINE) == value


def test_nov_1_to_5_is_one_run_of_days() -> None:
    values = [group.entity.value for group in dates_in("It is set for Nov. 1-5 in Geneva", DATELINE)]
    assert values == ["1989-11-01/1989-11-05"]


def test_the_year_ago_quarter_is_that_of_the_quarter_the_story_speaks_of() -> None:
    text = "In the second quarter of 1985 it earned more than in the year-ago quarter."
    values = [group.entity.value for group in dates_in(text, DATELINE)]
    assert values == ["1985-Q2", "1984-Q2"]


def test_the_quarter_ended_sept_30_is_the_third() -> None:
    quarter: Any = {"form": "unit", "unit": "quarter", "direction": "same"}
    day: Any = {"form": "calendar", "month": 9, "day": 30, "tense": "past"}
    text = "the quarter ended Sept. 30"
    found: Any = [
        {"start": 0, "end": 11, "text": text[:11], **quarter},
        {"start": 18, "end": 26, "text": text[18:], **day},
    ]
    values = [group.entity.value for group in link_timex(found, DATELINE)]
    assert values == ["1989-Q3", "1989-09-30"]
    assert [group.entity.value for group in link_timex(found[:1], DATELINE)] == [None]


@pytest.mark.parametrize("bound", ["more than", "over", "less than", "at least"])
def test_a_bound_of_hours_is_no_certain_day(bound: str) -> None:
    (group,) = dates_in(f"It was made just {bound} 24 hours ago.", DATELINE)
    assert (group.entity.value, group.entity.first) == (None, None)
    assert "which day is not said" in group.entity.reason


@pytest.mark.parametrize("words", ["24 hours ago", "about 24 hours ago"])
def test_twenty_four_hours_ago_is_the_day_before(words: str) -> None:
    assert value_of(f"It was made {words}.", DATELINE) == "1989-10-26"


@pytest.mark.parametrize(
    ("mention", "value"),
    [("[Ten] years ago", "1979"), ("two [years] ago", "1987"), ("[last] Thursday", "1989-10-26")],
)
def test_an_editors_brackets_belong_to_the_wording(mention: str, value: str) -> None:
    text = f'"{mention}, it was born," he said.'
    (group,) = dates_in(text, DATELINE)
    assert group.entity.value == value
    assert [text[span.start : span.end] for span in group.spans] == [mention]


def test_a_mark_of_a_note_is_no_day_of_the_month() -> None:
    text = "It was born in May[3] of that."
    assert [text[s.start : s.end] for group in dates_in(text, DATELINE) for s in group.spans] == ["May"]
