"""The account of a story: what each article adds, and how its figures developed by who says so."""

from __future__ import annotations

from extractors.extracting import Extractor
from extractors.sources.text import article_of
from extractors.stories.account import StoryAccount, StoryArticle, account_of


def account(extractor: Extractor, *told: tuple[str, str]) -> StoryAccount:
    """Of articles of these days."""
    articles = [
        article_of(text, id=str(number), source="t", option_date=day)
        for number, (day, text) in enumerate(told)
    ]
    return account_of(
        [
            (StoryArticle(one.id, one.published, one.source, ""), one, extractor.analysis(one))
            for one in articles
        ]
    )


def steps(extractor: Extractor, *told: tuple[str, str]) -> dict[str, list[tuple[str, str | None, str, str]]]:
    return {
        one.what: [(step.amount, step.label, step.source, step.before) for step in one.steps]
        for one in account(extractor, *told).developments
    }


def test_two_sources_of_one_article_stand_beside_each_other(extractor: Extractor) -> None:
    found = steps(
        extractor,
        (
            "2024-03-04",
            "Residents of Larkana counted 21 dead on Monday after the flood. Police put the number of dead at 14.",
        ),
        (
            "2024-03-05",
            "The number of people killed by the flood in Larkana rose to 22, police said on Tuesday.",
        ),
    )
    assert found["people dead"] == [
        ("21 people", None, "Residents", ""),
        ("14 people", "differs", "Police", ""),
        ("22 people", "updated", "police", ""),
    ]


def test_a_source_updates_what_it_said_itself(extractor: Extractor) -> None:
    found = steps(
        extractor,
        ("2024-03-04", "Some 4,500 people were driven from their homes, according to the Edhi Foundation."),
        ("2024-03-06", "The health ministry said 5,200 people had been displaced by the flood."),
        ("2024-03-09", "The Edhi Foundation said that about 1,800 people were still displaced."),
    )
    assert found["people displaced"] == [
        ("about 4,500 people", None, "Edhi Foundation", ""),
        ("5,200 people", "updated", "health ministry", ""),
        ("about 1,800 people", "updated", "Edhi Foundation", "about 4,500 people"),
    ]


def test_workers_and_people_that_died_are_people(extractor: Extractor) -> None:
    found = steps(
        extractor,
        ("2024-03-05", "A fire killed nine workers in Gaziantep on Tuesday, the governor's office said."),
        ("2024-03-06", "Twelve people have died after the fire in Gaziantep, the governor's office said."),
    )
    assert list(found) == ["people dead"]


def test_ranks_and_parts_are_no_developments(extractor: Extractor) -> None:
    found = steps(
        extractor,
        (
            "2024-03-05",
            "Survivors jumped from the third floor. The fire killed nine workers. Among those killed were two women.",
        ),
        (
            "2024-03-06",
            "A man jumped from the third floor. The fire killed nine workers. Among those killed were three Syrian women.",
        ),
    )
    assert list(found) == ["workers dead"]
    assert [amount for amount, *_ in found["workers dead"]] == ["9 workers", "9 workers"]
