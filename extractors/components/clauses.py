"""The spaCy component `q7x2_clauses`: who does what to whom, clause by clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Span, SpanGroup

import extractors.doc  # noqa: F401 - registers the Doc extensions
from extractors.clauses.reading import read_clauses
from extractors.clauses.records import records_of

if TYPE_CHECKING:
    from spacy.tokens import Doc


class ClausesComponent:
    """Writes `doc._.q7x2_clauses` (records of `ClauseRecord`), and in `doc.spans["q7x2_clauses"]` each verb with its relation."""

    def __call__(self, doc: Doc) -> Doc:
        """The Doc with its clauses."""
        clauses = read_clauses(doc)
        doc._.q7x2_clauses = records_of(clauses, doc._.q7x2_offset)
        doc.spans["q7x2_clauses"] = SpanGroup(
            doc,
            name="q7x2_clauses",
            spans=[Span(doc, each.verb, each.verb + 1, label=each.relation) for each in clauses.all],
        )
        return doc


@Language.factory(
    "q7x2_clauses", assigns=["doc._.q7x2_clauses"], requires=["token.dep", "token.tag", "token.head"]
)
def make_clauses(nlp: Language, name: str) -> ClausesComponent:  # noqa: ARG001 - spaCy calls it so
    """The component; it stands after the model's parser and before whatever asks for clauses."""
    return ClausesComponent()
