"""Signs before the mentions: the letter of the kind, and `¿` where it may be wrong. Each takes a blank, so no text shifts."""

from __future__ import annotations

import unicodedata
from collections.abc import Container, Iterator

from extractors.kinds.registry import kind_of
from extractors.model import Kind, Mention, Span
from tui.reading import Reading
from tui.widgets.layers import Layer, Piece

_LOOK, _DOUBT = "label-", "doubt-"

DOUBT = "¿"
"""What a doubtful mention bears in the text; its row in a pane bears `?`."""

_BLANKS = " \u00a0"  # one cell wide


def labels_of(reading: Reading, span: Span) -> list[Layer]:
    """The signs on a line, letters first where they are shown: one between quotes has no blank, and is left out."""
    taken: dict[int, str] = {}
    if reading.has_labels:
        _put_letters(reading, span, taken)
    signs = [Layer(at, at + 1, look) for at, look in taken.items()]
    return signs + _doubts(reading, span, taken) if reading.facts.doubtful else signs


def _doubts(reading: Reading, span: Span, taken: Container[int]) -> list[Layer]:
    """A `¿` on the blank before a doubtful mention that begins on the line; without one, its first letter is marked itself.

    An opening mark belongs to the word after it and is no English text; a `?` behind the mention reads as the author's.
    """
    layers = []
    for mention in _doubted(reading, span):
        start, end = mention.start - 1, mention.start
        if mention.start == span.start and first_doubt(reading, span):
            continue  # it has its sign in the gutter
        if not span.start <= start or reading.article.text[start] not in _BLANKS or start in taken:
            start, end = mention.start, _letter_end(reading.article.text, mention)
        layers.append(Layer(start, end, f"{_DOUBT}{mention.kind}"))
    return layers


def _doubted(reading: Reading, span: Span) -> Iterator[Mention]:
    """The doubtful mentions that begin on the line."""
    entities = reading.facts.entities
    return (m for m in reading.facts.between(span) if m.start >= span.start and entities[m.entity].doubt)


def _letter_end(text: str, mention: Mention) -> int:
    """Where the first letter of a mention ends, with what combines with it."""
    end = mention.start + 1
    while end < mention.end and unicodedata.combining(text[end]):
        end += 1
    return end


def first_doubt(reading: Reading, span: Span) -> Kind | None:
    """The kind of the doubtful mention that begins with the line, where neither letter nor note has the gutter."""
    if reading.has_labels or not reading.facts.doubtful or has_note(reading, span):
        return None
    return next((m.kind for m in _doubted(reading, span) if m.start == span.start), None)


def _put_letters(reading: Reading, span: Span, taken: dict[int, str]) -> None:
    """The letters on a line: on the blank before a mention, or on the one after it where another mention has that.

    A mention at the line's beginning has its letter in the gutter (`first_label`).
    """
    text = reading.article.text
    for mention in reading.facts.between(span):
        if mention.start < span.start:
            continue  # it has its letter on the line before
        places = [mention.start - 1] if mention.start > span.start else []
        if mention.start > span.start or mention.kind != first_label(reading, span):
            places.append(mention.end)
        free = (at for at in places if span.start <= at < span.end and text[at].isspace() and at not in taken)
        at = next(free, None)
        if at is not None:
            taken[at] = f"{_LOOK}{mention.kind}"


def has_note(reading: Reading, span: Span) -> bool:
    """Whether a sentence that begins on the line has a note."""
    return any(note.entity is None and span.start <= note.start < span.end for note in reading.remarks)


def first_label(reading: Reading, span: Span) -> Kind | None:
    """The kind of the longest mention that begins with the line."""
    if not reading.has_labels:
        return None
    return next((m.kind for m in reading.facts.between(span) if m.start == span.start < m.end), None)


def label_of(piece: Piece, words: str) -> str:
    """The sign that stands for the piece with these words; empty where they stand themselves."""
    look = piece.looks[-1] if piece.looks else ""
    if look.startswith(_DOUBT):
        return DOUBT if words in _BLANKS else ""
    return kind_of(look.removeprefix(_LOOK)).letter if look.startswith(_LOOK) else ""
