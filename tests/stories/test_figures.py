"""Figures of different articles: the same, updated, differing or unrelated, as they were marked by hand."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from extractors.extracting import Extractor
from extractors.model import Analysis, Article
from extractors.sources.text import article_of
from extractors.stories.judgement import Judgement, judged, matched
from extractors.stories.told_figure import ToldFigure, figures_told
from tests.stories.marked import marked, pairs

Told = Mapping[str, tuple[Article, Analysis]]


def figures(extractor: Extractor, text: str, day: str = "2023-05-01", key: str = "a") -> list[ToldFigure]:
    article = article_of(text, id=key, source="t", option_date=day)
    return figures_told(article, extractor.analysis(article))


def judgement(extractor: Extractor, one: str, other: str, days: int = 0) -> str:
    """What the first figures of two texts are to each other, the second so many days later."""
    (first, *_), (second, *_) = (
        figures(extractor, one),
        figures(extractor, other, f"2023-05-{1 + days:02}", "b"),
    )
    return judged(first, second).label


@pytest.mark.parametrize("halves", [("tune",), ("hold",), ("tune", "hold")], ids="+".join)
def test_pairs_are_judged_as_they_were_marked(told: Told, halves: tuple[str, ...]) -> None:
    of_halves = {one.article.id for one in marked() if one.half in halves}
    read = {id_: figures_told(*told[id_]) for id_ in of_halves}
    right = wrong = related = 0
    for pair in pairs():
        if pair.one not in of_halves:
            continue
        found = matched(read[pair.one], read[pair.other])
        ids = (_at(told, pair.one, pair.words), _at(told, pair.other, pair.other_words))
        label = found.get(ids, Judgement("unrelated", "")).label
        related += pair.label != "unrelated"
        right += label == pair.label != "unrelated"
        wrong += label not in (pair.label, "unrelated")
    assert right / (right + wrong) >= 0.9
    assert right / related >= 0.7


def _at(told: Told, id_: str, words: str) -> str:
    """The figure at these words; empty where none was found there."""
    article, analysis = told[id_]
    start = article.text.index(words)
    return next(
        (
            mention.entity
            for mention in analysis.mentions
            if mention.kind == "figure" and mention.start < start + len(words) and mention.end > start
        ),
        "",
    )


@pytest.mark.parametrize(
    ("one", "other", "days", "label"),
    [
        ("A bomb killed 16 people in Lima.", "Gunmen killed 30 people in Nairobi.", 0, "unrelated"),
        ("A fire killed 16 people in Lima.", "The fire in Lima killed 19 people.", 1, "updated"),
        ("A fire killed 16 people in Lima.", "The fire in Lima killed 19 people.", 0, "differs"),
        ("A fire killed 16 people in Lima.", "The fire in Lima injured 16 people.", 0, "unrelated"),
        ("A fire killed 16 people in Lima.", "Sixteen people died in the fire in Peru.", 2, "same"),
        (
            "Police said 16 people had died in the fire.",
            "Witnesses said 40 people had died in the fire.",
            1,
            "differs",
        ),
        (
            "Witnesses said 16 people had died in the fire.",
            "The health ministry said 40 people had died in the fire.",
            1,
            "updated",
        ),
        ("Nearly 1,000 people fled the town.", "Some 996 people fled the town.", 0, "same"),
        ("At least 400 people died.", "The ministry said 398 people had died.", 0, "differs"),
        ("The strike cost the company $25 million.", "The company made $25 million.", 0, "unrelated"),
        ("Shares in Acme rose 3 percent.", "Shares in Acme rose 4 percent.", 1, "unrelated"),
        ("They brought 40 boxes.", "Somebody saw 40 boxes.", 0, "unrelated"),
        (
            "An earthquake in 1990 killed 40 people in Rudbar.",
            "The earthquake killed 52 people in Rudbar.",
            0,
            "unrelated",
        ),
    ],
)
def test_figures_are_one_thing_only_where_fate_place_time_and_subject_agree(
    extractor: Extractor, one: str, other: str, days: int, label: str
) -> None:
    assert judgement(extractor, one, other, days) == label


def test_some_of_the_dead_are_not_compared_with_all_of_them(extractor: Extractor) -> None:
    one = figures(extractor, "The storm killed 38 people. Of the dead, 11 were children.")
    other = figures(extractor, "The storm killed 41 people.", "2023-05-02", "b")
    assert [told.is_part for told in one] == [False, True]
    found = matched(one, other)
    assert [(pair[0], judgement.label) for pair, judgement in found.items()] == [(one[0].id, "updated")]
    assert "38 → 41" in found[one[0].id, other[0].id].reason
