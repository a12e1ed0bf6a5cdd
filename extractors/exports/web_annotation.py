"""W3C Web Annotation (JSON-LD): one annotation page an article, one annotation a mention.

A statement has one more, which links what is said to who says it and to the words of saying.

An article is named by its text (RFC 6920, `ni:///sha-256;...`), because the offsets belong to that text and not to the page or
file that it came from. Identifiers follow from the content: the same article gives the same annotations.
"""

from __future__ import annotations

import base64
import hashlib
import uuid
from typing import Any

from extractors import __version__
from extractors.exports.describing import Described
from extractors.exports.dumping import dumped
from extractors.exports.format import Format
from extractors.exports.statements import Told, statements_told
from extractors.model import Analysis, Article, Entity, Mention, Place, Span

CONTEXT = "http://www.w3.org/ns/anno.jsonld"

# Code points before and after the exact words: enough to find them again in a text that moved.
_QUOTED_AROUND = 32


def page_of(article: Article, analysis: Analysis) -> dict[str, Any]:
    """The article's annotation page."""
    digest = hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).digest()
    name = f"ni:///sha-256;{base64.urlsafe_b64encode(digest).decode().rstrip('=')}"
    described, source = Described(article, analysis), _source(article, name)
    return {
        "@context": CONTEXT,
        "id": _urn(name),
        "type": "AnnotationPage",
        "items": [
            *(_annotation(described, mention, name, source) for mention in analysis.mentions),
            *(_relation(described, told, name, source) for told in statements_told(analysis)),
        ],
    }


def _source(article: Article, name: str) -> dict[str, Any]:
    source: dict[str, Any] = {"id": name, "type": "Text", "format": "text/plain", "language": "en"}
    if article.source.startswith(("http://", "https://")):
        source["via"] = article.source
    return source


def _relation(described: Described, told: Told, name: str, source: dict[str, Any]) -> dict[str, Any]:
    """A statement as a link from what is said to the words for who says it, and to the words of saying."""
    statement, text = told.statement, described.article.text
    said_by = described.referred(statement.source) if statement.source else statement.source_text
    bodies: list[dict[str, Any]] = [
        _words("tagging", "statement"),
        _words("classifying", statement.stance),
    ]
    bodies += [_words("describing", f"said by {said_by}")] if said_by else []
    bodies += [
        {"type": "SpecificResource", "purpose": "linking", "source": source, "selector": _around(text, span)}
        for span in (told.source, told.cue)
        if span is not None
    ]
    targets = [{"source": source, "selector": _selectors(text, run)} for run in told.content]
    return {
        "id": _urn(f"{name} statement {statement.id} {told.content[0].start} {told.content[-1].end}"),
        "type": "Annotation",
        "motivation": "linking",
        "generator": _generator(),
        "body": bodies,
        "target": targets if len(targets) > 1 else targets[0],
    }


def _generator() -> dict[str, str]:
    return {
        "id": f"urn:x-q7x2-tui:{__version__}",
        "type": "Software",
        "name": f"q7x2-tui {__version__}",
    }


def _annotation(described: Described, mention: Mention, name: str, source: dict[str, Any]) -> dict[str, Any]:
    entity = described.entities.get(mention.entity)
    return {
        "id": _urn(f"{name} {mention.kind} {mention.start} {mention.end} {mention.entity}"),
        "type": "Annotation",
        "motivation": "identifying",
        "generator": _generator(),
        "body": _bodies(described, mention, entity),
        "target": {"source": source, "selector": _selectors(described.article.text, mention)},
    }


def _bodies(described: Described, mention: Mention, entity: Entity | None) -> list[dict[str, Any]]:
    bodies: list[dict[str, Any]] = [_words("tagging", mention.kind)]
    if entity is not None:
        what = ", ".join(filter(None, (described.name(entity), described.what(entity))))
        bodies += [_words("classifying", entity.type), _words("describing", what)]
    if isinstance(entity, Place) and entity.geonameid is not None:
        iri = f"https://sws.geonames.org/{entity.geonameid}/"
        bodies.append({"type": "SpecificResource", "purpose": "identifying", "source": iri})
    return bodies


def _words(purpose: str, value: str) -> dict[str, str]:
    return {"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value}


def _selectors(text: str, mention: Mention) -> list[dict[str, Any]]:
    """Two ways to the same words: by code points, and by quotation."""
    return _around(text, Span(mention.start, mention.end))


def _around(text: str, span: Span) -> list[dict[str, Any]]:
    start, end = span
    return [
        {"type": "TextPositionSelector", "start": start, "end": end},
        {
            "type": "TextQuoteSelector",
            "exact": text[start:end],
            "prefix": text[max(0, start - _QUOTED_AROUND) : start],
            "suffix": text[end : end + _QUOTED_AROUND],
        },
    ]


def _urn(name: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_URL, name).urn


def _piece(article: Article, analysis: Analysis) -> bytes:
    return dumped(page_of(article, analysis), has_end=False)


def _single(article: Article, analysis: Analysis) -> bytes:
    return dumped(page_of(article, analysis), is_indented=True)


# Several articles are an array of pages, which JSON-LD allows at its top.
WEB_ANNOTATION = Format(
    "webanno",
    "W3C Web Annotation: JSON-LD, an annotation a mention",
    ".jsonld",
    _piece,
    head=b"[\n",
    between=b",\n",
    foot=b"\n]\n",
    single=_single,
)
