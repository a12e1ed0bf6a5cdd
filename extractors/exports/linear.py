"""Plain text for listening: each sentence, then its facts, one a line. Nothing is told by place, colour or sign."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.exports.characters import in_one_line, without_controls
from extractors.exports.describing import Described, about, headline
from extractors.exports.format import Format
from extractors.model import Analysis, Article, Mention, Span, span_at


def _lines(article: Article, analysis: Analysis) -> Iterator[str]:
    described = Described(article, analysis)
    yield in_one_line(headline(article))
    yield f"Date: {about(article)}."
    yield from (f"Note: {in_one_line(note)}" for note in analysis.notes)
    sentences = analysis.sentences or article.paragraphs
    of_sentence: dict[int, list[Mention]] = {}
    for mention in analysis.mentions:
        of_sentence.setdefault(span_at(sentences, mention.start), []).append(mention)
    for number, span in enumerate(sentences):
        yield ""
        yield from _sentence(described, number, span, of_sentence.get(number, []))


def _sentence(described: Described, number: int, span: Span, mentions: list[Mention]) -> Iterator[str]:
    yield f"{number + 1}. {in_one_line(described.article.text[span.start : span.end])}"
    told = set()
    for mention in mentions:
        if (mention.entity, mention.text) not in told:
            told.add((mention.entity, mention.text))
            yield f"{mention.kind.capitalize()}: {in_one_line(_fact(described, mention))}."


def _fact(described: Described, mention: Mention) -> str:
    entity = described.entities.get(mention.entity)
    if entity is None:
        return mention.text
    name, what = described.name(entity), described.what(entity)
    is_said_so = name.casefold() == " ".join(mention.text.split()).casefold()
    said = name if is_said_so else f"“{mention.text}”: {name}"
    return ", ".join(filter(None, (said, what)))


def _piece(article: Article, analysis: Analysis) -> bytes:
    lines = "".join(f"{line}\n" for line in _lines(article, analysis))
    return without_controls(lines).encode("utf-8")


LINEAR = Format(
    "text", "Plain text for screen readers: a sentence, then its facts", ".txt", _piece, between=b"\n\n"
)
