"""CoNLL columns with BIO labels: token, its offsets, then a column a kind; a kind that overlaps itself has further columns.

A document begins with `# newdoc id = ...` and names its columns; a blank line ends a sentence. A token ends where a mention does,
so that no label says more or less than the mention.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from extractors.exports.characters import in_one_line, without_controls
from extractors.exports.format import Format
from extractors.kinds.registry import kind_names
from extractors.model import Analysis, Article, Mention, Span

_TOKEN = re.compile(r"\w+|[^\w\s]")


@dataclass(slots=True)
class _Layer:
    """Mentions of one kind that do not overlap, with the type that labels each."""

    name: str
    labelled: list[tuple[Mention, str]] = field(default_factory=list)

    @property
    def end(self) -> int:
        return self.labelled[-1][0].end if self.labelled else 0


def tokens(text: str, mentions: Sequence[Mention]) -> Iterator[Span]:
    """Words and signs of the text, cut at every mention's border."""
    borders = sorted({border for mention in mentions for border in (mention.start, mention.end)})
    at = 0
    for found in _TOKEN.finditer(text):
        start, end = found.span()
        while at < len(borders) and borders[at] <= start:
            at += 1
        inside = at
        while inside < len(borders) and borders[inside] < end:
            inside += 1
        yield from (Span(*pair) for pair in pairwise((start, *borders[at:inside], end)))
        at = inside


def _layers(analysis: Analysis) -> list[_Layer]:
    """The kinds, then what overlaps with its own kind; a mention goes to the first layer that has room."""
    types = {entity.id: entity.type for entity in analysis.entities}
    first = {kind: [_Layer(kind.upper())] for kind in kind_names()}
    for mention in analysis.mentions:
        of_kind = first[mention.kind]
        layer = next((layer for layer in of_kind if layer.end <= mention.start), None)
        if layer is None:
            layer = _Layer(f"{mention.kind.upper()}.{len(of_kind) + 1}")
            of_kind.append(layer)
        layer.labelled.append((mention, types.get(mention.entity, mention.kind)))
    return [of_kind[0] for of_kind in first.values()] + [
        layer for of_kind in first.values() for layer in of_kind[1:]
    ]


def _labels(layer: _Layer, spans: Sequence[Span]) -> list[str]:
    labels, at, last = [], 0, -1
    for span in spans:
        while at < len(layer.labelled) and layer.labelled[at][0].end <= span.start:
            at += 1
        if at < len(layer.labelled) and layer.labelled[at][0].start <= span.start:
            labels.append(f"{'I' if last == at else 'B'}-{layer.labelled[at][1]}")
            last = at
        else:
            labels.append("O")
    return labels


def _piece(article: Article, analysis: Analysis) -> bytes:
    spans = list(tokens(article.text, analysis.mentions))
    layers = _layers(analysis)
    columns = [_labels(layer, spans) for layer in layers]
    lines = [
        f"# newdoc id = {in_one_line(article.id)}",
        f"# columns = {' '.join(('TOKEN', 'START', 'END', *(layer.name for layer in layers)))}",
    ]
    ends = _ends(analysis)
    at = 0
    for number, span in enumerate(spans):
        while at < len(ends) and ends[at] <= span.start:
            at += 1
            if lines[-1] and number:
                lines.append("")
        token = without_controls(article.text[span.start : span.end])
        labels = (column[number] for column in columns)
        lines.append("\t".join((token, str(span.start), str(span.end), *labels)))
    return "".join(f"{line}\n" for line in (*lines, "")).encode("utf-8")


def _ends(analysis: Analysis) -> list[int]:
    """Where a sentence ends and no mention goes on."""
    ends, mentions, reach, at = [], analysis.mentions, 0, 0
    for start in sorted({border for sentence in analysis.sentences for border in sentence}):
        while at < len(mentions) and mentions[at].start < start:
            reach = max(reach, mentions[at].end)
            at += 1
        if reach <= start:
            ends.append(start)
    return ends


CONLL = Format("conll", "CoNLL: a token a line, BIO labels in a column a kind", ".conll", _piece, between=b"")
