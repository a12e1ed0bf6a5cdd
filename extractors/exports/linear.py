"""Plain text for listening: each sentence, then its facts, one a line. Nothing is told by place, colour or sign."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.exports.characters import in_one_line, without_controls
from extractors.exports.describing import Described, about, headline
from extractors.exports.format import Format
from extractors.model import Analysis, Article, Mention, Note, Span, span_at


def _lines(article: Article, analysis: Analysis) -> Iterator[str]:
    described = Described(article, analysis)
    yield in_one_line(headline(article))
    yield f"Date: {about(article)}."
    yield from (f"Note: {in_one_line(note)}" for note in analysis.notes)
    sentences = analysis.sentences or article.paragraphs
    of_sentence: dict[int, list[Mention]] = {}
    for mention in analysis.mentions:
        of_sentence.setdefault(span_at(sentences, mention.start), []).append(mention)
    noted: dict[int, list[Note]] = {}
    for note in described.notes:
        noted.setdefault(span_at(sentences, note.start), []).append(note)
    for number, span in enumerate(sentences):
        yield ""
        yield from _sentence(described, number, span, of_sentence.get(number, []))
        yield from (_noted(described, note) for note in noted.get(number, ()))


def _sentence(described: Described, number: int, span: Span, mentions: list[Mention]) -> Iterator[str]:
    yield f"{number + 1}. {in_one_line(described.article.text[span.start : span.end])}"
    told = set()
    for mention in mentions:
        if (mention.entity, mention.text) not in told:
            told.add((mention.entity, mention.text))
            yield f"{mention.kind.capitalize()}: {in_one_line(_fact(described, mention))}."


def _noted(described: Described, note: Note) -> str:
    """A note, below the sentence that it is on, or below the first that names the entity that it is on."""
    entity = described.entities.get(note.entity or "")
    on = f" on {in_one_line(described.name(entity))}" if entity is not None else ""
    return f"Noted{on}: {in_one_line(note.words)}"


def _fact(described: Described, mention: Mention) -> str:
    entity = described.entities.get(mention.entity)
    if entity is None:
        return mention.text
    name, what = described.name(entity), described.what(entity)
    is_said_so = name.casefold() == " ".join(mention.text.split()).casefold()
    said = name if is_said_so else f"“{mention.text}”: {name}"
    doubt = "doubtful" if entity.doubt else ""
    return ", ".join(filter(None, (said, what, doubt)))


def _piece(article: Article, analysis: Analysis) -> bytes:
    lines = "".join(f"{line}\n" for line in _lines(article, analysis))
    return without_controls(lines).encode("utf-8")


LINEAR = Format(
    "text", "Plain text for screen readers: a sentence, then its facts", ".txt", _piece, between=b"\n\n"
)
