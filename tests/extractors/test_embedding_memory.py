"""A word's embedding is remembered, and nothing that the model finds is otherwise."""

from __future__ import annotations

from typing import Any

import numpy
import pytest
import spacy

from extractors import DEFAULT_MODEL, embedding_memory
from extractors.embedding_memory import EmbeddingMemory, parts_of, remember_embeddings
from extractors.extracting import Extractor
from extractors.model import Article

TEXTS = (
    "KABUL, Afghanistan (AP) - The Taliban haven't left Kabul; the Taliban won't leave Kabul.",
    "“We're gonna lose $3.5m a year,” said Dr. Müller\n\nof Zürich.",
    "",
    "Kabul  Kabul\tKabul KABUL kabul",
    "a " * 60,
)


@pytest.fixture(scope="module")
def plain() -> Any:
    return spacy.load(DEFAULT_MODEL.replace("-", "_"))


def embedding(nlp: Any) -> Any:
    return nlp.get_pipe("tok2vec").model.layers[0]


def test_every_token_has_the_vector_that_the_layer_gives_it(plain: Any) -> None:
    memory = EmbeddingMemory(embedding(plain))
    for texts in (TEXTS, TEXTS[::-1], TEXTS[:2]):
        docs = [plain.make_doc(text) for text in texts]
        for ours, theirs in zip(memory.vectors(docs), embedding(plain).predict(docs), strict=True):
            assert ours.shape == theirs.shape
            assert numpy.allclose(ours, theirs, atol=1e-5)


def test_it_holds_no_more_words_than_it_may(plain: Any) -> None:
    memory = EmbeddingMemory(embedding(plain), most=5)
    for text in TEXTS[:2] * 3:
        (vectors,) = memory.vectors([plain.make_doc(text)])
        assert len(memory._places) <= min(60, len(memory._vectors))
        assert len(vectors) == len(plain.make_doc(text))


def test_what_the_pipeline_finds_is_the_same(extractor: Extractor, plain: Any, sample: Article) -> None:
    for text in (sample.text, *filter(None, TEXTS)):
        doc = plain.make_doc(text)
        for name in ("tok2vec", "tagger", "parser", "ner"):
            doc = plain.get_pipe(name)(doc)
        ours = extractor.nlp.make_doc(text)
        for name in ("tok2vec", "tagger", "parser", "ner"):
            ours = extractor.nlp.get_pipe(name)(ours)
        assert [(t.tag_, t.dep_, t.head.i, t.ent_type_) for t in ours] == [
            (t.tag_, t.dep_, t.head.i, t.ent_type_) for t in doc
        ]


def test_the_default_models_two_embeddings_are_remembered(extractor: Extractor) -> None:
    for name in ("tok2vec", "ner"):
        model = extractor.nlp.get_pipe(name).model
        assert any(node.name.startswith("remembered(") for node in model.walk()), name


def test_a_model_that_is_built_otherwise_is_left_as_it_is(plain: Any) -> None:
    blank = spacy.blank("en")
    blank.add_pipe("tok2vec")
    assert remember_embeddings(blank) == 0
    with pytest.raises(ValueError, match="not an embedding"):
        parts_of(plain.get_pipe("tok2vec").model)


def test_a_column_that_depends_on_more_than_the_word_is_not_remembered(
    plain: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(embedding_memory, "_OF_THE_WORD", frozenset(("NORM",)))
    with pytest.raises(ValueError, match="more than words"):
        parts_of(embedding(plain))
