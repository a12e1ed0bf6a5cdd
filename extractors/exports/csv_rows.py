"""CSV (RFC 4180): one row a mention, with what is known of its entity."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import asdict, replace
from typing import Any

from extractors.exports.characters import without_controls
from extractors.exports.format import Format
from extractors.kinds.registry import kinds
from extractors.model import Analysis, Article, Mention, Note, span_at
from extractors.schema_names import schema_fields

_OF_MENTION = ("article", "published", "sentence", "kind", "start", "end", "text", "entity")
# Who reads a table by its columns' places finds these where they have been from the first; what a further kind has comes last.
_FROM_THE_FIRST = (
    "type", "name", "value", "high", "of", "change", "from", "order", "bound", "unit", "unit_id", "who", "where", "when",
    "country", "admin1", "lat", "lon", "geonameid", "first", "last", "anchor", "reason", "status", "doubt", "note",
)  # fmt: skip


def columns() -> tuple[str, ...]:
    """The names of the columns: of a mention, of its entity, and what only some kinds have."""
    flat = (field.name for spec in kinds() for field in spec.fields if field.is_flat)
    return tuple(dict.fromkeys((*_OF_MENTION, *_FROM_THE_FIRST, *flat)))


# A spreadsheet takes a cell that begins so for a formula; the wide forms count in some of them.
# Source: OWASP, "CSV Injection". An apostrophe makes it text.
_BEGIN_FORMULAS = tuple("=+-@\t\r\n＝＋－＠")


def _rows(article: Article, analysis: Analysis) -> Iterator[dict[str, Any]]:
    entities = {entity.id: schema_fields(entity) for entity in analysis.entities}
    of_entity = [name for name in columns() if name not in (*_OF_MENTION, "status", "doubt", "note")]
    for mention in analysis.mentions:
        entity = entities.get(mention.entity, {})
        yield {
            "article": article.id,
            "published": article.published,
            "sentence": span_at(analysis.sentences, mention.start) + 1 if analysis.sentences else None,
            **asdict(mention),
            **{name: entity.get(name) for name in of_entity},
            "status": _status(mention, analysis),
            "doubt": " ".join(entity.get("doubt", ())),
            "note": _note(mention, analysis),
        }


def _status(mention: Mention, analysis: Analysis) -> str | None:
    """What a person changed of the mention or its entity."""
    if analysis.changes is None:
        return None
    own = analysis.changes.mentions.get((mention.kind, mention.start, mention.end))
    change = own or analysis.changes.entities.get(mention.entity)
    return change.status if change else None


def _note(mention: Mention, analysis: Analysis) -> str | None:
    """What a person noted on the entity, or on the sentence that the mention stands in."""
    notes = analysis.changes.notes if analysis.changes else ()
    here = (n for n in notes if n.entity == mention.entity or _holds(n, mention))
    return " · ".join(note.words for note in here) or None


def _holds(note: Note, mention: Mention) -> bool:
    return note.entity is None and note.start <= mention.start and mention.end <= note.end


def _line(cells: list[Any]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue().encode("utf-8")


def _guarded(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    text = without_controls(value)
    return f"'{text}" if text.lstrip(" ").startswith(_BEGIN_FORMULAS) else text


def _raw(value: Any) -> Any:
    return without_controls(value) if isinstance(value, str) else value


def _guarded_piece(article: Article, analysis: Analysis) -> bytes:
    names = columns()
    return b"".join(_line([_guarded(row[c]) for c in names]) for row in _rows(article, analysis))


def _raw_piece(article: Article, analysis: Analysis) -> bytes:
    names = columns()
    return b"".join(_line([_raw(row[c]) for c in names]) for row in _rows(article, analysis))


def csv_() -> Format:
    """The format whose cells no spreadsheet takes for formulas."""
    return Format(
        "csv",
        "CSV: a row a mention; no cell of text can be a formula",
        ".csv",
        _guarded_piece,
        head=_line(list(columns())),
    )


def csv_raw() -> Format:
    """The format whose cells are as the text is."""
    return replace(
        csv_(), name="csv-raw", title="CSV: a row a mention, its text as it stands", piece=_raw_piece
    )
