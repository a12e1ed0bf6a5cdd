"""Archives of pages and of files: each article with its address and day, one at a time, and a sentence for what is left out."""

from __future__ import annotations

import gzip
import io
import json
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest

from extractors.errors import SourceError, SourceNote
from extractors.model import Article
from extractors.sources.formats import format_of
from extractors.sources.loading import Loading
from extractors.sources.opening import articles_in
from tests.command_run import READER
from tests.sources import making
from tests.sources.archives import CAPTURED, Capture, arc, story, wacz, warc, zipped

SITE = "https://example.org"


def read(
    path: Path, data: bytes, loading: Loading | None = None
) -> tuple[list[Article], list[SourceNote], list[SourceError]]:
    """The articles, notes and errors of a file."""
    path.write_bytes(data)
    found = list(articles_in(str(path), None, loading))
    notes = [one for one in found if isinstance(one, SourceNote)]
    errors = [one for one in found if isinstance(one, SourceError) and not isinstance(one, SourceNote)]
    assert all(one.hint for one in (*notes, *errors))
    return [one for one in found if isinstance(one, Article)], notes, errors


@pytest.mark.parametrize("how", ["plain", "by record", "as a whole"])
def test_each_article_of_a_web_archive_has_its_address_and_its_day(tmp_path: Path, how: str) -> None:
    captures = (
        Capture(f"{SITE}/", story(9, day="")),  # the front page
        Capture(f"{SITE}/1", story(1)),
        Capture(f"{SITE}/logo.png", b"\x89PNG", "image/png"),
        Capture(f"{SITE}/robots.txt", b"User-agent: *\nDisallow: /" * 20, "text/plain"),
        Capture(f"{SITE}/gone", story(8), status="404 Not Found"),
        Capture(f"{SITE}/menu", b"<html><body><a href='/'>Home</a> <a href='/world'>World</a></body></html>"),
        Capture(f"{SITE}/2", story(2, day="")),
        Capture(f"{SITE}/3", gzip.compress(story(3)), headers=(("Content-Encoding", "gzip"),)),
        Capture(f"{SITE}/4", story(4), type="resource"),
    )
    data = warc(*captures, is_packed=how == "by record")
    data = gzip.compress(data) if how == "as a whole" else data
    articles, notes, errors = read(tmp_path / ("a.warc" if how == "plain" else "a.warc.gz"), data)
    assert (notes, errors) == ([], [])
    assert [one.link for one in articles] == [f"{SITE}/{number}" for number in (1, 2, 3, 4)]
    assert [one.id for one in articles] == [one.link for one in articles]
    assert [one.published for one in articles] == [making.DAY, "2021-08-15", making.DAY, making.DAY]
    assert [one.published_guess for one in articles] == [False, True, False, False]
    assert "captured" in (articles[1].published_reason or "")
    assert all(any(witness.words == CAPTURED for witness in one.witnesses) for one in articles)


def test_a_page_that_was_captured_twice_is_there_once_unless_it_changed(tmp_path: Path) -> None:
    again, later = "2021-08-16T06:00:00Z", "2021-08-17T06:00:00Z"
    data = warc(
        Capture(f"{SITE}/1", story(1)),
        Capture(f"{SITE}/1", story(1), captured=again),
        Capture("http://example.org/1#top", story(1), captured=again),
        Capture(f"{SITE}/1", story(2), captured=later),
    )
    articles, _, _ = read(tmp_path / "a.warc", data)
    assert [one.id for one in articles] == [f"{SITE}/1", f"{SITE}/1#{later}"]
    assert len({one.text for one in articles}) == 2


def test_a_pdf_that_was_captured_is_an_article_and_was_not_made_after_its_capture(tmp_path: Path) -> None:
    pdf = making.pdf(tmp_path / "a.pdf").read_bytes()
    (article,), _, _ = read(tmp_path / "a.warc", warc(Capture(f"{SITE}/a.pdf", pdf, "application/pdf")))
    assert (article.title, article.published, article.published_guess) == (making.TITLE, CAPTURED[:10], True)


def test_a_page_that_a_crawler_made_text_of_is_an_article_and_a_text_that_a_site_sent_is_none(
    tmp_path: Path,
) -> None:
    text = "\n".join(making.STORY).encode()
    data = warc(
        Capture(f"{SITE}/1", text, "text/plain", type="conversion"),
        Capture(f"{SITE}/2", text, "text/plain"),
    )
    (article,), _, _ = read(tmp_path / "a.warc.wet", data)
    assert (article.link, article.text.encode(), article.published_guess) == (f"{SITE}/1", text, True)


def test_an_archive_of_the_older_kind_is_read_with_its_addresses_and_days(tmp_path: Path) -> None:
    data = arc(
        Capture(f"{SITE}/1", story(1)),
        Capture(f"{SITE}/a.css", b"a{}", "text/css"),
        Capture(f"{SITE}/2", story(2, day="")),
    )
    for name, packed in (("a.arc", data), ("a.arc.gz", gzip.compress(data))):
        articles, _, errors = read(tmp_path / name, packed)
        assert not errors
        assert [article.link for article in articles] == [f"{SITE}/1", f"{SITE}/2"]
        assert [article.published for article in articles] == [making.DAY, CAPTURED[:10]]
        assert "42 people" in articles[1].text


