"""What an article is called."""

from __future__ import annotations

import unicodedata

import pytest

from extractors.model import Article
from extractors.sources.text import article_of
from extractors.sources.title import bare_title, opening_of, told_title


def read(text: str, title: str | None = None) -> Article:
    return article_of(text, id="t", source="t", title=title)


def opening(text: str) -> str:
    article = read(text)
    start, end = opening_of(article)
    return bare_title(article.text[start:end])


@pytest.mark.parametrize(
    "title",
    [
        "NEW DELHI:",
        "New Delhi:",
        "NEW DELHI, July 3 (Reuters) -",
        "NEW DELHI, July 3 (Reuters) - ...",
        "KABUL, Afghanistan (AP) —",
        "ST. PETERSBURG, Fla. (AP) —",
        "LONDON, 13 August 2021 -",
        "KABUL, Aug. 13",
        "KABUL, Afghanistan",
        "PARIS —",
        "WASHINGTON (AP)",
        "(AP) —",
        "(Reuters)",
        "Reuters",
        "By REUTERS",
        "By Jane Doe",
        "By Jane Doe and John Roe, Associated Press",
        "INDIA-DEPORTEES/ (UPDATE 2)",
        "US-CHINA-TRADE",
        "**NEW DELHI:**",
        "# ",
        "***",
    ],
)
def test_where_a_story_comes_from_is_no_title(title: str) -> None:
    assert told_title(title) is None
    assert read("Indian shares fell on Friday.", title).title is None


@pytest.mark.parametrize(
    "title",
    [
        "Ukraine: what we know",
        "UKRAINE: WHAT WE KNOW",
        "What we know about the Kabul attack:",
        "WHAT WE KNOW:",
        "EXCLUSIVE: India bans exports",
        "Trump: 'I will win'",
        "Election Day, Nov. 5: what to know",
        "Two capitals fall – again",
        "Kabul – the fall",
        "AP-NORC poll: what it says",
        "Taliban take Kabul (AP)",
        "Jane Smith (Labour) - an interview",
        "TALIBAN TAKE KABUL",
        "COVID-19",
        "UN-BACKED FORCES",
        "By the numbers",
        "By popular demand",
        "By George, he did it.",
        "#MeToo: five years on",
        "5 * 3 * 2",
        "snake_case_name",
    ],
)
def test_a_headline_with_a_colon_a_dash_or_capitals_stays(title: str) -> None:
    assert told_title(title) == title


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ("# Heading", "Heading"),
        ("## Heading ##", "Heading"),
        ("### C# is here", "C# is here"),
        ("**Bold title**", "Bold title"),
        ("__Bold__", "Bold"),
        ("*Kabul falls*", "Kabul falls"),
        ("# **Heading**", "Heading"),
        ("**# Heading**", "Heading"),
        ("Kabul **falls** again", "Kabul falls again"),
        ("[Kabul](https://example.org/a) falls", "Kabul falls"),
        ("`rm` removes", "rm removes"),
        (r"\# no heading", "# no heading"),
        ("NEW DELHI, July 3 (Reuters) - Indian shares fell", "Indian shares fell"),
        ("KABUL, Afghanistan (AP) — The Taliban take a city", "The Taliban take a city"),
    ],
)
def test_the_marks_of_a_title_are_no_part_of_it(title: str, bare: str) -> None:
    assert told_title(title) == bare


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# Kabul falls\n\nThe Taliban took it.", "Kabul falls"),
        ("## Kabul falls ##\nThe Taliban took it.", "Kabul falls"),
        ("Kabul falls\n===========\n\nThe Taliban took it.", "Kabul falls"),
        ("Kabul falls\n---\n\nThe Taliban took it.", "Kabul falls"),
        ("Kabul falls\r\n=====\r\n\r\nThe Taliban took it.", "Kabul falls"),
        ("**Kabul falls**\n\nThe Taliban took it.", "Kabul falls"),
        ('---\ntitle: "# Kabul falls"\n---\n\n# Other\n\nThe Taliban took it.', "Kabul falls"),
        ("---\ntitle: >-\n  Kabul\n  falls\ndate: 2021-08-13\n---\n\nThe Taliban took it.", "Kabul falls"),
        ("# NEW DELHI:\n\n# Kabul falls\n\nThe Taliban took it.", "Kabul falls"),
        ("By Jane Doe\n\n# Kabul falls\n\nThe Taliban took it.", "Kabul falls"),
        ("#MeToo is five years old.\n\nIt changed much.", None),
        ("The Taliban took it.\n\n# Later\n\nMore.", None),
        ("NEW DELHI:\n\nThe Taliban took it.", None),
    ],
)
def test_a_markdown_heading_is_the_title_and_stays_in_the_text(text: str, title: str | None) -> None:
    article = read(text)
    assert article.title == title
    assert article.text == text


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("NEW DELHI: Their dream was shattered.", "Their dream was shattered."),
        ("NEW DELHI:\n\nTheir dream was shattered.", "Their dream was shattered."),
        ("NEW DELHI, July 3 (Reuters) - Shares fell.", "Shares fell."),
        ("DUBAI, United Arab Emirates — Dubai’s carrier grew.", "Dubai’s carrier grew."),
        ("INDIA-DEPORTEES/ (UPDATE 2)\n\nBy REUTERS\n\nNEW DELHI (Reuters) - Shares fell.", "Shares fell."),
        ("(AP) — The Taliban took Kabul.", "The Taliban took Kabul."),
        ("UKRAINE: what we know\n\nRussia attacked.", "UKRAINE: what we know"),
        ("Ukraine: what we know\n\nRussia attacked.", "Ukraine: what we know"),
        ("Kabul fell.\n\nNEW DELHI:", "Kabul fell."),
        ("=====\n\nKabul fell.", "Kabul fell."),
    ],
)
def test_an_article_without_a_title_begins_with_the_words_of_its_story(text: str, first: str) -> None:
    assert opening(text) == first


