"""What must hold of every article, whatever it was read from."""

from __future__ import annotations

import re
from itertools import pairwise

import orjson

from extractors.analysed_article import AnalysedArticle
from extractors.chunks import chunks_of
from extractors.errors import Q7x2Error, SourceError
from extractors.model import Analysis, Article
from extractors.normalisation import LINE_ENDS
from extractors.visible import visible

RAW = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ue000-\uf8ff]")


def is_harmless(words: str) -> bool:
    """Whether a terminal would show the words and obey nothing."""
    return not RAW.search(words)


def is_sentence(error: Q7x2Error) -> None:
    """An error says something, and nothing that a terminal would obey."""
    assert error.message
    assert is_harmless(str(error))


def is_true(article: Article, analysis: Analysis) -> None:
    """Every mention stands where it says, in the words that it says, and is of an entity that there is."""
    known = {entity.id for entity in analysis.entities}
    assert len(known) == len(analysis.entities)
    for mention in analysis.mentions:
        assert 0 <= mention.start < mention.end <= len(article.text)
        assert article.text[mention.start : mention.end] == mention.text
        assert mention.entity in known
    assert all(0 <= start < end <= len(article.text) for start, end in analysis.sentences)


def holds(found: Article | SourceError) -> None:
    """An error is a harmless sentence; an article's offsets are true and its words harmless once they are made visible."""
    if isinstance(found, SourceError):
        is_sentence(found)
        return
    spans = [*found.paragraphs, *((region.start, region.end) for region in found.regions)]
    assert all(0 <= start < end <= len(found.text) for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(found.paragraphs))
    assert all(found.text[start:end].strip() for start, end in found.paragraphs)
    assert found.paragraphs
    analysed = AnalysedArticle(found).normalised
    assert not set(LINE_ENDS + "\t") & set(
        "".join(analysed.text[slice(*c.span)] for c in chunks_of(analysed))
    )
    for words in (found.text, found.title, found.byline, found.id, found.source):
        assert is_harmless(visible(words or ""))
    orjson.dumps([found.text, found.title, found.byline, found.id, found.source, found.published])
