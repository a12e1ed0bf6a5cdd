"""The letter of its kind before each mention: a cue that is neither colour nor line. It takes a blank, so no text shifts."""

from __future__ import annotations

from extractors.kinds.registry import kind_of
from extractors.model import Kind, Span
from tui.reading import Reading
from tui.widgets.layers import Layer, Piece

_LOOK = "label-"


def labels_of(reading: Reading, span: Span) -> list[Layer]:
    """The labels on a line: on the blank before a mention, or on the one after it where another mention has that.

    A mention at the line's beginning has its letter in the gutter (`first_label`); one between quotes has none.
    """
    if not reading.has_labels:
        return []
    text, taken = reading.article.text, dict[int, Kind]()
    for mention in reading.facts.between(span):
        if mention.start < span.start:
            continue  # it has its letter on the line before
        places = [mention.start - 1] if mention.start > span.start else []
        if mention.start > span.start or mention.kind != first_label(reading, span):
            places.append(mention.end)
        free = (at for at in places if span.start <= at < span.end and text[at].isspace() and at not in taken)
        at = next(free, None)
        if at is not None:
            taken[at] = mention.kind
    return [Layer(at, at + 1, f"{_LOOK}{kind}") for at, kind in taken.items()]


def first_label(reading: Reading, span: Span) -> Kind | None:
    """The kind of the longest mention that begins with the line."""
    if not reading.has_labels:
        return None
    return next((m.kind for m in reading.facts.between(span) if m.start == span.start < m.end), None)


def label_of(piece: Piece) -> str:
    """The letter that stands for the piece; empty where it is text."""
    look = piece.looks[-1] if piece.looks else ""
    return kind_of(look.removeprefix(_LOOK)).letter if look.startswith(_LOOK) else ""
