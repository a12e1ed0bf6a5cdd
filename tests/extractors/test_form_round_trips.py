"""What is written is read back: odd forms of numbers and days, in composed sentences."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.sources.text import article_of
from extractors.timex.calendar import week_value
from tests.extractors.figures_reading import figures_without_model, the_figure
from tests.extractors.test_number_round_trips import ANCHOR, MONTHS, QUICK, WEEKDAYS, WORDS
from tests.extractors.timex_reading import dates_in

days = st.dates(date(2021, 1, 1), date(2021, 12, 20))
ORDINALS = ["first", "second", "third", "fourth"]


@pytest.fixture(scope="module")
def read(extractor: Any) -> Callable[[str], Any]:
    """The figures of a text, by the model."""
    return lambda text: extractor.nlp(text)._.q7x2_figures


def ordinal(number: int) -> str:
    last = "th" if number in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{last}"


@given(value=st.integers(1, 99), scale=st.sampled_from([("lakh", 1e5), ("crore", 1e7), ("lakh crore", 1e12)]))
@QUICK
def test_lakhs_and_crores_are_read_back(value: int, scale: tuple[str, float]) -> None:
    assert the_figure(f"The state spent Rs {value} {scale[0]} on roads.")["value"] == value * scale[1]


@given(value=st.integers(1, 999), unit=st.sampled_from([("MUSD", "USD"), ("MEUR", "EUR"), ("MSEK", "SEK")]))
@QUICK
def test_millions_before_a_code_are_read_back(value: int, unit: tuple[str, str]) -> None:
    figure = the_figure(f"The fund raised {value} {unit[0]} in all.")
    assert (figure["value"], figure["unit_id"]) == (value * 1e6, unit[1])


@given(at=st.integers(0, 10), scale=st.sampled_from([("thousand", 1e3), ("million", 1e6), ("billion", 1e9)]))
@QUICK
def test_a_half_in_words_is_read_back(at: int, scale: tuple[str, float]) -> None:
    figure = the_figure(f"It cost {WORDS[at]} and a half {scale[0]} euros.")
    assert figure["value"] == (at + 2.5) * scale[1]


@given(whole=st.integers(2, 60), part=st.integers(1, 59))
@QUICK
def test_a_part_of_those_before_is_read_back(read: Any, whole: int, part: int) -> None:
    if part >= whole:
        return
    for text in (
        f"They won {part} of their last {whole} games.",
        f"Here {part} of Kabul's {whole} schools shut.",
    ):
        (figure,) = read(text)
        assert (figure["value"], figure["of"]) == (part, whole), text


@given(new=st.integers(2, 990), old=st.integers(2, 990), way=st.sampled_from(["", " million"]))
@QUICK
def test_a_level_and_what_it_was_are_read_back(new: int, old: int, way: str) -> None:
    if new == old:
        return
    verb, said = ("rose", "up") if new > old else ("fell", "down")
    first, second = figures_without_model(f"Profit {verb} to €{new}{way}, from {old}{way} a year earlier.")
    scale = 1e6 if way else 1
    assert (first["value"], first["from_value"], first["change"]) == (new * scale, old * scale, said)
    assert second["unit_id"] == "EUR"


@given(
    count=st.integers(2, 600),
    kind=st.sampled_from(["F-35 jets", "T-72 tanks", "Mi-24 helicopters", "D-30 guns"]),
)
@QUICK
def test_what_stands_beside_a_type_is_read_back(read: Any, count: int, kind: str) -> None:
    (figure,) = read(f"The army bought {count} {kind} and a ship.")
    assert (figure["value"], figure["unit"]) == (count, kind)


@given(
    size=st.integers(1, 99),
    said=st.sampled_from([('"', "inch"), ("'", "foot"), ("″", "inch"), ("′", "foot")]),
)
@QUICK
def test_feet_and_inches_by_their_marks_are_read_back(size: int, said: tuple[str, str]) -> None:
    figure = the_figure(f"The board is {size}{said[0]} wide.")
    assert (figure["value"], figure["unit_id"]) == (size, said[1])


@given(price=st.integers(2, 900), of=st.sampled_from(["barrel", "ounce", "tonne", "diluted share", "hour"]))
@QUICK
def test_money_by_the_measure_is_read_back(price: int, of: str) -> None:
    figure = the_figure(f"It sold at ${price}.50 per {of} that day.")
    assert (figure["value"], figure["type"]) == (price + 0.5, "money")
    assert "per" in figure["unit"]


@given(day=days)
@QUICK
def test_a_weekday_with_its_number_is_read_back(day: date) -> None:
    anchor = day + timedelta(days=3)
    found = dates_in(f"He was seen on {WEEKDAYS[day.weekday()]} the {ordinal(day.day)}.", anchor.isoformat())
    assert [group.entity.value for group in found] == [day.isoformat()]


@given(year=st.integers(1990, 2030), which=st.integers(0, 4), of=st.sampled_from(["week", "month"]))
@QUICK
def test_a_unit_of_a_year_is_read_back(year: int, which: int, of: str) -> None:
    said = "last" if which == len(ORDINALS) else ORDINALS[which]
    (group,) = dates_in(f"It began in the {said} {of} of {year}.", ANCHOR)
    week = date(year, 12, 28) if said == "last" else date(year, 1, 4) + timedelta(weeks=which)
    month = f"{year}-{12 if said == 'last' else which + 1:02}"
    assert group.entity.value == (week_value(week) if of == "week" else month)


@given(month=st.integers(1, 12), weekday=st.integers(1, 7), which=st.integers(0, 4))
@QUICK
def test_a_weekday_of_a_month_is_read_back(month: int, weekday: int, which: int) -> None:
    said = "last" if which == len(ORDINALS) else ORDINALS[which]
    (group,) = dates_in(f"It fell on the {said} {WEEKDAYS[weekday - 1]} of {MONTHS[month - 1]} 2019.", ANCHOR)
    every = (date(2019, month, 1) + timedelta(days=at) for at in range(31))
    fitting = [day for day in every if day.isoweekday() == weekday and day.month == month]
    assert group.entity.value == fitting[-1 if said == "last" else which].isoformat()


@given(first=days, nights=st.sampled_from(["/", "-"]))
@QUICK
def test_a_night_between_two_days_is_read_back(first: date, nights: str) -> None:
    second = first + timedelta(days=1)
    if second.month != first.month:
        return
    text = f"It burned in the night of {first.day}{nights}{second.day} {MONTHS[first.month - 1]} 2021."
    assert [group.entity.value for group in dates_in(text, ANCHOR)] == [f"{first.isoformat()}TNI"]


@given(first=days, more=st.integers(1, 6), hour=st.integers(1, 11), half=st.sampled_from(["am", "pm"]))
@QUICK
def test_a_clock_time_of_the_first_of_two_days_is_read_back(
    first: date, more: int, hour: int, half: str
) -> None:
    second = first + timedelta(days=more)
    if second.month != first.month:
        return
    month = MONTHS[first.month - 1]
    found = dates_in(f"They meet at {hour}{half} on {first.day} and {second.day} {month} 2021.", ANCHOR)
    clock = f"{first.isoformat()}T{hour + (12 if half == 'pm' else 0):02}:00"
    assert [group.entity.value for group in found] == [clock, first.isoformat(), second.isoformat()]


@given(start=st.integers(1950, 2000), later=st.integers(0, 10), season=st.sampled_from(["spring", "autumn"]))
@QUICK
def test_a_season_of_a_counted_year_is_read_back(extractor: Any, start: int, later: int, season: str) -> None:
    text = f"In {start} the dam opened. {WORDS[later].capitalize()} years later, in the {season}, it broke."
    analysis = extractor.analysis(article_of(text, id="a", source="a", option_date=ANCHOR))
    dates = (analysis.entity(mention.entity) for mention in analysis.mentions if mention.kind == "date")
    values = [day.value for day in dates]
    year = start + later + 2
    assert values == [str(start), str(year), f"{year}-{'SP' if season == 'spring' else 'FA'}"]
