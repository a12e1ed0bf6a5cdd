"""A report in HTML: one file that asks nothing of anyone, with every word of the article escaped and no script.

The content security policy allows the report's own style by its hash and nothing else. A kind is told by its line, weight and
slant and by its letter, not by its colour alone.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from html import escape
from pathlib import Path

from extractors.exports.borders import borders_of
from extractors.exports.characters import in_one_line, readable
from extractors.exports.describing import Described, about, headline
from extractors.exports.format import Format
from extractors.kinds.registry import kinds
from extractors.kinds.spec import KindSpec
from extractors.model import Analysis, Article, Entity, Mention, Place, Span

_STYLE = Path(__file__).parent / "data" / "report.css"

_HEAD = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
"""
_POLICY = "default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'"
_FOOT = b"</body>\n</html>\n"
# Where the report's style has what is each kind's own.
_DARK, _LIGHT, _MARKS = "/* kinds: dark */", "/* kinds: light */", "/* kinds: marks */"


def _legend() -> str:
    marks = ", ".join(f'<mark class="{spec.name}">{spec.name}</mark> ({spec.letter})' for spec in kinds())
    first, *others = kinds()
    letters = [f"{first.letter} is for {first.name}", *(f"{spec.letter} for {spec.name}" for spec in others)]
    return f'<p class="legend">{marks}; {", ".join(letters)}.</p>'


def _style() -> str:
    """The report's style, with the colour and the mark of each kind."""
    style = _STYLE.read_text("utf-8")
    dark = " ".join(f"--{spec.name}: {spec.colours.dark};" for spec in kinds())
    light = " ".join(f"--{spec.name}: {spec.colours.light};" for spec in kinds())
    marks = "\n".join(f"mark.{spec.name} {{ color: var(--{spec.name}); {spec.mark} }}" for spec in kinds())
    return style.replace(_DARK, dark).replace(_LIGHT, light).replace(_MARKS, marks)


def _head(title: str) -> bytes:
    style = _style()
    hash_ = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return _HEAD.format(policy=_POLICY.format(hash=hash_), title=_said(title), style=style).encode("utf-8")


def _said(text: str) -> str:
    """Words as HTML that means no more than the words."""
    return escape(in_one_line(text))


def _lines(article: Article, analysis: Analysis) -> Iterator[str]:
    described, prefix = Described(article, analysis), _prefix(article)
    yield f'<article aria-label="{_said(headline(article))}">'
    yield f"<h1>{_said(headline(article))}</h1>"
    yield f'<p class="about">{_said(article.source)} · {_said(about(article))}</p>'
    yield from (f'<p class="note">{_said(note)}</p>' for note in analysis.notes)
    yield _legend()
    yield '<div class="text">'
    yield from (f"<p>{_marked(described, paragraph, prefix)}</p>" for paragraph in article.paragraphs)
    yield "</div>"
    for spec in kinds():
        yield from _table(described, spec, prefix)
    yield from _notes(described, prefix)
    yield "</article>"


def _prefix(article: Article) -> str:
    """What makes the ids of one article's rows differ from another's in the same file."""
    return hashlib.sha256(repr((article.id, article.source, article.text)).encode()).hexdigest()[:8]


def _marked(described: Described, span: Span, prefix: str) -> str:
    """The paragraph with its mentions marked; elements nest, so that of two that cross one is cut in two."""
    text, parts, at = described.article.text, [], span.start
    open_: list[Mention] = []
    for border in borders_of(described.between(span), span):
        parts.append(escape(readable(text[at : border.offset])))
        at = border.offset
        closed = _closed(open_, border.ends)
        parts += ["</mark>"] * len(closed)
        parts += [_reference(mention, prefix) for mention in closed if mention in border.ends]
        kept = [mention for mention in reversed(closed) if mention not in border.ends]
        for mention in (*kept, *border.starts):
            parts.append(_opened(described, mention))
            open_.append(mention)
    parts.append(escape(readable(text[at : span.end])))
    return "".join(parts)


def _closed(open_: list[Mention], ends: list[Mention]) -> list[Mention]:
    """Takes off the open mentions down to the outermost that ends here; innermost first."""
    closed: list[Mention] = []
    while any(mention in ends for mention in open_):
        closed.append(open_.pop())
    return closed


def _opened(described: Described, mention: Mention) -> str:
    entity = described.entities.get(mention.entity)
    known = (described.name(entity), described.what(entity)) if entity else ()
    title = f"{mention.kind}: {', '.join(filter(None, known))}"
    return f'<mark class="{mention.kind}" title="{_said(title)}">'


def _reference(mention: Mention, prefix: str) -> str:
    id_ = _said(mention.entity)
    return f'<sup><a href="#{prefix}-{id_}">{id_}</a></sup>'


def _table(described: Described, spec: KindSpec, prefix: str) -> Iterator[str]:
    entities = [entity for entity in described.analysis.entities if entity.kind == spec.name]
    yield f"<h2>{spec.heading}: {len(entities)}</h2>"
    if entities:
        yield '<table><thead><tr><th scope="col">id</th><th scope="col">name</th><th scope="col">what it is</th>'
        yield '<th scope="col" class="count">mentions</th><th scope="col">why</th></tr></thead><tbody>'
        yield from (_row(described, entity, prefix) for entity in entities)
        yield "</tbody></table>"


def _row(described: Described, entity: Entity, prefix: str) -> str:
    id_, name = _said(entity.id), _said(described.name(entity))
    if isinstance(entity, Place) and entity.geonameid is not None:
        name = f'<a href="https://www.geonames.org/{int(entity.geonameid)}">{name}</a>'
    count = len(described.mentions.get(entity.id, ()))
    return (
        f'<tr id="{prefix}-{id_}"><td>{id_}</td><td>{name}</td><td>{_said(described.what(entity))}</td>'
        f'<td class="count">{count}</td><td class="why">{_said(described.why(entity))}</td></tr>'
    )


def _notes(described: Described, prefix: str) -> Iterator[str]:
    """What a person noted, where there is something; of an entity, with the way to its row."""
    if not described.notes:
        return
    yield f"<h2>Notes: {len(described.notes)}</h2>"
    yield '<table><thead><tr><th scope="col">on</th><th scope="col">note</th></tr></thead><tbody>'
    for note in described.notes:
        on = _said(described.noted_on(note))
        if note.entity is not None and note.entity in described.entities:
            on = f'<a href="#{prefix}-{_said(note.entity)}">{on}</a>'
        yield f"<tr><td>{on}</td><td>{_said(note.words)}</td></tr>"
    yield "</tbody></table>"


def _piece(article: Article, analysis: Analysis) -> bytes:
    return "".join(f"{line}\n" for line in _lines(article, analysis)).encode("utf-8")


def _single(article: Article, analysis: Analysis) -> bytes:
    return _head(headline(article)) + _piece(article, analysis) + _FOOT


def html() -> Format:
    """The format, with a look for each kind that there is."""
    return Format(
        "html",
        "HTML report: the article highlighted, and a table a kind",
        ".html",
        _piece,
        head=_head("Articles and their facts"),
        between=b"<hr>\n",
        foot=_FOOT,
        single=_single,
    )
