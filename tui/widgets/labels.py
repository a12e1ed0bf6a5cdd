"""Signs beside the mentions: the letter of the kind, and `?` where it may be wrong. Each takes a blank, so no text shifts."""

from __future__ import annotations

from extractors.kinds.registry import kind_of
from extractors.model import Kind, Span
from tui.reading import Reading
from tui.widgets.layers import Layer, Piece

_LOOK, _DOUBT = "label-", "doubt-"


def labels_of(reading: Reading, span: Span) -> list[Layer]:
    """The signs on a line, letters first where they are shown: a sign between quotes has no blank, and is left out."""
    taken: dict[int, str] = {}
    if reading.has_labels:
        _put_letters(reading, span, taken)
    if reading.facts.doubtful:
        _put_doubts(reading, span, taken)
    return [Layer(at, at + 1, look) for at, look in taken.items()]


def _put_doubts(reading: Reading, span: Span, taken: dict[int, str]) -> None:
    """A `?` on the first blank behind a doubtful mention and its punctuation, else on the one before it."""
    text, entities = reading.article.text, reading.facts.entities
    for mention in reading.facts.between(span):
        if not entities[mention.entity].doubt or mention.end > span.end:
            continue
        after = mention.end
        while after < span.end and after - mention.end < _PUNCTUATION and not text[after].isalnum():
            if text[after].isspace():
                break
            after += 1
        free = (
            at
            for at in (after, mention.start - 1)
            if span.start <= at < span.end and text[at].isspace() and at not in taken
        )
        at = next(free, None)
        if at is not None:
            taken[at] = f"{_DOUBT}{mention.kind}"


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


# Signs between a mention and the blank behind it: `”),`.
_PUNCTUATION = 4


def first_label(reading: Reading, span: Span) -> Kind | None:
    """The kind of the longest mention that begins with the line."""
    if not reading.has_labels:
        return None
    return next((m.kind for m in reading.facts.between(span) if m.start == span.start < m.end), None)


def label_of(piece: Piece) -> str:
    """The sign that stands for the piece; empty where it is text."""
    look = piece.looks[-1] if piece.looks else ""
    if look.startswith(_DOUBT):
        return "?"
    return kind_of(look.removeprefix(_LOOK)).letter if look.startswith(_LOOK) else ""
