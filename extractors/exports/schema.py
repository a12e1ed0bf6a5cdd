"""Schema 1: one JSON object an article, offsets in code points."""

from __future__ import annotations

import hashlib
from dataclasses import asdict
from typing import Any

from extractors.exports.arrays import parted
from extractors.exports.dumping import dumped
from extractors.model import Analysis, Article, Change, Changes, Entity, Mention
from extractors.schema_names import schema_fields

SCHEMA = 1


def as_schema(article: Article, analysis: Analysis) -> dict[str, Any]:
    """The article and its analysis as plain dictionaries and lists."""
    return parted(_whole(article, analysis))


def _whole(article: Article, analysis: Analysis) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "article": {
            "id": article.id,
            "source": article.source,
            "title": article.title,
            "byline": article.byline,
            "link": article.link,
            "outlet": article.outlet,
            "published": article.published,
            "published_from": article.published_from,
            "published_guess": article.published_guess,
            "published_reason": article.published_reason,
            "home": article.home,
            "home_from": article.home_from,
            "anchors": [asdict(anchor) for anchor in article.anchors],
            "sha256": sha256_of(article.text),
            "text": article.text,
        },
        "paragraphs": [list(span) for span in article.paragraphs],
        "sentences": [list(span) for span in analysis.sentences],
        "mentions": [_mention(mention, analysis.changes) for mention in analysis.mentions],
        "entities": [_entity(entity, analysis.changes) for entity in analysis.entities],
        "regions": [asdict(region) for region in article.regions],
        "about": [asdict(each) for each in analysis.about],
        "model": asdict(analysis.model) if analysis.model else None,
        "notes": list(analysis.notes),
        "remarks": _remarks(article, analysis.changes),
    }


def as_json(article: Article, analysis: Analysis) -> bytes:
    """Schema 1 as indented JSON with a line's end."""
    return dumped(as_schema(article, analysis), is_indented=True)


def as_json_line(article: Article, analysis: Analysis) -> bytes:
    """Schema 1 on one line."""
    return dumped(as_schema(article, analysis))


def sha256_of(text: str) -> str:
    """Hex digest of the text's UTF-8."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _entity(entity: Entity, changes: Changes | None) -> dict[str, Any]:
    fields = schema_fields(entity)
    change = changes.entities.get(entity.id) if changes else None
    doubt = fields.pop("doubt")
    return {"id": fields.pop("id"), "kind": entity.kind, **fields, "doubt": doubt, **_status(change)}


def _mention(mention: Mention, changes: Changes | None) -> dict[str, Any]:
    change = changes.mentions.get((mention.kind, mention.start, mention.end)) if changes else None
    return {**asdict(mention), **_status(change)}


def _remarks(article: Article, changes: Changes | None) -> list[dict[str, Any]]:
    """What a person noted on entities and sentences."""
    return [
        {
            "note": note.words,
            "start": note.start,
            "end": note.end,
            "entity": note.entity,
            "text": article.text[note.start : note.end],
            "tags": list(note.tags),
        }
        for note in (changes.notes if changes else ())
    ]


def _status(change: Change | None) -> dict[str, Any]:
    """What a person changed: the status, what was found, and who says otherwise; nothing where it is as it was found."""
    return {"status": change.status, "was": dict(change.was), "status_reason": change.why} if change else {}
