"""How the tests of figures read a text: without a model (words alone decide), or with the pipeline's own."""

from __future__ import annotations

from typing import Any

from spacy.lang.en import English

from extractors.doc import register
from extractors.figures.annotations import FigureAnnotation
from extractors.figures.lexicon import numbers
from extractors.figures.recognition import recognise

register()
_TOKENIZER: Any = English().tokenizer
_SMALL, _TENS = numbers("ones"), numbers("tens")


def figures_without_model(text: str) -> list[FigureAnnotation]:
    """The figures of a text that no model has read."""
    return recognise(_TOKENIZER(text))


def the_figure(text: str) -> FigureAnnotation:
    """The only figure of a text that no model has read."""
    (figure,) = figures_without_model(text)
    return figure


def in_words(number: int, joined: str = " and ") -> str:
    """The number as English writes it, up to the trillions; `joined` stands after the hundreds."""
    for scale, name in ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (10**3, "thousand")):
        if number >= scale:
            high, low = divmod(number, scale)
            rest = f" {in_words(low, joined)}" if low else ""
            return f"{in_words(high, joined)} {name}{rest}"
    if number >= 100:
        high, low = divmod(number, 100)
        return f"{_SMALL[high]} hundred" + (f"{joined}{in_words(low, joined)}" if low else "")
    if number >= 20:
        high, low = divmod(number, 10)
        return _TENS[high - 2] + (f"-{_SMALL[low]}" if low else "")
    return _SMALL[number]
