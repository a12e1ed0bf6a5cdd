from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.timex.calendar import bounds
from extractors.timex.days import MONTHS, WEEKDAYS
from extractors.timex.linking import link_timex
from tests.extractors.timex_reading import dates_in, value_of

ANCHORS = st.dates(date(1900, 1, 1), date(2050, 12, 31))
UNITS = ("day", "week", "month", "year")


def resolved(anchor: date | None, text: str = "words", **fields: Any) -> Any:
    (group,) = link_timex(
        [{"start": 0, "end": len(text), "text": text, **fields}], anchor and anchor.isoformat()
    )
    return group.entity


@given(anchor=ANCHORS, weekday=st.integers(1, 7), tense=st.sampled_from(["past", "present", None]))
def test_a_weekday_is_the_last_such_day_up_to_the_anchor(
    anchor: date, weekday: int, tense: str | None
) -> None:
    entity = resolved(anchor, form="weekday", weekday=weekday, **({"tense": tense} if tense else {}))
    day = date.fromisoformat(entity.value)
    assert day.isoweekday() == weekday
    assert 0 <= (anchor - day).days < 7
    assert entity.anchor == anchor.isoformat()


@given(anchor=ANCHORS, weekday=st.integers(1, 7))
def test_a_weekday_with_a_verb_that_points_ahead_is_the_next_such_day_from_the_anchor_on(
    anchor: date, weekday: int
) -> None:
    day = date.fromisoformat(resolved(anchor, form="weekday", weekday=weekday, tense="future").value)
    assert day.isoweekday() == weekday
    assert 0 <= (day - anchor).days < 7


@given(anchor=ANCHORS, weekday=st.integers(1, 7))
def test_last_and_next_weekday_never_mean_the_anchor_itself(anchor: date, weekday: int) -> None:
    name = WEEKDAYS[weekday - 1]
    for word, sign in (("last", -1), ("next", 1)):
        day = date.fromisoformat(value_of(f"on {word} {name}", anchor.isoformat()) or "")
        assert day.isoweekday() == weekday
        is_tomorrow_of_week = word == "next" and weekday == anchor.isoweekday() + 1
        assert 1 <= sign * (day - anchor).days <= (8 if is_tomorrow_of_week else 7)


@given(anchor=ANCHORS)
def test_today_and_its_like_count_from_the_anchor(anchor: date) -> None:
    for word, shift in (("yesterday", -1), ("today", 0), ("tomorrow", 1)):
        assert (
            value_of(f"said {word} that", anchor.isoformat()) == (anchor + timedelta(days=shift)).isoformat()
        )
    assert value_of("said tonight", anchor.isoformat()) == f"{anchor}TNI"
    assert value_of("said yesterday morning", anchor.isoformat()) == f"{anchor - timedelta(days=1)}TMO"


@given(anchor=ANCHORS, amount=st.integers(2, 400))
def test_days_and_weeks_ago_are_subtracted(anchor: date, amount: int) -> None:
    text = anchor.isoformat()
    assert value_of(f"it was {amount} days ago", text) == (anchor - timedelta(days=amount)).isoformat()
    year, week, _ = (anchor - timedelta(weeks=amount)).isocalendar()
    assert value_of(f"it was {amount} weeks ago", text) == f"{year:04}-W{week:02}"
    months = anchor.year * 12 + anchor.month - 1 - amount
    assert value_of(f"it was {amount} months ago", text) == f"{months // 12:04}-{months % 12 + 1:02}"
    assert value_of(f"it was {amount} years ago", text) == f"{anchor.year - amount:04}"


@given(anchor=ANCHORS, unit=st.sampled_from(UNITS), word=st.sampled_from(["last", "this", "next"]))
def test_a_unit_before_or_after_the_anchors_own_adjoins_it(anchor: date, unit: str, word: str) -> None:
    if unit == "day":
        return
    value = value_of(f"it was {word} {unit}", anchor.isoformat())
    first, last = bounds(value or "") or pytest.fail(f"{value} has no days")
    if word == "this":
        assert first <= anchor <= last
    elif word == "last":
        assert last < anchor
        following = value_of(f"it was this {unit}", anchor.isoformat())
        assert bounds(following or "")[0] == last + timedelta(days=1)  # type: ignore[index]
    else:
        assert first > anchor


@given(anchor=ANCHORS, month=st.integers(1, 12))
def test_a_month_with_a_past_verb_has_begun_and_is_at_most_a_year_ago(anchor: date, month: int) -> None:
    first, _ = bounds(resolved(anchor, form="month", month=month, tense="past").value) or (date.min, date.min)
    assert first.month == month
    begun = (anchor.year - first.year) * 12 + anchor.month - month
    assert 0 <= begun < 12 or (first - anchor).days <= 31


@given(anchor=ANCHORS, day=ANCHORS)
def test_a_day_without_its_year_is_within_a_year_of_the_anchor(anchor: date, day: date) -> None:
    if (day.month, day.day) == (2, 29):
        return
    value = value_of(f"on {MONTHS[day.month - 1]} {day.day}", anchor.isoformat())
    found = date.fromisoformat(value or "")
    assert (found.month, found.day) == (day.month, day.day)
    assert abs((found - anchor).days) <= 183


def test_the_weekday_that_stands_beside_a_day_decides_its_year() -> None:
    assert value_of("on Friday, August 13", "2020-08-20") == "2021-08-13"


def test_two_days_later_counts_from_the_date_that_the_story_speaks_of() -> None:
    values = [
        g.entity.value
        for g in dates_in("On July 4, 2010 it began. Two days later, it was over.", "2021-08-13")
    ]
    assert values == ["2010-07-04", "2010-07-06"]


def test_a_year_earlier_than_a_quarter_is_the_same_quarter() -> None:
    text = "It earned more in the third quarter of 1989 than a year earlier."
    assert [g.entity.value for g in dates_in(text, "1989-10-26")] == ["1989-Q3", "1988-Q3"]


@pytest.mark.parametrize(
    "text",
    [
        "on Friday",
        "in June",
        "yesterday",
        "last week",
        "two days ago",
        "on May 3",
        "last summer",
        "the third quarter",
        "at 8 p.m.",
    ],
)
def test_without_an_anchor_a_relative_date_stays_unresolved_and_says_why(text: str) -> None:
    (group,) = dates_in(f"It was {text} that it began.", None)
    assert group.entity.value is None
    assert group.entity.first is None
    assert group.entity.anchor is None
    assert "not known" in group.entity.reason


def test_another_anchor_resolves_the_same_findings_anew() -> None:
    found: Any = [{"start": 0, "end": 6, "text": "Friday", "form": "weekday", "weekday": 5}]
    assert [link_timex(found, anchor)[0].entity.value for anchor in ("2021-08-13", "2021-08-20", None)] == [
        "2021-08-13",
        "2021-08-20",
        None,
    ]


@pytest.mark.parametrize("anchor", ["0001-01-01", "9999-12-31", "2021-02-30", "soon", ""])
def test_an_anchor_at_the_edge_of_the_calendar_or_none_at_all_does_no_harm(anchor: str) -> None:
    text = "On Monday, 9000 years ago, last decade, next century, tomorrow, last May, next June 3, over the past 500 years"
    for group in dates_in(text, anchor):
        assert group.entity.reason
