"""Sound files of every format, small ones: what hostile files are made of, and where a guided search begins."""

from __future__ import annotations

import io
import tempfile
import zipfile
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from functools import cache
from pathlib import Path

import orjson
import pyarrow as pa
import pyarrow.parquet as pq
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from extractors.corpus.copies import settle_copies
from extractors.corpus.marker import mark
from extractors.corpus.rows import rows_of
from extractors.corpus.shard import write_shard
from extractors.corpus.stories import settle_stories
from extractors.corpus.tables import COPIES, STORIES
from extractors.exports.schema import as_schema
from extractors.model import Analysis, Article, Mention, ModelInfo, Span
from extractors.protocol import Analyse, Analysed, Failed, Look, Ready, Redate, encoded, plain
from extractors.sources.text import article_of
from tests.exports import odd
from tests.sources import archives, feeds, making

_HELD = tempfile.TemporaryDirectory(prefix="q7x2-fuzz-")

# The parts of packed formats that say something.
PARTS = {
    "docx": ("word/document.xml", "docProps/core.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"),
    "epub": ("OEBPS/content.opf", "OEBPS/chapter 1.xhtml", "META-INF/container.xml"),
}


@cache
def sound(form: str) -> bytes:
    """A sound file of a format."""
    if form == "pdf":
        return _pdf()
    if form == "parquet":
        return _parquet()
    makers = {"docx": making.word, "epub": making.epub, "html": making.html}
    with tempfile.TemporaryDirectory() as folder:
        return makers[form](Path(folder) / "a").read_bytes()


def _pdf() -> bytes:
    """Two pages whose words stand in the file as they are: turning a byte turns a word, not a compressed block."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4, pageCompression=0)
    canvas.setTitle(making.TITLE)
    canvas.setAuthor(making.AUTHOR)
    for number in range(2):
        for line, words in enumerate(making.STORY):
            canvas.drawString(60, 780 - 20 * line, words[:90])
        canvas.drawString(280, 20, f"Page {number + 1}")
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def _parquet() -> bytes:
    file = io.BytesIO()
    pq.write_table(pa.Table.from_pylist([making.record(), making.record(id="r2", title=None)]), file)
    return file.getvalue()


def _columns() -> bytes:
    """A page of two columns over a table, drawn line by line, with a head and a number on each page."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4, pageCompression=0)
    for number in range(2):
        canvas.drawString(60, 820, "THE DAILY COAST")
        for line, words in enumerate(making.STORY):
            canvas.drawString(60, 780 - 14 * line, words[:40])
            canvas.drawString(320, 780 - 14 * line, words[40:80])
        for row in range(3):
            for cell, words in enumerate(("Province", "40", "12,000")):
                canvas.drawString(60 + 150 * cell, 300 - 16 * row, words)
        canvas.drawString(280, 20, f"Page {number + 1}")
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def _singlefile() -> bytes:
    """A page as SingleFile saves it: its address and its day in a comment, its pictures inside."""
    comment = "<!--\n Page saved with SingleFile \n url: https://example.org/2021/08/13/a \n saved date: Tue Aug 17 2021 -->"
    return making.page().replace(b"<head>", f"{comment}<head>".encode(), 1)


def _mhtml() -> bytes:
    """A page as a browser saves it with its parts."""
    message = MIMEMultipart("related", type="text/html")
    message["Snapshot-Content-Location"] = "https://example.org/2021/08/13/a"
    message["Date"] = "Tue, 17 Aug 2021 10:00:00 -0000"
    for content, kind in ((making.page().decode(), "html"), ("p { color: red }", "css")):
        part = MIMEText(content, kind, "utf-8")
        part["Content-Location"] = "https://example.org/2021/08/13/a"
        message.attach(part)
    return message.as_bytes()


@cache
def part(form: str, name: str) -> bytes:
    """What is in one part of a packed format's sound file."""
    with zipfile.ZipFile(io.BytesIO(sound(form))) as archive:
        return archive.read(name)


