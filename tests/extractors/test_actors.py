"""What an analyst gets of the actors of an article."""

from __future__ import annotations

from typing import Any

import pytest

from extractors.extracting import Extractor
from extractors.model import Actor, Analysis
from extractors.sources.text import article_of


class Reading:
    """An analysed text, to be asked for its actors."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.actors = [entity for entity in analysis.entities if isinstance(entity, Actor)]

    def named(self, name: str) -> Actor:
        found = [actor for actor in self.actors if actor.name == name]
        assert len(found) == 1, (name, [(actor.name, actor.aliases) for actor in self.actors])
        return found[0]

    def wordings(self, actor: Actor) -> list[str]:
        return [mention.text for mention in self.analysis.mentions if mention.entity == actor.id]

    def kinds(self, wording: str) -> list[str]:
        return [mention.kind for mention in self.analysis.mentions if mention.text == wording]


@pytest.fixture
def read(extractor: Extractor) -> Any:
    def reading(text: str) -> Reading:
        return Reading(extractor.analysis(article_of(text, id="t", source="t", option_date="2010-01-01")))

    return reading


def test_a_surname_after_the_full_name_is_the_same_person(read: Any) -> None:
    r = read("Angela Merkel met voters in Hamburg. Merkel said taxes would fall. Mrs. Merkel then left.")
    merkel = r.named("Angela Merkel")
    assert merkel.type == "person"
    assert r.wordings(merkel) == ["Angela Merkel", "Merkel", "Merkel"]


def test_two_people_of_one_surname_stay_two(read: Any) -> None:
    r = read(
        "Bill Clinton and Hillary Clinton arrived on Monday.\n\n"
        "Mr. Clinton said the talks had gone well. Mrs. Clinton met the prime minister."
    )
    assert r.wordings(r.named("Bill Clinton")) == ["Bill Clinton", "Clinton"]
    assert r.wordings(r.named("Hillary Clinton")) == ["Hillary Clinton", "Clinton"]


def test_a_bare_surname_of_two_people_is_not_guessed(read: Any) -> None:
    r = read("Bill Clinton and Hillary Clinton arrived on Monday. Later Clinton did not comment.")
    assert r.wordings(r.named("Clinton")) == ["Clinton"]


def test_an_acronym_is_its_long_name(read: Any) -> None:
    r = read(
        "The International Atomic Energy Agency (IAEA) said Iran had agreed.\n\nThe IAEA will send a team in March."
    )
    agency = r.named("International Atomic Energy Agency")
    assert agency.type == "organisation"
    assert r.wordings(agency) == ["International Atomic Energy Agency", "IAEA", "IAEA"]


def test_a_news_agency_is_known_by_its_initials(read: Any) -> None:
    r = read("The hearing was closed, The Associated Press reported. AP journalists waited outside.")
    assert r.named("Associated Press").type == "organisation"


def test_a_firm_is_known_without_its_legal_form(read: Any) -> None:
    r = read("Apple Inc. sued Samsung on Friday. Apple said it wanted damages.")
    assert r.wordings(r.named("Apple Inc.")) == ["Apple Inc.", "Apple"]


@pytest.mark.parametrize("wording", ["Britain", "the United Kingdom", "London"])
def test_a_country_or_its_capital_that_acts_is_a_state(read: Any, wording: str) -> None:
    r = read(f"On Tuesday {wording} condemned the attack and promised to send help.")
    state = r.named("United Kingdom")
    assert (state.type, state.country) == ("state", "GB")
    assert state.place is not None
    assert "location" not in r.kinds(wording.removeprefix("the "))


def test_a_country_that_is_only_a_place_is_no_actor(read: Any) -> None:
    r = read("Heavy rain fell in Pakistan on Monday, and Pakistan has many rivers.")
    assert r.kinds("Pakistan") == ["location", "location"]


def test_the_names_of_one_state_are_one_actor(read: Any) -> None:
    r = read("The United States accused Iran of lying. America wants proof. Later the U.S. sent a letter.")
    assert set(r.wordings(r.named("United States"))) >= {"United States", "America", "U.S."}


def test_washington_is_a_government_in_one_sentence_and_a_city_in_the_next(read: Any) -> None:
    r = read("Washington warned Beijing on Tuesday. The two ministers will meet in Washington in May.")
    assert r.kinds("Washington") == ["actor", "location"]
    assert r.named("China").type == "state"


def test_soldiers_and_officials_have_the_country_of_their_demonym(read: Any) -> None:
    r = read("Pakistani soldiers stood guard. A Turkish policeman fired, and an Afghan official denied it.")
    said = [
        (r.named(name).type, r.named(name).country)
        for name in ("Pakistani soldiers", "Turkish policeman", "Afghan official")
    ]
    assert said == [("group", "PK"), ("role", "TR"), ("role", "AF")]


def test_a_governor_belongs_to_the_province(read: Any) -> None:
    r = read("Helmand's governor said the roads were closed. People in Helmand had left.")
    governor = r.named("Helmand's governor")
    assert governor.type == "role"
    assert "actor" not in r.kinds("Helmand")


def test_fighters_are_the_movement_they_fight_for(read: Any) -> None:
    r = read(
        "The Taliban captured Kunduz. Taliban insurgents entered the market. The insurgents burned two shops."
    )
    taliban = r.named("Taliban")
    assert taliban.type == "group"
    assert "insurgents" in taliban.aliases
    assert ("entered", "the market") in [(action.verb, action.object) for action in taliban.actions]
    assert ("burned", "two shops") in [(action.verb, action.object) for action in taliban.actions]


def test_insurgents_that_are_fought_are_the_movement_too(read: Any) -> None:
    r = read(
        "Taliban fighters took Kunduz. Ghani asked Pakistan to stop helping the fighters. He met the voters."
    )
    assert "fighters" in r.wordings(r.named("Taliban"))
    assert "voters" not in [mention.text for mention in r.analysis.mentions]


def test_what_is_not_done_is_said_so(read: Any) -> None:
    r = read("Russia did not sign the treaty.")
    assert [action.verb for action in r.named("Russia").actions] == ["did not sign"]


def test_what_may_be_done_is_not_told_as_done(read: Any) -> None:
    r = read("Germany could not send the tanks. France might close the border.")
    assert [action.verb for action in r.named("Germany").actions] == ["could not send"]
    assert [action.verb for action in r.named("France").actions] == ["might close"]


def test_a_plan_is_not_told_as_a_deed(read: Any) -> None:
    r = read("Canada plans to withdraw its troops. America is set to end the war.")
    assert r.named("Canada").actions[0].verb == "plans to withdraw"
    assert r.named("United States").actions[0].verb == "is set to end"


@pytest.mark.parametrize(
    ("text", "name", "verb", "modality"),
    [
        ("Bangladesh accused India of opening the dam.", "India", "opening", "alleged"),
        ("Spain was accused of delaying the search.", "Spain", "delaying", "alleged"),
        ("Police alleged that Tom Smith killed her.", "Tom Smith", "killed", "alleged"),
        ("Tom Smith allegedly took bribes.", "Tom Smith", "took", "alleged"),
        ("Some scholars doubt that Leonardo painted it.", "Leonardo", "painted", "may"),
        ("Russia denied that China had sent arms.", "China", "sent", "denied"),
        ("Tom Smith left without paying.", "Tom Smith", "paying", "denied"),
        ("Tom Smith was charged with taking cash after leaving Iran.", "Tom Smith", "leaving", "did"),
        ("Police said that Tom Smith killed her.", "Tom Smith", "killed", "did"),
        ("Iran, which denies the claim, fired a missile.", "Iran", "fired", "did"),
        ("Tom Smith, who was accused of lying, left the town.", "Tom Smith", "left", "did"),
    ],
)
def test_what_is_alleged_doubted_or_denied_is_not_told_as_done(
    read: Any, text: str, name: str, verb: str, modality: str
) -> None:
    told = {action.verb: action.modality for action in read(text).named(name).actions}
    assert told[verb] == modality


def test_an_office_goes_to_its_holder(read: Any) -> None:
    r = read("The ambassador, Andrei Karlov, was shot in Ankara. The Russian ambassador had arrived in 2013.")
    assert r.named("Andrei Karlov").country == "RU"


def test_kent_is_a_person_where_the_article_says_so(read: Any) -> None:
    r = read("Muhtar Kent, the chief executive of Coca-Cola, said profits rose. Kent told analysts to wait.")
    assert r.wordings(r.named("Muhtar Kent")) == ["Muhtar Kent", "Kent"]


def test_a_title_is_no_part_of_a_name(read: Any) -> None:
    r = read(
        "President Emmanuel Macron spoke on Monday. Sen. John McCain, R-Ariz., disagreed with President Macron."
    )
    assert r.wordings(r.named("Emmanuel Macron")) == ["Emmanuel Macron", "Macron"]
    assert all("R-Ariz" not in actor.name for actor in r.actors)


def test_a_person_has_the_country_of_the_office(read: Any) -> None:
    r = read("South Korean President Moon Jae-in met North Korea's Kim Jong-un. Moon smiled.")
    assert r.named("Moon Jae-in").country == "KR"
    assert r.named("Kim Jong-un").country == "KP"


def test_a_town_that_wins_by_a_score_is_its_club(read: Any) -> None:
    r = read("Liverpool beat Barcelona 4-0 on Tuesday. Thousands celebrated in Liverpool.")
    assert r.kinds("Liverpool") == ["actor", "location"]
    assert r.named("Liverpool").type == "organisation"
    assert r.named("Liverpool").place is not None


def test_a_pope_keeps_the_title_as_a_name(read: Any) -> None:
    r = read("Pope Francis arrived in Kinshasa on Tuesday. Francis will hold a mass.")
    assert r.wordings(r.named("Pope Francis")) == ["Francis", "Francis"]


def test_a_dateline_is_no_actor(read: Any) -> None:
    r = read("LEBANON (Reuters) - Gunmen attacked a bank on Monday, police said.")
    assert "LEBANON" not in [wording for actor in r.actors for wording in r.wordings(actor)]


def test_a_headline_in_capitals_names_the_person_of_the_story(read: Any) -> None:
    r = read("MERKEL SAYS NO DEAL\n\nChancellor Angela Merkel said on Monday that there was no deal.")
    assert r.wordings(r.named("Angela Merkel")) == ["MERKEL", "Angela Merkel"]


def test_an_office_without_a_name_is_no_organisation(read: Any) -> None:
    r = read("The Secretary of State met the Home Secretary. The Prime Minister was away.")
    assert not [actor for actor in r.actors if actor.type in ("person", "organisation")]


def test_a_law_or_a_product_is_no_actor(read: Any) -> None:
    r = read("Congress passed the Clean Air Act in 1970. Most people use Internet Explorer.")
    assert {actor.name for actor in r.actors} == {"Congress"}


def test_an_institution_keeps_what_it_is_for(read: Any) -> None:
    r = read("The Gates Foundation paid. The Syrian Observatory for Human Rights said 12 people died.")
    observatory = r.named("Syrian Observatory for Human Rights")
    assert (observatory.type, observatory.country) == ("organisation", "SY")


def test_the_sample_names_the_embassy_and_the_place_it_is_in(sample_analysis: Analysis) -> None:
    r = Reading(sample_analysis)
    embassy = r.named("U.S. Embassy")
    assert (embassy.type, embassy.country) == ("organisation", "US")
    assert "Helmand" not in [actor.name for actor in r.actors]
