"""Mails that do not say their text as it stands."""

from __future__ import annotations

import json
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from extractors.errors import SourceError
from extractors.model import Article
from extractors.sources.formats import format_of
from extractors.sources.header import day_of_mail
from extractors.sources.opening import articles_in
from tests.command_run import q7x2

pytestmark = pytest.mark.usefixtures("parsed_here")

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
        ("MIME-Version: 1.0\nFrom: a@example.org\nContent-Type: text/html\n\n<p>Kabul", "mail"),
        ("\ufeffCONTENT-TYPE:\n TEXT/HTML; charset=utf-8\nFrom: a@example.org\n\n<p>Kabul", "mail"),
        ("\nFrom: a@example.org\rSubject: x\rContent-Type: text/html\r\r<p>Kabul", "mail"),
        ("From a@example.org Thu Sep 14 01:00:00 2023\nFrom: a\nContent-Type: text/html\n\n<p>Kabul", "mail"),
        ("From: Ann\nSubject: mail\n\nContent-Type: text/html\n\nis what it said.", "text"),
        ("Note: the mail\nContent-Type: text/html\n\nis what it said.", "text"),
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


def test_a_mail_of_nothing_but_markup_is_its_text_and_what_it_quotes_has_a_day_of_its_own(
    tmp_path: Path,
) -> None:
    body = (
        '<p>The vote is on Monday.</p><blockquote type="cite"><div>On Sep 11, 2023, at 9:15, Omar '
        "&lt;o@example.org&gt; wrote:</div>"
        "<p>Two dams burst on Sunday.</p></blockquote>"
    )
    head = "From: a@example.org\nDate: 14 Sep 2023 01:00 +0900\nContent-Type: text/html; charset=utf-8\n"
    for extra in ("MIME-Version: 1.0\n", ""):
        (tmp_path / "a.eml").write_text(f"{extra}{head}\n{body}", "utf-8")
        run = q7x2("extract", str(tmp_path / "a.eml"), "--format", "json")
        found = dates(json.loads(run.stdout))
        assert found["Monday"] == ("2023-09-18", "2023-09-14")
        assert found["Sunday"] == ("2023-09-10", "2023-09-11")
        assert "<" not in json.loads(run.stdout)["article"]["text"].replace("<o@example.org>", "")


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


OUTER = (
    "From: Ann Lee <ann@example.org>\nTo: Paris Desk <desk@example.org>\nSubject: Re: London\nX-Mailer: Cairo 3\n"
    "Date: Tue, 11 May 2021 09:00:00 +0200\nMIME-Version: 1.0\n\n"
)
REPLY = (
    "We meet on Friday.\n\nOn Mon, 3 May 2021 at 10:11, Jane Doe\n<jane@example.org> wrote:\n\n> See you on Thursday.\n>\n"
    "> > On Sun, 25 Apr 2021 at 09:00, Bob wrote:\n> > On Saturday it rained in Kabul.\n> We will meet again on Sunday.\n\n"
    "My answer of yesterday stands.\n"
)
FORWARDS = {
    "outlook": "See this.\n\n-----Original Message-----\nFrom: Jane Doe\nSent: Monday, May 3, 2021 10:11 AM\nTo: Desk\n"
    "Subject: London\nMIME-Version: 1.0\n\nHerat fell on Friday.\n",
    "apple": "Begin forwarded message:\n\n> From: Jane <jane@example.org>\n> Subject: London\n"
    "> Date: 3 May 2021 at 10:11:00 CEST\n> To: Ann\n>\n> Herat fell on Friday.\n",
    "gmail": "---------- Forwarded message ---------\nFrom: Jane <jane@example.org>\nDate: Mon, May 3, 2021 at 10:11 AM\n"
    "Subject: London\nTo: <ann@example.org>\n\n\nHerat fell on Friday.\n",
    "starred": "*From:* Jane\n*Sent:* 03 May 2021 10:11\n*To:* Ann\n*Subject:* London\n\nHerat fell on Friday.\n",
    "german": "Am 03.05.2021 um 10:11 schrieb Jane:\n> Herat fell on Friday.\n",
    "one-way-digits": "On 10/3/2021 10:11 AM, Jane wrote:\n> Herat fell on Friday.\n",
    "two-way-digits": "On 5/3/2021 10:11 AM, Jane wrote:\n> Herat fell on Friday.\n",
    "no-day": "Jane wrote:\n> Herat fell on Friday.\n",
}
FRIDAYS = {"one-way-digits": "2021-03-05", "two-way-digits": None, "no-day": None}