def packed(form: str, name: str, data: bytes) -> bytes:
    """A format's sound file with other bytes in one of its parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for other in zipfile.ZipFile(io.BytesIO(sound(form))).namelist():
            archive.writestr(other, data if other == name else part(form, other))
    return file.getvalue()


TEXTS = tuple(
    words.encode()
    for words in (
        "\n\n".join(making.STORY),
        f"date {making.DAY}\n\n{making.STORY[0]}\n\nImage Source : AP\n\n{making.STORY[1]}",
        f"---\ntitle: {making.TITLE}\ndate: {making.DAY}\n---\n\n{making.STORY[0]}",
        f"From: a@b.org\nSubject: =?utf-8?q?Two_capitals?=\nDate: Fri, 13 Aug 2021 06:21:00 +0000\n\n> {making.STORY[0]}",
        f"{making.TITLE}\n\nBy {making.AUTHOR}\n\nKABUL, Aug 13 (Reuters) - {making.STORY[0]}",
    )
)
MAILS = tuple(
    words.replace("\n", "\r\n").encode()
    for words in (
        "From: J <a@b.org>\nSubject: =?utf-8?b?VHdv?=\nDate: Fri, 13 Aug 2021 06:21:00 +0000\nMIME-Version: 1.0\n"
        "Content-Type: text/plain; charset=latin-1\nContent-Transfer-Encoding: quoted-printable\n\nKabul =E9 fell=\n on Friday.",
        "From: a@b.org\nTo: c@d.org\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=x\n\n--x\n"
        "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n\nPHA+S2FidWwgZmVsbDwvcD4=\n--x\n"
        "Content-Type: text/plain\nContent-Disposition: attachment; filename=a\n\nKabul\n--x--\n",
    )
)
SAVED = (*MAILS, _mhtml())
PAGES = (sound("html"), _singlefile())
PRINTED = (sound("pdf"), _columns())
_CAPTURES = (
    archives.Capture("https://example.org/1", archives.story(1)),
    archives.Capture("https://example.org/2", archives.story(2, day=""), captured="2021-08-16T06:00:00Z"),
)
WEB_ARCHIVES = (
    archives.arc(*_CAPTURES),
    archives.wet(*(one._replace(body="\n".join(making.STORY).encode()) for one in _CAPTURES)),
    *(
        archives.warc(
            *_CAPTURES,
            archives.Capture("https://example.org/a.css", b"a{}", "text/css"),
            is_packed=is_packed,
        )
        for is_packed in (False, True)
    ),
)
ARCHIVES = (
    archives.zipped(
        **{"a.txt": TEXTS[1], "b/c.html": making.page(), "d.eml": MAILS[0], "e.jsonl": b'{"text": "Kabul"}'}
    ),
    archives.wacz(archives.warc(*_CAPTURES), "https://example.org/1"),
)
FEEDS = tuple(make(1, 2) for make, _ in feeds.GENERATORS.values())
LISTS = (
    b'<?xml version="1.0"?><opml version="2.0"><body><outline text="F" xmlUrl="https://example.org/feed"/></body></opml>',
    b'# mine\nhttps://example.org/feed news "~My News"\n"query:Unread:unread = \\"yes\\""\n',
)
KEPT_FEEDS = (
    b'{"address": "https://example.org/", "size": 3, "asked": 1.0, "rest_until": 0.0, "form": "feed", "url": ""}\n<a>',
)
QUERIES = (
    b'country:AF value>500 unit:troops date>=2021-08-01 actor:"Taliban"',
    b"-date:2021-08 !kabul place=kabul kind:figure type:range,city",
    b'"exact words" value<=2.5m status:rejected name=kabul date<2021-08-13',
)
RULES = (
    b'[[reject]]\nkind = "actor"\ntext = "Friday"\n[[place]]\ntext = "Kabul"\ngeonameid = 1138958\n'
    b'[[merge]]\nkind = "actor"\ntext = "US"\ninto = "United States"\n'
    b'[[change]]\nkind = "location"\ntext = "Herat"\ntype = "city"\nbecomes = "actor"\nlat = 1.5\nlon = 2\n',
)
SETTINGS = (
    b'theme = "dark"\nwidth = 88\nhidden = ["date"]\nlabels = true\nmodel = "x"\n[keys]\nmap.open = "m"\n'
    b'"sentence.next" = ["l", "right"]\n',
)
CORRECTIONS = (
    orjson.dumps(
        {
            "version": 1,
            "corrections": [
                {"id": "1", "do": "reject", "mention": {"kind": "location", "start": 0, "end": 5, "text": "Kabul"}},
                {"id": "2", "do": "date", "published": "2021-08-13", "was": None, "was_from": None},
                {
                    "id": "3",
                    "do": "change",
                    "entity": {"kind": "location", "start": 0, "end": 5, "text": "Kabul", "name": "Kabul", "geonameid": 1138958},
                    "to": {"type": "country", "lat": 1.5, "lon": 2, "name": "K"},
                },
                {
                    "id": "4",
                    "do": "merge",
                    "entity": {"kind": "actor", "start": 6, "end": 9, "text": "and", "name": "x"},
                    "into": {"kind": "actor", "start": 10, "end": 15, "text": "Herat", "name": "y"},
                },
            ],
        }
    ),
)  # fmt: skip

ARTICLE = Article("a", "a", "Kabul and Herat", "Title", "2021-08-13", "header", (), (Span(0, 15),))
ANALYSIS = odd.analysis_with((Mention("location", 0, 5, "Kabul", "L1"),), (Span(0, 15),))
COMMANDS = tuple(encoded(one) for one in (Analyse(1, ARTICLE, 3), Look(1, 5), Redate(1, None, None)))
EVENTS = tuple(
    encoded(one)
    for one in (Analysed(1, ANALYSIS, 1, 1, True), Failed("a", "b"), Ready(ANALYSIS.model))
    if ANALYSIS.model
)
KEPT = (plain(ANALYSIS),)
RECORDS = (
    b"\n".join(orjson.dumps(making.record(id=name)) for name in ("r1", "r2")),
    orjson.dumps({"articles": [making.record(), making.record(date="13 August 2021")]}),
    orjson.dumps(
        {"schema": 1, "article": {"id": "a", "published": "2021-08-13", "title": None, "text": "Kabul"}}
    ),
)
ANSWERS = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=latin-1\r\nContent-Length: 5\r\n\r\nKabul",
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nKabul\r\n0\r\n\r\n",
    b"HTTP/1.1 301 Moved\r\nLocation: //example.org:80/a\r\n\r\n",
    b"HTTP/1.0 404 Not Found\r\nContent-Encoding: gzip\r\n\r\n",
)  # fmt: skip

TOLD = 6
"""Articles of the corpus."""


@cache
def corpus() -> Path:
    """A corpus of a few articles, some of them copies; it lies there until the process ends."""
    folder = Path(_HELD.name) / "corpus"
    mark(folder, "e1")
    text = " ".join(making.STORY)
    rows = []
    for number in range(TOLD):
        words = text if number % 2 else f"{text} It was the {number}th time. " * (number + 1)
        article = article_of(words, id=f"r{number}", source="r.jsonl", option_date=f"2021-08-{number + 1:02}")
        rows.append(rows_of(as_schema(article, Analysis(model=ModelInfo("m", "1")))))
    write_shard(folder, "e1", rows)
    settle_copies(folder)
    settle_stories(folder)
    return folder


@cache
def copies() -> bytes:
    """Its table of copies."""
    return (corpus() / COPIES).read_bytes()


@cache
def stories() -> bytes:
    """Its table of stories."""
    return (corpus() / STORIES).read_bytes()
