"""What is written is read back: every printed form of numbers and days, in composed sentences."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extractors.figures_reading import figures_without_model, the_figure
from tests.extractors.timex_reading import dates_in
from tests.fuzz.amount import some

QUICK = some(60, together=10)
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
WORDS = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
ANCHOR = "2021-06-15"

whole = st.integers(1000, 999_999_999)
days = st.dates(date(2021, 1, 1), date(2021, 12, 20))


def grouped(value: int, mark: str) -> str:
    return f"{value:,}".replace(",", mark)


def indian(value: int) -> str:
    head, tail = divmod(value, 1000)
    pairs: list[str] = []
    while head:
        head, pair = divmod(head, 100)
        pairs.append(f"{pair:02}" if head else str(pair))
    return ",".join([*reversed(pairs), f"{tail:03}"])


@pytest.mark.parametrize("mark", [",", " ", "\u00a0", "\u202f", "\u2009", "'", "’"])
@given(value=whole)
@QUICK
def test_a_grouped_number_is_read_back(mark: str, value: int) -> None:
    (figure,) = figures_without_model(
        f"In the end the ministry pledged €{grouped(value, mark)} to all of them."
    )
    assert (figure["value"], figure["unit_id"]) == (value, "EUR")


@given(value=st.integers(100_000, 99_999_999))
@QUICK
def test_indian_groups_are_read_back(value: int) -> None:
    assert the_figure(f"The fund of Rs {indian(value)} was spent.")["value"] == value


@given(whole_part=st.integers(1, 999), part=st.integers(1, 99))
@QUICK
def test_a_decimal_comma_is_read_back(whole_part: int, part: int) -> None:
    figure = the_figure(f"Prices rose by {whole_part},{part:02} per cent.")
    assert figure["value"] == pytest.approx(float(f"{whole_part}.{part:02}"))


@given(value=st.integers(1_000_000, 999_999_999))
@QUICK
def test_groups_apart_by_points_are_read_back(value: int) -> None:
    assert the_figure(f"He paid {grouped(value, '.')},50 euros.")["value"] == value + 0.5


@given(
    value=st.integers(1, 999),
    scale=st.sampled_from(
        [("million", 1e6), ("m", 1e6), ("MM", 1e6), ("mn", 1e6), ("bn", 1e9), ("billion", 1e9), ("tn", 1e12)]
    ),
    code=st.sampled_from([("$", "USD"), ("USD ", "USD"), ("EUR", "EUR"), ("£", "GBP"), ("CHF", "CHF")]),
)
@QUICK
def test_money_with_its_magnitude_is_read_back(
    value: int, scale: tuple[str, float], code: tuple[str, str]
) -> None:
    blank = " " if len(scale[0]) > 2 else ""
    figure = the_figure(f"The fund raised {code[0]}{value}{blank}{scale[0]} in all.")
    assert (figure["value"], figure["unit_id"]) == (value * scale[1], code[1])


@given(low=st.integers(32, 900), more=st.integers(1, 900))
@QUICK
def test_a_range_is_read_back_and_a_change_has_both_values(low: int, more: int) -> None:
    high = low + more
    spread = the_figure(f"Between {low} and {high} homes were lost.")
    assert (spread["value"], spread["high"], spread["from_value"]) == (low, high, None)
    fall = the_figure(f"The number of homes fell from {high} to {low}.")
    assert (fall["value"], fall["high"], fall["from_value"], fall["change"]) == (low, None, high, "down")


@given(low=st.sampled_from(range(2, 12)))
@QUICK
def test_one_or_the_other_is_a_range(low: int) -> None:
    figure = the_figure(f"Police heard {WORDS[low - 2]} or {WORDS[low - 1]} shots." if low < 12 else "")
    assert (figure["value"], figure["high"]) == (low, low + 1)


@given(
    count=st.integers(2, 600),
    kind=st.sampled_from(["737 Max jets", "787-9 Dreamliner jets", "747 freighters", "777 jets"]),
)
@QUICK
def test_no_figure_is_lost_beside_a_designator(extractor_figures: Any, count: int, kind: str) -> None:
    for text in (
        f"The airline ordered {count} {kind}.",
        f"Its fleet of roughly {count} {kind} was grounded.",
    ):
        (figure,) = extractor_figures(text)
        assert figure["value"] == count, text


@given(long=st.integers(2, 999), wide=st.integers(2, 999), by=st.sampled_from([" x ", "x", " by ", " × "]))
@QUICK
def test_dimensions_are_read_back(long: int, wide: int, by: str) -> None:
    sides = figures_without_model(f"The hall is {long}{by}{wide} metres.")
    assert [(side["value"], side["unit_id"]) for side in sides] == [(long, "metre"), (wide, "metre")]


@given(first=days, count=st.integers(2, 4), american=st.booleans())
@QUICK
def test_a_list_of_days_is_read_back(first: date, count: int, american: bool) -> None:
    listed = [first + timedelta(days=at) for at in range(count)]
    if listed[-1].month != first.month:
        return
    said = ", ".join(str(day.day) for day in listed[:-1]) + f" and {listed[-1].day}"
    month = MONTHS[first.month - 1]
    text = f"Talks are on {month} {said}, 2021." if american else f"Talks are on {said} {month} 2021."
    found = dates_in(text, ANCHOR)
    assert [group.entity.value for group in found] == [day.isoformat() for day in listed], text


@given(first=days, days_on=st.integers(1, 6))
@QUICK
def test_weekdays_with_their_numbers_are_read_back(first: date, days_on: int) -> None:
    second = first + timedelta(days=days_on)
    if second.month != first.month:
        return
    one, other = (f"{WEEKDAYS[day.weekday()]} {day.day}" for day in (first, second))
    found = dates_in(f"Polling is on {one} and {other} {MONTHS[first.month - 1]} 2021.", ANCHOR)
    assert [group.entity.value for group in found] == [first.isoformat(), second.isoformat()]


@given(day=st.dates(date(2011, 1, 1), date(2021, 6, 1)), form=st.sampled_from(["%d-%b-%y", "%d/%b/%y"]))
@QUICK
def test_a_short_date_is_read_back(day: date, form: str) -> None:
    (group,) = dates_in(f"The letter of {day.strftime(form)} was lost.", ANCHOR)
    assert group.entity.value == day.isoformat()


@given(
    year=st.integers(2001, 2020),
    which=st.integers(1, 4),
    form=st.sampled_from(["Q{0} {1}", "{0}Q {1}", "{0}Q{2:02}", "Q{0} of {1}", "{0}Q{1}"]),
)
@QUICK
def test_a_quarter_is_read_back(year: int, which: int, form: str) -> None:
    (group,) = dates_in(f"Profit rose in {form.format(which, year, year % 100)}.", ANCHOR)
    assert group.entity.value == f"{year}-Q{which}"


@given(
    year=st.integers(2001, 2020),
    which=st.integers(1, 2),
    form=st.sampled_from(["H{0} {1}", "{0}H {1}", "{0}H{2:02}", "{0}H{1}"]),
)
@QUICK
def test_a_half_is_read_back(year: int, which: int, form: str) -> None:
    (group,) = dates_in(f"Profit rose in {form.format(which, year, year % 100)}.", ANCHOR)
    assert group.entity.value == f"{year}-H{which}"


@given(
    hour=st.integers(0, 23),
    minute=st.integers(0, 59),
    zone=st.sampled_from([("GMT", "Z"), ("UTC", "Z"), ("EST", "-05:00"), ("JST", "+09:00")]),
)
@QUICK
def test_a_clock_time_keeps_its_zone(hour: int, minute: int, zone: tuple[str, str]) -> None:
    (group,) = dates_in(f"It struck at {hour:02}:{minute:02} {zone[0]} on 3 June 2021.", ANCHOR)
    assert group.entity.value == f"2021-06-03T{hour:02}:{minute:02}{zone[1]}"


@given(
    scale=st.sampled_from(
        [("Dozens", 10), ("Scores", 10), ("Hundreds", 100), ("Tens of thousands", 1e4), ("Millions", 1e6)]
    )
)
@QUICK
def test_a_vague_count_has_an_order_and_no_value(extractor_figures: Any, scale: tuple[str, float]) -> None:
    (figure,) = extractor_figures(f"{scale[0]} of people fled.")
    assert (figure["value"], figure["order"], figure["unit"]) == (None, scale[1], "people")


@pytest.fixture(scope="module")
def extractor_figures(extractor: Any) -> Any:
    return lambda text: extractor.nlp(text)._.q7x2_figures
