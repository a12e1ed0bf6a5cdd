"""A format of sources is one value: what is said of formats follows from it, and another package can bring one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from extractors.errors import SourceError
from extractors.model import Article
from extractors.sources.formats import FORMATS, SourceFormat
from extractors.sources.opening import articles_in, holds_several
from extractors.sources.registry import (
    format_by_name,
    format_named,
    format_of,
    formats,
    reader_of,
    what_to_give,
)

_PACKAGE = """
from extractors.errors import SourceError
from extractors.sources.document import Document
from extractors.sources.formats import SourceFormat

def shout(received):
    text = received.data.decode().removeprefix("SHOUT!")
    return [
        Document(part.capitalize(), title=f"No. {n}", published="2021-08-13", part=str(n), id=f"shout-{n}", link=f"https://example.org/{n}")
        for n, part in enumerate(text.split("---"), 1)
    ]

def breaks(received):
    raise ValueError("no idea")

def refuses(received):
    raise SourceError(f"{received.name}: it is shouted too low.", "Shout.")

def sniffs(head):
    return head.startswith(b"SHOUT!")

SHOUT = SourceFormat("x", "SHOUT", (".SHOUT",), ("text/x-shout",), sniffs, shout, holds_several=True)
BREAKS = SourceFormat("x", "broken shouts", (".breaks",), sniff=lambda head: 1 / 0, documents=breaks)
REFUSES = SourceFormat("x", "low shouts", (".low",), documents="their_source:refuses")
MAKES = SourceFormat("x", "odd shouts", (".odd",), documents=lambda received: [7])
NOTHING = SourceFormat("x", "no shouts", (".none",), documents=lambda received: [])
TAKES = SourceFormat("x", "taken", (".txt", ".taken"), documents=breaks)
NO_READER = SourceFormat("x", "unread", (".unread",))
NUMBER = 7
"""
_ENTRIES = (
    "[q7x2_sources]\nshout = their_source:SHOUT\nbreaks = their_source:BREAKS\n"
    "low = their_source:REFUSES\nodd = their_source:MAKES\n"
    "none = their_source:NOTHING\ntakes = their_source:TAKES\nunread = their_source:NO_READER\nnumber = their_source:NUMBER\n"
    "lost = nowhere:X\npdf = their_source:BREAKS\n"
)
SHOUTED = "SHOUT!FORTY MEN FELL IN KABUL ON FRIDAY.---TROOPS LEFT PARIS."


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for files beside an installed package that brings formats; its processes find the package too."""
    site = tmp_path / "site"
    info = site / "their_source-1.dist-info"
    info.mkdir(parents=True)
    (site / "their_source.py").write_text(_PACKAGE)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: their-source\nVersion: 1\n")
    (info / "entry_points.txt").write_text(_ENTRIES)
    monkeypatch.syspath_prepend(str(site))
    monkeypatch.setenv("PYTHONPATH", str(site))
    return tmp_path


def test_the_page_of_sources_says_of_each_format_what_the_registry_says() -> None:
    page = (Path(__file__).parents[2] / "docs" / "sources.md").read_text("utf-8")
    table = page.split("# Sources")[1].split("\n\n")[1].splitlines()
    rows = [f"| {each.row[0]} | {each.row[1]} |" for each in FORMATS if each.row]
    assert table[2 : 2 + len(rows)] == rows


def test_every_format_of_ours_can_be_read_and_no_ending_or_media_type_is_of_two() -> None:
    for each in FORMATS:
        assert each.documents or each.articles
        assert all(callable(reader_of(reader)) for reader in (each.documents, each.articles) if reader)
    for field in ("endings", "media_types"):
        told = [value for each in FORMATS for value in getattr(each, field)]
        assert len(told) == len(set(told))


def test_hints_and_help_tell_the_formats() -> None:
    from extractors.command import extract
    from tui.reading_command import read

    files = "text, Markdown, HTML, MHTML, PDF, DOCX, EPUB, RSS, Atom, OPML, WARC or ZIP file"
    assert what_to_give() == f"Give a {files}, or records in .jsonl, .json or .parquet."
    for command in (extract, read):
        assert f"a {files}" in (command.help or "")


