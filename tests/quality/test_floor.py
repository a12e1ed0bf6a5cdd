"""A floor under what is found: a change may raise it; whoever falls through sees in which kind, and each fault."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from extractors.extracting import Extractor
from extractors.model import Analysis, Article, Kind, Mention
from tests.quality.gold import Count, articles, tell

# Of what is wanted or found in the articles of `gold/`, the share that is right: what held when they were first scored.
# A change may raise it.
FLOOR: dict[Kind, float] = {"location": 0.93, "actor": 0.9, "figure": 0.96, "date": 1.0}
MOST_SPURIOUS = 1
KINDS = tuple(FLOOR)  # statements have a floor of their own


@pytest.fixture(scope="module")
def counts(extractor: Extractor) -> dict[Kind, Count]:
    counts = {kind: Count() for kind in KINDS}
    for article, gold in articles():
        tell(counts, article, extractor.analysis(article), gold)
    return counts


@pytest.mark.parametrize("kind", KINDS)
def test_no_fewer_facts_are_right_than_were(counts: dict[Kind, Count], kind: Kind) -> None:
    count = counts[kind]
    shares = "\n".join(
        f"{name:9} {one.share:4.0%}, at least {FLOOR[name]:.0%}" for name, one in counts.items()
    )
    faults = "\n".join(count.faults)
    assert count.share >= FLOOR[kind], f"of the kind {kind} too little is right\n{shares}\n\n{faults}"
    assert count.spurious <= MOST_SPURIOUS, faults


def test_what_is_wanted_stands_in_the_text() -> None:
    wanted = [(article, one) for article, gold in articles() for one in gold]
    assert len(wanted) > 100
    for article, one in wanted:
        assert article.text[one["start"] : one["end"]] == one["text"]


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda analysis: Analysis(), "missing"),
        (
            lambda analysis: _with(analysis, Mention("date", 0, 5, "Heavy", analysis.mentions[-1].entity)),
            "spurious",
        ),
    ],
)
def test_what_is_missing_or_spurious_lowers_the_share(
    extractor: Extractor, change: Callable[[Analysis], Analysis], fault: str
) -> None:
    article, gold = next((article, gold) for article, gold in articles() if article.id == "flood")
    analysis = extractor.analysis(article)
    before, after = {kind: Count() for kind in KINDS}, {kind: Count() for kind in KINDS}
    tell(before, article, analysis, gold)
    tell(after, article, change(analysis), gold)
    assert after["date"].share < before["date"].share
    assert any(fault in line for line in after["date"].faults)


def _with(analysis: Analysis, mention: Mention) -> Analysis:
    date = next(m.entity for m in analysis.mentions if m.kind == "date")
    found = Mention(mention.kind, mention.start, mention.end, mention.text, date)
    return Analysis(analysis.sentences, (found, *analysis.mentions), analysis.entities)


# What the sample article says: its words, and what is so of them.
SAMPLE: tuple[tuple[Kind, str, dict[str, Any]], ...] = (
    ("location", "Chaman", {"type": "city", "country": "PK"}),
    ("location", "Pakistan", {"type": "country", "country": "PK"}),
    ("location", "Afghanistan", {"type": "country", "country": "AF"}),
    ("location", "Kabul", {"type": "city", "country": "AF"}),
    ("location", "Kabul province", {"type": "province", "country": "AF"}),
    ("location", "Lashkar Gah", {"type": "city", "country": "AF", "admin1": "Helmand"}),
    ("location", "Helmand", {"type": "province", "country": "AF"}),
    ("location", "Kandahar", {"type": "city", "country": "AF"}),
    ("location", "Herat", {"type": "city", "country": "AF"}),
    ("actor", "Taliban", {"type": "group"}),
    ("actor", "Associated Press", {"type": "organisation"}),
    ("actor", "NATO", {"type": "organisation"}),
    ("actor", "United States", {"type": "state", "country": "US"}),
    ("actor", "America", {"type": "state", "country": "US", "name": "United States"}),
    ("actor", "Britain", {"type": "state", "country": "GB"}),
    ("actor", "Canada", {"type": "state", "country": "CA"}),
    ("figure", "another two provincial capitals", {"value": 2, "unit": "provincial capitals"}),
    ("figure", "some 800 troops", {"value": 800, "bound": "about", "unit": "troops"}),
    ("figure", "more than a dozen provincial capitals", {"value": 12, "bound": "more than"}),
    ("figure", "more than two-thirds", {"type": "ratio", "value": pytest.approx(2 / 3), "bound": "more than"}),
    ("figure", "12 of Afghanistan’s 34 provincial capitals", {"value": 12, "of": 34, "unit": "provincial capitals"}),
    ("figure", "over two-thirds", {"type": "ratio", "value": pytest.approx(2 / 3), "bound": "more than"}),
    ("figure", "3,000 troops", {"value": 3000, "bound": "exactly", "unit": "troops"}),
    ("figure", "about 600 troops", {"value": 600, "bound": "about", "unit": "troops"}),
    ("date", "2021-08-13", {"value": "2021-08-13"}),
    ("date", "Friday", {"type": "date", "value": "2021-08-13"}),
    ("date", "week-long", {"type": "duration", "value": "P1W"}),
)  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "words", "is_so"), SAMPLE, ids=[f"{kind}-{words}" for kind, words, _ in SAMPLE]
)
def test_a_fact_of_the_sample_article(
    sample: Article, sample_analysis: Analysis, kind: Kind, words: str, is_so: dict[str, Any]
) -> None:
    entities = {entity.id: entity for entity in sample_analysis.entities}
    start = re.search(rf"\b{re.escape(words)}\b", sample.text).start()  # type: ignore[union-attr]
    end = start + len(words)
    found = [m for m in sample_analysis.mentions if m.kind == kind and m.start < end and start < m.end]
    assert found, [(m.kind, m.text) for m in sample_analysis.mentions]
    nearest = min(found, key=lambda m: abs(m.start - start) + abs(m.end - end))
    entity = entities[nearest.entity]
    assert {key: getattr(entity, key) for key in is_so} == is_so
