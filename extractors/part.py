"""One section under analysis: what was found in its chunks, small once it is complete."""

from __future__ import annotations

import zlib
from collections.abc import Iterable

import orjson

from extractors.annotations import Paragraph
from extractors.model import Analysis, Span
from extractors.protocol import plain


class Part:
    """Keeps what was found until it is linked for good, then packed: a million words must fit beside the model.

    Args:
        chunks: Indices of its chunks.

    Attributes:
        is_news: Whether something was learnt that has not been told.
        said: The analysis that was told last, packed; empty before.
    """

    def __init__(self, chunks: range) -> None:
        self.chunks = chunks
        self.is_news = False
        self.said = b""
        self.done = 0
        self._found: dict[int, Paragraph] = {}
        self._packed = b""

    @property
    def is_complete(self) -> bool:
        """Whether every chunk was analysed."""
        return self.done == len(self.chunks)

    def take(self, found: Iterable[Paragraph]) -> None:
        """Add what was found in some chunks."""
        self._found.update((paragraph.index, paragraph) for paragraph in found)
        self.done, self.is_news = len(self._found), True

    def paragraphs(self) -> list[Paragraph]:
        """What was found so far."""
        return _unpacked(self._packed) if self._packed else list(self._found.values())

    def tell(self, analysis: Analysis) -> None:
        """This analysis is told; where it is complete it stays only packed, with what it is made of."""
        self.is_news = False
        if self.is_complete:
            self.said = packed_analysis(analysis)
            if self._found:
                self._packed, self._found = _packed(self._found.values()), {}


def packed_analysis(analysis: Analysis) -> bytes:
    """The analysis as compressed JSON."""
    return zlib.compress(plain(analysis), level=1)


def _packed(found: Iterable[Paragraph]) -> bytes:
    return zlib.compress(orjson.dumps(list(found), default=list), level=1)


def _unpacked(packed: bytes) -> list[Paragraph]:
    return [
        Paragraph(**{**fields, "sentences": tuple(Span(*pair) for pair in fields["sentences"])})
        for fields in orjson.loads(zlib.decompress(packed))
    ]
