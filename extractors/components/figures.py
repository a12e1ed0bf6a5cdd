"""The spaCy component `q7x2_figures`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import SpanGroup

import extractors.doc  # noqa: F401 - registers the Doc extensions
from extractors.figures.recognition import recognise
from extractors.figures.vocabulary import vocabulary
from extractors.rules import Rejected
from extractors.token_starts import TokenStarts

if TYPE_CHECKING:
    from spacy.tokens import Doc


class FiguresComponent:
    """Writes `doc._.q7x2_figures` (records of `extractors.figures.annotations`) and `doc.spans["q7x2_figures"]`.

    With `ordinals` off, ranks ("the third largest") are left out; they bear the type `ordinal` otherwise.
    """

    def __init__(self, ordinals: bool) -> None:
        self.ordinals = ordinals
        vocabulary()

    def __call__(self, doc: Doc) -> Doc:
        """The Doc with its figures."""
        refused: list[Rejected] = []
        found = [record for record in recognise(doc, refused) if self.ordinals or record["type"] != "ordinal"]
        offset: int = doc._.q7x2_offset
        doc._.q7x2_rejected = [*(doc._.q7x2_rejected or ()), *refused]
        doc._.q7x2_figures = [dict(record) for record in found]
        tokens = TokenStarts(doc)
        spans = [
            tokens.span(record["start"] - offset, record["end"] - offset, record["type"]) for record in found
        ]
        doc.spans["q7x2_figures"] = SpanGroup(doc, name="q7x2_figures", spans=spans)
        return doc


@Language.factory("q7x2_figures", default_config={"ordinals": True}, assigns=["doc._.q7x2_figures"])
def make_figures(nlp: Language, name: str, ordinals: bool) -> FiguresComponent:  # noqa: ARG001 - spaCy calls it so
    """The component. `ordinals`: whether ranks are kept, with the type `ordinal`."""
    return FiguresComponent(ordinals)
