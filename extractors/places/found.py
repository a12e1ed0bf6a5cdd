"""What the places component finds."""

from __future__ import annotations

from typing import Literal

from extractors.found import Found

By = Literal["model", "gazetteer", "dateline", "inside"]


class FoundPlace(Found):
    """A toponym in a text. What it means is decided at linking, when the whole article is known.

    Attributes:
        label: The model's label of the span that it came from (`GPE`, `LOC`, `FAC`, `ORG`, `PERSON`, `NORP`), empty where it gave none.
        by: Who recognised it: the model as a place; the gazetteer with the context; a dateline; a name inside an organisation's.
        within: The wording of what contains it ("X, Y": of Y), None where the text does not say.
        kind_word: The class word beside the name ("province", "county", "river"), lower case, None where there is none.
        sentence: Article offset of its sentence's start.
    """

    label: str
    by: By
    within: str | None
    kind_word: str | None
    sentence: int
