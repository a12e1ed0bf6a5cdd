from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.timex.days import MONTHS, WEEKDAYS
from tests.extractors.timex_reading import dates_in, value_of

DAYS = st.dates(date(1800, 1, 1), date(2059, 12, 31))
ABBREVIATED = (
    "Jan.",
    "Feb.",
    "March",
    "April",
    "May",
    "June",
    "July",
    "Aug.",
    "Sept.",
    "Oct.",
    "Nov.",
    "Dec.",
)
FORMATS = {
    "2021-08-13": lambda d: d.isoformat(),
    "2021/08/13": lambda d: f"{d.year}/{d.month:02}/{d.day:02}",
    "August 13, 2021": lambda d: f"{MONTHS[d.month - 1]} {d.day}, {d.year}",
    "August 13 2021": lambda d: f"{MONTHS[d.month - 1]} {d.day} {d.year}",
    "August 13th, 2021": lambda d: f"{MONTHS[d.month - 1]} {ordinal(d.day)}, {d.year}",
    "August the 13th, 2021": lambda d: f"{MONTHS[d.month - 1]} the {ordinal(d.day)}, {d.year}",
    "Aug. 13, 2021": lambda d: f"{ABBREVIATED[d.month - 1]} {d.day}, {d.year}",
    "13 August 2021": lambda d: f"{d.day} {MONTHS[d.month - 1]} {d.year}",
    "13th of August, 2021": lambda d: f"the {ordinal(d.day)} of {MONTHS[d.month - 1]}, {d.year}",
    "Friday, August 13, 2021": lambda d: f"{WEEKDAYS[d.weekday()]}, {MONTHS[d.month - 1]} {d.day}, {d.year}",
    "Friday 13 August 2021": lambda d: f"{WEEKDAYS[d.weekday()]} {d.day} {MONTHS[d.month - 1]} {d.year}",
    "8/13/2021": lambda d: f"{d.month}/{d.day}/{d.year}",
    "13.8.2021": lambda d: (
        f"{d.day}.{d.month}.{d.year}" if d.day > 12 else f"{d.day:02}.{d.month:02}.{d.year}"
    ),
}


def ordinal(day: int) -> str:
    ending = "th" if 11 <= day <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"


@pytest.mark.parametrize("written", FORMATS)
@given(day=DAYS, anchor=st.none() | DAYS.map(date.isoformat))
def test_a_full_date_is_read_in_each_format_whatever_the_anchor(
    written: str, day: date, anchor: str | None
) -> None:
    if written == "8/13/2021" and day.day <= 12:
        day = day.replace(day=day.day + 12)  # digits that can be read day first are no date by themselves
    text = FORMATS[written](day)
    (group,) = dates_in(f"It was on {text} that it began.", anchor)
    assert (group.entity.value, group.entity.first, group.entity.last) == (day.isoformat(),) * 3
    assert group.entity.anchor is None


@given(day=DAYS)
def test_a_month_of_a_year_covers_that_month(day: date) -> None:
    (group,) = dates_in(f"It was in {MONTHS[day.month - 1]} {day.year}.", None)
    assert group.entity.value == f"{day.year}-{day.month:02}"
    assert group.entity.first == day.replace(day=1).isoformat()
    last = date.fromisoformat(group.entity.last or "")
    assert (last.year, last.month) == (day.year, day.month)
    assert last.toordinal() + 1 == date(last.year + last.month // 12, last.month % 12 + 1, 1).toordinal()


@given(decade=st.integers(181, 205))
def test_a_decade_is_its_first_three_digits_and_covers_ten_years(decade: int) -> None:
    (group,) = dates_in(f"That was in the {decade}0s.", None)
    assert (group.entity.value, group.entity.first, group.entity.last) == (
        str(decade),
        f"{decade}0-01-01",
        f"{decade}9-12-31",
    )


@given(start=st.integers(1900, 2040), length=st.integers(1, 15))
def test_a_range_of_years_is_two_dates_even_where_the_second_is_cut_short(start: int, length: int) -> None:
    end = start + length
    for written in (f"{start}-{end}", f"{start}–{end % 100:02}"):
        values = [group.entity.value for group in dates_in(f"It lasted (in {written}) for long", None)]
        assert values == [str(start), str(end)]


@pytest.mark.parametrize(
    "text",
    [
        "between 20 and 30 September 2018",
        "between September 20 and 30, 2018",
        "from 20 to 30 September 2018",
        "from the 20th to 30th September 2018",
        "September 20-30, 2018",
        "20–30 September 2018",
        "Sept. 20 through 30, 2018",
        "between 20th and 30th September 2018",
        "20 until 30 September 2018",
        "from September 20 to 30, 2018",
    ],
)
def test_a_run_of_days_of_one_month_is_one_date(text: str) -> None:
    (date_,) = [group.entity for group in dates_in(f"It rained {text} in the north", None)]
    assert (date_.value, date_.first, date_.last) == ("2018-09-20/2018-09-30", "2018-09-20", "2018-09-30")


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("on 20 and 30 September 2018", ["2018-09-20", "2018-09-30"]),
        ("on October 10, 11 and 12, 2018", ["2018-10-10", "2018-10-11", "2018-10-12"]),
        ("between 20 September 2018 and 3 October 2018", ["2018-09-20", "2018-10-03"]),
    ],
)
def test_days_of_a_list_or_of_two_months_are_dates_each(text: str, values: list[str]) -> None:
    assert [group.entity.value for group in dates_in(f"It rained {text} in the north", None)] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("from January 23 through March 9, 2014", ["2014-01-23", "2014-03-09"]),
        ("January-March 2010", ["2010-01", "2010-03"]),
        ("between July 2003 and December 2004", ["2003-07", "2004-12"]),
    ],
)
def test_both_ends_of_a_range_are_dates_and_share_what_is_said_once(text: str, values: list[str]) -> None:
    assert [group.entity.value for group in dates_in(text, None)] == values


@pytest.mark.parametrize("text", ["February 30, 2021", "31 November 2021"])
def test_a_day_that_no_calendar_has_gets_no_value(text: str) -> None:
    (group,) = dates_in(text, "2021-08-13")
    assert group.entity.value is None
    assert "no such day" in group.entity.reason


def test_a_date_in_digits_that_can_be_read_in_two_ways_has_no_value_and_says_both() -> None:
    (group,) = dates_in("It was signed on 7/8/2021 in Rome.", None)
    assert group.entity.value is None
    assert "8 July 2021 or 7 August 2021" in group.entity.reason
    assert value_of("on 13/8/2021", None) == "2021-08-13"
    assert value_of("on 8/8/2021", None) == "2021-08-08"


def test_a_date_in_digits_is_read_day_first_where_only_that_is_close_to_the_articles_own_date() -> None:
    assert value_of("on 7/8/2021", "2021-08-08") == "2021-08-07"
    assert value_of("on 7/8/2021", "2021-07-10") == "2021-07-08"
