"""The annotation of a place name in one Doc."""

from __future__ import annotations

from typing import Literal

from extractors.annotations import Annotation
from extractors.places.treatment import Treatment
from extractors.rules import Verdict

By = Literal[
    "model", "gazetteer", "dateline", "inside", "bearer", "demonym", "cue", "postal", "standing", "sky"
]


class PlaceAnnotation(Annotation):
    """A toponym in a text. What it means is decided at linking, when the whole article is known.

    Attributes:
        label: The model's label of the span it came from (`GPE`, `LOC`, `FAC`, `ORG`, `PERSON`, `NORP`), empty where none.
        by: Who recognised it: the model as a place; the gazetteer with the context; a dateline; a name inside an
            organisation's; a state's postal code; where an unknown name stands. A demonym, a cue (an institution that one
            country has, "sheriff"), the place that a body is called after, its bearer, and a body of the sky are no mentions:
            the first two speak for their country in the article's votes, the third for that place.
        sure: Whether it is a place by itself; where not, only when the rest of the article says so.
        located: A preposition of place, a dateline or a containing place says that something is there.
        name: The wording without its class word ("Kabul" of "Kabul province").
        kind_word: The class word ("province", "county", "river"), lower case, None where there is none.
        within: The wording of what contains it ("X, Y": of Y), None where the text does not say.
        nation: ISO 3166-1 code of the country whose institution it opens the name of ("Athens Police Department"), else None.
        treated: How its clause treats it (`extractors.places.treatment`); None where none tells.
        sentence: Article offset of its sentence's start.
        verdicts: What the rules said of it, in the order in which they were asked.
    """

    label: str
    by: By
    sure: bool
    located: bool
    name: str
    kind_word: str | None
    within: str | None
    nation: str | None
    treated: Treatment | None
    sentence: int
    verdicts: list[Verdict]
