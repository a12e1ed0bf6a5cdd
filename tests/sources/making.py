"""Files of every format, made by other programs' libraries (python-docx, reportlab, zipfile, json) around one story."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import docx
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer

STORY = (
    "Some 40 people died in Kabul on Friday, officials said, as the Taliban pressed an offensive that is gradually encircling "
    "the government in the capital.",
    "Britain said about 600 troops would be deployed on a short-term basis to support British nationals leaving the country – “a "
    "precaution”, it said.",
    "The United States planned to send in 3,000 troops to help evacuate some personnel from the U.S. Embassy in Kabul, and "
    "Canada is sending special forces to help evacuate its embassy.",
)
TITLE, AUTHOR, DAY = "Two capitals fall", "Jane Doe", "2021-08-13"

_CONTAINER = (
    '<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>'
    '<rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)
_PACKAGE = (
    '<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0">'
    '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>The Weekly</dc:title><dc:creator>Jane Doe</dc:creator>'
    "<dc:date>2021-08-13</dc:date></metadata><manifest>{items}</manifest><spine>{spine}</spine></package>"
)
_CHAPTER = (
    '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head>'
    "<body>{body}</body></html>"
)


def paragraphs() -> str:
    return "".join(f"<p>{paragraph}</p>" for paragraph in STORY)


def page(head: str = "", encoding: str = "utf-8", day: str = DAY) -> bytes:
    """A news page with the furniture that such pages have."""
    dated = f'<meta property="article:published_time" content="{day}T06:21:00Z">' if day else ""
    text = (
        f"<!doctype html><html><head>{head}<title>{TITLE} | Example News</title>{dated}"
        f'<meta name="author" content="{AUTHOR}"></head><body><nav><a href="/">Home</a> <a href="/world">World</a></nav>'
        f"<article><h1>{TITLE}</h1>{paragraphs()}</article>"
        "<aside><p>Read more: what happened on Sunday, 1 January 2017</p></aside>"
        "<footer>Copyright 2024 Example</footer></body></html>"
    )
    return text.encode(encoding)


def html(path: Path, encoding: str = "utf-8") -> Path:
    path.write_bytes(page(f'<meta charset="{encoding}">', encoding))
    return path


def pdf(path: Path, password: str | None = None) -> Path:
    style = getSampleStyleSheet()["Normal"]
    flow = [piece for text in STORY * 12 for piece in (Paragraph(text, style), Spacer(1, 8))]
    encrypted: dict[str, Any] = {"encrypt": password} if password else {}
    document = SimpleDocTemplate(str(path), pagesize=A4, title=TITLE, author=AUTHOR, **encrypted)

    def number(canvas: Any, doc: Any) -> None:
        canvas.drawString(280, 20, f"Page {doc.page}")

    document.build(flow, onFirstPage=number, onLaterPages=number)
    return path


def word(path: Path) -> Path:
    document = docx.Document()
    document.core_properties.title, document.core_properties.author = TITLE, AUTHOR
    document.add_heading(TITLE)
    document.add_paragraph(f"Published: {DAY}")
    for text in STORY:
        document.add_paragraph(text)
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Herat", "fell on Thursday"
    document.save(str(path))
    return path


def epub(path: Path, chapters: tuple[str, ...] | None = None) -> Path:
    bodies = chapters or (f"<h1>{TITLE}</h1>{paragraphs()}", f"<h2>The week</h2>{paragraphs()}")
    names = [f"chapter {number}.xhtml" for number in range(1, len(bodies) + 1)]
    items = "".join(
        f'<item id="c{number}" href="{name.replace(" ", "%20")}" media-type="application/xhtml+xml"/>'
        for number, name in enumerate(names)
    )
    spine = "".join(f'<itemref idref="c{number}"/>' for number in range(len(names)))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        archive.writestr("META-INF/container.xml", _CONTAINER)
        archive.writestr("OEBPS/content.opf", _PACKAGE.format(items=items, spine=spine))
        for name, body in zip(names, bodies, strict=True):
            archive.writestr(f"OEBPS/{name}", _CHAPTER.format(body=body))
    return path


def record(**fields: Any) -> dict[str, Any]:
    return {"id": "r1", "date": DAY, "title": TITLE, "text": "\n\n".join(STORY), **fields}


def json_file(path: Path, value: Any) -> Path:
    path.write_text(json.dumps(value, indent=2), "utf-8")
    return path
