"""The outlet's own town is a prior: visible, switchable, and no match for what the article says."""

from __future__ import annotations

from pathlib import Path

import orjson
import pytest
from lxml.html import fromstring

from extractors.cache import key_of
from extractors.extracting import Extractor
from extractors.model import Analysis, Article, Place
from extractors.sources.loading import Loading
from extractors.sources.opening import articles_in
from extractors.sources.page_outlet import outlet_of
from extractors.sources.text import article_of

FIRE = "A barn burned in Paris on Monday."


def told(text: str, home: str | None) -> Article:
    return article_of(text, id="a", source="a", option_date="2024-05-05", home=home)


def places(analysis: Analysis) -> dict[str, tuple[str | None, str | None]]:
    return {e.name: (e.country, e.admin1) for e in analysis.entities if isinstance(e, Place)}


@pytest.mark.parametrize(
    ("text", "home", "name", "where"),
    [
        (FIRE, "Paris, Texas", "Paris", ("US", "Texas")),
        (FIRE, "Paris, TX", "Paris", ("US", "Texas")),
        (FIRE, None, "Paris", ("FR", "Île-de-France")),
        (FIRE, "Toledo, Ohio", "Paris", ("FR", "Île-de-France")),
        ("The president of France spoke in Lyon; a bomb killed 12 in Paris.", "Paris, Texas", "Paris", ("FR", "Île-de-France")),
        ("Police in London arrested two men.", "London, Ontario", "London", ("CA", "Ontario")),
        ("A fire broke out in Springfield.", "Springfield, Missouri", "Springfield", ("US", "Missouri")),
        ("Police in Alexandria arrested two men.", "Alexandria, Louisiana", "Alexandria", ("US", "Louisiana")),
    ],
)  # fmt: skip
def test_the_outlets_town_is_meant_before_its_namesakes(
    extractor: Extractor, text: str, home: str | None, name: str, where: tuple[str, str]
) -> None:
    assert places(extractor.analysis(told(text, home)))[name] == where


def test_the_reason_and_the_notes_say_so(extractor: Extractor) -> None:
    analysis = extractor.analysis(told(FIRE, "Paris, Texas"))
    reasons = [e.reason for e in analysis.entities if isinstance(e, Place)]
    assert any("outlet is (Paris, Texas)" in reason for reason in reasons)
    assert any("Paris, Texas" in note and "--home none" in note for note in analysis.notes)


def test_a_town_that_nobody_knows_counts_for_nothing_and_is_said(extractor: Extractor) -> None:
    analysis = extractor.analysis(told(FIRE, "Qwxyzabad"))
    assert places(analysis)["Paris"] == ("FR", "Île-de-France")
    assert any("does not know" in note for note in analysis.notes)


def test_analyses_of_different_homes_are_not_mixed() -> None:
    homes = (None, "Paris, Texas", "Paris, Tennessee")
    assert len({key_of(told(FIRE, home), "m") for home in homes}) == len(homes)


@pytest.mark.parametrize(
    ("given", "homes"),
    [
        ("", [None, "Paris, Texas"]),
        ("Dublin, Ohio", ["Dublin, Ohio", "Paris, Texas"]),
        ("none", [None, None]),
    ],
)
def test_a_record_says_its_own_town_before_the_option(
    tmp_path: Path, given: str, homes: list[str | None]
) -> None:
    records = [{"text": FIRE}, {"text": FIRE, "home": "Paris, Texas"}]
    path = tmp_path / "records.jsonl"
    path.write_bytes(b"\n".join(map(orjson.dumps, records)))
    found = [each for each in articles_in(str(path), None, Loading(home=given)) if isinstance(each, Article)]
    assert [article.home for article in found] == homes


def test_a_page_names_its_publishers_town() -> None:
    address = {"addressLocality": "Paris", "addressRegion": "TX"}
    said = orjson.dumps(
        {"@type": "NewsArticle", "publisher": {"name": "The News", "address": address}}
    ).decode()
    page = fromstring(
        f"<html><script type='application/ld+json'>{said}</script><body><p>{FIRE}</p></body></html>"
    )
    assert outlet_of(page) == "Paris, TX"
    assert outlet_of(fromstring("<html><body><p>No metadata.</p></body></html>")) is None
