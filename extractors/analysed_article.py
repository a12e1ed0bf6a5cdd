"""An article as it is analysed, beside the article as it was read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from extractors.kinds.registry import kind_of
from extractors.model import Analysis, Article, Span
from extractors.normalisation import Alignment, Alignments, normalised_lines

# Inside a paragraph: a line's end, with the marks of a quoted mail that the next line begins with; and runs of blanks.
_GAP = re.compile(r"[ \t]*\n[ \t\n]*(?:>[ \t]?)*[ \t]*|\t[ \t]*|[ ][ \t]+")
_QUOTED = re.compile(r"(?:>[ \t]?)+[ \t]*")
_COLUMNS = "  "


class AnalysedArticle:
    """An article as it is analysed, beside the article itself.

    Attributes:
        article: The one that was read.
        normalised: The same with a normalised text; all its offsets are into that.
    """

    def __init__(self, article: Article) -> None:
        self.article = article
        text, lines = normalised_lines(article.text)
        paragraphs = article.paragraphs if lines is None else _moved(article.paragraphs, lines.changed)
        text, blanks = _without_gaps(text, paragraphs)
        steps = [step for step in (lines, blanks) if step is not None]
        self._alignment: Alignments | None = None
        if steps:
            self._alignment = (lines or Alignments(())).and_then(blanks) if blanks else lines
        self.normalised = self._changed(text)

    def _changed(self, text: str) -> Article:
        article, to = self.article, self._alignment
        if to is None:
            return article if text == article.text else replace(article, text=text)
        return replace(
            article,
            text=text,
            paragraphs=_moved(article.paragraphs, to.changed),
            regions=tuple(
                replace(one, start=to.changed(one.start), end=to.changed(one.end)) for one in article.regions
            ),
            anchors=tuple(
                replace(one, start=to.changed(one.start), end=to.changed(one.end)) for one in article.anchors
            ),
        )

    def dated(self, published: str | None, origin: str | None) -> None:
        """Take another date (ISO, or None) and where it is from."""
        self.article = self.article.dated(published, origin)
        self.normalised = self.normalised.dated(published, origin)

    def offset(self, original: int) -> int:
        """Where an offset of the article is in the normalised text."""
        return original if self._alignment is None else self._alignment.changed(original)

    def span(self, start: int, end: int) -> Span:
        """Where a run of the normalised text is in the article."""
        return Span(start, end) if self._alignment is None else self._alignment.span(start, end)

    def restored(self, analysis: Analysis) -> Analysis:
        """An analysis of the normalised text as one of the article: its offsets, and the words that stand there."""
        text, alignment = self.article.text, self._alignment
        if alignment is None and self.normalised.text is text:
            return analysis
        at = Span if alignment is None else alignment.span
        mentions = []
        for mention in analysis.mentions:
            start, end = at(mention.start, mention.end)
            mentions.append(replace(mention, start=start, end=end, text=text[start:end]))
        return replace(
            analysis,
            mentions=tuple(mentions),
            entities=tuple(kind_of(entity.kind).relocated(entity, at) for entity in analysis.entities),
            sentences=tuple(at(*span) for span in analysis.sentences),
        )


def _without_gaps(text: str, paragraphs: tuple[Span, ...]) -> tuple[str, Alignment | None]:
    """The text with every paragraph in one line, one blank between its words."""
    pieces: list[str] = []
    edits: list[tuple[int, int, int]] = []
    at = 0
    for start, end in paragraphs:
        pieces.append(text[at:start])
        run, at = text[start:end], end
        quoted = _QUOTED.match(run)
        if quoted and quoted.end() < len(run):
            edits.append((start, start + quoted.end(), 0))
            start, run = start + quoted.end(), run[quoted.end() :]
        if "\n" in run or "\t" in run or "  " in run:
            run = _joined(run, start, edits)
        pieces.append(run)
    pieces.append(text[at:])
    return "".join(pieces), Alignment(edits) if edits else None


def _joined(run: str, offset: int, edits: list[tuple[int, int, int]]) -> str:
    def blank(found: re.Match[str]) -> str:
        start, end = found.span()
        said = " "
        if "\n" not in found[0]:
            digits = run[start - 1 : start].isdigit() + run[end : end + 1].isdigit()
            # Numbers that stand in columns are not to be taken for one.
            said = _COLUMNS if digits == 2 or (digits and end - start > 1) else " "
        if len(said) != end - start:
            edits.append((offset + start, offset + end, len(said)))
        return said

    return _GAP.sub(blank, run)


def _moved(spans: Iterable[Span], to: Callable[[int], int]) -> tuple[Span, ...]:
    return tuple(Span(to(start), to(end)) for start, end in spans)
