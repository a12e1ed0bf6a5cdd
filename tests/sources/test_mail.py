"""Mails that do not say their text as it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.errors import SourceError
from extractors.model import Article
from extractors.sources.formats import format_of
from extractors.sources.opening import articles_in

HEADER = "From: Jane Doe <jane@example.org>\nDate: Fri, 13 Aug 2021 10:21:00 +0000\nMIME-Version: 1.0\n"


def found(path: Path, text: str, encoding: str = "utf-8") -> Article | SourceError:
    path.write_bytes(text.encode(encoding))
    (one,) = articles_in(str(path))
    return one


@pytest.mark.parametrize(
    ("head", "form"),
    [
        (f"{HEADER}Content-Type: text/plain\n\nKabul fell.", "text"),
        (f"{HEADER}Content-Transfer-Encoding: 8bit\n\nKabul fell.", "text"),
        (f"{HEADER}Content-Transfer-Encoding: base64\n\nS2FidWw=", "mail"),
        (f"{HEADER}content-type:\n\tmultipart/mixed; boundary=x\n\nKabul fell.", "mail"),
        (HEADER.replace("\n", "\r\n") + "Content-Type: text/html\r\n\r\n<p>Kabul", "mail"),
        (f"{HEADER}\nContent-Type: text/html\n\nis what I wrote.", "text"),
        ("Kabul fell.\nMIME-Version: 1.0\nContent-Type: text/html\n\nSo it did.", "text"),
    ],
)
def test_a_mail_is_unpacked_only_where_it_has_to_be(head: str, form: str) -> None:
    assert format_of("a.eml", head.encode()) == form


def test_a_mail_is_unpacked_whatever_its_name_is(tmp_path: Path) -> None:
    text = f"{HEADER}Content-Transfer-Encoding: quoted-printable\n\nThe caf=C3=A9 in Kabul =\nis open."
    for name in ("a.eml", "a.txt", "a"):
        article = found(tmp_path / name, text)
        assert isinstance(article, Article)
        assert (article.text, article.byline) == ("The café in Kabul is open.", "Jane Doe")


@pytest.mark.parametrize("charset", ["nonsense", "base64", "us-ascii"])
def test_a_charset_that_is_none_is_guessed(tmp_path: Path, charset: str) -> None:
    kind = f"Content-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: base64\n\n"
    article = found(tmp_path / "a.eml", f"{HEADER}{kind}VGhlIGNhZsOpIGluIEthYnVsLg==")
    assert isinstance(article, Article)
    assert article.text == "The café in Kabul."


def test_a_mail_without_any_text_says_so(tmp_path: Path) -> None:
    kind = "Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: image/png\n\nabc\n--x--\n"
    error = found(tmp_path / "a.eml", HEADER + kind)
    assert isinstance(error, SourceError)
    assert "no text in this mail" in error.message
    assert error.hint


def test_a_mail_nested_without_end_harms_nothing(tmp_path: Path) -> None:
    parts = "".join(f"Content-Type: multipart/mixed; boundary=x{n}\n\n--x{n}\n" for n in range(3000))
    one = found(tmp_path / "a.eml", f"{HEADER}{parts}Content-Type: text/plain\n\nKabul fell.")
    assert isinstance(one, Article) or "Traceback" not in str(one)