def dates(run: dict[str, Any]) -> dict[str, tuple[str | None, str | None]]:
    """Value and anchor of each date by its wording."""
    entities = {entity["id"]: entity for entity in run["entities"]}
    found = [(m["text"], entities[m["entity"]]) for m in run["mentions"] if m["kind"] == "date"]
    return {text.removeprefix("on "): (entity["value"], entity["anchor"]) for text, entity in found}


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """Every mail, schema 1 by its name: plain ones, and one that Python's own library encodes."""
    folder = tmp_path_factory.mktemp("mails")
    for name, body in {"reply": REPLY, **FORWARDS}.items():
        (folder / f"{name}.eml").write_text(OUTER + body, "utf-8")
    mail = EmailMessage()
    mail["From"], mail["Subject"], mail["Date"] = (
        "ann@example.org",
        "Re: London",
        "Tue, 11 May 2021 09:00:00 +0200",
    )
    mail.set_content(REPLY.replace("rained", "rained – hard –"), cte="quoted-printable")
    (folder / "encoded.eml").write_bytes(mail.as_bytes())
    run = q7x2("extract", str(folder), "--format", "jsonl")
    assert run.returncode == 0, run.stderr
    found = [json.loads(line) for line in run.stdout.splitlines()]
    return {one["article"]["id"]: one for one in found}


@pytest.mark.parametrize("name", ["reply", "encoded"])
def test_a_quoted_mail_counts_from_its_own_day_and_the_answer_from_its_own(
    read: dict[str, dict[str, Any]], name: str
) -> None:
    found = dates(read[name])
    assert found["Friday"] == ("2021-05-14", "2021-05-11")
    assert found["Thursday"] == ("2021-05-06", "2021-05-03")
    assert found["Saturday"] == ("2021-04-24", "2021-04-25")
    assert found["Sunday"] == ("2021-05-09", "2021-05-03")
    assert found["yesterday"] == ("2021-05-10", "2021-05-11")
    reasons = {
        entity["value"]: entity["reason"] for entity in read[name]["entities"] if entity["kind"] == "date"
    }
    assert "the quoted mail's own date" in reasons["2021-05-06"]
    assert "the article's own date" in reasons["2021-05-10"]


@pytest.mark.parametrize("name", FORWARDS)
def test_a_mail_that_is_passed_on_counts_from_the_day_above_it_where_that_is_certain(
    read: dict[str, dict[str, Any]], name: str
) -> None:
    assert dates(read[name])["Friday"][0] == FRIDAYS.get(name, "2021-04-30")


def test_lines_that_head_a_mail_mention_nothing(read: dict[str, dict[str, Any]]) -> None:
    for one in read.values():
        heads = [region for region in one["regions"] if region["kind"] == "mail"]
        assert heads or one["article"]["id"] == "encoded"
        for mention in one["mentions"]:
            assert not any(
                head["start"] < mention["end"] and mention["start"] < head["end"] for head in heads
            )
        assert not {"Paris", "London", "Cairo"} & {mention["text"] for mention in one["mentions"]}