def test_an_article_that_is_a_dateline_alone_is_known_by_it() -> None:
    assert opening("NEW DELHI:") == "NEW DELHI:"


@pytest.mark.parametrize(
    ("marked", "bare"),
    [
        ("# Ice in *West Antarctica* melts", "Ice in West Antarctica melts"),
        ("# Ice in _West Antarctica_ and *Chile* melts", "Ice in West Antarctica and Chile melts"),
        ("M*A*S*H is back", "M*A*S*H is back"),
        ("The file some_old_name leaks", "The file some_old_name leaks"),
        ("5 * 3 * 2 are 30", "5 * 3 * 2 are 30"),
        ("# Floods hit ~~Derna~~ **~~and~~** Benghazi", "Floods hit Derna and Benghazi"),
        ("~5 to ~10 dead", "~5 to ~10 dead"),
        ("a ~~ b ~~ c", "a ~~ b ~~ c"),
        ("AT&amp;T &#8211; up&nbsp;again", "AT&T – up again"),
        (r"How \&amp; is written", "How &amp; is written"),
        ("R&D; C&A &c; more", "R&D; C&A &c; more"),
        ("# ![logo](a.png) Floods &amp; storms", "Floods & storms"),
        ("[![logo](a.png)](https://example.org) Floods", "Floods"),
        ("![Floods in Derna](a_(1).png 'x')", "Floods in Derna"),
        ("[Floods](https://example.org/Derna_(city)) rise! [Why](b)", "Floods rise! Why"),
    ],
)
def test_marks_and_pictures_inside_a_title_are_no_part_of_it(marked: str, bare: str) -> None:
    assert bare_title(marked) == bare


@pytest.mark.parametrize("title", ["(anonymous)", "Untitled", "Word Document", "(unspecified)"])
def test_what_a_program_writes_for_no_title_is_none(title: str) -> None:
    assert told_title(title) is None


def test_a_dateline_in_decomposed_letters_is_one() -> None:
    for text in ("SÃO PAULO, Brazil (AP) - Rain fell.", "São Tomé: \n\nRain fell."):
        assert opening(unicodedata.normalize("NFD", text)) == "Rain fell."
