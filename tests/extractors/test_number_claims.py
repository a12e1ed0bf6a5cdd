"""What numbers and time expressions say, as the tables of claims have it."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from extractors.extracting import Extractor
from extractors.model import Analysis
from extractors.sources.text import article_of

FOLDER = Path(__file__).parent.parent / "claims"
DATE = "2024-05-05"
FIELDS = {"from": "from_value"}
IDLE = {"figures": "ordinal", "dates": "reference"}  # types that the tables leave out


def claims_of(kind: str) -> list[Any]:
    claims = tomllib.loads((FOLDER / f"{kind}.toml").read_text("utf-8"))["claim"]
    return [pytest.param(claim, id=f"{claim['rule']}: {claim['text'][:60]}") for claim in claims]


def told(analysis: Analysis, kind: str) -> list[Any]:
    entities = (analysis.entity(m.entity) for m in analysis.mentions if m.kind == kind.removesuffix("s"))
    return [entity for entity in entities if getattr(entity, "type", "") != IDLE[kind]]


def holds(said: Any, wanted: Any) -> bool:
    if isinstance(wanted, float | int) and said is not None:
        return bool(said == pytest.approx(wanted, rel=1e-9))
    return (said or "") == wanted


def check(extractor: Extractor, claim: dict[str, Any], kind: str) -> None:
    analysis = extractor.analysis(
        article_of(claim["text"], id="a", source="a", option_date=claim.get("date", DATE))
    )
    entities = told(analysis, kind)
    assert len(entities) == len(claim[kind]), entities
    for entity, fields in zip(entities, claim[kind], strict=True):
        for field, wanted in fields.items():
            said = getattr(entity, FIELDS.get(field, field))
            if field in ("first", "last") and wanted:
                said = str(said)[: len(wanted)]
            assert holds(said, wanted), (entity, field, wanted)


@pytest.mark.parametrize("claim", claims_of("figures"))
def test_a_number_says_what_its_sentence_says(extractor: Extractor, claim: dict[str, Any]) -> None:
    check(extractor, claim, "figures")


@pytest.mark.parametrize("claim", claims_of("dates"))
def test_a_time_expression_says_what_its_sentence_says(extractor: Extractor, claim: dict[str, Any]) -> None:
    check(extractor, claim, "dates")
