"""The table of a ruler's patterns matches what the ruler's own Matcher does."""

from __future__ import annotations

import pytest

from extractors.attribute_table import AttributeTable
from extractors.extracting import Extractor

TEXTS = (
    "There's a lot that they'd have been told, and it ain't so: let's go, c'mon!",
    "She said she's gonna sell 40 jets; who's to say? I've got to. Y'all know better.",
    "The more the better.\n\nMr. Smith’s 3 dogs' bowls — “worst” of all — weren't theirs.",
    "  \n Those whose own was hers, its, his; what which when where how.",
    "",
)


@pytest.mark.parametrize("text", TEXTS)
def test_a_table_matches_what_the_matcher_does(extractor: Extractor, text: str) -> None:
    nlp = extractor.nlp
    table = nlp.get_pipe("attribute_ruler").matcher  # type: ignore[attr-defined]
    assert isinstance(table, AttributeTable)
    ruler = nlp.get_pipe("attribute_ruler")
    with nlp.select_pipes(enable=["tok2vec", "tagger", "parser"]):
        doc = nlp(text)
    matcher = object.__getattribute__(table, "_matcher")
    assert sorted(set(table(doc, allow_missing=True))) == sorted(set(matcher(doc, allow_missing=True)))
    assert ruler.match(doc) == sorted(ruler.match(doc))  # type: ignore[attr-defined]


def test_most_patterns_are_in_the_table(extractor: Extractor) -> None:
    table = extractor.nlp.get_pipe("attribute_ruler").matcher  # type: ignore[attr-defined]
    rest = object.__getattribute__(table, "_rest")
    assert len(rest) < len(table) / 10
