"""Whose a figure is, where and when, as the tables of claims have it."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from extractors.extracting import Extractor
from extractors.model import Actor, Analysis, Figure
from extractors.sources.text import article_of

CLAIMS = tomllib.loads((Path(__file__).parent.parent / "claims" / "links.toml").read_text("utf-8"))["claim"]


def analysed(extractor: Extractor, text: str, date: str = "2024-05-05") -> Analysis:
    return extractor.analysis(article_of(text, id="a", source="a", option_date=date))


def told(analysis: Analysis, figure: Figure, field: str) -> str | list[str]:
    """The link as a claim words it, `with` the names of those who share it; empty where there is none."""
    if field == "with":
        return [analysis.entity(id_).name for id_ in figure.who_with]  # type: ignore[union-attr]
    value = getattr(figure, field)
    if value is None or field.endswith("_from"):
        return value or ""
    if value not in {entity.id for entity in analysis.entities}:
        return str(value)  # who speaks and is no actor, in the text's words
    entity: Any = analysis.entity(value)
    return str(entity.value if field == "when" else entity.name)


@pytest.mark.parametrize("claim", CLAIMS, ids=[claim["text"][:90] for claim in CLAIMS])
def test_a_figure_is_linked_as_its_own_clause_says(extractor: Extractor, claim: dict[str, Any]) -> None:
    analysis = analysed(extractor, claim["text"], claim.get("date", "2024-05-05"))
    by_words = {m.text: analysis.entity(m.entity) for m in analysis.mentions if m.kind == "figure"}
    for words, links in claim["figures"].items():
        figure = by_words[words]
        assert isinstance(figure, Figure)
        assert {field: told(analysis, figure, field) for field in links} == links, words


def test_who_is_an_actor_or_nobody(extractor: Extractor, sample_analysis: Analysis) -> None:
    texts = " ".join(claim["text"] for claim in CLAIMS)
    for analysis in (sample_analysis, analysed(extractor, texts)):
        for figure in (entity for entity in analysis.entities if isinstance(entity, Figure)):
            assert figure.who is None or isinstance(analysis.entity(figure.who), Actor)
            assert figure.where is None or figure.where.startswith("L")
            assert figure.when is None or figure.when.startswith("D")
            assert (figure.who is None) == (figure.who_from is None)


def test_a_figure_says_what_it_is_said_of(extractor: Extractor) -> None:
    analysis = analysed(extractor, "U.S. crude fell 3.38 percent on Friday.")
    figure = next(entity for entity in analysis.entities if isinstance(entity, Figure))
    assert (figure.subject, figure.verb) == ("U.S. crude", "fell")


def test_a_passive_is_an_event_of_both_ends(extractor: Extractor) -> None:
    analysis = analysed(extractor, "Ukraine was invaded by Russia in 2022.")
    actors = {entity.name: entity for entity in analysis.entities if isinstance(entity, Actor)}
    done = actors["Russia"].actions[0]
    assert (done.verb, done.object, done.role, done.modality) == ("invaded", "Ukraine", "agent", "did")
    assert done.other is not None
    assert analysis.entity(done.other).name == "Ukraine"  # type: ignore[union-attr]
