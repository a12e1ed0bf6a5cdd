"""Where a dateline ends, and that nothing in it acts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from extractors.datelines.dateline import Dateline, datelines_in
from extractors.extracting import Extractor
from extractors.gazetteer import Gazetteer
from extractors.model import Actor, Analysis, Figure, Place
from extractors.sources.text import article_of


@pytest.fixture(scope="module")
def gazetteer() -> Iterator[Gazetteer]:
    with Gazetteer.open() as opened:
        yield opened


DATELINES = {
    "BAGHDAD (Reuters) -": " A bomb killed 12 people.",
    "Nairobi, Kenya (AFP) -": " Three people died.",
    "Ouagadougou, Burkina Faso (AP) -": " Gunmen killed 12 villagers on Monday.",
    "DUBAI, United Arab Emirates (AP) —": " Oil prices rose.",
    "WASHINGTON, Nov 18 (Reuters) -": " The Senate voted.",
    "KYIV, Ukraine, Nov. 18 (UPI) --": " Russia said.",
    "NEW DELHI:": " The government said.",
    "Mexico City, Mexico —": " Police said 3 died.",
    "Lima, Peru —": " Police arrested two men.",
    "PARIS/LONDON (Reuters) -": " Two banks said.",
    "JERUSALEM and GAZA (AP) —": " Israel said.",
    "PORT-AU-PRINCE, Haiti (AP) —": " Gangs killed 5.",
    "Port-au-Prince, Haiti (AP) —": " Gangs killed 5.",
    "RIO DE JANEIRO (AP) —": " Gangs killed 5.",
    "N’DJAMENA, Chad (AP) —": " Gangs killed 5.",
    "SÃO PAULO —": " Police said.",
    "ST. PETERSBURG, Fla. (AP) --": " Police said.",
    "McALLEN, Texas (AP) —": " Police said.",
    "GOMA, Democratic Republic of the Congo (Reuters) -": " Rebels killed 5.",
    "PORT OF SPAIN, Trinidad and Tobago (AP) —": " Police said.",
    "THE HAGUE, Netherlands (AP) —": " Judges said.",
    "NEAR KIRKUK, Iraq (AP) —": " Troops said.",
    "OBSCUREVILLE, Ohio (AP) —": " Police said.",
    "WASHINGTON, D.C. —": " Police said.",
    "BEIJING, Nov. 18 (Xinhua) --": " China said.",
    "MOSCOW. November 18 (Interfax) -": " Russia said.",
    "New Delhi, Nov 18 (PTI)": " The government said.",
    "GENEVA/NEW YORK (18 November 2021) –": " The UN said.",
    "NEW YORK, Nov. 18, 2021 /PRNewswire/ --": " Apple Inc. said.",
    "LONDON--(BUSINESS WIRE)--": "Shell said.",
    "(Bloomberg) --": " Oil rose.",
    "WASHINGTON (AP) _": " The president said.",
    "KABUL—": "The Taliban said.",
    "Kyiv, Nov. 18 —": " Russia said.",
    "BAGHDAD, Monday —": " Troops said.",
    "Kabul —": " The Taliban said.",
    "MANSFIELD --": " The mayor said.",
}


@pytest.mark.parametrize("dateline", DATELINES)
def test_a_dateline_ends_after_its_agency_and_mark(gazetteer: Gazetteer, dateline: str) -> None:
    (found,) = datelines_in(dateline + DATELINES[dateline], gazetteer)
    assert (found.start, found.end) == (0, len(dateline))


@pytest.mark.parametrize(
    "text",
    [
        "Monday - the day of the vote - was quiet.",
        "He said — BAGHDAD fell to the army.",
        "Iran: what we know so far",
        "UKRAINE: What we know so far",
        "Paris: the city of light",
        "PARIS-based bank BNP said.",
        "COVID-19 - what we know",
        "CRICKET - England all out for 120",
        "FRANCE - GERMANY 2:1",
        "Jordan (USA) - 10.2 seconds",
        "Chelsea (4-3-3): Mendy, James, Silva",
        "Paris, France — where he was born — is lovely.",
        "Paris — The City of Light — is lovely.",
        "Kabul fell (Reuters) - the agency said.",
        "The Taliban (AP) said so.",
        "Smith, Jones — two lawyers — said.",
        "Paris Hilton (AP) - the heiress - left.",
        "He lived there. Lima, Peru — where he died — was next.",
        "BREAKING: Taliban take Kabul",
        "Washington, D.C., police said 3 died.",
    ],
)
def test_what_looks_like_a_dateline_is_none(gazetteer: Gazetteer, text: str) -> None:
    assert datelines_in(text, gazetteer) == ()


def test_a_dateline_says_what_is_in_it(gazetteer: Gazetteer) -> None:
    text = "KYIV/LONDON, Ukraine, Nov. 18 (Reuters) - Russia said."
    (found,) = datelines_in(text, gazetteer)
    assert [text[start:end] for start, end in found.places] == ["KYIV", "LONDON"]
    parts = [found.within, found.day, found.credit]
    assert [text[part[0] : part[1]] for part in parts if part] == ["Ukraine", "Nov. 18", "Reuters"]
    assert Dateline.of(found.record()) == found


def test_a_second_report_in_a_paragraph_has_its_own_dateline(gazetteer: Gazetteer) -> None:
    text = "BEIRUT -- Lebanon's army said 3 soldiers died. TEHRAN, Iran -- Iran denied it."
    assert [text[one.start : one.end] for one in datelines_in(text, gazetteer)] == [
        "BEIRUT --",
        "TEHRAN, Iran --",
    ]


def test_a_long_line_of_capitals_is_searched_quickly(gazetteer: Gazetteer) -> None:
    for text in (
        "PARIS " * 3000,
        "PARIS-" * 3000,
        "Paris, " * 3000,
        "A. " * 5000,
        "(" * 5000,
        "PARIS/" * 3000,
    ):
        assert datelines_in(text, gazetteer) == ()


def _read(extractor: Extractor, text: str) -> Analysis:
    return extractor.analysis(article_of(text, id="t", source="t"))


@pytest.mark.parametrize("dateline", [line for line in DATELINES if line not in ("(Bloomberg) --",)])
def test_nobody_acts_in_a_dateline(extractor: Extractor, dateline: str) -> None:
    text = f"{dateline} Gunmen killed 12 villagers on Friday."
    analysis = _read(extractor, text)
    inside = [mention for mention in analysis.mentions if mention.end <= len(dateline)]
    assert any(isinstance(analysis.entity(mention.entity), Place) for mention in inside)
    for mention in inside:
        entity = analysis.entity(mention.entity)
        assert not isinstance(entity, Figure)
        if isinstance(entity, Actor):
            assert entity.type == "organisation"
            assert entity.actions == ()
    (figure,) = [entity for entity in analysis.entities if isinstance(entity, Figure)]
    taken = {figure.who, figure.where, figure.when, figure.source}
    assert not taken & {mention.entity for mention in inside}
    assert (figure.value, figure.unit) == (12, "villagers")


@pytest.mark.parametrize(
    "dateline", ["BAGHDAD (Reuters) -", "Nairobi, Kenya (AFP) -", "DUBAI, United Arab Emirates (AP) —"]
)
def test_the_story_is_read_as_if_no_dateline_stood_before_it(extractor: Extractor, dateline: str) -> None:
    story = "Iran said on Monday that 5 sailors had died."
    bare = [(m.kind, m.text) for m in _read(extractor, story).mentions]
    analysis = _read(extractor, f"{dateline} {story}")
    assert [(m.kind, m.text) for m in analysis.mentions if m.start > len(dateline)] == bare
    (figure,) = [entity for entity in analysis.entities if isinstance(entity, Figure)]
    source = analysis.entity(figure.source or "")
    assert isinstance(source, Actor)
    assert source.name == "Iran"


def test_a_sentence_goes_with_its_dateline(extractor: Extractor) -> None:
    text = "NEW DELHI: The government fell. BEIRUT (AP) -- Lebanon's army said 3 soldiers died."
    assert [text[s.start : s.end] for s in _read(extractor, text).sentences] == [
        "NEW DELHI: The government fell.",
        "BEIRUT (AP) -- Lebanon's army said 3 soldiers died.",
    ]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("DOHA, Sept 9 - Israel and Hamas resumed talks in Doha on Tuesday.", 1),
        ("KYIV, Nov 3 - Ukraine and Poland signed a deal on Monday.", 1),
        ("Police arrested 12 (all men) and 'The Fox' escaped. And nobody said why.", 2),
        ("• Honduras: 22 dead, 9 missing\n• Nicaragua: 6 dead in Puerto Cabezas\n• Guatemala: 3 dead", 3),
        ("Sport • Football • Rugby and cricket", 3),
    ],
)
def test_no_sentence_ends_within_a_pair_and_each_item_of_a_list_is_one(
    extractor: Extractor, text: str, sentences: int
) -> None:
    analysis = extractor.analysis(article_of(text, id="a", source="a.txt", option_date="2025-09-09"))
    assert len(analysis.sentences) == sentences


def test_the_dead_of_one_item_of_a_list_are_not_where_the_item_before_says(extractor: Extractor) -> None:
    text = "The storm passed on.\n\n• Nicaragua: 6 dead in Puerto Cabezas\n• Guatemala: 3 dead, a bridge lost"
    analysis = extractor.analysis(article_of(text, id="a", source="a.txt", option_date="2025-11-18"))
    where = {e.value: e.where for e in analysis.entities if isinstance(e, Figure)}
    names = {e.id: e.name for e in analysis.entities if isinstance(e, Place)}
    assert names.get(where[6.0] or "") == "Puerto Cabezas"
    assert names.get(where[3.0] or "") != "Puerto Cabezas"
