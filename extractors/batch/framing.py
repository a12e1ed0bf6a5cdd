"""The bytes of a format that is written as it comes."""

from __future__ import annotations

from typing import Protocol

from extractors.exports.format import Format


class Sink(Protocol):
    """What bytes can be written to."""

    def write(self, data: bytes, /) -> object:
        """Take the bytes."""


class Framing:
    """Writes what stands before, between and after the pieces.

    Args:
        format: A format whose pieces are bytes.
        is_many: Whether the whole is made for several articles.
        sink: Where to.
        goes_on: Whether pieces stand there already.
    """

    def __init__(self, format: Format, is_many: bool, sink: Sink, goes_on: bool = False) -> None:
        is_alone = format.single is not None and not is_many
        self._head, self._between, self._foot = (
            (b"", b"", b"") if is_alone else (format.head, format.between, format.foot)
        )
        self._sink = sink
        self._has_begun = self._has_piece = goes_on

    def put(self, piece: bytes) -> None:
        """Write the piece, and what stands before it; an article that gives nothing leaves no trace."""
        self._begin()
        if piece:
            self._sink.write(self._between + piece if self._has_piece else piece)
            self._has_piece = True

    def end(self) -> None:
        """Write what stands after all pieces."""
        self._begin()
        self._sink.write(self._foot)

    def _begin(self) -> None:
        if not self._has_begun:
            self._sink.write(self._head)
            self._has_begun = True
