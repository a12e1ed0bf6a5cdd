"""Every format and every way in, through the command line, with files that other programs made: one run reads them all."""

from __future__ import annotations

import json
import os
import subprocess
from typing import Any

import pytest

from tests.command_run import READER
from tests.sources import making, others

Read = dict[str, dict[str, Any]]

# What each is called, and where its day is from.
STORIES = {
    **{name.partition("//")[0]: "header" for name in others.ENCODINGS},
    "clipped": "header",
    "base64": "header",
    "alternative": "header",
    "markup": "header",
    "page": "metadata",
    "reportlab": "file",
    "pypdf": "file",
    "python-docx": "header",
    "book#1": "metadata",
    "book#2": "metadata",
    "pandas-lines": "record",
    "pandas-json": "record",
    "pandas-table": "record",
    "pandas-parquet": "record",
    "polars-lines": "record",
    "polars-parquet": "record",
    "duckdb-parquet": "record",
    "in-an-archive": "record",
    "piped": "record",
    "ADDRESS": "metadata",
    "-": "metadata",
}


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Read:
    """A folder, an address, an archive behind an address, a named pipe and standard input; schema 1 by the article's id."""
    root = tmp_path_factory.mktemp("others")
    folder = root / "folder"
    folder.mkdir()
    others.encoded(folder)
    others.mails(folder)
    others.documents(folder)
    others.book(folder / "book.epub")
    others.tables(folder)
    page = others.page(folder / "page.html")
    others.clipped(folder / "clipped.md", page)
    others.archive(root / "collection.zip")
    os.mkfifo(root / "pipe")
    making.json_file(root / "piped.json", making.record(id="piped"))
    server, address = others.served(folder)
    writer = subprocess.Popen(["cp", str(root / "piped.json"), str(root / "pipe")])
    try:
        run = subprocess.run(
            [READER, "extract", folder, f"{address}/page.html", f"zip://news/*::{root}/collection.zip", root / "pipe", "-",
             "--allow-private", "--format", "jsonl"],
            input=page, capture_output=True, check=False, timeout=300,
        )  # fmt: skip
    finally:
        server.kill()
        server.communicate()
    assert writer.wait(30) == 0
    assert run.returncode == 0, run.stderr.decode()
    found = [json.loads(line) for line in run.stdout.splitlines()]
    ids = ["ADDRESS" if one["article"]["id"].startswith("http") else one["article"]["id"] for one in found]
    return dict(zip(ids, found, strict=True))


def test_all_of_them_are_read_and_nothing_else(read: Read) -> None:
    assert sorted(read) == sorted(STORIES)


@pytest.mark.parametrize("id_", STORIES)
def test_it_is_the_story_to_the_letter_with_its_facts(read: Read, id_: str) -> None:
    found = read[id_]
    text = " ".join(found["article"]["text"].split())
    for paragraph in making.STORY:
        plain = paragraph.translate({0x2013: "-", 0x201C: '"', 0x201D: '"'})  # what Latin-1 has of them
        assert (plain if id_ == "ISO-8859-1" else paragraph) in text
    for unwanted in ("Copyright", "2017", "=E2", "Content-Type"):
        assert unwanted not in text
    entities = {entity.get("name") or entity.get("value") for entity in found["entities"]}
    assert {"Kabul", "Taliban", "Canada", 600.0, 3000.0} <= entities
    for mention in found["mentions"]:
        assert found["article"]["text"][mention["start"] : mention["end"]] == mention["text"]


@pytest.mark.parametrize(("id_", "origin"), STORIES.items())
def test_its_day_is_the_one_that_the_file_says(read: Read, id_: str, origin: str) -> None:
    article = read[id_]["article"]
    assert article["published_from"] == origin
    assert article["published"] == making.DAY or origin == "file"


@pytest.mark.parametrize(
    "id_",
    ["clipped", "page", "ADDRESS", "-", "book#1", "reportlab", "pypdf", "python-docx", "pandas-parquet"],
)
def test_its_title_is_the_one_that_the_file_says(read: Read, id_: str) -> None:
    assert read[id_]["article"]["title"] == making.TITLE


def test_a_mail_is_called_by_its_subject_and_what_is_attached_is_not_read(read: Read) -> None:
    for id_ in ("base64", "alternative", "markup"):
        assert read[id_]["article"]["title"] == f"{making.TITLE} – again"
        assert "Paris" not in read[id_]["article"]["text"]
