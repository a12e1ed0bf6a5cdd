"""The spaCy component `q7x2_places`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import SpanGroup

import extractors.doc  # noqa: F401 - registers the Doc extensions
from extractors.gazetteer import Gazetteer
from extractors.places.recognition import recognise
from extractors.token_starts import TokenStarts

if TYPE_CHECKING:
    from spacy.tokens import Doc


class PlacesComponent:
    """Writes `doc._.q7x2_places` (records of `extractors.places.annotations`) and `doc.spans["q7x2_places"]`.

    `doc._.q7x2_rejected` gets the names that its rules refused.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer

    def __call__(self, doc: Doc) -> Doc:
        """Find the Doc's places."""
        found, refused = recognise(doc, self.gazetteer)
        doc._.q7x2_rejected = [*(doc._.q7x2_rejected or ()), *refused]
        offset: int = doc._.q7x2_offset
        doc._.q7x2_places = [dict(record) for record in found]
        tokens = TokenStarts(doc)
        spans = [
            tokens.span(record["start"] - offset, record["end"] - offset, "location")
            for record in found
            if record["sure"]
        ]
        doc.spans["q7x2_places"] = SpanGroup(doc, name="q7x2_places", spans=spans)
        return doc


@Language.factory("q7x2_places", default_config={"gazetteer": None}, assigns=["doc._.q7x2_places"])
def make_places(nlp: Language, name: str, gazetteer: str | None) -> PlacesComponent:  # noqa: ARG001
    """The component. `gazetteer` is the path of a place index, the installed one where it is None."""
    return PlacesComponent(Gazetteer.open(Path(gazetteer) if gazetteer else None))
