import pytest

from extractors import wordings
from extractors.model import Figure, Place, Timex


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (800, "800"),
        (3000, "3,000"),
        (1.3e6, "1.3m"),
        (2e9, "2bn"),
        (2 / 3, "2/3"),
        (0.5, "1/2"),
        (0.07, "0.07"),
        (2.5, "2.5"),
    ],
)
def test_a_number_reads_as_news_prints_it(value: float, words: str) -> None:
    assert wordings.number(value) == words


def test_a_ratio_shows_its_whole_and_a_range_its_ends() -> None:
    assert wordings.amount(Figure("F", "ratio", 12, of=34)) == "12/34"
    assert wordings.amount(Figure("F", "money", 8e5, high=1.3e6, unit_id="USD")) == "$800,000–1.3m"
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


def test_a_place_says_where_it_is_or_that_it_is_not_placed() -> None:
    assert (
        wordings.place(Place("L", "Lashkar Gah", "city", "AF", "Helmand", 31.6, 64.4)) == "city, Helmand, AF"
    )
    assert wordings.place(Place("L", "the north", "area")) == "area, unplaced"
