"""Docs as no model would make them: any tag, any head, any name, over words that the rules look for."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc, Span

from tests.fuzz import hostile

_TAGS = (
    ("NOUN", "NN"), ("NOUN", "NNS"), ("PROPN", "NNP"), ("PROPN", "NNPS"), ("VERB", "VBD"), ("VERB", "VBN"), ("VERB", "VBG"),
    ("AUX", "VBZ"), ("ADJ", "JJ"), ("ADP", "IN"), ("DET", "DT"), ("NUM", "CD"), ("PUNCT", ","), ("PART", "POS"),
    ("PRON", "PRP"), ("CCONJ", "CC"), ("SYM", "$"), ("X", "FW"), ("SPACE", "_SP"),
)  # fmt: skip
_DEPS = (
    "nsubj", "nsubjpass", "dobj", "pobj", "prep", "amod", "nummod", "quantmod", "compound", "conj", "cc", "appos", "poss",
    "case", "det", "agent", "npadvmod", "advmod", "relcl", "punct", "dep", "attr", "aux", "ccomp", "acl", "pcomp", "mark",
    "neg", "advcl",
)  # fmt: skip
_LABELS = (
    "GPE", "LOC", "FAC", "ORG", "PERSON", "NORP", "DATE", "TIME", "CARDINAL", "MONEY", "PERCENT", "QUANTITY", "ORDINAL",
    "EVENT", "LAW", "X",
)  # fmt: skip


@dataclass(frozen=True)
class Plan:
    """A Doc to be made: its words as text, and numbers that choose everything else."""

    text: str
    choices: tuple[int, ...]
    region: str | None

    def doc(self, nlp: Language) -> Doc:
        """The Doc: every sentence is a tree, as spaCy has it, but any tree."""
        plain = nlp.make_doc(self.text)
        size = len(plain)
        picks = [self.choices[at % len(self.choices)] + at for at in range(size)]
        tags = [_TAGS[pick % len(_TAGS)] for pick in picks]
        # A head is the root, or a token that comes before it in a turned order: so there is no circle.
        turn = picks[0] if picks else 0
        order = [(at + turn) % size for at in range(size)]
        place = {token: at for at, token in enumerate(order)}
        heads = [order[picks[at] % place[at]] if place[at] else at for at in range(size)]
        doc = Doc(
            nlp.vocab,
            words=[token.text for token in plain],
            spaces=[bool(token.whitespace_) for token in plain],
            pos=[pos for pos, _ in tags],
            tags=[tag for _, tag in tags],
            lemmas=[token.text.lower() for token in plain],
            heads=heads,
            deps=["ROOT" if heads[at] == at else _DEPS[picks[at] % len(_DEPS)] for at in range(size)],
        )
        doc.set_ents(self._names(doc, picks))
        doc._.q7x2_anchor, doc._.q7x2_region = "2021-08-13", self.region
        return doc

    def _names(self, doc: Doc, picks: list[int]) -> list[Span]:
        names, at = [], 0
        while at < len(doc):
            length = 1 + picks[at] % 4
            if picks[at] % 3 and at + length <= len(doc):
                names.append(Span(doc, at, at + length, label=_LABELS[picks[at] % len(_LABELS)]))
            at += length
        return names


@st.composite
def docs(draw: st.DrawFn) -> Plan:
    text = draw(st.one_of(hostile.news, hostile.texts))
    choices = draw(st.lists(st.integers(0, 10_000), min_size=1, max_size=40))
    region = draw(st.sampled_from([None, None, "header", "credit", "boilerplate"]))
    return Plan(text, tuple(choices), region)
