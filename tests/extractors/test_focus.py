"""What countries an article is about, and how much of each, decided before the program was asked."""

from __future__ import annotations

import pytest

from extractors.extracting import Extractor
from extractors.joining import about_of
from extractors.model import AboutPlace, Analysis
from extractors.sources.text import article_of

GUYANA = (
    "GEORGETOWN, Guyana (AP) — Guyana's president said Monday that the country will start pumping oil in December. The United "
    "States and ExxonMobil of Texas welcomed the news. A U.S. official in Washington said the United States would help. In "
    "Georgetown, people cheered. Firms in Houston and others from New York wait."
)


def focus(extractor: Extractor, text: str) -> list[str | None]:
    analysis = extractor.analysis(article_of(text, id="a", source="a", option_date="2024-05-05"))
    return [about.country for about in analysis.about]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        (
            "At least 40 asylum seekers were rescued off the Indonesian coast on Monday after their boat sank. Australia has "
            "asked for help; most were from Iran and Afghanistan.",
            "ID",
        ),
        (GUYANA, "GY"),
        ("Two teenagers were arrested in Toledo, Ohio, after a fire destroyed a barn near Sylvania.", "US"),
        (
            "Thai officials said two Chinese tourists died when a ferry capsized near Phuket. The ferry was built in Japan.",
            "TH",
        ),
        (
            "A dam burst in Laos on Monday, killing 20. Experts from Japan, South Korea and France were on their way.",
            "LA",
        ),
        (
            "Kenyan police arrested four men. They are wanted in Germany, and one has a passport of Britain.",
            "KE",
        ),
    ],
)
def test_the_lede_says_what_an_article_is_about(extractor: Extractor, text: str, first: str) -> None:
    assert focus(extractor, text)[:1] == [first]


def test_an_article_of_two_countries_is_about_both(extractor: Extractor) -> None:
    text = "Israel and Iran traded strikes for a third day on Sunday, killing 24 people in Tehran and 3 in Haifa."
    assert sorted(map(str, focus(extractor, text))) == ["IL", "IR"]


@pytest.mark.parametrize(
    "text",
    [
        "The court sentenced the man to 12 years. He had fled abroad.",
        "Leaders of France, Germany, Italy, Spain and Poland met for talks on Monday in a village nobody had heard of before.",
    ],
)
def test_where_no_country_stands_out_an_article_is_about_none(extractor: Extractor, text: str) -> None:
    assert focus(extractor, text) == []


def test_the_shares_are_parts_of_the_whole_the_greatest_first(extractor: Extractor) -> None:
    analysis = extractor.analysis(article_of(GUYANA, id="a", source="a", option_date="2024-05-05"))
    shares = [about.share for about in analysis.about]
    assert shares == sorted(shares, reverse=True)
    assert 0 < sum(shares) <= 1


def test_a_long_text_is_about_what_its_sections_are_about_together() -> None:
    first = Analysis(about=(AboutPlace("GY", share=0.6), AboutPlace("US", share=0.4)))
    second = Analysis(about=(AboutPlace("GY", "Guyana", "Cuyuni", share=0.8),))
    joined = about_of([first, second])
    assert [(about.country, about.admin1, about.share) for about in joined] == [
        ("GY", "Cuyuni", 0.7),
        ("US", None, 0.2),
    ]
