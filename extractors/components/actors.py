"""The spaCy component `q7x2_actors`: who acts or is acted on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from spacy.language import Language

import extractors.doc  # noqa: F401 - registers the Doc extensions
from extractors.actors.recognition import mentions, recognise
from extractors.gazetteer import Gazetteer
from extractors.token_starts import TokenStarts

if TYPE_CHECKING:
    from spacy.tokens import Doc


class Actors:
    """Writes `doc._.q7x2_actors` (records of `ActorAnnotation`) and `doc.spans["q7x2_actors"]`, labelled with their types.

    The records hold candidates too: names that are actors only where the rest of the article says so. The spans do not.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer

    def __call__(self, doc: Doc) -> Doc:
        """Find the actors of a Doc."""
        found = recognise(doc, self.gazetteer)
        offset: int = doc._.q7x2_offset
        doc._.q7x2_actors = found
        tokens = TokenStarts(doc)
        doc.spans["q7x2_actors"] = [
            tokens.span(record["start"] - offset, record["end"] - offset, record["type"])
            for record in mentions(found)
        ]
        return doc


@Language.factory("q7x2_actors", default_config={"gazetteer": None})
def make_actors(nlp: Language, name: str, gazetteer: str | None) -> Actors:  # noqa: ARG001 - spaCy's signature
    """The component.

    Args:
        nlp: The pipeline.
        name: The component's name in it.
        gazetteer: Path of the place index; the installed one where None.
    """
    return Actors(Gazetteer.open(Path(gazetteer) if gazetteer else None))
