"""The model's convolutions give the vectors of its own layer, however the texts are put together."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import spacy

from extractors import DEFAULT_MODEL
from extractors.window_encoder import WindowEncoder, encode_windows


@pytest.fixture(scope="module")
def plain() -> Any:
    return spacy.load(DEFAULT_MODEL.replace("-", "_"))


def convolutions(nlp: Any, name: str) -> Any:
    return next(
        layer for layer in nlp.get_pipe(name).model.walk() if layer.name.startswith("with_array(residual")
    )


@pytest.mark.parametrize("name", ["tok2vec", "ner"])
@pytest.mark.parametrize("lengths", [(1,), (3, 1, 40), (300, 200, 5, 900, 1, 1)])
def test_every_token_has_the_vector_that_the_layer_gives_it(
    plain: Any, name: str, lengths: tuple[int, ...]
) -> None:
    layer = convolutions(plain, name)
    random = np.random.default_rng(sum(lengths))
    texts = [random.standard_normal((length, 96)).astype("float32") for length in lengths]
    kept = [text.copy() for text in texts]
    ours, theirs = WindowEncoder(layer).vectors(texts), layer.predict(texts)
    for our, their in zip(ours, theirs, strict=True):
        assert our.shape == their.shape
        assert np.allclose(our, their, atol=1e-5)
    for text, before in zip(texts, kept, strict=True):
        assert np.array_equal(text, before), "what goes in is left as it is"


def test_the_default_models_two_encoders_go_this_way(extractor: Any) -> None:
    for name in ("tok2vec", "ner"):
        model = extractor.nlp.get_pipe(name).model
        assert any(node.name.startswith("encoded(") for node in model.walk()), name


def test_a_text_without_tokens_and_a_model_that_is_built_otherwise_are_left_to_thinc(plain: Any) -> None:
    nlp = spacy.load(DEFAULT_MODEL.replace("-", "_"))
    assert encode_windows(nlp) == 2
    texts = ["", "Kabul fell on Friday.", ""]
    ours, theirs = (
        each.get_pipe("tok2vec").predict([each.make_doc(text) for text in texts]) for each in (nlp, plain)
    )
    assert [len(vectors) for vectors in ours] == [0, 5, 0]
    assert np.allclose(ours[1], theirs[1], atol=1e-5)
    blank = spacy.blank("en")
    blank.add_pipe("tok2vec")  # whose layers have no weights yet
    assert encode_windows(blank) == 0
    with pytest.raises(ValueError, match="not convolutions"):
        WindowEncoder(plain.get_pipe("tok2vec").model)
