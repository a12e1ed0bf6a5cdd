"""A report in Markdown (CommonMark with tables): the article, its mentions bracketed, a table a kind, and what was noted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.exports.borders import borders_of
from extractors.exports.characters import in_one_line
from extractors.exports.describing import Described, about, headline
from extractors.exports.format import Format
from extractors.kinds.registry import kinds
from extractors.kinds.spec import KindSpec
from extractors.model import Analysis, Article, Span

# Every sign that can begin something in Markdown or in HTML, wherever it stands.
_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~&!$@^:])")
# What begins a list, a heading's underline or a rule at a line's start.
_BEGINNINGS = re.compile(r"^(\s*)([-+=]|\d+[.)])")


def escaped(text: str) -> str:
    """Words as Markdown that means no more than the words."""
    words = _SIGNS.sub(r"\\\1", in_one_line(text))
    return _BEGINNINGS.sub(lambda found: f"{found[1]}{found[2][:-1]}\\{found[2][-1]}", words)


def _lines(article: Article, analysis: Analysis) -> Iterator[str]:
    described = Described(article, analysis)
    yield f"# {escaped(headline(article))}"
    yield ""
    yield f"Source: {escaped(article.source)} · Date: {escaped(about(article))}"
    for note in analysis.notes:
        yield ""
        yield f"Note: {escaped(note)}"
    yield ""
    yield "## Article"
    for paragraph in article.paragraphs:
        yield ""
        yield _marked(described, paragraph)
    for spec in kinds():
        yield ""
        yield from _table(described, spec)
    yield from _notes(described)


def _marked(described: Described, span: Span) -> str:
    """The paragraph with `[words]{id}` for each mention."""
    text, parts, at = described.article.text, [], span.start
    for border in borders_of(described.between(span), span):
        parts.append(_inner(text[at : border.offset]))
        parts.append("".join(f"]{{{mention.entity}}}" for mention in border.ends))
        parts.append("[" * len(border.starts))
        at = border.offset
    parts.append(_inner(text[at : span.end]))
    line = "".join(parts)
    return _BEGINNINGS.sub(lambda found: f"{found[1]}{found[2][:-1]}\\{found[2][-1]}", line.strip())


def _inner(text: str) -> str:
    words = _SIGNS.sub(r"\\\1", in_one_line(text))
    if not words:
        return " " if text else ""
    return f"{' ' if text[0].isspace() else ''}{words}{' ' if text[-1].isspace() else ''}"


def _table(described: Described, spec: KindSpec) -> Iterator[str]:
    entities = [entity for entity in described.analysis.entities if entity.kind == spec.name]
    yield f"## {spec.heading}: {len(entities)}"
    if not entities:
        return
    yield ""
    yield "| id | name | what it is | mentions | why |"
    yield "|---|---|---|---:|---|"
    for entity in entities:
        cells = (
            entity.id,
            described.name(entity),
            described.what(entity),
            str(len(described.mentions.get(entity.id, ()))),
            described.why(entity),
        )
        yield f"| {' | '.join(escaped(cell) for cell in cells)} |"


def _notes(described: Described) -> Iterator[str]:
    """What a person noted, where there is something."""
    if described.notes:
        yield ""
        yield f"## Notes: {len(described.notes)}"
        yield ""
        yield "| on | note |"
        yield "|---|---|"
    for note in described.notes:
        yield f"| {escaped(described.noted_on(note))} | {escaped(note.words)} |"


def _piece(article: Article, analysis: Analysis) -> bytes:
    return "".join(f"{line}\n" for line in _lines(article, analysis)).encode("utf-8")


MARKDOWN = Format(
    "markdown", "Markdown report: the article, and a table a kind", ".md", _piece, between=b"\n---\n\n"
)
