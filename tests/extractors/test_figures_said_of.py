"""What numbers are said of: sides of a vote, strengths of earthquakes, ages; the scores of games are no figures."""

from __future__ import annotations

import pytest

from extractors.extracting import Extractor
from extractors.figures.rules import rendered
from extractors.model import Figure
from extractors.sources.text import article_of
from tests.extractors.figures_reading import figures_without_model, the_figure


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("The court voted 8-1 to uphold the law.", [8, 1]),
        ("The Senate voted 67-30 on Thursday to approve the bill.", [67, 30]),
        ("The House passed the measure 219-212.", [219, 212]),
        ("The justices ruled 5-4 against him.", [5, 4]),
        ("In a 6-3 decision, the court struck down the law.", [6, 3]),
        ("The motion was defeated 310 to 290.", [310, 290]),
        ("The council voted four to three.", [4, 3]),
        ("The Senate passed the bill by a narrow 51-50 margin.", [51, 50]),
    ],
)
def test_both_sides_of_a_vote_count_votes(text: str, sides: list[float]) -> None:
    found = figures_without_model(text)
    assert [(each["value"], each["high"], each["unit"]) for each in found] == [
        (side, None, "votes") for side in sides
    ]
    assert "one side of a vote" in rendered(found[0]["verdicts"])


@pytest.mark.parametrize(
    "text",
    [
        "The Yankees beat the Red Sox 8-1 on Friday.",
        "They lost 3-2 and won 21-14.",
        "The Wildcats dropped a 6-3 decision to the Bears.",
        "He was voted most valuable player after a 4-2 win.",
        "Voters in Kansas rejected the amendment 59-41.",
        "In the final, the committee's team won 3-2.",
    ],
)
def test_the_score_of_a_game_is_no_figure(text: str) -> None:
    assert figures_without_model(text) == []


def test_a_range_that_is_voted_for_stays_a_range() -> None:
    assert the_figure("The panel voted for a 15-20 mph limit in the bill.")["high"] == 20


@pytest.mark.parametrize(
    ("text", "value"),
    [("A couple of hundred km away it rained.", 200), ("A couple thousand people met.", 2000)],
)
def test_a_couple_of_hundred_is_about_two_hundred(text: str, value: float) -> None:
    figure = the_figure(text)
    assert (figure["value"], figure["bound"]) == (value, "about")
    assert figure["text"].startswith("A couple")


def test_a_dash_between_numbers_is_no_sign() -> None:
    figure = the_figure("The lens is 75 -300mm long.")
    assert (figure["value"], figure["high"]) == (75, 300)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("A magnitude 7.2 earthquake struck.", 7.2),
        ("A 6.1 quake struck.", 6.1),
        ("It had a magnitude of 5.9.", 5.9),
        ("A magnitude-5.5 tremor struck.", 5.5),
    ],
)
def test_the_strength_of_an_earthquake_counts_no_earthquakes(text: str, value: float) -> None:
    figure = the_figure(text)
    assert (figure["value"], figure["unit"]) == (value, "magnitude")


@pytest.mark.parametrize("text", ["Call +93 70 123 4567.", "It fell to version 1.2.0 and 10.0.0.1."])
def test_numbers_of_telephones_and_addresses_are_no_figures(text: str) -> None:
    assert figures_without_model(text) == []


def test_the_age_of_a_child_without_a_name_is_an_age() -> None:
    assert the_figure("A boy, 7, died.")["unit_id"] == "year of age"


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Ford and General Motors cut 3,000 jobs.", "Ford and General Motors"),
        (
            "Pacific Gas & Electric Co. was shutting off power to some 375,000 people.",
            "Pacific Gas & Electric Co.",
        ),
        ("The army, the police and the courts paid 40 officers.", "The army, the police and the courts"),
        (
            "Hollin & Marsh, which employs between 300 and 350 people in the region, put its losses there at 14 million euros.",
            "Hollin & Marsh",
        ),
        ("The minister said that his wife got 4 passports.", "his wife"),
    ],
)
def test_the_words_of_a_subject_are_all_who_it_names(extractor: Extractor, text: str, subject: str) -> None:
    figures = [
        e for e in extractor.analysis(article_of(text, id="a", source="a")).entities if isinstance(e, Figure)
    ]
    assert subject in [figure.subject for figure in figures]
