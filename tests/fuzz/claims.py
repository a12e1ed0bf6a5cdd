"""What must hold of every article, whatever it was read from."""

from __future__ import annotations

import re
from itertools import pairwise

import orjson

from extractors.chunks import chunks_of, model_text
from extractors.errors import SourceError
from extractors.model import Article
from extractors.visible import visible

RAW = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ue000-\uf8ff]")


def holds(found: Article | SourceError) -> None:
    """An error is a harmless sentence; an article's offsets are true and its words harmless once they are made visible."""
    if isinstance(found, SourceError):
        assert not RAW.search(str(found))
        assert found.message
        return
    spans = [*found.paragraphs, *((region.start, region.end) for region in found.regions)]
    assert all(0 <= start < end <= len(found.text) for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(found.paragraphs))
    assert all(found.text[start:end].strip() for start, end in found.paragraphs)
    assert found.paragraphs
    for chunk in chunks_of(found):
        assert len(model_text(found, chunk.span)) == chunk.span.end - chunk.span.start
    for words in (found.text, found.title, found.byline, found.id, found.source):
        assert not RAW.search(visible(words or ""))
    orjson.dumps([found.text, found.title, found.byline, found.id, found.source, found.published])