def test_another_package_brings_a_format(package: Path) -> None:
    path = package / "a.shout"
    path.write_text(SHOUTED)
    first, second = [found for found in articles_in(str(path)) if isinstance(found, Article)]
    assert (first.id, first.title, first.published, first.link) == (
        "shout-1",
        "No. 1",
        "2021-08-13",
        "https://example.org/1",
    )
    assert first.text == "Forty men fell in kabul on friday."
    assert second.source == f"{path}, part 2"
    assert holds_several("B.SHOUT")
    assert "SHOUT" in what_to_give()
    assert format_named("shout").name == "shout"
    assert "shout" in [each.name for each in formats()]


def test_its_files_are_known_by_their_first_bytes_too(package: Path) -> None:
    path = package / "noending"
    path.write_text(SHOUTED)
    assert [found.id for found in articles_in(str(path)) if isinstance(found, Article)] == [
        "shout-1",
        "shout-2",
    ]
    assert format_of("a.txt", SHOUTED.encode()) == "text"
    assert format_of("a.shout", b"PK\x03\x04 [Content_Types].xml") == "shout"
    assert format_of("a.taken", b"Kabul fell.") == "takes"
    assert format_of("noending", b"%PDF-1.7") == format_by_name("a.pdf") == "pdf"


@pytest.mark.parametrize(
    ("ending", "words"),
    [
        ("breaks", "the reader of the format 'breaks' broke over it (ValueError: no idea)"),
        ("low", "a.low: it is shouted too low. Shout."),
        ("odd", "the reader of the format 'odd' made what is no extractors.sources.document.Document of it"),
        ("none", "the reader of the format 'none' made nothing of it"),
        ("lost", "The format 'lost' of 'nowhere:X' cannot be loaded (ModuleNotFoundError"),
        (
            "number",
            "The format 'number' of 'their_source:NUMBER' is no extractors.sources.formats.SourceFormat",
        ),
        ("unread", "that makes documents"),
    ],
)
def test_a_package_that_fails_is_told_of_in_a_sentence(package: Path, ending: str, words: str) -> None:
    (package / f"a.{ending}").write_text("Kabul fell.")
    (found,) = articles_in(str(package / f"a.{ending}"))
    assert isinstance(found, SourceError)
    assert words in f"{found.message} {found.hint}"
    (package / "b.txt").write_text("Kabul fell.")
    assert [type(one) for one in articles_in(str(package / "b.txt"))] == [Article]


def test_every_command_reads_it(package: Path, small_model: str) -> None:
    folder = package / "news"
    folder.mkdir()
    (folder / "a.shout").write_text(SHOUTED)
    (folder / "b.breaks").write_text("Kabul fell.")

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "tui.cli", *arguments]
        return subprocess.run(
            command,
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "XDG_DATA_HOME": str(package / "data")},
        )

    said = run("extract", str(folder), "--model", small_model)
    assert [json.loads(line)["article"]["id"] for line in said.stdout.splitlines()] == [
        "shout-1",
        "shout-2",
    ], said.stderr
    assert json.loads(said.stdout.splitlines()[0])["article"]["link"] == "https://example.org/1"
    assert said.returncode == 1
    assert "broke over it" in said.stderr
    made = run("index", str(folder / "a.shout"), "--into", str(package / "corpus"), "--model", small_model)
    assert made.returncode == 0, made.stderr
    assert "shout-2" in run("query", str(package / "corpus"), "", "--format", "csv").stdout
    read = run(str(folder / "a.shout"), "--model", small_model)
    assert "Forty men fell in kabul on friday." in read.stdout, read.stderr
    assert "SHOUT" in run("extract", "--help").stdout


def test_a_format_is_a_value() -> None:
    assert SourceFormat("x", "X").endings == ()
    with pytest.raises(AttributeError):
        SourceFormat("x", "X").name = "y"  # type: ignore[misc]
