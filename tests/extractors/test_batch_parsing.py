"""Parser and entity recogniser read a batch at once, and find what spaCy's own find."""

from __future__ import annotations

from typing import Any

import pytest
import spacy
from spacy.tokens import Doc, Span

from extractors import DEFAULT_MODEL
from extractors.components.entity_recognizer import BatchRecognizer, recognise_in_batches
from extractors.components.parser import BatchParser, parse_in_batches
from extractors.model import Article

TEXTS = (
    "KABUL, Afghanistan (AP) - The Taliban haven't left Kabul; the Taliban won't leave Kabul.",
    "",
    "“We're gonna lose $3.5m (€3.2m) a year,” said Dr. Müller\n\nof the Bank of New York Mellon Corporation Limited.",
    "  \n ",
    "Kabul",
    "In New York",
    "Who did they say was the man whom the United Nations High Commissioner for Refugees had met on Friday, Nov. 15, 2019",
    "A hearing is scheduled on the issue today . He went . New York , London and Paris . " * 4,
)
MODEL_OWN = ("tok2vec", "tagger", "parser", "ner")


@pytest.fixture(scope="module")
def plain() -> Any:
    return spacy.load(DEFAULT_MODEL.replace("-", "_"))


@pytest.fixture(scope="module")
def batched() -> Any:
    nlp = spacy.load(DEFAULT_MODEL.replace("-", "_"))
    assert parse_in_batches(nlp)
    assert recognise_in_batches(nlp)
    return nlp


def read(nlp: Any, texts: tuple[str, ...]) -> list[Doc]:
    docs = [nlp.make_doc(text) for text in texts]
    for name in MODEL_OWN:
        docs = list(nlp.get_pipe(name).pipe(docs, batch_size=32))
    return docs


def facts(doc: Doc) -> list[tuple[Any, ...]]:
    return [
        (t.head.i, t.dep_, t.is_sent_start, t.ent_iob_, t.ent_type_, t.n_lefts, t.left_edge.i) for t in doc
    ]


def test_a_batch_has_the_parses_and_entities_of_spacys_own(plain: Any, batched: Any, sample: Article) -> None:
    texts = (*TEXTS, *sample.text.split("\n"))
    ours, theirs = read(batched, texts), read(plain, texts)
    assert list(map(facts, ours)) == list(map(facts, theirs))
    assert sum(len(doc.ents) for doc in ours) > 50
    assert any(len(ent) > 4 for doc in ours for ent in doc.ents), "one that is followed for several tokens"


@pytest.mark.parametrize("text", TEXTS)
def test_and_so_has_a_text_alone(plain: Any, batched: Any, text: str) -> None:
    assert facts(read(batched, (text,))[0]) == facts(read(plain, (text,))[0])


def test_what_was_marked_before_is_kept_as_spacy_keeps_it(plain: Any, batched: Any) -> None:
    found = []
    for nlp in (batched, plain):
        doc = nlp.make_doc("Reporters of the Kabul Times met Hamid Karzai in Paris.")
        doc.set_ents([Span(doc, 3, 5, "PRODUCT")], blocked=[doc[9:10]], default="unmodified")
        for name in MODEL_OWN:
            doc = nlp.get_pipe(name)(doc)
        found.append([(ent.text, ent.label_) for ent in doc.ents])
    assert found[0] == found[1]
    assert ("Kabul Times", "PRODUCT") in found[0]


def test_a_sentence_that_was_marked_before_ends_an_entity(plain: Any, batched: Any) -> None:
    found = []
    for nlp in (batched, plain):
        doc = nlp.make_doc("He works for New York Times reporters.")
        for token in doc:
            token.is_sent_start = token.i in (0, 4)
        for name in MODEL_OWN:
            doc = nlp.get_pipe(name)(doc)
        found.append(facts(doc))
    assert found[0] == found[1]
    assert found[0][4][2] is True


def test_the_programs_pipeline_has_both(extractor: Any) -> None:
    assert isinstance(extractor.nlp.get_pipe("parser"), BatchParser)
    assert isinstance(extractor.nlp.get_pipe("ner"), BatchRecognizer)


def test_a_parser_that_searches_wider_is_left_as_it_is() -> None:
    nlp = spacy.blank("en")
    for name in ("parser", "beam_ner"):
        nlp.add_pipe(name, name.removeprefix("beam_"))
    nlp.get_pipe("parser").cfg["beam_width"] = 4  # type: ignore[attr-defined]
    nlp.get_pipe("ner").cfg["beam_width"] = 4  # type: ignore[attr-defined]
    assert not parse_in_batches(nlp)
    assert not recognise_in_batches(nlp)