def test_a_web_archive_that_is_cut_off_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    data = warc(*(Capture(f"{SITE}/{number}", story(number)) for number in range(1, 6)), is_packed=True)
    articles, notes, errors = read(tmp_path / "a.warc.gz", data[: len(data) * 3 // 4])
    assert [one.link for one in articles] == [f"{SITE}/{number}" for number in range(1, len(articles) + 1)]
    assert len(articles) >= 2
    assert errors == []
    assert "damaged or cut off" in notes[0].message


def test_a_body_that_is_damaged_costs_one_article_and_not_those_after_it(tmp_path: Path) -> None:
    bad = gzip.compress(story(1))[:60] + b"\xff" * 40
    data = warc(
        Capture(f"{SITE}/1", bad, headers=(("Content-Encoding", "gzip"),)),
        Capture(f"{SITE}/2", b"\x00\x01" * 400, headers=(("Content-Encoding", "br"),)),
        Capture(f"{SITE}/3", story(3)),
    )
    articles, notes, _ = read(tmp_path / "a.warc", data)
    assert [one.link for one in articles] == [f"{SITE}/3"]
    assert any("packed in a way" in note.message and f"{SITE}/2" in note.message for note in notes)


def test_a_web_archive_without_an_article_says_what_is_in_it(tmp_path: Path) -> None:
    _, _, (error,) = read(tmp_path / "a.warc", warc(Capture(f"{SITE}/a.css", b"a{}", "text/css")))
    assert "no article in this web archive" in error.message
    assert "2 records" in error.hint
    _, _, (error,) = read(tmp_path / "b.warc", b"WARC/1.0\r\nnonsense")
    assert "no article" in error.message


def test_of_a_package_only_its_pages_are_read_also_where_they_led_on(tmp_path: Path) -> None:
    archive = warc(
        Capture(f"{SITE}/1", story(1)),
        Capture(f"{SITE}/frame", story(7)),
        Capture(f"{SITE}/old", b"", status="301 Moved", headers=(("Location", "/new"),)),
        Capture(f"{SITE}/new", story(2)),
        is_packed=True,
    )
    articles, notes, errors = read(tmp_path / "a.wacz", wacz(archive, f"{SITE}/1", f"{SITE}/old"))
    assert [one.link for one in articles] == [f"{SITE}/1", f"{SITE}/new"]
    assert (notes, errors) == ([], [])
    articles, _, _ = read(tmp_path / "b.wacz", wacz(archive, f"{SITE}/elsewhere"))
    assert len(articles) == 3


def test_the_files_of_an_archive_are_read_like_those_of_a_folder(tmp_path: Path) -> None:
    book = making.epub(tmp_path / "b.epub").read_bytes()
    data = zipped(
        zipfile.ZIP_DEFLATED,
        **{
            "news/part10.txt": "\n\n".join(making.STORY).encode(),
            "news/part2.html": making.page(),
            "book.epub": book,
            "records.jsonl": json.dumps(making.record()).encode() + b"\n{bad\n",
            "README": b"Kabul fell on Friday.",
            "picture.png": b"\x89PNG",
            "__MACOSX/._a.txt": b"x",
            "news/.hidden.txt": b"x",
        },
    )
    articles, notes, errors = read(tmp_path / "a.zip", data)
    assert [one.source.partition(", part ")[2] for one in articles] == [
        "book.epub 1", "book.epub 2", "news/part2.html", "news/part10.txt", "README", "records.jsonl line 1",
    ]  # fmt: skip
    assert len({one.id for one in articles}) == 6
    assert articles[2].published == articles[5].published == making.DAY
    assert errors == []
    said = " ".join(note.message for note in notes)
    assert "picture.png" in said
    assert "records.jsonl, line 2" in said
    assert "hidden" not in said


def test_what_climbs_out_is_nested_linked_or_protected_is_named_and_left_out(tmp_path: Path) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("../../etc/climbs.txt", "Kabul fell.")
        archive.writestr("/root/absolute.txt", "Kabul fell.")
        archive.writestr("C:\\drive.txt", "Kabul fell.")
        archive.writestr("inner.zip", zipped(**{"a.txt": b"Kabul fell."}))
        link = zipfile.ZipInfo("link.txt")
        link.create_system, link.external_attr = 3, 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("locked.txt", "Kabul fell.")
        archive.writestr("a.txt", "Kabul fell on Friday.")
    data = bytearray(file.getvalue())
    data[data.rindex(b"locked.txt") - 38] |= 1  # protected, as its entry in the directory says
    (article,), notes, errors = read(tmp_path / "a.zip", bytes(data))
    assert article.text == "Kabul fell on Friday."
    assert errors == []
    said = {note.message.rpartition(": ")[2]: note.message for note in notes}
    assert "3 files" in said["its path leads out of the archive."]
    assert "inner.zip" in said["it is an archive in an archive."]
    assert "link.txt" in said["it is a link to another file."]
    assert "locked.txt" in said["it is protected by a password."]
    assert list(tmp_path.iterdir()) == [tmp_path / "a.zip"]


@pytest.mark.parametrize("cut", [4, 30, 200])
def test_an_archive_that_is_damaged_or_empty_is_a_sentence(tmp_path: Path, cut: int) -> None:
    data = zipped(**{"a.txt": b"Kabul fell. " * 30})
    _, _, (error,) = read(tmp_path / "a.zip", data[:cut])
    assert "damaged" in error.message
    _, _, (error,) = read(tmp_path / "b.zip", zipped())
    assert "no article in this archive" in error.message


def test_a_bomb_is_not_opened_and_a_file_over_the_limit_is_left_out(tmp_path: Path) -> None:
    bomb = zipped(zipfile.ZIP_DEFLATED, **{f"{number}.txt": b"\0" * 30_000_000 for number in range(4)})
    _, _, (error,) = read(tmp_path / "a.zip", bomb)
    assert "would unpack to 120 MB" in error.message
    data = zipped(zipfile.ZIP_DEFLATED, **{"a.txt": b"x " * 8_000, "b.txt": b"Kabul fell."})
    (article,), (note,), _ = read(tmp_path / "b.zip", data, Loading(max_bytes=10_000))
    assert article.text == "Kabul fell."
    assert "larger than 10 kB" in note.message


def test_an_archive_larger_than_a_source_is_read_because_its_pieces_are_not(tmp_path: Path) -> None:
    filler = Capture(f"{SITE}/film", b"\0" * 300_000, "video/mp4")
    data = warc(
        *(one for number in range(1, 4) for one in (filler, Capture(f"{SITE}/{number}", story(number))))
    )
    articles, _, errors = read(tmp_path / "a.warc", data, Loading(max_bytes=100_000))
    assert (len(articles), errors) == (3, [])


def test_an_archive_is_read_one_article_at_a_time(tmp_path: Path) -> None:
    """What comes after the first article is not waited for: a broken end is met only by who reads on."""
    path = tmp_path / "a.warc"
    path.write_bytes(
        warc(Capture(f"{SITE}/1", story(1))) + b"WARC/1.0\r\nContent-Length: 99999999999\r\n\r\n"
    )
    found = articles_in(str(path))
    assert isinstance(next(found), Article)
    found.close()  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("name", "head", "form"),
    [
        ("a.warc", b"WARC/1.0\r\n", "warc"),
        ("-", b"WARC/1.1\r\n", "warc"),
        ("a.gz", gzip.compress(b"WARC/1.0\r\n", mtime=0), "warc"),
        ("a.gz", gzip.compress(b"Kabul fell.", mtime=0), "other"),
        ("a.zip", b"PK\x03\x04" + b"\0" * 26 + b"a.txt", "zip"),
        ("-", b"PK\x03\x04" + b"\0" * 26 + b"a.txt", "zip"),
        ("a.odt", b"PK\x03\x04" + b"\0" * 26 + b"mimetypeapplication/vnd.oasis", "other"),
        ("a.jar", b"PK\x03\x04" + b"\0" * 26 + b"META-INF/", "other"),
        ("a.zip", b"PK\x03\x04" + b"\0" * 26 + b"[Content_Types].xml", "docx"),
        ("a.zip", b"PK\x03\x04" + b"\0" * 26 + b"a.pdf%PDF-1.7", "zip"),
        ("a.warc", b"WARC/1.0\r\n\r\n%PDF-1.7", "warc"),
        ("a.wacz", b"PK\x03\x04" + b"\0" * 26 + b"archive/", "zip"),
    ],
)
def test_an_archive_is_known_by_its_first_bytes(name: str, head: bytes, form: str) -> None:
    assert format_of(name, head) == form


def test_the_command_reads_archives_every_word_once_from_files_and_pipes(tmp_path: Path) -> None:
    data = warc(*(Capture(f"{SITE}/{number}", story(number)) for number in (1, 2)), is_packed=True)
    (tmp_path / "a.warc.gz").write_bytes(data)
    (tmp_path / "a.zip").write_bytes(zipped(**{"a.html": story(3), "b.html": story(4)}))
    run = subprocess.run(
        [READER, "extract", tmp_path, "-", "--format", "jsonl"],
        input=warc(Capture(f"{SITE}/5", story(5))), capture_output=True, check=False, timeout=300,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr.decode()
    found: list[dict[str, Any]] = [json.loads(line) for line in run.stdout.splitlines()]
    assert [one["article"]["title"] for one in found] == [f"{making.TITLE} {n}" for n in (1, 2, 3, 4, 5)]
    for number, one in zip((1, 2, 3, 4, 5), found, strict=True):
        text = " ".join(one["article"]["text"].split())
        for paragraph in making.STORY:
            assert text.count(paragraph.replace("Some 40", f"Some {40 + number}")) == 1
        assert float(40 + number) in {entity.get("value") for entity in one["entities"]}
        assert "Copyright" not in text
