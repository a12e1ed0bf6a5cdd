"""How a chunk becomes a Doc."""

from __future__ import annotations

from typing import Any
from unittest.mock import Mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.lang.en import English

from extractors.pipeline import PIECE, tokenised

NLP: Any = English()


@settings(deadline=None)
@given(
    runs=st.lists(
        st.tuples(
            st.sampled_from(["(", "].", "a", "1,", " ", "  ", "’s", "💀", "word "]), st.integers(1, 900)
        )
    ),
)
def test_every_character_of_a_chunk_is_in_its_doc(runs: list[tuple[str, int]]) -> None:
    text = "".join(unit * count for unit, count in runs)
    assert tokenised(NLP, text).text == text


def test_the_tokenizer_never_sees_a_long_run_without_a_blank() -> None:
    nlp = Mock(wraps=NLP, vocab=NLP.vocab)
    tokenised(nlp, "See " + "(" * 5_000 + " here.")
    longest = max(len(word) for call in nlp.make_doc.call_args_list for word in call.args[0].split())
    assert longest <= PIECE


@pytest.mark.parametrize(
    "text", ["It cost $5 (about £4).", "See https://example.org/a/very-long-address?of=news.", ""]
)
def test_what_papers_print_is_tokenised_as_ever(text: str) -> None:
    assert [token.text for token in tokenised(NLP, text)] == [token.text for token in NLP(text)]
