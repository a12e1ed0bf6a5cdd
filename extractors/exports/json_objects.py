"""JSON and JSON Lines: schema 1, one object an article."""

from __future__ import annotations

from extractors.exports.format import Format
from extractors.exports.schema import as_json, as_json_line
from extractors.model import Analysis, Article


def _piece(article: Article, analysis: Analysis) -> bytes:
    return as_json(article, analysis).removesuffix(b"\n")


# Several articles are an array.
JSON = Format(
    "json",
    "JSON, schema 1: everything, indented",
    ".json",
    _piece,
    head=b"[\n",
    between=b",\n",
    foot=b"\n]\n",
    single=as_json,
)
JSON_LINES = Format("jsonl", "JSON Lines, schema 1: everything, an article a line", ".jsonl", as_json_line)
