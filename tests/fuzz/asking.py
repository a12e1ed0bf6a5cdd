"""Queries as deeds of bytes: an answer, or a sentence that says what of the query is not understood."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

from extractors.asking.grammar import QueryError
from extractors.asking.likeness import folded
from extractors.corpus.marker import mark
from extractors.corpus.reading import Corpus
from extractors.corpus.rows import rows_of
from extractors.corpus.shard import write_shard
from extractors.exports.schema import as_schema
from tests.fuzz import sound
from tests.fuzz.claims import is_sentence
from tests.fuzz.loaders import Deed
from tui.query import Vocabulary, status_asked, terms_of

_ENTITIES = sound.ANALYSIS.entities
_WORDINGS = {entity.id: frozenset({"kabul", "", folded("Élysée’s “ẞ”")}) for entity in _ENTITIES}


def of_corpus(data: bytes) -> None:
    """A query of a corpus: whatever is asked, the engine is only ever given what it understands."""
    query = data.decode("utf-8", "replace")
    corpus = _corpus()
    try:
        assert corpus.count(query) in (0, 1)
        corpus.matching("a", query)
    except QueryError as error:
        is_sentence(error)


def of_article(data: bytes) -> None:
    """A query of the window's filter, asked of every kind of entity."""
    query = data.decode("utf-8", "replace")
    vocabulary = Vocabulary(_ENTITIES, _WORDINGS)
    for ask in (terms_of, status_asked):
        try:
            terms = ask(query)
        except QueryError as error:
            is_sentence(error)
            continue
        for term in terms if isinstance(terms, tuple) else ():
            for entity in _ENTITIES:
                assert term.test(entity, vocabulary.words_of(entity)) in (True, False)


@cache
def _corpus() -> Corpus:
    """A corpus of one article, on the disk for as long as this process lives."""
    folder = Path(tempfile.mkdtemp(prefix="q7x2-fuzz-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    mark(folder, "e")
    write_shard(folder, "e", [rows_of(as_schema(sound.ARTICLE, sound.ANALYSIS))])
    corpus = Corpus.open(folder)
    atexit.register(_corpus.cache_clear)
    atexit.register(corpus.close)
    return corpus


QUERIES: dict[str, Deed] = {"query of a corpus": of_corpus, "filter of the window": of_article}
