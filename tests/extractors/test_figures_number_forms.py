"""Numbers in forms that are not the western one: groups apart by blanks, decimals after a comma."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.extracting import Extractor
from extractors.figures.number_forms import western
from tests.extractors.figures_reading import figures_without_model, the_figure


@pytest.fixture
def figures(extractor: Extractor) -> Any:
    return lambda text: extractor.nlp(text)._.q7x2_figures


BLANKS = " \u00a0\u202f\u2009\u2007"


@pytest.mark.parametrize("blank", BLANKS)
@given(value=st.integers(1000, 10**12 - 1))
def test_digits_grouped_by_a_blank_are_one_number(blank: str, value: int) -> None:
    figure = the_figure(f"The ministry pledged €{value:,} to the people.".replace(",", blank))
    assert (figure["value"], figure["unit_id"]) == (value, "EUR")
    assert figure["text"] == f"€{value:,}".replace(",", blank)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Some 10 000 people fled and 2 500 tents were sent.", [10000, 2500]),
        ("The ministry pledged €12 500 and later 4 500 000 euros.", [12500, 4.5e6]),
        ("The quake killed 1 400 and hurt 3 000.", [1400, 3000]),
        ("The road is 1 250 km long.", [1250]),
        ("More than 67 842 582 people voted.", [67842582]),
        ("In 2019 10 000 people fled.", [10000]),
        ("Between 10 000 and 12 000 people fled.", [10000]),
        ("A crowd of 5 000-6 000 people gathered.", [5000]),
        ("The index rose 1 234.56 points.", [1234.56]),
        ("The fund holds USD 12 500 and Rs 1 500.", [12500, 1500]),
        ("Of the voters 12,5 percent abstained; 1,5 million did not register.", [12.5, 1.5e6]),
        ("He paid 1.500,50 euros and €12,50 for bread.", [1500.5, 12.5]),
        ("It cost 12 500,50 euros.", [12500.5]),
        ("Prices rose 0,5 percent.", [0.5]),
        ("About 1 in 10 000 people are ill.", [0.0001]),
    ],
)
def test_a_number_of_another_form_has_its_value(figures: Any, text: str, values: list[float]) -> None:
    assert [each["value"] for each in figures(text)] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("In 2019 300 people died.", [300]),
        ("See page 12 500 copies were sold.", [500]),
        ("On May 5 200 people died.", [200]),
        ("On 5 May 200 people died.", [200]),
        ("Call 555 123 456 now.", []),
        ("Kabul 120 340 560", []),
        ("The region has 727,242 voters.", [727242]),
    ],
)
def test_numbers_that_only_stand_side_by_side_stay_apart(
    figures: Any, text: str, values: list[float]
) -> None:
    assert [each["value"] for each in figures(text)] == values


def test_a_number_before_a_name_of_digits_is_not_joined_to_it() -> None:
    text = "He ordered roughly 400 737 Max jets."
    assert western(text) == text


def test_grouped_digits_are_nothing_else_as_well(extractor: Extractor) -> None:
    doc = extractor.nlp("Some 10 000 people fled to Kabul; 10 000 years ago nobody lived there.")
    others = [*doc._.q7x2_actors, *doc._.q7x2_places]
    assert not [record["text"] for record in others if any(map(str.isdigit, record["text"]))]
    assert [(one["text"], one["amount"]) for one in doc._.q7x2_timex] == [("10 000 years ago", 10000)]


@given(st.text("0123456789 .,€$%-–/:\u00a0\u202f\u2009\u2007abcM\n", max_size=60))
def test_the_western_form_has_every_offset(text: str) -> None:
    assert len(western(text)) == len(text)


@given(st.text("0123456789 .,€\u00a0\u2009abc", max_size=40))
def test_what_is_found_is_the_text_itself(text: str) -> None:
    assert all(text[each["start"] : each["end"]] == each["text"] for each in figures_without_model(text))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It paid 1 000 dollars and 2 500 euros.", [1000, 2500]),
        ("The firm paid 1 000 000 kr and 25 000 kronor to 3 500 workers.", [1e6, 25000, 3500]),
        ("It cost 12'500 francs and 1’250’000 people left.", [12500, 1.25e6]),
        ("It cost 5 dollars and 12,500 people left.", [5, 12500]),
        ("It paid 5 francs and 25 centimes.", [5.25]),
        ("It paid 15 dollars 50, and left.", [15.5]),
    ],
)
def test_a_grouped_number_after_money_is_no_cents_of_it(text: str, values: list[float]) -> None:
    assert [figure["value"] for figure in figures_without_model(text)] == values
