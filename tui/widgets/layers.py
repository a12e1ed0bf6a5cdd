"""A line of the article cut where its looks change."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from extractors.model import Span
from tui.reading import Reading


class Layer(NamedTuple):
    """A run of the text that has a look of its own."""

    start: int
    end: int
    look: str


class Piece(NamedTuple):
    """A run of one line with the looks of every layer over it, lowest first."""

    start: int
    end: int
    looks: tuple[str, ...]


def pieces(line: Span, layers: Sequence[Layer]) -> list[Piece]:
    """Cut the line at every border of the layers; the pieces cover it without gaps or overlaps."""
    over = [layer for layer in layers if layer.start < line.end and line.start < layer.end]
    borders = {border for layer in over for border in layer[:2] if line.start < border < line.end}
    edges = [line.start, *sorted(borders), line.end]
    return [
        Piece(start, end, tuple(layer.look for layer in over if layer.start <= start and end <= layer.end))
        for start, end in pairwise(edges)
    ]


def layers_of(reading: Reading, span: Span) -> list[Layer]:
    """Every look over the span, lowest first."""
    sentence, focus = reading.sentence, reading.focus
    layers = [
        Layer(r.start, r.end, "region")
        for r in reading.article.regions
        if r.start < span.end and span.start < r.end
    ]
    layers.append(Layer(*sentence, "sentence"))
    mentions = reading.facts.between(span)
    layers += (Layer(m.start, m.end, m.kind) for m in mentions)
    layers += (Layer(m.start, m.end, "chosen") for m in mentions if m.entity == focus.entity)
    layers += (Layer(s, e, "picked") for _, s, e in reading.picked if s < span.end and span.start < e)
    if (selected := reading.selected) is not None:
        layers.append(Layer(*selected, "selected"))
    for match in reading.search.found.between(span):
        layers.append(Layer(*match, "current-match" if match.start == focus.offset else "match"))
    return layers
