"""Names that other readers get wrong."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractors.extracting import Extractor
from tests.extractors.places_reading import PlacesRead

Read = Callable[[str], PlacesRead]


@pytest.fixture
def read(extractor: Extractor) -> Read:
    return lambda text: PlacesRead(extractor, text)


def test_paris_texas_is_not_in_france_and_stays_so(read: Read) -> None:
    r = read("He was born in Paris, Texas, and moved to Dallas. He returned to Paris last year.")
    assert [place.admin1 for place in r.places("Paris")] == ["Texas", "Texas"]


def test_london_ontario_is_in_canada(read: Read) -> None:
    assert (
        read("The council of London, Ontario, met on Monday. People in London voted.").place("London").country
        == "CA"
    )


def test_two_cities_called_hyderabad_stay_two(read: Read) -> None:
    r = read("Trains run from Hyderabad, India, to Mumbai. Floods hit Hyderabad, Pakistan, and Karachi.")
    assert [place.country for place in r.places("Hyderabad")] == ["IN", "PK"]
    assert len({place.id for place in r.places("Hyderabad")}) == 2


def test_georgia_is_a_state_and_a_country_in_one_article(read: Read) -> None:
    r = read("They flew from Atlanta, Georgia, to Tbilisi, Georgia, on Monday.")
    assert [(place.type, place.country) for place in r.places("Georgia")] == [
        ("province", "US"),
        ("country", "GE"),
    ]


def test_the_sentence_tells_one_georgia_from_the_other(read: Read) -> None:
    r = read(
        "Georgia accused Moscow of shelling Tbilisi. In the United States, people in Georgia and Atlanta marched."
    )
    assert [place.country for place in r.places("Georgia")] == ["GE", "US"]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Israel bombed Gaza on Friday.", "PS"),
        ("Aid reached Gaza, officials said.", "PS"),
        ("Floods hit Gaza and Maputo in Mozambique.", "MZ"),
    ],
)
def test_a_city_is_as_well_known_as_the_division_that_has_its_name(
    read: Read, text: str, country: str
) -> None:
    assert read(text).place("Gaza").country == country


def test_kandahar_with_chaman_is_in_afghanistan(read: Read) -> None:
    r = read("Trucks from Chaman in Pakistan wait for the road to Kandahar and Kabul.")
    assert (r.place("Kandahar").country, r.place("Kandahar").type) == ("AF", "city")
    assert r.place("Chaman").country == "PK"


def test_washington_is_a_state_where_the_text_says_so_and_else_the_city(read: Read) -> None:
    r = read("He flew to Washington on Monday. Apples grow in Washington state, near Spokane.")
    city, state = r.places("Washington")
    assert (city.type, city.admin1) == ("city", "District of Columbia")
    assert (state.type, state.name) == ("province", "Washington")


def test_washington_that_acts_is_the_government(read: Read) -> None:
    r = read("Washington said on Monday that it would send troops. Beijing condemned the plan.")
    kinds = {(mention.text, mention.kind) for mention in r.analysis.mentions}
    assert ("Washington", "actor") in kinds
    assert ("Washington", "location") not in kinds


def test_kent_is_a_person_where_he_has_a_title(read: Read) -> None:
    r = read("Police arrested Robert Kent in Ohio. Kent, 45, was armed. Mr. Kent denied it.")
    assert r.locations() == ["Ohio"]


def test_european_and_western_are_no_places(read: Read) -> None:
    r = read(
        "European leaders and Western officials met Arab ministers in Brussels. The EU declined to comment."
    )
    assert r.locations() == ["Brussels"]


def test_tripoli_is_in_libya_or_in_lebanon_as_its_neighbours_say(read: Read) -> None:
    assert read("Militias clashed in Tripoli, near Beirut and Sidon.").place("Tripoli").country == "LB"
    assert read("Militias clashed in Tripoli, Misrata and Benghazi.").place("Tripoli").country == "LY"


def test_birmingham_alabama_is_not_in_england(read: Read) -> None:
    assert (
        read("A church in Birmingham, Alabama, was bombed in 1963.").place("Birmingham").admin1 == "Alabama"
    )


def test_cambridge_with_boston_is_in_massachusetts(read: Read) -> None:
    r = read("Police in Cambridge and Boston searched for the man, who fled towards Watertown.")
    assert r.place("Cambridge").admin1 == "Massachusetts"


def test_russia_is_not_russia_ohio(read: Read) -> None:
    assert (
        read("Ohio farmers sell soybeans to Russia, and Columbus approves.").place("Russia").type == "country"
    )


def test_afghan_inside_afghanistan_is_marked_once(read: Read) -> None:
    r = read("An Afghan official said Afghanistan was calm.")
    at = r.text.index("Afghanistan")
    here = [m for m in r.analysis.mentions if m.start <= at < m.end and m.kind != "statement"]
    assert [(m.start, m.text) for m in here] == [(at, "Afghanistan")]


def test_a_turkish_policeman_is_no_place(read: Read) -> None:
    assert read("A Turkish policeman was shot in Ankara.").locations() == ["Ankara"]


def test_a_dateline_in_capitals_is_a_place(read: Read) -> None:
    assert read("PARIS (Reuters) - French police arrested two men on Monday.").place("PARIS").country == "FR"
    r = read("RIDGE FARM, Ill. (AP) — A coal mine is closing, its owner said.")
    assert r.place("Ill.").name == "Illinois"


def test_a_city_that_the_model_takes_for_something_else_is_a_place(read: Read) -> None:
    r = read("Rebels took Lashkar Gah, the capital of the southern province of Helmand.")
    assert (r.place("Lashkar Gah").type, r.place("Lashkar Gah").admin1) == ("city", "Helmand")
    assert r.place("Helmand").type == "province"


def test_a_place_inside_the_name_of_a_body_is_a_place(read: Read) -> None:
    r = read("The U.S. Embassy in Kabul was closed on Friday.")
    assert r.place("Kabul").country == "AF"


def test_a_newspaper_is_not_where_its_desk_is(read: Read) -> None:
    assert "New York" not in read("The report was published by The New York Times on Friday.").locations()


def test_a_list_of_counties_is_of_counties(read: Read) -> None:
    r = read("Fires burned in Eastland and Callahan counties, Texas.")
    assert {r.place(name).type for name in ("Eastland", "Callahan")} == {"district"}
    assert {r.place(name).admin1 for name in ("Eastland", "Callahan")} == {"Texas"}


def test_a_province_is_told_from_the_city_of_its_name(read: Read) -> None:
    r = read("The council chief in Kabul province said that Kabul itself was calm.")
    assert (r.place("Kabul province").type, r.place("Kabul province").name) == ("province", "Kabul Province")
    assert r.place("Kabul").type == "city"


def test_one_place_under_two_names_is_one_entity(read: Read) -> None:
    r = read("People in Bombay vote on Monday. The polls in Mumbai close at 6 p.m.")
    assert r.place("Bombay").id == r.place("Mumbai").id


def test_russia_is_the_country_and_not_the_village_in_ohio(read: Read) -> None:
    r = read(
        "Cleveland and Columbus in Ohio sent aid. The embargo hit trade with Russia and Ukraine for years."
    )
    assert (r.place("Russia").type, r.place("Russia").country) == ("country", "RU")
    assert (
        read("The mayor of Russia, Ohio, opened the fair in Shelby County.").place("Russia").admin1 == "Ohio"
    )


def test_a_country_is_not_its_capital_called_short(read: Read) -> None:
    r = read(
        "SAN JUAN, Puerto Rico (AP) — A quake struck Puerto Rico on Monday. "
        "Puerto Rico was without power, and so was Ponce, the mayor of San Juan said."
    )
    assert {(place.type, place.name) for place in r.places("Puerto Rico")} == {("country", "Puerto Rico")}
