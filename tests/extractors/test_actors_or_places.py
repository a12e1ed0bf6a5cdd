"""One stretch of text is one thing: an actor or a location, never both."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from extractors.extracting import Extractor
from extractors.model import Analysis
from extractors.sources.text import article_of

SAMPLE = Path(__file__).parents[2] / "seeds" / "000_21811efdea8228c6.txt"

NEWS = """\
BEIJING, March 3 (Xinhua) -- Wuhan and the rest of Hubei province had no new cases. Xinhua has offices in Wuhan.
The Red Cross said four were killed in Helmand. A Red Cross convoy left Kabul; the Red Cross of Norway paid.
The U.S. Embassy in Kabul was attacked. The Russian Embassy in Damascus was hit. The Pentagon in Washington denied it.
Valeska Paris grew up in Lausanne. Paris said she left in 2009. She never went to Paris.
Rev. Jones of Jones, Oklahoma, met Mr. Arlington in Arlington. Jones was glad. Arlington was not.
Mark Hopkins went to Hopkins. Hopkins said the town of Hopkins was quiet. In Hopkins, Hopkins is a name.
Kate Warden of Warden, Wash., spoke to Glen Carbon. Glen Carbon is a village in Illinois. Warden left.
Liverpool beat Manchester City 2-1 in Liverpool. Everton lost to Chelsea in Chelsea. Chelsea won at Everton.
Manchester United 2, Arsenal 1. Lincoln City 1 Exeter City 0; Portsmouth 2 Oxford United 2.
Real Madrid beat Bayern Munich 3-0 in Madrid. Madrid hopes that Munich will lose. Inter Milan drew with Juventus.
Downing Street declined to comment. Boris Johnson spoke in Downing Street. The White House and the Kremlin agreed.
The Taliban took Kunduz. Taliban fighters hold Ghazni. In Taliban, the country, Taliban rules.
Georgia Gov. Brian Kemp spoke in Georgia. Georgia accused Russia. Russia denied it in Georgia.
Jordan's King Abdullah met Michael Jordan in Chicago; Jordan said Jordan was an honour. Jordan joined Jordan.
Chad Smith flew to Chad. Chad accused Sudan. Chad said he liked Chad.
Police in Paris, Texas, said Paris Hilton had not visited. Hilton is a hotel in Paris. Paris warned Berlin.
Public Health England told England to stay. England beat Pakistan by 5 wickets. Toyota in Toyota builds Toyota cars.
Washington Irving went to Washington. Washington said so. Washington warned Ankara. Irving, Texas, likes Irving.
The Supreme Court in Islamabad freed Asia Bibi. Asia is a continent. Asia said nothing in Asia.
Sydney Lincoln left Lincoln, Nebraska. Lincoln beat Omaha 3-2. Lincoln Police said Lincoln had run.
Savannah Guthrie flew from Savannah. Savannah said Guthrie, Oklahoma, was nice. Guthrie smiled.
Kenya Airways left Kenya. Kenya Moore joined Kenya. Kenya accused Somalia. Kenya is dry.
Virginia Woolf hated Virginia. Virginia Gov. Ralph Northam met Woolf in Virginia. Virginia won 3-1.
Dakota Fanning loves North Dakota. Dakota said so in Dakota. Fanning fell in Fanning Springs.
Houston Rockets lost 99-98 in Houston. Houston beat Dallas 100-98. Whitney Houston sang in Houston. Houston sang.
Israel Smith met Israel's army in Israel. Israel accused Israel Smith. Smith likes Smith County.
Jackson is a city in Mississippi. Jesse Jackson visited Jackson. Jackson prayed. Michael Jackson and Jackson met.
Al-Ahram said Hezbollah fought Israel. Hezbollah and Hamas met in Beirut. Beirut blamed Hezbollah.
Sierra Leone closed its border with Liberia. Guinea-Bissau and Guinea reported 14 cases. Liberia's army came.
A Bank of England official in England met Bank of America. The World Bank and World Bank staff left.
"""


def shared(analysis: Analysis) -> list[str]:
    """Wordings of the spans that are an actor's and a location's at once."""
    places = {(m.start, m.end) for m in analysis.mentions if m.kind == "location"}
    return [m.text for m in analysis.mentions if m.kind == "actor" and (m.start, m.end) in places]


@pytest.mark.parametrize("text", NEWS.splitlines())
def test_no_span_is_an_actor_and_a_location(extractor: Extractor, text: str) -> None:
    analysis = extractor.analysis(article_of(text, id="t", source="t"))
    assert analysis.mentions
    assert shared(analysis) == []


def test_no_span_of_a_whole_paper_is_an_actor_and_a_location(extractor: Extractor) -> None:
    paper = "\n\n".join(NEWS.splitlines())
    assert shared(extractor.analysis(article_of(paper, id="t", source="t"))) == []


def test_no_span_of_the_sample_is_an_actor_and_a_location(extractor: Extractor) -> None:
    assert (
        shared(extractor.analysis(article_of(SAMPLE.read_text(encoding="utf-8"), id="t", source="t"))) == []
    )


KINDS: list[tuple[str, str, list[tuple[str, str]]]] = [
    ("Valeska Paris grew up in Lausanne. Paris said she left in 2009.", "Paris", [("actor", "person")]),
    ("BEIJING, March 3 (Xinhua) -- China closed its borders.", "BEIJING", [("location", "city")]),
    ("BEIJING, March 3 (Xinhua) -- China closed its borders.", "Xinhua", [("actor", "organisation")]),
    ("The Red Cross said four were killed in Helmand.", "Red Cross", [("actor", "organisation")]),
    ("The U.S. Embassy in Kabul was attacked.", "Kabul", [("location", "city")]),
    ("The U.S. Embassy in Kabul was attacked.", "U.S. Embassy", [("actor", "organisation")]),
    ("Downing Street declined to comment.", "Downing Street", [("actor", "organisation")]),
    ("Real Madrid sign Kylian Mbappé.", "Real Madrid", [("actor", "organisation")]),
    ("Manchester United 2, Arsenal 1", "Manchester United", [("actor", "organisation")]),
    ("Novak Djokovic (Serbia) beat Rafael Nadal (Spain) 6-4.", "Serbia", [("location", "country")]),
    ("Three are dead in Salisbury; Theresa May blames Russia's GRU.", "Theresa May", [("actor", "person")]),
    ("The team flew to The Hague on Sunday.", "The Hague", [("location", "city")]),
    ("It struck the Turks and Caicos Islands.", "Turks and Caicos Islands", [("location", "country")]),
    ("Workers in Goma and Butembo were attacked.", "Butembo", [("location", "city")]),
]


@pytest.mark.parametrize(("text", "wording", "kinds"), KINDS)
def test_a_name_is_what_the_news_means_by_it(
    extractor: Extractor, text: str, wording: str, kinds: list[tuple[str, str]]
) -> None:
    analysis = extractor.analysis(article_of(text, id="t", source="t"))
    found: list[Any] = [(m.kind, analysis.entity(m.entity)) for m in analysis.mentions if m.text == wording]
    assert [(kind, entity.type) for kind, entity in found] == kinds


def test_an_official_of_the_american_state_is_no_georgian(extractor: Extractor) -> None:
    text = "ATLANTA (AP) — Georgia Gov. Brian Kemp said schools in Georgia would stay open."
    analysis = extractor.analysis(article_of(text, id="t", source="t"))
    kemp: Any = next(entity for entity in analysis.entities if getattr(entity, "name", "") == "Brian Kemp")
    assert kemp.country == "US"


def test_washington_state_is_not_in_the_capital(extractor: Extractor) -> None:
    text = "Officials in Washington, D.C., and in Washington state disagree."
    analysis = extractor.analysis(article_of(text, id="t", source="t"))
    found: list[Any] = [analysis.entity(m.entity) for m in analysis.mentions if m.text == "Washington"]
    assert [place.type for place in found] == ["city", "province"]


def test_an_arabic_surname_is_known_without_its_article(extractor: Extractor) -> None:
    text = "Bashar al-Assad's forces shelled Douma. Assad met Vladimir Putin in Sochi."
    analysis = extractor.analysis(article_of(text, id="t", source="t"))
    assert len({m.entity for m in analysis.mentions if "Assad" in m.text and "forces" not in m.text}) == 1


def test_a_capital_that_speaks_is_its_state_whatever_the_model_takes_it_for(extractor: Extractor) -> None:
    text = "At least 29 people died when a ferry sank off Basilan, officials said. Washington said it was ready to help."
    analysis = extractor.analysis(article_of(text, id="a", source="a"))
    (state,) = (entity for entity in analysis.entities if entity.kind == "actor" and entity.type == "state")
    assert state.name == "United States"


def test_nobody_acts_in_a_dateline(extractor: Extractor) -> None:
    text = (
        "ZAMBOANGA CITY, Philippines — At least 29 people, including six children, died when a ferry carrying more than 350"
        " passengers sank before dawn on Monday off Basilan."
    )
    analysis = extractor.analysis(article_of(text, id="a", source="a"))
    kinds = {mention.text: mention.kind for mention in analysis.mentions}
    assert kinds["Philippines"] == "location"
    assert kinds["ZAMBOANGA CITY"] == "location"
    assert "ZAMBOANGA" not in kinds
