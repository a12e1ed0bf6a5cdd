"""The story as other programs and libraries save it; none of these files is written by a line of ours."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from email.message import EmailMessage
from pathlib import Path

import duckdb
import lxml.html
import mkepub
import pandas
import polars
import pypdf
import trafilatura
from lxml.html import builder as tag

from tests.sources import making

ENCODINGS = ("UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "WINDOWS-1252", "ISO-8859-1//TRANSLIT")


def encoded(folder: Path) -> None:
    """The text as `iconv` turns it into each encoding."""
    text = f"date {making.DAY}\n\n" + "\n\n".join(making.STORY)
    for encoding in ENCODINGS:
        run = subprocess.run(
            ["iconv", "-f", "UTF-8", "-t", encoding], input=text.encode(), capture_output=True, check=True
        )
        (folder / f"{encoding.partition('//')[0]}.txt").write_bytes(run.stdout)


def page(path: Path) -> bytes:
    """A page that lxml builds and writes, in an encoding of its own choice."""
    tree = tag.HTML(
        tag.HEAD(tag.TITLE(making.TITLE), tag.META(name="author", content=making.AUTHOR),
                 tag.META(property="article:published_time", content=f"{making.DAY}T06:21:00Z")),
        tag.BODY(tag.E.article(tag.H1(making.TITLE), *map(tag.P, making.STORY)), tag.E.footer("Copyright 2024")),
    )  # fmt: skip
    path.write_bytes(lxml.html.tostring(tree, encoding="windows-1252", doctype="<!doctype html>"))
    return path.read_bytes()


def clipped(path: Path, page: bytes) -> None:
    """The page as a program that clips pages keeps it: Markdown under a block of fields."""
    path.write_text(trafilatura.extract(page, output_format="markdown", with_metadata=True) or "", "utf-8")


def mails(folder: Path) -> None:
    """As plain text for old relays, in two parts for new programs, and in markup alone, with something attached."""
    text, markup = "\n\n".join(making.STORY), f"<html><body>{making.paragraphs()}</body></html>"
    for name in ("base64", "alternative", "markup"):
        mail = EmailMessage()
        mail["From"], mail["To"] = f"{making.AUTHOR} <jane@example.org>", "desk@example.org"
        mail["Subject"], mail["Date"] = f"{making.TITLE} – again", "Fri, 13 Aug 2021 10:21:00 +0000"
        mail["Received"] = (
            "from relay.example.org by example.org; " * 60
        )  # longer than any other format's mark
        if name == "markup":
            mail.set_content(markup, subtype="html", cte="quoted-printable")
            mail.add_attachment("On Sunday, 1 January 2017, it rained in Paris.", filename="notes.txt")
        else:
            mail.set_content(text, cte="base64" if name == "base64" else "quoted-printable")
        if name == "alternative":
            mail.add_alternative(markup, subtype="html")
        (folder / f"{name}.eml").write_bytes(mail.as_bytes())


def documents(folder: Path) -> None:
    """A PDF of reportlab, the same saved anew by pypdf, and a Word document of python-docx."""
    reader = pypdf.PdfReader(making.pdf(folder / "reportlab.pdf"))
    writer = pypdf.PdfWriter(clone_from=reader)
    for one in writer.pages:
        one.compress_content_streams()
    writer.compress_identical_objects()
    writer.write(folder / "pypdf.pdf")
    making.word(folder / "python-docx.docx")


def book(path: Path) -> None:
    """A book of mkepub."""
    made = mkepub.Book("The Weekly", author=making.AUTHOR, published=making.DAY)
    for title in (making.TITLE, "The week"):
        made.add_page(title, f"<h1>{title}</h1>{making.paragraphs()}")
    made.save(str(path))


def tables(folder: Path) -> None:
    """Records as pandas, polars and DuckDB write them, with days that are days and not words."""
    frame = pandas.DataFrame([making.record()]).assign(date=pandas.Timestamp(f"{making.DAY}T10:00:00Z"))
    frame.assign(id="pandas-lines").to_json(
        folder / "p.jsonl", orient="records", lines=True, date_format="iso"
    )
    frame.assign(id="pandas-json").to_json(folder / "p.json", orient="records", date_format="iso", indent=2)
    frame.assign(id="pandas-table").to_json(folder / "t.json", orient="table", index=False)
    frame.assign(id="pandas-parquet").to_parquet(folder / "pandas.parquet")
    other = polars.DataFrame([making.record()]).with_columns(polars.col("date").str.to_date())
    other.with_columns(id=polars.lit("polars-lines")).write_ndjson(folder / "p.ndjson")
    other.with_columns(id=polars.lit("polars-parquet")).write_parquet(
        folder / "polars.parquet", compression="zstd"
    )
    with duckdb.connect() as connection:
        connection.register("shown", other.with_columns(id=polars.lit("duckdb-parquet")).to_arrow())
        connection.table("shown").write_parquet(str(folder / "duckdb.parquet"), compression="gzip")


def archive(path: Path) -> None:
    """A zip archive with a folder of records, as collections are given away."""
    lines = pandas.DataFrame([making.record(id="in-an-archive")]).to_json(orient="records", lines=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("news/2021.jsonl", lines)
        made.writestr("news/readme.md5", "nothing to read")


def served(folder: Path) -> tuple[subprocess.Popen[str], str]:
    """Python's own web server over a folder, and its address."""
    server = subprocess.Popen(
        [sys.executable, "-u", "-m", "http.server", "0", "--bind", "127.0.0.1", "--directory", str(folder)],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    assert server.stdout is not None
    port = server.stdout.readline().partition(" port ")[2].partition(" ")[0]
    return server, f"http://127.0.0.1:{port}"
