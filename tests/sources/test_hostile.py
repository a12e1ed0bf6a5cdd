"""Files that are broken, endless, locked or made to harm: each gets a sentence, never a traceback, never a hang."""

from __future__ import annotations

import io
import os
import socket
import time
import zipfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from extractors.errors import SourceError, SourceNote
from extractors.model import Article
from extractors.sources.loading import Loading
from extractors.sources.opening import articles_in
from tests.command_run import q7x2
from tests.sources import making
from tests.test_command_line import CONTROL


def error_of(path: Path | str, loading: Loading | None = None) -> SourceError:
    (error,) = articles_in(str(path), None, loading)
    assert isinstance(error, SourceError), error
    assert error.hint, "what to do stands in it"
    assert not CONTROL.search(str(error))
    return error


def bomb(path: Path, inside: str) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        archive.writestr(inside, b"\0" * 200_000_000)
    return path


def test_a_file_over_the_limit_is_refused_before_it_is_read_and_an_option_allows_it(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(1_000_000_000)
    assert "larger than 64 MB" in error_of(path).message
    assert "--max-size" in error_of(path).hint
    path.write_bytes(b"Kabul fell. " * 1000)
    assert "larger than 10 kB" in error_of(path, Loading(max_bytes=10_000)).message
    (article,) = articles_in(str(path), None, Loading(max_bytes=20_000))
    assert isinstance(article, Article)


def test_a_record_over_the_limit_is_passed_over_and_the_next_is_read(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    path.write_bytes(b'{"text": "' + b"x" * 5_000 + b'"}\n{"text": "Kabul fell."}\n')
    error, article = articles_in(str(path), None, Loading(max_bytes=1_000))
    assert isinstance(error, SourceError)
    assert "line 1: it is larger than 1 kB" in error.message
    assert isinstance(article, Article)
    assert article.source.endswith("line 2")


def test_a_line_of_many_megabytes_is_read(tmp_path: Path) -> None:
    path = tmp_path / "line.txt"
    path.write_bytes(b"Kabul fell. " * 1_500_000)
    (article,) = articles_in(str(path))
    assert isinstance(article, Article)
    assert len(article.paragraphs) == 1


@pytest.mark.parametrize("name", ["bomb.epub", "bomb.docx"])
def test_a_zip_bomb_is_not_unpacked(tmp_path: Path, name: str) -> None:
    assert "would unpack to 200 MB" in error_of(bomb(tmp_path / name, "word/document.xml")).message


def test_an_encrypted_pdf_says_so(tmp_path: Path) -> None:
    assert "it is encrypted" in error_of(making.pdf(tmp_path / "a.pdf", password="secret")).message


@pytest.mark.parametrize("protected", [1, 2])
def test_a_protected_book_says_so_and_one_that_is_partly_so_is_read_in_part(
    tmp_path: Path, protected: int
) -> None:
    path = making.epub(tmp_path / "a.epub")
    uris = [f"OEBPS/chapter%20{number}.xhtml" for number in range(1, protected + 1)]
    data = "".join(f'<x:CipherData><x:CipherReference URI="{uri}"/></x:CipherData>' for uri in uris)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("META-INF/encryption.xml", f'<e xmlns:x="urn:x">{data}</e>')
    if protected == 2:
        assert "DRM" in error_of(path).message
        return
    note, article = articles_in(str(path))
    assert isinstance(note, SourceNote)
    assert "chapter 1 (chapter 1.xhtml) is protected" in note.message
    assert isinstance(article, Article)
    assert article.title == "The week"


@pytest.mark.parametrize("ending", ["pdf", "docx", "epub", "html", "json", "jsonl", "txt"])
@pytest.mark.parametrize("cut", [0, 1, 0.5, 0.95])
def test_a_damaged_file_is_a_sentence_or_what_is_left_of_it(tmp_path: Path, ending: str, cut: float) -> None:
    whole = tmp_path / f"whole.{ending}"
    makers = {"pdf": making.pdf, "docx": making.word, "epub": making.epub, "html": making.html}
    if ending in makers:
        makers[ending](whole)
    else:
        making.json_file(whole, making.record())
    data = whole.read_bytes()
    path = tmp_path / f"cut.{ending}"
    path.write_bytes(data[: int(len(data) * cut) if cut != 1 else 1])
    for found in articles_in(str(path)):
        assert isinstance(found, Article) or (found.hint and "Traceback" not in str(found))


def test_a_page_nested_without_end_is_read(tmp_path: Path) -> None:
    path = tmp_path / "deep.html"
    path.write_text(f"<html><body>{'<div>' * 100_000}Kabul fell.{'</div>' * 100_000}</body></html>", "utf-8")
    for found in articles_in(str(path)):
        assert isinstance(found, Article | SourceError)


def test_a_page_that_takes_too_long_is_given_up(tmp_path: Path) -> None:
    start = time.monotonic()
    assert "within 0 seconds" in error_of(making.html(tmp_path / "a.html"), Loading(timeout_s=0.01)).message
    assert time.monotonic() - start < 10


def test_a_pipe_that_nobody_writes_to_is_given_up(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "nothing came through this pipe" in error_of(tmp_path / "pipe", Loading(timeout_s=0.2)).message


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null", "/dev/urandom"])
def test_a_device_is_refused(device: str) -> None:
    assert "a device" in error_of(device).message


def test_a_socket_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("s")
        assert "a device" in error_of("s").message


def test_a_file_that_may_not_be_read_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "locked.txt"
    path.write_text("Kabul fell.", "utf-8")

    def refuse(*_: object, **__: object) -> io.BytesIO:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert "you may not read it" in error_of(path).message


def test_a_file_that_goes_away_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "gone.txt"
    path.write_text("Kabul fell.", "utf-8")
    status = path.stat()
    path.unlink()
    monkeypatch.setattr(Path, "stat", lambda self, **_: status)
    assert "no such file" in error_of(path).message


@pytest.mark.parametrize(
    "name", ["a\0b", "x" * 5000, "no\x1b]0;where\x07.txt", "\u202etxt.fdp", os.fsdecode(b"\xff\xfe.txt")]
)
def test_an_odd_name_is_a_sentence(name: str) -> None:
    str(error_of(name)).encode()


def test_a_name_that_is_no_utf_8_is_read_and_spelled_out(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/\xff\x1b[31m.txt"
    with open(path, "wb") as file:  # noqa: PTH123
        file.write(b"Kabul fell.")
    (article,) = articles_in(os.fsdecode(path))
    assert isinstance(article, Article)
    article.source.encode()


@pytest.mark.usefixtures("by_small_model")
def test_what_a_file_hides_does_not_reach_the_terminal(tmp_path: Path) -> None:
    evil = "Kabul \x1b]0;owned\x07\x9b31m \u202efell\u2066 \ue000\ufeff\x00."
    (tmp_path / "evil\x1b[31m.html").write_text(
        f"<html><title>{evil}</title><body><p>{evil}</p></body></html>", "utf-8"
    )
    making.json_file(tmp_path / "r.json", making.record(text=evil, title=evil, id=evil, date=evil))
    (tmp_path / "broken\x1b[31m.pdf").write_bytes(b"%PDF-1.4 nothing")
    run = q7x2(str(tmp_path))
    assert run.returncode == 1
    for said in (run.stdout, run.stderr):
        assert not CONTROL.search(said)
        assert "\u202e" not in said
        assert "Traceback" not in said


def test_entities_of_xml_are_not_blown_up(tmp_path: Path) -> None:
    path = tmp_path / "laughs.epub"
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr("META-INF/container.xml", f'<!DOCTYPE x [<!ENTITY l0 "ha">{entities}]><x>&l11;</x>')
    assert "no EPUB" in error_of(path).message


def test_a_mails_subject_in_no_encoding_that_there_is_stays_as_it_stands(tmp_path: Path) -> None:
    mail = "From: a@b.org\nSubject: =?\ufffdtf-8?q?Two_capitals?=\nDate: Fri, 13 Aug 2021 06:21:00 +0000\n\nKabul fell."
    (tmp_path / "a.eml").write_text(mail, "utf-8")
    (article,) = articles_in(str(tmp_path / "a.eml"))
    assert isinstance(article, Article)
    assert article.title == "=?\ufffdtf-8?q?Two_capitals?="


def test_parquet_whose_words_are_no_utf_8_is_a_sentence(tmp_path: Path) -> None:
    words = pa.array([b"Kabul fell \x80"], pa.binary()).view(pa.string())
    pq.write_table(pa.table({"text": words}), tmp_path / "a.parquet")
    assert "no Parquet that can be read" in error_of(tmp_path / "a.parquet").message


def test_a_mail_nested_without_end_harms_nothing(tmp_path: Path) -> None:
    parts = "".join(f"Content-Type: multipart/mixed; boundary=x{n}\n\n--x{n}\n" for n in range(3000))
    head = "From: ann@example.org\nSubject: Kabul\nDate: Tue, 11 May 2021 09:00:00 +0200\nMIME-Version: 1.0\n"
    (tmp_path / "a.eml").write_text(f"{head}{parts}Content-Type: text/plain\n\nKabul fell.", "utf-8")
    (one,) = articles_in(str(tmp_path / "a.eml"))
    assert isinstance(one, Article) or "Traceback" not in str(one)
