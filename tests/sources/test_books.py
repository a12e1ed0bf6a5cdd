"""Books with a fault in one of their parts: the others are read, and what is left out is said."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import mkepub
import pytest

from tests.command_run import q7x2
from tests.sources import making

Change = Callable[[str, bytes], tuple[str, bytes] | None]

# Which chapters are read and what is said of the others is tested here, not what is found in them.
pytestmark = pytest.mark.usefixtures("by_small_model", "parsed_here")


def book(path: Path) -> Path:
    """Three chapters, by mkepub."""
    made = mkepub.Book("The Weekly", author=making.AUTHOR, published=making.DAY)
    for title in ("One", "Two", "Three"):
        made.add_page(title, f"<h1>{title}</h1>{making.paragraphs()}")
    made.save(str(path))
    return path


def changed(source: Path, change: Change) -> Path:
    """The book with each of its parts as `change` makes it; None leaves the part out."""
    path = source.with_name("changed.epub")
    with zipfile.ZipFile(source) as before, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            if part := change(name, before.read(name)):
                after.writestr(*part)
    return path


def without(ending: str) -> Change:
    return lambda name, data: None if name.endswith(ending) else (name, data)


def with_second(data: bytes) -> Change:
    return lambda name, old: (name, data if name.endswith("page0002.xhtml") else old)


def titles(path: Path) -> tuple[list[str], str]:
    run = q7x2("extract", str(path), "--format", "jsonl")
    assert run.returncode == 0, run.stderr
    assert "Traceback" not in run.stderr
    return [json.loads(line)["article"]["title"] for line in run.stdout.splitlines()], run.stderr


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (without("page0002.xhtml"), "is not in the file"),
        (with_second(b"\x00\x01\x02\x03" * 100), "is no page"),
    ],
)
def test_a_chapter_that_cannot_be_read_is_left_out_and_named(
    tmp_path: Path, change: Change, why: str
) -> None:
    found, said = titles(changed(book(tmp_path / "a.epub"), change))
    assert found == ["One", "Three"]
    assert "page0002.xhtml" in said
    assert why in said


PAGE = f"<h1>Two</h1>{making.paragraphs()}<p>Der Präsident – so heißt es – sprach in Kabul.</p>"
DAMAGED = {
    "marked-in-the-middle": b"\x00\xff\xfe" + PAGE.encode(),
    "marked-without-markup": b"\x00\xff\xfe garbage <" + b"\x81" * 30,
    "marked-as-utf-16": b"\xff\xfe" + PAGE.encode("ascii", "xmlcharrefreplace"),
    "marked-as-utf-16-big": b"\xfe\xff" + PAGE.encode("ascii", "xmlcharrefreplace"),
    "ends-in-zeros": PAGE.encode()[:200] + bytes(300),
    "a-zero-in-it": PAGE.encode().replace(b" in ", b" \0in "),
    "a-run-overwritten": PAGE.encode()[:150] + b"\xff\xfe\x81\x80" * 9 + PAGE.encode()[150:],
    "a-byte-overwritten": PAGE.encode().replace(b"sprach", b"spr\xe4ch"),
    "control-signs": PAGE.encode().replace(b"sprach", b"spr\x03ch"),
    "a-picture": b"\x89PNG\r\n\x1a\n<" + bytes(range(256)),
}


@pytest.mark.parametrize("name", DAMAGED)
def test_a_damaged_chapter_is_never_read_as_other_letters(tmp_path: Path, name: str) -> None:
    found, said = titles(changed(book(tmp_path / "a.epub"), with_second(DAMAGED[name])))
    assert found == ["One", "Three"]
    assert "page0002.xhtml" in said
    assert "is damaged" in said or "is no page" in said


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_a_whole_chapter_is_read_in_any_encoding_of_pages(tmp_path: Path, encoding: str) -> None:
    page = PAGE.replace("\u2026", "...").encode(encoding, "xmlcharrefreplace")
    assert titles(changed(book(tmp_path / "a.epub"), with_second(page))) == (["One", "Two", "Three"], "")


@pytest.mark.parametrize("data", [b"", b"<html xmlns='http://www.w3.org/1999/xhtml'><body/></html>"])
def test_an_empty_chapter_is_no_news(tmp_path: Path, data: bytes) -> None:
    assert titles(changed(book(tmp_path / "a.epub"), with_second(data))) == (["One", "Three"], "")


def test_a_chapter_that_is_no_xhtml_is_read_as_what_it_is(tmp_path: Path) -> None:
    broken = f"<h1>Two<p>{making.STORY[0]}<p>{making.STORY[1]} &nbsp; <br>".encode()
    assert titles(changed(book(tmp_path / "a.epub"), with_second(broken)))[0] == ["One", "Two", "Three"]


@pytest.mark.parametrize("ending", ["toc.ncx", "toc.xhtml", "container.xml"])
def test_a_book_needs_no_table_of_contents_and_no_container(tmp_path: Path, ending: str) -> None:
    found, _ = titles(changed(book(tmp_path / "a.epub"), without(ending)))
    assert found == ["One", "Two", "Three"]


def test_a_path_in_other_capitals_or_another_folder_is_found(tmp_path: Path) -> None:
    def upper(name: str, data: bytes) -> tuple[str, bytes]:
        return (name.replace("page0002.xhtml", "Page0002.XHTML"), data)

    def moved(name: str, data: bytes) -> tuple[str, bytes]:
        return ("text/page0002.xhtml", data) if name.endswith("page0002.xhtml") else (name, data)

    book(tmp_path / "a.epub")
    for change in (upper, moved):
        assert titles(changed(tmp_path / "a.epub", change)) == (["One", "Two", "Three"], "")


def test_a_book_none_of_whose_chapters_is_there_is_refused_in_a_sentence(tmp_path: Path) -> None:
    def emptied(name: str, data: bytes) -> tuple[str, bytes] | None:
        return None if "page" in name else (name, data)

    run = q7x2("extract", str(changed(book(tmp_path / "a.epub"), emptied)))
    assert run.returncode == 1
    assert "no chapter of it can be read" in run.stderr
