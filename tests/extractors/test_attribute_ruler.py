"""The ruler with a memory gives each token what spaCy's own gives it."""

from __future__ import annotations

from typing import Any

import pytest
from spacy.lang.en import English
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

from extractors.components.attribute_ruler import RememberingRuler, remember
from extractors.extracting import Extractor

PATTERNS: list[dict[str, Any]] = [
    {"patterns": [[{"TAG": "VBZ"}], [{"TAG": "VBD"}]], "attrs": {"POS": "VERB", "MORPH": "Tense=Past"}},
    {"patterns": [[{"TAG": "NNS"}]], "attrs": {"POS": "NOUN", "MORPH": "Number=Plur"}},
    {"patterns": [[{"TAG": "VBD", "LOWER": "got"}]], "attrs": {"LEMMA": "get"}},
    {"patterns": [[{"LOWER": {"REGEX": "^n[ou]thin'$"}}]], "attrs": {"LEMMA": "nothing"}},
    {"patterns": [[{"LOWER": "let"}, {"LOWER": "'s"}]], "attrs": {"LEMMA": "us"}, "index": 1},
    {"patterns": [[{"DEP": "expl"}, {"LOWER": {"IN": ["is", "'s"]}}]], "attrs": {"POS": "VERB"}, "index": 1},
    {
        "patterns": [[{"TAG": {"NOT_IN": ["TO", ""]}, "DEP": {"IN": ["aux", "auxpass"]}}]],
        "attrs": {"POS": "AUX"},
    },
    {"patterns": [[{"TAG": "VBZ", "LOWER": "'s"}]], "attrs": {"LEMMA": "be"}},
    {"patterns": [[{"IS_SPACE": True}]], "attrs": {"POS": "SPACE", "TAG": "_SP"}},
]

SENTENCES = [
    ("Let 's go", "VB PRP VB", "ROOT nsubj ccomp"),
    ("There 's nuthin' new", "EX VBZ NN JJ", "expl ROOT attr amod"),
    ("He 's got three trucks", "PRP VBZ VBD CD NNS", "nsubj aux ROOT nummod dobj"),
    ("They got \n there", "PRP VBD _SP RB", "nsubj ROOT dep advmod"),
    ("let let 's 's", "VBZ VBD VBZ VBZ", "ROOT expl aux dep"),
]


def tagged(nlp: Any, sentence: tuple[str, str, str]) -> Doc:
    words, tags, relations = (part.split(" ") for part in sentence)
    heads = [relations.index("ROOT")] * len(words)
    return Doc(nlp.vocab, words=words, tags=tags, deps=relations, heads=heads)


def attributes(doc: Doc) -> list[tuple[str, str, str, str]]:
    return [(token.pos_, str(token.morph), token.lemma_, token.tag_) for token in doc]


def rulers(patterns: list[dict[str, Any]]) -> tuple[Any, AttributeRuler, RememberingRuler]:
    nlp: Any = English()
    own, ours = AttributeRuler(nlp.vocab), RememberingRuler(nlp.vocab)
    own.add_patterns(patterns)
    ours.add_patterns(patterns)
    return nlp, own, ours


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda each: each[0])
def test_every_token_gets_what_the_models_own_ruler_gives_it(sentence: tuple[str, str, str]) -> None:
    nlp, own, ours = rulers(PATTERNS)
    for _ in range(2):  # asked, then remembered
        assert attributes(ours(tagged(nlp, sentence))) == attributes(own(tagged(nlp, sentence)))


def test_a_pattern_that_is_added_later_counts() -> None:
    nlp, own, ours = rulers(PATTERNS)
    ours(tagged(nlp, SENTENCES[2]))
    for ruler in (own, ours):
        ruler.add([[{"LOWER": "trucks"}]], {"LEMMA": "lorry"})
    assert attributes(ours(tagged(nlp, SENTENCES[2]))) == attributes(own(tagged(nlp, SENTENCES[2])))


@pytest.mark.parametrize(
    "pattern",
    [[{"LEMMA": "go"}], [{"TAG": "VBD", "OP": "+"}], [{"LOWER": {"FUZZY": "got"}}], [{}, {"TAG": "VBD"}]],
)
def test_patterns_that_ask_for_more_are_left_to_the_models_own_ruler(pattern: list[dict[str, Any]]) -> None:
    further = {"patterns": [pattern], "attrs": {"LEMMA": "gone"}}
    nlp, own, ours = rulers([*PATTERNS, further])
    assert not ours.remembers([pattern])
    assert [attributes(ours(tagged(nlp, each))) for each in SENTENCES] == [
        attributes(own(tagged(nlp, each))) for each in SENTENCES
    ]


def test_a_pipeline_gets_the_ruler_with_a_memory_in_the_place_of_its_own() -> None:
    nlp: Any = English()
    nlp.add_pipe("attribute_ruler").add_patterns(PATTERNS)
    nlp.add_pipe("lemmatizer", config={"mode": "lookup"})
    remember(nlp)
    assert nlp.pipe_names == ["attribute_ruler", "lemmatizer"]
    assert isinstance(nlp.get_pipe("attribute_ruler"), RememberingRuler)


def test_a_pipeline_without_a_ruler_stays_as_it_is() -> None:
    nlp: Any = English()
    remember(nlp)
    assert nlp.pipe_names == []


def test_the_default_models_texts_are_read_as_by_its_own_ruler(extractor: Extractor) -> None:
    nlp: Any = extractor.nlp
    ours = nlp.get_pipe("attribute_ruler")
    assert isinstance(ours, RememberingRuler)
    own = AttributeRuler(nlp.vocab)
    own.add_patterns(ours.patterns)
    text = (
        "Let's go: there's somethin' he ain't gonna tell 'em, and it was me who'd got the 12 trucks in Kabul."
    )
    doc = nlp.make_doc(text)
    for name, component in nlp.pipeline:
        if name == "attribute_ruler":
            break
        doc = component(doc)
    assert attributes(ours(doc.copy())) == attributes(own(doc.copy()))
