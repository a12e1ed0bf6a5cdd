"""Words stay known to spaCy from one article to the next until there are many; a lemma is worked out once."""

from __future__ import annotations

import pytest

from extractors import word_memory
from extractors.extracting import Extractor
from extractors.pipeline import tokenised
from extractors.sources.text import article_of
from extractors.word_memory import words_read

TEXT = "Zamboanguita's mayor said 1,200 villagers were quickly leaving the floodplains. They had left them twice."


def test_words_stay_until_there_are_many(extractor: Extractor, monkeypatch: pytest.MonkeyPatch) -> None:
    nlp = extractor.nlp
    with words_read(nlp):
        assert not nlp.vocab.in_memory_zone
    monkeypatch.setattr(word_memory, "_KEPT", 0)
    with words_read(nlp):
        assert nlp.vocab.in_memory_zone
    assert not nlp.vocab.in_memory_zone


def test_an_article_has_the_same_facts_whether_its_words_stay_or_not(
    extractor: Extractor, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = article_of(TEXT, id="t", source="t")
    stay = extractor.analysis(article)
    monkeypatch.setattr(word_memory, "_KEPT", 0)
    assert extractor.analysis(article) == stay


def test_a_remembered_lemma_is_the_one_that_the_rules_give(extractor: Extractor) -> None:
    nlp = extractor.nlp
    lemmatizer = nlp.get_pipe("lemmatizer")
    assert lemmatizer.lemmatize != lemmatizer.rule_lemmatize
    with words_read(nlp):
        doc = nlp(tokenised(nlp, TEXT))
        for token in doc:
            assert lemmatizer.lemmatize(token) == lemmatizer.rule_lemmatize(token)
