"""What is written is read back: further wordings of money, parts, designators and days, in composed sentences."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extractors.figures_reading import figures_without_model, the_figure
from tests.extractors.test_form_round_trips import ORDINALS, ordinal
from tests.extractors.test_number_round_trips import ANCHOR, MONTHS, QUICK, WEEKDAYS, WORDS
from tests.extractors.timex_reading import dates_in

days = st.dates(date(2021, 1, 1), date(2021, 12, 20))
anchors = st.dates(date(2015, 3, 1), date(2025, 12, 1))
DESIGNATORS = (
    "the S&P 500",
    "a 911 call",
    "docket 2882015",
    "case No. 19-cv-04422",
    "the 787-9",
    "Airbus A350-900 wings",
    "an ATR 72-600",
    "the wreck at 36.5°N, 28.2°E",
    "Section 230",
    "1600 Pennsylvania Avenue",
)


@pytest.fixture(scope="module")
def read(extractor: Any) -> Any:
    """The figures of a text, by the model, without ranks."""
    return lambda text: [f for f in extractor.nlp(text)._.q7x2_figures if f["type"] != "ordinal"]


@given(
    value=st.decimals(1, 9_999, places=1),
    code=st.sampled_from(["USD", "EUR", "VND", "CHF", "NGN", "KES"]),
    scale=st.sampled_from([(" million", 1e6), ("bn", 1e9), (" billion", 1e9), ("m", 1e6), ("trn", 1e12)]),
)
@QUICK
def test_money_behind_its_code_is_read_back(value: Any, code: str, scale: tuple[str, float]) -> None:
    figure = the_figure(f"The state owed {code}{value:,}{scale[0]} in May.")
    assert (figure["value"], figure["unit_id"]) == (pytest.approx(float(value) * scale[1]), code)


@given(value=st.integers(1, 999))
@QUICK
def test_two_letters_for_a_million_are_read_back(value: int) -> None:
    figure = the_figure(f"The fund raised ${value}MM in all.")
    assert (figure["value"], figure["unit_id"]) == (value * 1e6, "USD")


@given(new=st.integers(2, 900), old=st.integers(2, 900), cents=st.integers(2, 98), before=st.integers(2, 98))
@QUICK
def test_both_pairs_of_a_sum_and_its_share_are_read_back(new: int, old: int, cents: int, before: int) -> None:
    if new == old or cents == before:
        return
    verb = "rose" if new > old else "fell"
    text = f"Income {verb} to ${new} million, or {cents} cents a share, from ${old} million, or {before} cents a share."
    first, second, *_ = figures_without_model(text)
    assert (first["value"], first["from_value"]) == (new * 1e6, old * 1e6)
    assert (second["value"], second["from_value"]) == (cents, before)


@given(
    step=st.integers(2, 90),
    level=st.integers(200, 9_000),
    verb=st.sampled_from(["fell", "rose", "slid", "climbed"]),
)
@QUICK
def test_by_how_much_and_to_what_level_are_read_back(read: Any, step: int, level: int, verb: str) -> None:
    first, second = read(f"The index {verb} {step} to {level:,} on Friday.")
    assert (first["value"], second["value"]) == (step, level)
    assert first["change"] == ("up" if verb in ("rose", "climbed") else "down")


@given(whole=st.integers(20, 900), first=st.integers(2, 9), second=st.integers(2, 9))
@QUICK
def test_the_parts_of_a_whole_are_read_back(read: Any, whole: int, first: int, second: int) -> None:
    found = read(f"Of {whole} schools, {first} are closed and {second} were burned.")
    assert [(figure["value"], figure["unit"]) for figure in found] == [
        (value, "schools") for value in (whole, first, second)
    ]


@given(counts=st.lists(st.integers(2, 900), min_size=3, max_size=3))
@QUICK
def test_the_counts_of_gapped_clauses_are_read_back(read: Any, counts: list[int]) -> None:
    one, two, three = counts
    found = read(f"The first bus carried {one} pupils, the second {two}, the third {three}.")
    assert [(figure["value"], figure["unit"]) for figure in found] == [(count, "pupils") for count in counts]


@given(many=st.integers(2, 40), form=st.sampled_from(["{}-to-one", "{}-to-1"]))
@QUICK
def test_odds_are_read_back(many: int, form: str) -> None:
    figure = the_figure(f"The measure won by a margin of {form.format(many)} there.")
    assert (figure["value"], figure["type"]) == (many, "ratio")


@given(
    named=st.lists(st.sampled_from(DESIGNATORS), min_size=1, max_size=3, unique=True),
    count=st.integers(2, 600),
    money=st.integers(2, 900),
)
@QUICK
def test_no_figure_is_lost_among_designators(read: Any, named: list[str], count: int, money: int) -> None:
    text = f"They spoke of {', '.join(named)} and of {count} soldiers, who cost ${money} million."
    assert [figure["value"] for figure in read(text)] == [count, money * 1e6], text


@given(
    anchor=anchors, weekday=st.integers(1, 7), weeks=st.integers(1, 4), last=st.sampled_from(["", "last "])
)
@QUICK
def test_a_weekday_some_weeks_ago_is_read_back(anchor: date, weekday: int, weeks: int, last: str) -> None:
    if weekday == anchor.isoweekday():
        return
    said = "a week" if weeks == 1 else f"{WORDS[weeks - 2]} weeks"
    (group,) = dates_in(f"It sank {said} ago {last}{WEEKDAYS[weekday - 1]} off Crete.", anchor.isoformat())
    back = (anchor.isoweekday() - weekday) % 7 + 7 * weeks
    assert group.entity.value == (anchor - timedelta(days=back)).isoformat()


@given(day=days, form=st.sampled_from(["({})", "from {}", "of {}", "came {}"]))
@QUICK
def test_a_day_in_six_digits_is_read_back(day: date, form: str) -> None:
    (group,) = dates_in(f"The letter {form.format(f'{day:%d.%m.%y}')} was lost.", ANCHOR)
    assert group.entity.value == day.isoformat()


@given(day=days)
@QUICK
def test_digits_in_either_order_are_ordered_by_another_day(day: date) -> None:
    if day.day > 12 or day.day == day.month:
        return
    for text, order in ((f"3 May 2019. {day:%d/%m/%Y}", "day"), (f"May 3, 2019. {day:%m/%d/%Y}", "month")):
        found = dates_in(f"It is dated {text}.", ANCHOR)
        assert found[-1].entity.value == day.isoformat(), order
    (alone,) = dates_in(f"It is dated {day:%d/%m/%Y}.", "2030-06-15")
    assert alone.entity.value is None


@given(month=st.integers(1, 12), which=st.integers(0, 1), year=st.integers(1990, 2020))
@QUICK
def test_half_a_month_is_read_back(month: int, which: int, year: int) -> None:
    (group,) = dates_in(f"It rained in the {ORDINALS[which]} half of {MONTHS[month - 1]} {year}.", ANCHOR)
    assert group.entity.value == f"{year}-{month:02}"
    assert (group.entity.first or "")[-2:] == ("16" if which else "01")


@given(count=st.integers(2, 11), year=st.integers(1990, 2020), side=st.sampled_from(["first", "last"]))
@QUICK
def test_the_first_and_the_last_months_of_a_year_are_read_back(count: int, year: int, side: str) -> None:
    (group,) = dates_in(f"In the {side} {WORDS[count - 2]} months of {year} it sank.", ANCHOR)
    first = 1 if side == "first" else 13 - count
    assert (group.entity.value, group.entity.first) == (f"P{count}M", f"{year}-{first:02}-01")


@given(number=st.integers(2, 21))
@QUICK
def test_a_century_is_read_back(number: int) -> None:
    (group,) = dates_in(f"The mill of the {ordinal(number)} century burned.", ANCHOR)
    assert group.entity.value == f"{number - 1:02}"


@given(day=st.dates(date(2010, 1, 1), date(2030, 12, 30)), hour=st.integers(1, 11))
@QUICK
def test_a_clock_time_of_an_american_zone_has_the_offset_of_its_season(day: date, hour: int) -> None:
    (group,) = dates_in(
        f"It opened at {hour} a.m. ET on {MONTHS[day.month - 1]} {day.day}, {day.year}.", ANCHOR
    )
    march, november = date(day.year, 3, 8), date(day.year, 11, 1)
    begins = march + timedelta(days=-march.isoweekday() % 7)
    ends = november + timedelta(days=-november.isoweekday() % 7)
    offset = "-04:00" if begins <= day < ends else "-05:00"
    assert group.entity.value == f"{day.isoformat()}T{hour:02}:00{offset}"
