"""The spaCy component for dates: time expressions into `doc._.q7x2_timex` and `doc.spans["q7x2_timex"]`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, SpanGroup

from extractors.doc import register
from extractors.rules import Rejected
from extractors.timex.recognition import recognise
from extractors.token_starts import TokenStarts


@dataclass(slots=True)  # spaCy sets the name itself when pipelines are put together
class TimexComponent:
    """Finds time expressions; they are resolved later, against the article's own date.

    With `references` off, words that name no day ("recently") are left out; they get the type `reference` otherwise.
    """

    name: str
    references: bool = True

    def __call__(self, doc: Doc) -> Doc:
        """Write the found records, and a span of each labelled with its form."""
        refused: list[Rejected] = []
        found = [one for one in recognise(doc, refused) if self.references or one["form"] != "reference"]
        offset = doc._.q7x2_offset
        doc._.q7x2_timex = found
        doc._.q7x2_rejected = [*(doc._.q7x2_rejected or ()), *refused]
        tokens = TokenStarts(doc)
        spans = [tokens.span(one["start"] - offset, one["end"] - offset, one["form"]) for one in found]
        doc.spans["q7x2_timex"] = SpanGroup(doc, name="q7x2_timex", spans=spans)
        return doc


@Language.factory("q7x2_timex", default_config={"references": True})
def make_timex(nlp: Language, name: str, references: bool) -> Any:  # noqa: ARG001
    """The component; it needs a tagger and a parser before it, and profits of named entities."""
    register()
    return TimexComponent(name, references)
