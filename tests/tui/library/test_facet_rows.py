"""The facets of a result: a histogram of its days, and the values that narrow it."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.asking.days import days_of
from extractors.corpus.answers import Facet, Facets
from extractors.corpus.asking import question_of
from tui.library.facet_rows import FacetRow, rows_of, toggled
from tui.library.periods import asked_in, histogram, label_of, term_of


def days(*isos: str) -> dict[dt.date, int]:
    return {dt.date.fromisoformat(iso): number for number, iso in enumerate(isos, 1)}


def facets(count: int = 0, *isos: str) -> Facets:
    values = tuple(Facet(f'place:"P{number}"', f"P{number}", 99 - number) for number in range(count))
    own = tuple(Facet(f"date:{iso}", iso, number) for number, iso in enumerate(isos, 1))
    return Facets({"location": values}, own)


def test_the_countries_in_focus_are_a_group_before_the_kinds_where_there_are_several() -> None:
    about = (Facet("about:AF", "Afghanistan", 2), Facet("about:GY", "Guyana", 1))
    rows = rows_of(Facets({"location": facets(1).of_kind["location"]}, (), about), "about:GY", 30)
    assert [row.label for row in rows[:3]] == ["ABOUT", "Afghanistan", "Guyana"]
    assert [row.term for row in rows[1:3]] == ["about:AF", "about:GY"]
    assert [row.is_asked for row in rows[1:3]] == [False, True]
    assert not any(row.label == "ABOUT" for row in rows_of(Facets({}, (), about[:1]), "", 30))


@pytest.mark.parametrize(
    ("isos", "step", "labels"),
    [
        (("2021-08-13",), "days", ["Fri 13 Aug 2021"]),
        (("2021-08-13", "2021-08-15"), "days", ["Fri 13 Aug 2021", "Sat 14 Aug 2021", "Sun 15 Aug 2021"]),
        (("2021-08-13", "2021-08-25"), "weeks", ["9–15 Aug 2021", "16–22 Aug 2021", "23–29 Aug 2021"]),
        (
            ("2020-12-30", "2021-01-12"),
            "weeks",
            ["28 Dec 2020–3 Jan 2021", "4–10 Jan 2021", "11–17 Jan 2021"],
        ),
        (
            ("2021-01-30", "2021-05-02"),
            "months",
            ["Jan 2021", "Feb 2021", "Mar 2021", "Apr 2021", "May 2021"],
        ),
        (
            ("2020-11-30", "2021-08-02"),
            "quarters",
            ["Oct–Dec 2020", "Jan–Mar 2021", "Apr–Jun 2021", "Jul–Sep 2021"],
        ),
        (("2018-11-30", "2021-08-02"), "years", ["2018", "2019", "2020", "2021"]),
        (("1999-11-30", "2021-08-02"), "decades", ["1990s", "2000s", "2010s", "2020s"]),
        (("0001-01-01", "9999-12-31"), "decades", None),
    ],
)
def test_periods_are_the_finest_that_fit_without_a_gap(
    isos: tuple[str, ...], step: str, labels: list[str] | None
) -> None:
    found = histogram(days(*isos), 5)
    assert found.step == step
    if labels is not None:
        assert [period.label for period in found.periods] == labels
    assert sum(period.articles for period in found.periods) == sum(range(1, len(isos) + 1))


@settings(deadline=None)
@given(st.dictionaries(st.dates(), st.integers(1, 9), min_size=1, max_size=20), st.integers(2, 20))
def test_every_article_is_in_one_period_and_its_term_asks_for_these_days(
    known: dict[dt.date, int], room: int
) -> None:
    found = histogram(known, room)
    assert sum(period.articles for period in found.periods) == sum(known.values())
    assert found.step == "decades" or len(found.periods) <= room
    for period in found.periods:
        question_of(period.term, is_final=True)
        ends = [days_of(part.lstrip("date:<>=")) for part in period.term.split()]
        first, last = ends[0], ends[-1]
        assert first is not None
        assert last is not None
        inside = (n for day, n in known.items() if first.first <= day.isoformat() <= last.last)
        assert sum(inside) == period.articles
        if int(first.first[:4]) >= 1000:
            assert asked_in(f"x {period.term} y") == [(period.term, period.label)]


def test_a_run_of_days_is_asked_by_its_name_where_it_has_one() -> None:
    day = dt.date.fromisoformat
    assert term_of(day("2021-08-01"), day("2021-08-31")) == "date:2021-08"
    assert term_of(day("2021-01-01"), day("2021-12-31")) == "date:2021"
    assert term_of(day("2021-08-09"), day("2021-08-15")) == "date>=2021-08-09 date<=2021-08-15"
    assert label_of(day("2021-08-30"), day("2021-09-05")) == "30 Aug–5 Sep 2021"


def test_days_stand_first_as_bars_the_latest_on_top_an_empty_one_cannot_be_chosen() -> None:
    rows = rows_of(facets(1, "2021-08-11", "2021-08-13"), 'place:"P0"', 30)
    assert [row.label for row in rows] == [
        "DAYS by day, 2021", "Fri 13 Aug", "Thu 12 Aug", "Wed 11 Aug", "", "PLACES", "P0",
    ]  # fmt: skip
    assert [row.bar for row in rows[1:4]] == [1.0, 0.0, 0.5]
    assert [row.can_be_chosen for row in rows] == [False, True, False, True, False, False, True]
    assert rows[-1].is_asked


def test_what_is_asked_of_days_stands_above_the_finer_periods_to_be_taken_back() -> None:
    rows = rows_of(facets(0, "2021-08-11", "2021-08-13"), "date:2021 kabul date:2021-08", 30)
    assert [(row.label, row.term) for row in rows if row.is_asked] == [
        ("2021", "date:2021"),
        ("Aug 2021", "date:2021-08"),
    ]
    odd = rows_of(facets(), "date>2021", 30)
    assert [(row.label, row.term) for row in odd if row.is_asked] == [("date>2021", "date>2021")]


def test_a_group_shows_what_there_is_room_for_and_opens_by_pages() -> None:
    def of_group(rows: list[FacetRow]) -> tuple[int, str]:
        return sum(bool(row.term) for row in rows), rows[-1].label

    assert of_group(rows_of(facets(50), "", 24, {}, 50)) == (12, "… 38+ more")
    assert of_group(rows_of(facets(50), "", 24, {"location": 20}, 50)) == (32, "… 18+ more")
    assert of_group(rows_of(facets(50), "", 24, {"location": 40}, 50)) == (50, "… more")
    assert of_group(rows_of(facets(60), "", 24, {"location": 60}, 200)) == (60, "P59")
    assert of_group(rows_of(facets(13), "", 24, {}, 50)) == (13, "P12"), (
        "one more takes no more room than saying so"
    )


def test_a_term_is_taken_back_as_a_whole() -> None:
    assert toggled("x", "place:kabul") == "x place:kabul"
    assert toggled("x place:kabul", "place:kabul") == "x"
    assert toggled("date:2021-08", "date:2021") == "date:2021-08 date:2021"
    assert toggled("date:2021-08 date:2021 y", "date:2021") == "date:2021-08 y"
