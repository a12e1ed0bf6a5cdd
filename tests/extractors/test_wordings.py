from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors import wordings
from extractors.asking.number_said import number_said
from extractors.kinds.registry import kind_of
from extractors.model import Figure, Place, Timex


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (800, "800"),
        (3000, "3,000"),
        (1.3e6, "1.3m"),
        (2e9, "2bn"),
        (2 / 3, "2/3"),
        (0.5, "0.5"),
        (0.07, "0.07"),
        (2.5, "2.5"),
        (27934.02, "27,934.02"),
        (3120.18, "3,120.18"),
        (1234567, "1,234,567"),
        (1.234e6, "1.234m"),
        (2.998e-8, "0.00000002998"),
        (33.3333333333333, "33 1/3"),
        (0.333, "0.333"),
        (-0.5, "-0.5"),
    ],
)
def test_a_number_reads_as_news_prints_it(value: float, words: str) -> None:
    assert wordings.number(value) == words


def test_a_ratio_shows_its_whole_and_a_range_its_ends() -> None:
    assert wordings.amount(Figure("F", "ratio", 12, of=34)) == "12/34"
    assert wordings.amount(Figure("F", "money", 8e5, high=1.3e6, unit_id="USD")) == "$800,000–1.3m"
    assert wordings.amount(Figure("F", "range", 8e5, high=1.3e6, unit_id="USD")) == "$800,000–1.3m"
    assert wordings.amount(Figure("F", "ratio", 0.5)) == "1/2"
    percent = Figure("F", "percent", 20, unit_id="percent")
    assert (wordings.amount(percent), wordings.counted(percent)) == ("20", "per cent")


@pytest.mark.parametrize(
    ("entity", "words"),
    [
        (Timex("D", "date", "2021-08-13"), "Fri 13 Aug 2021"),
        (Timex("D", "time", "2021-08-13T09:30"), "Fri 13 Aug 2021 09:30"),
        (Timex("D", "date", "2021-08"), "Aug 2021"),
        (Timex("D", "date", "2021-W32"), "week 32 of 2021"),
        (Timex("D", "date", "2021-SU"), "summer 2021"),
        (Timex("D", "date", "199"), "1990s"),
        (Timex("D", "time", "2021-08-13TNI"), "Fri 13 Aug 2021 night"),
        (Timex("D", "date", "PRESENT_REF"), "the wording"),
        (Timex("D", "duration", "P1W", amount=1, unit="weeks"), "1 week"),
        (Timex("D", "duration", "PXY"), "the wording"),
        (Timex("D", "date", None), "the wording"),
    ],
)
def test_a_date_reads_as_a_person_writes_it(entity: Timex, words: str) -> None:
    assert wordings.timex(entity, "the wording") == words


@pytest.mark.parametrize(
    ("entity", "words"),
    [
        (Timex("D1", "date", "12"), "13th century"),
        (Timex("D1", "date", "20"), "21st century"),
        (Timex("D1", "date", "11"), "12th century"),
        (Timex("D1", "time", "2019-10-12T20:00Z"), "Sat 12 Oct 2019 20:00 UTC"),
        (Timex("D1", "time", "2019-10-12T20:00-05:00"), "Sat 12 Oct 2019 20:00 UTC-5"),
        (Timex("D1", "time", "2019-10-12T20:00+05:30"), "Sat 12 Oct 2019 20:00 UTC+5:30"),
        (Timex("D1", "date", "2021-02", "2021-02-08", "2021-02-14"), "8–14 Feb 2021"),
        (Timex("D1", "date", "2021-02", "2021-02-01", "2021-02-28"), "Feb 2021"),
    ],
)
def test_a_century_a_zone_and_a_part_of_a_month_are_said(entity: Timex, words: str) -> None:
    assert wordings.timex(entity, "the wording") == words


@pytest.mark.parametrize(
    ("order", "unit_id", "words"),
    [
        (10, None, "tens"),
        (100, None, "hundreds"),
        (1e4, None, "tens of thousands"),
        (1e6, None, "millions"),
        (1e8, "USD", "hundreds of millions of $"),
    ],
)
def test_a_vague_count_says_its_order(order: float, unit_id: str | None, words: str) -> None:
    figure = Figure("F1", "count", None, order=order, unit="people", unit_id=unit_id)
    assert wordings.amount(figure, "whatever is said") == words
    assert wordings.brief(figure, 40) == words


def test_a_vague_count_is_short_where_there_is_little_room() -> None:
    figure = Figure("F1", "money", None, order=1e8, unit="dollars", unit_id="USD")
    assert wordings.brief(figure, 14) == "hundreds of m $"


