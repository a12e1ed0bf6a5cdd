"""Hostile texts through the whole pipeline: offsets are true, and nothing breaks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from extractors.errors import SourceError
from extractors.exports.registry import format_named
from extractors.extracting import Extractor
from extractors.sources.text import article_of
from tests.fuzz import hostile
from tests.fuzz.amount import some

# One article holds so many hostile texts, as paragraphs: the model reads them together.
TOGETHER = 8


@some(0.2)
@given(st.lists(hostile.texts, min_size=1, max_size=TOGETHER))
def test_the_analysis_of_anything_is_true_to_its_text(extractor: Extractor, texts: list[str]) -> None:
    try:
        article = article_of("\n\n".join(texts), id="a", source="a", record_date="2021-08-13")
    except SourceError:
        return
    analysis = extractor.analysis(article)
    known = {entity.id for entity in analysis.entities}
    for mention in analysis.mentions:
        assert article.text[mention.start : mention.end] == mention.text
        assert mention.text.strip()
        assert mention.entity in known
    assert all(0 <= start < end <= len(article.text) for start, end in analysis.sentences)
    format_named("jsonl").alone(article, analysis)
