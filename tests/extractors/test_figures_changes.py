"""A change has an old value and a new one; a range has two ends."""

from __future__ import annotations

from typing import Any

import pytest

from extractors.extracting import Extractor
from tests.extractors.figures_reading import figures_without_model, the_figure


@pytest.fixture
def figures(extractor: Extractor) -> Any:
    return lambda text: extractor.nlp(text)._.q7x2_figures


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        ("The toll rose from 12 to 19.", 12, 19),
        ("It cut its stake from 30 percent to 20 percent.", 30, 20),
        ("It cut its stake from 30 to 20 percent.", 30, 20),
        ("Debt went from $12 billion to $9 billion.", 12e9, 9e9),
        ("Aid of from $12 billion to $9 billion was pledged.", 12e9, 9e9),
        ("Unemployment rose from 4.7 to 8.3 per cent.", 4.7, 8.3),
        ("He raised the price of bread from 20 to 30 rupees.", 20, 30),
        ("There was a rise in the death toll from 12 to 19.", 12, 19),
        ("The bank is raising its rate from 3 percent to 4 percent.", 3, 4),
        ("The fee doubled from €50 to €100.", 50, 100),
        ("The index fell from 27,934.02 to 27,120.18 points.", 27934.02, 27120.18),
    ],
)
def test_from_one_value_to_another_is_a_change_to_the_new_one(text: str, old: float, new: float) -> None:
    figure = the_figure(text)
    assert (figure["from_value"], figure["value"], figure["high"]) == (old, new, None)
    assert figure["change"] == ("up" if new > old else "down")
    assert figure["type"] != "range"


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        ("The number of dead fell to 9 from 12.", 12, 9),
        ("The toll is up to 156 from 126.", 126, 156),
        ("Turnout was 45 percent, down from 61 percent in May.", 61, 45),
        ("Its stake fell to 9.5 percent (from 12 percent).", 12, 9.5),
        ("The yield slipped to 4.1 percent from 4.3 percent.", 4.3, 4.1),
        ("Sales were 3.9 million, up from 2.4 million.", 2.4e6, 3.9e6),
    ],
)
def test_a_new_value_that_is_said_first_keeps_the_old_one(text: str, old: float, new: float) -> None:
    first, second = figures_without_model(text)
    assert (first["from_value"], first["value"], first["bound"]) == (old, new, "exactly")
    assert first["change"] == ("up" if new > old else "down")
    assert (second["value"], second["change"], second["from_value"]) == (old, None, None)


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        ("The budget grew from $9 billion in 2019 to $12 billion last year.", 9e9, 12e9),
        ("The budget went from $12 billion in 2019 to $9 billion.", 12e9, 9e9),
        ("Membership shrank from 28 states to 27.", 28, 27),
    ],
)
def test_an_old_value_with_words_of_its_own_is_kept_by_the_new_one(
    figures: Any, text: str, old: float, new: float
) -> None:
    first, second = figures(text)
    assert (first["value"], first["from_value"]) == (old, None)
    assert (second["value"], second["from_value"]) == (new, old)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Prices range from $5 to $10.", 5, 10),
        ("The children are aged from 12 to 19.", 12, 19),
        ("Camps took in from 5 to 10 people a day.", 5, 10),
        ("The company lost from 5 to 10 workers a day.", 5, 10),
        ("It has an escalating scale of fines from $250,000 to $1 million.", 250_000, 1e6),
        ("Police arrested from 20 to 30 people.", 20, 30),
        ("Temperatures ranged from 45 °C to -12 °C.", -12, 45),
        ("If the reward rises from $160 to $180 to $200, more come.", 160, 180),
    ],
)
def test_a_range_is_no_change(text: str, low: float, high: float) -> None:
    figure = figures_without_model(text)[0]
    assert (figure["value"], figure["high"], figure["from_value"], figure["change"]) == (
        low,
        high,
        None,
        None,
    )


@pytest.mark.parametrize(
    "text",
    [
        "The toll is up to 126 from 156.",
        "They moved to 5 camps from 3 villages.",
        "Tickets cost from $10 for adults to $5 for children.",
    ],
)
def test_two_numbers_that_are_no_change_stay_apart(figures: Any, text: str) -> None:
    assert [each["from_value"] for each in figures(text)] == [None, None]


def test_hours_are_no_change() -> None:
    assert figures_without_model("Shops open from 9 to 5.") == []


def test_the_bound_of_a_change_is_that_of_the_new_value() -> None:
    assert the_figure("Troops were increased from about 2,000 to 5,000.")["bound"] == "exactly"
    assert the_figure("Troops were increased from 2,000 to nearly 5,000.")["bound"] == "about"


def test_a_fall_to_a_range_is_two_figures() -> None:
    first, second = figures_without_model("It fell from an estimated 450 million down to 350–375 million.")
    assert (first["value"], first["high"]) == (450e6, None)
    assert (second["value"], second["high"]) == (350e6, 375e6)


@pytest.mark.parametrize(
    ("text", "low", "high", "way"),
    [
        ("Emissions fell by 12 to 15 percent.", 12, 15, "down"),
        ("Sales grew by about 2 to 10%.", 2, 10, "up"),
        ("Rainfall decreased by 40 to 60 mm.", 40, 60, "down"),
    ],
)
def test_by_how_much_can_be_a_range_with_its_unit_said_once(
    text: str, low: float, high: float, way: str
) -> None:
    figure = the_figure(text)
    assert (figure["value"], figure["high"], figure["change"]) == (low, high, way)


@pytest.mark.parametrize(
    "text",
    [
        "The toll rose by 12 to 54.",
        "Shares rose by 3 to $105.",
        "It grew by 3 to 105 km.",
        "It rose by $2 to $3.",
    ],
)
def test_by_how_much_and_to_what_level_are_two_figures(text: str) -> None:
    assert [figure["high"] for figure in figures_without_model(text)] == [None, None]


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        ("The glacier sped up by 12 percent between 2017 and 2020, from 4.0 to 4.5 km a year.", 4, 4.5),
        ("Prices rose by 12 percent last year, from 4.0 to 4.5 dollars.", 4, 4.5),
        ("Sales were up 12 percent in 2020, from 40 to 45 cars.", 40, 45),
        ("The rent climbed 10% in the last quarter, from $400 to $440.", 400, 440),
        ("Deaths increased by a third between May and June, from 30 to 40.", 30, 40),
        ("A rise of 5 percent over the last year, from 100 to 105 units, was seen.", 100, 105),
    ],
)
def test_what_moved_by_how_much_moved_from_one_value_to_another(text: str, old: float, new: float) -> None:
    figure = next(each for each in figures_without_model(text) if each["from_value"] is not None)
    assert (figure["from_value"], figure["value"], figure["change"]) == (old, new, "up")


@pytest.mark.parametrize(
    "text",
    [
        "The army lost 12 soldiers in the last week, from 5 to 10 a day.",
        "It built 30 homes in May, from 40 to 45 square metres.",
        "It gained 20 customers in June, from 30 to 40 years old.",
        "Shops sold 12 percent more shoes last year, from 30 to 40 dollars a pair.",
    ],
)
def test_a_range_after_a_number_of_things_is_no_change(text: str) -> None:
    assert all(each["from_value"] is None for each in figures_without_model(text))
