"""Every rule has words on which it speaks and words on which it must not, as the table of claims has it."""

from __future__ import annotations

import tomllib
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest
from spacy.tokens import Span

from extractors.analysis import Evidence, assemble
from extractors.chunks import chunks_of
from extractors.explaining.book import rules
from extractors.extracting import Extractor
from extractors.pipeline import doc_of, found_in
from extractors.rules import Verdict
from extractors.sources.text import article_of

TABLE = Path(__file__).parent.parent / "claims" / "rules.toml"
CLAIMS = tomllib.loads(TABLE.read_text("utf-8"))["claim"]


def marked(told: str) -> tuple[str, int, int]:
    """The text without its marks, and where the marked words stand."""
    return told.replace("«", "").replace("»", ""), told.index("«"), told.index("»") - 1


def verdicts_on(extractor: Extractor, told: str, claim: dict[str, Any]) -> list[Verdict]:
    """What the rules say of the marked words, taken, changed or refused."""
    text, start, end = marked(told)
    article = article_of(text, id="t", source="t", option_date="2024-05-04", home=claim.get("home"))
    nlp, evidence, found = extractor.nlp, Evidence(), []
    without = claim.get("without")
    with nlp.select_pipes(disable=[without]) if without else nullcontext(), nlp.memory_zone():
        for index, chunk in enumerate(chunks_of(article)):
            doc = doc_of(nlp, article, chunk)
            if claim.get("cut"):
                words = doc.char_span(start, end, alignment_mode="expand")
                doc.ents = [Span(doc, token.i, token.i + 1, "GPE") for token in words]
            doc = nlp(doc)
            found.append(found_in(doc, index))
            evidence.rejected += doc._.q7x2_rejected or ()
        assemble(article, found, extractor.gazetteer, extractor.model, evidence)
    said = [each for verdicts in (*evidence.verdicts.values(), *evidence.whole.values()) for each in verdicts]
    said += (verdict for each in evidence.rejected for verdict in each["verdicts"])
    said += (verdict for links in evidence.links.values() for _, verdict in links.verdicts)
    return [each for each in said if each.start < end and start < each.end]


def test_every_rule_has_its_claim_and_every_claim_its_rule() -> None:
    assert {claim["rule"] for claim in CLAIMS} == set(rules())


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim["rule"])
def test_a_rule_speaks_where_it_must_and_nowhere_else(extractor: Extractor, claim: dict[str, Any]) -> None:
    spoken = [each for each in verdicts_on(extractor, claim["speaks"], claim) if each.rule == claim["rule"]]
    assert spoken
    assert {each.says for each in spoken} == {rules()[claim["rule"]].says}
    silent = {each.rule for each in verdicts_on(extractor, claim["silent"], claim | {"cut": False})}
    assert claim["rule"] not in silent