def test_another_date_of_the_article_leaves_a_quoted_mail_its_own(tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_text(OUTER + REPLY, "utf-8")
    run = q7x2("extract", str(tmp_path / "a.eml"), "--date", "2020-01-01", "--format", "json")
    found = dates(json.loads(run.stdout))
    assert (found["Thursday"][0], found["yesterday"][0]) == ("2021-05-06", "2019-12-31")


@pytest.mark.usefixtures("by_small_model")
def test_a_mail_of_nothing_but_its_head_is_read_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_text(OUTER, "utf-8")
    run = q7x2("extract", str(tmp_path / "a.eml"), "--format", "json")
    assert run.returncode == 0, run.stderr
    assert json.loads(run.stdout)["article"]["published"] == "2021-05-11"


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Thu, 1 Oct 2015 00:33:00 +0200 (Mitteleuropäische Sommerzeit)", "2015-10-01"),
        ("Tue, 28 Sep 2021 23:33:00 CEST", "2021-09-28"),
        ("Tue Sep 28 23:33:00 CEST 2021", "2021-09-28"),
        ("Tue, 28 Sep 21 23:33:00 +0200", "2021-09-28"),
        ("28-Sep-2021 23:33", "2021-09-28"),
        ("Tuesday, September 28, 2021 at 11:33:00 PM GMT+2", "2021-09-28"),
        ("Tue, 28 Sep 2021 23:33:00 -0400 (EDT)", "2021-09-28"),
        ("yesterday", None),
    ],
)
def test_a_mail_is_of_the_day_that_its_sender_wrote(words: str, day: str | None) -> None:
    assert day_of_mail(words) == day


def test_a_zone_with_letters_of_latin_1_does_not_hide_the_day(tmp_path: Path) -> None:
    head = "From: Ann <ann@example.org>\nSubject: x\nDate: Thu, 1 Oct 2015 00:33:00 +0200 (Mitteleuropäische Sommerzeit)\n"
    for kind in ("", "MIME-Version: 1.0\nContent-Transfer-Encoding: quoted-printable\n"):
        article = found(tmp_path / "a.eml", f"{head}{kind}\nKabul fell on Monday.", "latin-1")
        assert isinstance(article, Article)
        assert article.published == "2015-10-01"


PASSED_ON = (
    "From: Omar Said <omar@example.net>\nDate: Mon, Sep 11, 2023 at 9:15 AM\nSubject: Floods in Derna\n"
    "To: Ann Lee <ann@example.com>\n\nTwo dams burst on Sunday.\n"
)
NOTES = {
    "gmail": f"Hi all,\n\nsee you on Friday.\n\n---------- Forwarded message ---------\n{PASSED_ON}",
    "two-dashes": f"See you on Friday.\n\n--- Original Message ---\n{PASSED_ON}",
    "no-sender": "See you on Friday.\n\nBegin forwarded message:\n\n"
    "Date: 11 September 2023\nSubject: Floods in Derna\n\nTwo dams burst on Sunday.\n",
    "other-language": "See you on Friday.\n\n---------- Weitergeleitete Nachricht ---------\n"
    "Von: Omar Said <omar@example.net>\nDatum: 2023-09-11\nBetreff: Floods in Derna\nAn: Ann Lee\n\nTwo dams burst on Sunday.\n",
    "own-day": f"2023-09-14\n\nSee you on Friday.\n\n---------- Forwarded message ---------\n{PASSED_ON}",
    "all": f"---------- Forwarded message ---------\n{PASSED_ON}",
}


@pytest.mark.parametrize("name", NOTES)
def test_a_note_above_a_mail_that_is_passed_on_has_a_day_of_its_own_or_none(
    tmp_path: Path, name: str
) -> None:
    (tmp_path / "a.txt").write_text(NOTES[name], "utf-8")
    said = q7x2("extract", str(tmp_path / "a.txt"), "--format", "json")
    run = json.loads(said.stdout)
    own = {"own-day": "2023-09-14", "all": "2023-09-11"}.get(name)
    assert run["article"]["published"] == own
    found = dates(run)
    assert found["Sunday"] == ("2023-09-10", "2023-09-11")
    if name != "all":
        assert found["Friday"][0] == ("2023-09-15" if own else None)
    assert not {"Omar Said", "Ann Lee", "Derna"} & {mention["text"] for mention in run["mentions"]}


def test_a_section_between_dashes_is_no_mail(tmp_path: Path) -> None:
    text = "We met.\n\n--- Background story ---\nKabul: the city fell.\nHerat: it fell too.\n\nIt is over."
    article = found(tmp_path / "a.txt", text)
    assert isinstance(article, Article)
    assert (article.regions, article.anchors) == ((), ())