def test_a_place_says_where_it_is_or_that_it_is_not_placed() -> None:
    assert (
        wordings.place(Place("L", "Lashkar Gah", "city", "AF", "Helmand", 31.6, 64.4)) == "city, Helmand, AF"
    )
    assert wordings.place(Place("L", "the north", "area")) == "area, unplaced"


@pytest.mark.parametrize(
    ("figure", "wording", "shown"),
    [
        (Figure("F", "money", 185.5, unit_id="USD"), "$185.50", "$185.50"),
        (Figure("F", "money", -0.5, unit_id="EUR"), "-€0.50", "-€0.50"),
        (Figure("F", "count", 1.3e6), "1,300,000 people", "1,300,000"),
        (Figure("F", "money", 1.3e9, unit_id="EUR"), "€1,300 million", "€1,300m"),
        (Figure("F", "count", 10000), "10 000 people", "10,000"),
        (Figure("F", "percent", 5.0, unit_id="percent"), "5.0 percent", "5.0"),
        (Figure("F", "ratio", 12, of=34), "12 of the 34", "12/34"),
    ],
)
def test_an_amount_has_the_decimals_that_the_article_prints(figure: Figure, wording: str, shown: str) -> None:
    assert wordings.amount(figure, wording) == shown


def test_a_change_shows_both_values_and_in_little_room_the_new_one() -> None:
    figure = Figure("F", "money", 9e9, unit_id="USD", change="down", from_value=12e9)
    assert wordings.amount(figure) == "$12bn → $9bn"
    assert wordings.brief(figure, 16) == "→ $9bn"
    assert wordings.brief(replace(figure, value=9123456789.5), 16) == "≈ → $9.12bn"


def test_a_figure_that_counts_nothing_named_has_no_unit() -> None:
    assert [wordings.counted(Figure("F", type_, 1400)) for type_ in ("count", "ratio", "range")] == [
        "",
        "",
        "",
    ]


UNITS = st.sampled_from([None, "USD", "EUR", "GBP", "JPY", "INR", "CHF", "percent", "kilometre"])


@given(
    st.decimals(-(10**13), 10**13, places=2) | st.integers(-(10**15), 10**15) | st.decimals(0, 1, places=6),
    UNITS,
    st.sampled_from(["", "m", "bn"]),
)
def test_what_is_shown_is_exactly_what_was_read_and_finds_it_again(
    digits: Decimal | int, unit_id: str | None, magnitude: str
) -> None:
    power = {"": 0, "m": 6, "bn": 9}[magnitude]
    value = float(f"{float(Decimal(digits).scaleb(power)):.15g}")
    figure = Figure("F", "money" if unit_id and unit_id.isupper() else "count", value, unit_id=unit_id)
    for wording in ("", f"{digits:,}{magnitude}"):
        shown = wordings.amount(figure, wording)
        assert "e" not in shown.lower()
        assert number_said(shown) == value


@given(st.integers(1, 999), st.integers(2, 1000))
def test_a_share_is_shown_exactly(part: int, whole: int) -> None:
    value = float(f"{part / whole:.15g}")
    assert number_said(wordings.number(value)) == value


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_no_number_is_shown_with_an_exponent(value: float) -> None:
    assert "e" not in wordings.number(value)
    assert "e" not in wordings.brief(Figure("F", "count", value), 16)


@pytest.mark.parametrize(
    ("old", "new", "words", "reason", "shown"),
    [
        (179.1, 185.25, "$185.25", "a number in digits; from “$179.10”", "$179.10 → $185.25"),
        (67.4, 70.1, "$70.10", "from “$67.40 a barrel”", "$67.40 → $70.10"),
        (67.4, 70.1, "$70.10", "from “$67.4”", "$67.4 → $70.10"),
        (67.4, 70.1, "from $67.40 to $70.10", "from one value to another", "$67.40 → $70.10"),
        (67.4, 70.1, "$70.10", "corrected by you", "$67.4 → $70.10"),
    ],
)
def test_the_old_value_of_a_change_has_the_digits_that_are_printed(
    old: float, new: float, words: str, reason: str, shown: str
) -> None:
    figure = Figure("F1", "money", value=new, from_value=old, unit_id="USD", reason=reason)
    assert wordings.amount(figure, words) == shown
    assert kind_of("figure").displayed(figure, words) == f"from {shown.replace(' → ', ' to ')}"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2018-09-20/2018-09-30", "20–30 Sep 2018"),
        ("2018-09-29/2018-10-02", "29 Sep 2018 – 2 Oct 2018"),
        ("2018-12-30/2019-01-02", "30 Dec 2018 – 2 Jan 2019"),
    ],
)
def test_a_run_of_days_shows_its_ends(value: str, words: str) -> None:
    first, last = value.split("/")
    assert wordings.timex(Timex("D1", "date", value, first, last), "those days") == words
