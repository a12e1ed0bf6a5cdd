"""How long the words that were read stay known to spaCy: the first many for good, all others for as long as they are needed."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

# Words, as they are printed, that are kept for good: some ten megabytes. What news says most often is among them.
_KEPT = 50_000


def words_read(nlp: Language) -> AbstractContextManager[object]:
    """What a part of an article is read in; its Docs are gone afterwards.

    In a memory zone spaCy forgets every word at its end, and remembers of none how it was parted into tokens: to read so takes a
    tenth longer. Without one it forgets nothing. So words are kept until there are many, and zones are for what comes after.
    """
    return nullcontext() if len(nlp.vocab) < _KEPT else nlp.memory_zone()
