"""Hostile texts through every component and through linking: offsets are true, and nothing breaks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import orjson
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from extractors.analysed_article import AnalysedArticle
from extractors.analysis import assemble
from extractors.annotations import Paragraph
from extractors.chunks import Chunk, chunks_of
from extractors.errors import SourceError
from extractors.extracting import Extractor
from extractors.model import Article
from extractors.pipeline import components, found_in, tokenised
from extractors.sources.text import article_of
from tests.fuzz import docs, hostile
from tests.fuzz.amount import some
from tests.fuzz.claims import is_true
from tests.fuzz.watch import watched

# So many hostile texts stand in one article, as paragraphs: the model reads them together.
TOGETHER = 8

_words = st.one_of(hostile.texts, hostile.news, hostile.news)
_days = st.sampled_from([None, "2021-08-13", "2020-02-29", "0001-01-01", "9999-12-31"])


def found_by(component: str, nlp: Language, doc: Doc, of: str = "") -> None:
    """Run one component over a Doc; what it found stands where it says."""
    with watched(f"{component}{of}"):
        nlp.get_pipe(component)(doc)
    offset: int = doc._.q7x2_offset
    found = getattr(doc._, component)
    for record in found:
        start, end = record["start"] - offset, record["end"] - offset
        assert 0 <= start < end <= len(doc.text)
        assert doc.text[start:end] == record["text"]
    sent = orjson.dumps(
        list(map(dict, found)), default=list
    )  # as the worker sends them: a verdict is a tuple
    assert orjson.loads(orjson.dumps(found, default=list)) == orjson.loads(sent)
    assert all(span.text.strip() for span in doc.spans[component])


def article_with(texts: Sequence[str], day: str | None) -> Article | None:
    try:
        return article_of("\n\n".join(texts), id="a", source="a", option_date=day)
    except SourceError:
        return None


def read(nlp: Language, article: Article, chunks: Sequence[Chunk]) -> list[Doc]:
    """The chunks as the model alone reads them."""
    made = []
    for chunk in chunks:
        doc = tokenised(nlp, article.text[slice(*chunk.span)])
        assert doc.text == article.text[slice(*chunk.span)]
        doc._.q7x2_offset, doc._.q7x2_anchor, doc._.q7x2_region = (
            chunk.span.start,
            article.published,
            chunk.region,
        )
        made.append(doc)
    with nlp.select_pipes(disable=components()), watched("model", len(made)):
        return list(nlp.pipe(made, batch_size=TOGETHER))


def linked(article: Article, found: Sequence[Paragraph], extractor: Extractor) -> None:
    """Link what was found so far, paragraph by paragraph, as while an article is analysed."""
    for count in range(1, len(found) + 1):
        with watched("linking"):
            analysis = assemble(article, found[:count], extractor.gazetteer, extractor.model)
        is_true(article, analysis)


@some(few=16, together=TOGETHER)
@example(["Some 40 people died in Kabul , February 30 %"], "0001-01-01")
@given(st.lists(_words, min_size=TOGETHER, max_size=TOGETHER), _days)
def test_what_is_found_in_anything_is_true_to_its_text(
    extractor: Extractor, texts: list[str], day: str | None
) -> None:
    article = article_with(texts, day)
    if article is None:
        return
    article = AnalysedArticle(article).normalised
    found: list[Paragraph] = []
    with extractor.nlp.memory_zone():
        for number, doc in enumerate(read(extractor.nlp, article, chunks_of(article))):
            for component in components():
                found_by(component, extractor.nlp, doc)
            found.append(found_in(doc, number))
    linked(article, found, extractor)


@some(few=30)
@given(docs.docs())
@example(docs.Plan(text="Kabul Kabul on Friday some 40 people :::   ", choices=(89,), region=None))
@example(docs.Plan(text="on Friday on Friday 1,000,000,000 \x1b]0;x\x07  :", choices=(146, 1), region=None))
def test_a_component_stands_any_parse(extractor: Extractor, plan: docs.Plan) -> None:
    """Another model may see tags, heads and names that ours never would."""
    with extractor.nlp.memory_zone():
        doc = plan.doc(extractor.nlp)
        for component in components():
            found_by(component, extractor.nlp, doc, " on any parse")
        found = [found_in(doc, 0)]
        article = article_with([doc.text], "2021-08-13")
    if article is not None:
        linked(article, found, extractor)


@pytest.mark.parametrize("text", ["", " ", "\u200b"])
def test_a_text_without_a_word_has_no_paragraph_that_breaks(extractor: Extractor, text: str) -> None:
    doc: Any = extractor.nlp(text)
    assert not doc._.q7x2_figures
