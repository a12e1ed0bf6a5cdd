"""Every export of any article: no traceback, nothing that a terminal would obey, every piece whole. One article goes to all."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace

import orjson
import pyarrow as pa
from hypothesis import given

from extractors.corpus.columns import TABLES, schema
from extractors.corpus.rows import article_and_analysis, rows_of
from extractors.exports.format import Format
from extractors.exports.registry import formats
from extractors.exports.schema import as_schema
from extractors.model import Analysis, Article
from extractors.protocol import Analyse, Analysed, decoded_command, decoded_event, encoded
from extractors.sources.document import clean
from tests.exports import odd
from tests.fuzz.amount import some
from tests.fuzz.claims import is_harmless, is_true
from tests.fuzz.watch import watched
from tui.plain import lines_of

_RAW = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_READ: dict[str, Callable[[bytes], object]] = {
    "json": json.loads, "jsonl": orjson.loads, "geojson": orjson.loads, "webanno": json.loads,
}  # fmt: skip


def exported(form: Format, known: tuple[Article, Analysis]) -> None:
    """A piece, and a whole of it."""
    piece = form.piece(*known)
    files = {"": form.alone(*known)} if isinstance(piece, bytes) else piece
    for data in files.values():
        if not form.is_binary:
            assert not _RAW.search(data.decode("utf-8"))
        if form.name in _READ:
            _READ[form.name](data)


def kept_in_a_corpus(article: Article, analysis: Analysis) -> None:
    """To the rows of the tables, through Arrow and back."""
    article = replace(
        article, is_guessed=article.published == "2021-08-13" and article.published_from == "header"
    )
    rows = rows_of(as_schema(article, analysis))
    back = {table: pa.Table.from_pylist(rows[table], schema=schema(table)).to_pylist() for table in TABLES}
    found = article_and_analysis(back["articles"][0], back["mentions"], back["entities"])
    told = replace(
        article, published_why=article.published_reason or ""
    )  # schema 1 tells the reason, whoever gave it
    assert found == (told, replace(analysis, analysed=len(article.paragraphs)))


def told_between_processes(article: Article, analysis: Analysis) -> None:
    """To the worker, and from it."""
    assert decoded_command(encoded(Analyse(1, article))) == Analyse(1, article)
    event = Analysed(1, analysis, 1, 1, True)
    assert decoded_event(encoded(event)) == event


def read_plainly(article: Article, analysis: Analysis) -> None:
    """As plain text, where there is no terminal."""
    assert all(is_harmless(line) for line in lines_of(article, analysis))


def as_loaded(article: Article, analysis: Analysis) -> tuple[Article, Analysis]:
    """The article with characters that a loader lets through: no half of a surrogate pair, which UTF-8 cannot hold."""

    def held(words: str) -> str:
        return clean(words) if "\ud800" in words else words

    text = re.sub("[\ud800-\udfff]", "\ufffd", article.text)
    mentions = tuple(
        replace(mention, text=text[mention.start : mention.end]) for mention in analysis.mentions
    )
    words = {
        "id": held(article.id),
        "source": held(article.source),
        "title": article.title and held(article.title),
    }
    return replace(article, text=text, **words), replace(
        analysis, mentions=mentions, notes=tuple(map(held, analysis.notes))
    )  # fmt: skip


@some(few=25)
@given(odd.articles())
def test_every_export_of_anything_is_whole_and_harmless(known: tuple[Article, Analysis]) -> None:
    is_true(*known)
    for form in formats():
        with watched(f"export {form.name}"):
            exported(form, known)
    loaded = as_loaded(*known)
    for name, deed in (
        ("rows of a corpus", kept_in_a_corpus),
        ("lines between processes", told_between_processes),
        ("plain reading", read_plainly),
    ):
        with watched(name):
            deed(*loaded)
