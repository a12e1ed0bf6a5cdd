"""The spaCy component `q7x2_links`: whose each figure is, where and when, as far as one paragraph says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import SpanGroup

import extractors.doc  # noqa: F401 - registers the Doc extensions
from extractors.clauses.reading import read_clauses
from extractors.links.candidates import Finder
from extractors.token_columns import columns_of
from extractors.token_starts import TokenStarts

if TYPE_CHECKING:
    from spacy.tokens import Doc


class LinksComponent:
    """Writes `doc._.q7x2_links`: one `extractors.links.annotations.LinkAnnotation` per figure; also `doc.spans["q7x2_links"]`."""

    def __call__(self, doc: Doc) -> Doc:
        """The Doc with the candidates of its figures' links."""
        figures = doc._.q7x2_figures or ()
        doc._.q7x2_links = (
            Finder(
                read_clauses(doc), doc._.q7x2_offset, figures, doc._.q7x2_places or (), doc._.q7x2_timex or ()
            ).all()
            if figures and any(columns_of(doc).deps)
            else []
        )
        offset: int = doc._.q7x2_offset
        tokens = TokenStarts(doc)
        spans = [tokens.span(each["start"] - offset, each["end"] - offset) for each in doc._.q7x2_links]
        doc.spans["q7x2_links"] = SpanGroup(doc, name="q7x2_links", spans=spans)
        return doc


@Language.factory("q7x2_links", assigns=["doc._.q7x2_links"], requires=["doc._.q7x2_figures", "token.dep"])
def make_links(nlp: Language, name: str) -> LinksComponent:  # noqa: ARG001 - spaCy calls it so
    """The component; it stands after those of figures, places and dates."""
    return LinksComponent()
