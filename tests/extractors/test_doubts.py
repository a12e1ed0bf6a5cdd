"""What is doubted of a fact: what the model's label alone says, a close second candidate, words that leave it open."""

from __future__ import annotations

import pytest

from extractors.corrections.application import corrected
from extractors.corrections.correction import Confirm, Target
from extractors.exports.schema import as_schema
from extractors.extracting import Extractor
from extractors.model import Analysis, Article
from extractors.sources.text import article_of


def read(extractor: Extractor, text: str) -> tuple[Article, Analysis]:
    article = article_of(text, id="a", source="a", option_date="2021-08-13")
    return article, extractor.analysis(article)


def doubts(extractor: Extractor, text: str) -> dict[str, str]:
    """The doubts of each entity, by the words of its first mention; empty where there are none."""
    _, analysis = read(extractor, text)
    entities = {entity.id: entity for entity in analysis.entities}
    return {m.text: " ".join(entities[m.entity].doubt) for m in reversed(analysis.mentions)}


def test_a_number_that_counts_nothing_is_doubtful(extractor: Extractor) -> None:
    found = doubts(extractor, "The index closed at 113.40. Police arrested 12 people.")
    assert "do not say what it counts" in found["113.40"]
    assert not found["12 people"]


def test_a_time_after_several_days_is_doubtful_unless_the_same_deed_has_its_day(extractor: Extractor) -> None:
    told = "The quake struck on Sunday. Rescuers came on Monday."
    assert (
        "Several days are named before it"
        in doubts(extractor, f"{told} The sirens went off at 6 p.m.")["6 p.m."]
    )
    assert not doubts(extractor, f"{told} The quake struck at 6 p.m.")["6 p.m."]
    assert not doubts(extractor, "The quake struck on Sunday. The sirens went off at 6 p.m.")["6 p.m."]
    assert not doubts(extractor, "The bus left on Monday and came on Tuesday at 6 p.m.")["Tuesday at 6 p.m."]


def test_a_time_of_no_day_is_doubtful_and_one_beside_a_day_is_not(extractor: Extractor) -> None:
    found = doubts(extractor, "The shops open at 6 a.m. and people queue.")
    assert "No day is named near it" in found["6 a.m."]
    found = doubts(extractor, "On Monday the doors opened. At 6 a.m. people queued.")
    assert not found["6 a.m."]


def test_a_weekday_of_no_verb_is_doubtful(extractor: Extractor) -> None:
    assert "taken to be past" in doubts(extractor, "A Tuesday meeting of ministers")["Tuesday"]
    assert not doubts(extractor, "The ministers met on Tuesday.")["Tuesday"]
    assert not doubts(extractor, "The ministers will meet next Tuesday.")["next Tuesday"]


def test_a_next_day_of_the_articles_own_week_is_doubtful(extractor: Extractor) -> None:
    assert "the week after" in doubts(extractor, "The ministers will meet next Sunday.")["next Sunday"]
    assert not doubts(extractor, "The ministers will meet on Sunday.")["Sunday"]


def test_digits_of_two_readings_are_doubtful(extractor: Extractor) -> None:
    assert "month or with the day first" in doubts(extractor, "It was signed on 12/01/2021.")["12/01/2021"]
    assert not doubts(extractor, "It was signed on 25/04/2019.")["25/04/2019"]


def test_a_small_place_alone_in_its_country_is_doubtful(extractor: Extractor) -> None:
    found = doubts(extractor, "Officials met in Paris and in Lyon. One was born in Woonsocket.")
    assert "names nothing else in United States" in found["Woonsocket"]
    assert not found["Paris"]
    found = doubts(extractor, "In the United States, police in Boston went on to Woonsocket.")
    assert not found["Woonsocket"]


@pytest.mark.parametrize("text", ["Kabul is calm.", "Officials in Paris, Texas, said so.", "France agreed."])
def test_a_well_known_place_or_one_that_the_text_locates_is_sure(extractor: Extractor, text: str) -> None:
    _, analysis = read(extractor, text)
    assert not any(entity.doubt for entity in analysis.entities)


def test_a_name_that_the_gazetteer_lacks_is_doubtful(extractor: Extractor) -> None:
    found = doubts(extractor, "They met in Zqorvania and left for Kabul.")
    assert all("knows no place" in why for words, why in found.items() if words == "Zqorvania")
    assert not found["Kabul"]


def test_what_a_person_confirms_is_doubted_no_more(extractor: Extractor) -> None:
    article, found = read(extractor, "The index closed at 113.40.")
    mention = next(m for m in found.mentions if m.text == "113.40")
    after = corrected(found, [Confirm("1", Target.of(mention, found.entity(mention.entity)))])
    exported = as_schema(article, after)["entities"][0]
    assert exported["doubt"] == ()
    assert exported["status"] == "confirmed"
    assert list(as_schema(article, found)["entities"][0]["doubt"]) == ["The words do not say what it counts."]


def test_a_year_of_accounts_is_doubted_and_so_are_the_quarters_of_an_article_that_counts_by_it(
    extractor: Extractor,
) -> None:
    told = doubts(extractor, "It expects growth in fiscal 2026. The third quarter was strong.")
    assert "year of accounts" in told["2026"]
    assert "year of accounts" in told["The third quarter"]
    assert not doubts(extractor, "The economy grew in 2025. The third quarter was strong.")[
        "The third quarter"
    ]
