"""The spaCy component `q7x2_statements`: who says what, as far as one paragraph says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import SpanGroup

import extractors.doc  # noqa: F401 - registers the Doc extensions
from extractors.clauses.reading import read_clauses
from extractors.rules import Rejected
from extractors.statements.finding import sayings_of
from extractors.statements.records import Records
from extractors.token_columns import columns_of
from extractors.token_starts import TokenStarts

if TYPE_CHECKING:
    from spacy.tokens import Doc

NAME = "q7x2_statements"


class StatementsComponent:
    """Writes `doc._.q7x2_statements`: records of `StatementAnnotation`.

    `doc.spans["q7x2_statements"]` has each run of what is said, `doc._.q7x2_rejected` gets what its rules refused.
    """

    def __call__(self, doc: Doc) -> Doc:
        """The Doc with its statements."""
        doc._.q7x2_statements = self._found(doc) if any(columns_of(doc).deps) else []
        offset: int = doc._.q7x2_offset
        tokens = TokenStarts(doc)
        doc.spans[NAME] = SpanGroup(
            doc,
            name=NAME,
            spans=[
                tokens.span(start - offset, end - offset, record["type"])
                for record in doc._.q7x2_statements
                for start, end in record["spans"]
            ],
        )
        return doc

    def _found(self, doc: Doc) -> list[dict[str, object]]:
        clauses, offset = read_clauses(doc), doc._.q7x2_offset
        refused: list[Rejected] = []
        sayings, quotes = sayings_of(clauses, offset, refused)
        doc._.q7x2_rejected = [*(doc._.q7x2_rejected or ()), *refused]
        records = Records(clauses, offset, quotes, doc._.q7x2_timex or (), doc._.q7x2_places or ())
        return [dict(records.of(saying)) for saying in sayings]


@Language.factory(NAME, assigns=["doc._.q7x2_statements"], requires=["token.dep", "token.tag", "token.head"])
def make_statements(nlp: Language, name: str) -> StatementsComponent:  # noqa: ARG001 - spaCy calls it so
    """The component; dates and places, where their components ran before, tell when and where something was said."""
    return StatementsComponent()
