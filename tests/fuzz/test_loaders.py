"""Hostile bytes through every loader: an article whose offsets are true, or a sentence; nothing else."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.errors import SourceError
from extractors.sources.decoding import decoded
from extractors.sources.document import Document
from extractors.sources.extraction import documents_of
from extractors.sources.formats import format_of
from extractors.sources.loading import Loading
from extractors.sources.opening import articles_in
from extractors.sources.records import articles_of_json, articles_of_records
from extractors.sources.text import article_of, article_of_document
from tests.fuzz import hostile
from tests.fuzz.amount import some
from tests.fuzz.claims import holds

BOUNDED = Loading(max_bytes=100_000)


def read(form: str, data: bytes) -> None:
    """What the process apart does, done here: an escape of any error but ours would be a breakdown there."""
    try:
        documents = documents_of(form, data, "a")
    except SourceError as error:
        holds(error)
        return
    for document in documents:
        assert isinstance(document, Document)
        try:
            holds(article_of_document(document, id="a", source="a"))
        except SourceError as error:
            holds(error)


@some(2)
@given(hostile.encoded_texts())
def test_text(data: bytes) -> None:
    try:
        holds(article_of(decoded(data, "a"), id="a", source="a"))
    except SourceError as error:
        holds(error)


@some()
@given(hostile.texts, st.one_of(st.none(), hostile.texts))
def test_decoded_text(text: str, date: str | None) -> None:
    try:
        holds(article_of(text, id="a", source="a", record_date=date))
    except SourceError as error:
        holds(error)


@some()
@given(st.lists(hostile.json_bytes, max_size=4))
def test_records(lines: list[bytes]) -> None:
    for found in articles_of_records(lines, "a", None, BOUNDED):
        holds(found)


@some()
@given(hostile.json_bytes)
def test_json(data: bytes) -> None:
    for found in articles_of_json(data, "a", None, BOUNDED):
        holds(found)


@some()
@given(hostile.pages())
def test_pages(data: bytes) -> None:
    read("html", data)


@pytest.mark.parametrize(("form", "share"), [("html", 0.3), ("docx", 0.5), ("epub", 0.5), ("pdf", 0.3)])
def test_turned_files(form: str, share: float) -> None:
    @some(share)
    @given(hostile.turned(form))
    def turned(data: bytes) -> None:
        read(form, data)

    turned()


@some(0.5)
@given(hostile.encoded_texts(), st.sampled_from(["", ".txt", ".md", ".jsonl", ".json", ".eml", ".xyz"]))
def test_files(data: bytes, ending: str) -> None:
    if format_of(ending, data) not in ("text", "records", "json", "other"):
        return  # these go to a process apart, which the tests above stand in for
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"a{ending}"
        path.write_bytes(data)
        for found in articles_in(str(path), None, BOUNDED):
            holds(found)
