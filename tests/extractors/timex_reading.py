"""How the tests of dates read a text: without a model (words alone decide), or with the pipeline's own."""

from __future__ import annotations

from typing import Any

from spacy.lang.en import English

from extractors.annotations import Group
from extractors.doc import register
from extractors.model import Timex
from extractors.timex.linking import link_timex
from extractors.timex.recognition import recognise

register()
_TOKENIZER: Any = English().tokenizer


def found_in(text: str) -> list[Any]:
    """What is found in a text that no model has read."""
    return recognise(_TOKENIZER(text))


def dates_in(text: str, anchor: str | None) -> tuple[Group[Timex], ...]:
    return link_timex(found_in(text), anchor)


def value_of(text: str, anchor: str | None) -> str | None:
    """The value of the only date in a text."""
    (group,) = dates_in(text, anchor)
    return group.entity.value
