"""The spaCy component `q7x2_compounds`: it mends the Doc's entities where the model cuts, lengthens or mistakes a name."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Span
from spacy.util import filter_spans

import extractors.doc  # noqa: F401 - registers the Doc extensions
from extractors.gazetteer import Gazetteer
from extractors.places.compounds import compounds
from extractors.places.lexicon import lexicon
from extractors.places.residents import Residents
from extractors.places.span_repair import mended
from extractors.places.tokens import Tokens

if TYPE_CHECKING:
    from spacy.tokens import Doc


class CompoundsComponent:
    """Makes one GPE of "Burkina Faso" where the model has "Burkina": what reads `doc.ents` afterwards reads the whole name.

    So it does of names that stand where only a place does: "Rep. Joe Smith, D-Chicopee", "a Chapin man". Other spans are mended
    as `extractors.places.span_repair` says.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer

    def __call__(self, doc: Doc) -> Doc:
        """Set the entities; those that a whole name covers give way to it."""
        if not len(doc):
            return doc
        tokens = Tokens(doc)
        found = compounds(tokens, self.gazetteer, lexicon())
        beside = Residents(tokens, self.gazetteer, lexicon()).drafts()
        places = [(draft.start, draft.end, "GPE") for draft in (*found, *beside)]
        changed = list(mended(tokens, self.gazetteer))
        wrong = {old for old, _ in changed}
        names = [new for _, new in changed if new is not None]
        wholes = filter_spans(Span(doc, start, end, label=label) for start, end, label in (*places, *names))
        if wholes or wrong:
            taken = {at for whole in wholes for at in range(whole.start, whole.end)}
            kept = [
                ent
                for ent in doc.ents
                if taken.isdisjoint(range(ent.start, ent.end))
                and (ent.start, ent.end, ent.label_) not in wrong
            ]
            doc.set_ents([*kept, *wholes])
        return doc


@Language.factory("q7x2_compounds", default_config={"gazetteer": None}, assigns=["doc.ents"])
def make_compounds(nlp: Language, name: str, gazetteer: str | None) -> CompoundsComponent:  # noqa: ARG001
    """The component. `gazetteer` is the path of a place index, the installed one where it is None."""
    return CompoundsComponent(Gazetteer.open(Path(gazetteer) if gazetteer else None))
