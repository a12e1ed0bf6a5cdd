"""Archives of the story, written by warcio and zipfile."""

from __future__ import annotations

import io
import json
import zipfile
from typing import NamedTuple

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tests.sources import making

CAPTURED = "2021-08-15T06:00:00Z"
HTML = "text/html; charset=utf-8"


class Capture(NamedTuple):
    """What a crawler kept of one address."""

    address: str
    body: bytes
    kind: str = HTML
    status: str = "200 OK"
    captured: str = CAPTURED
    headers: tuple[tuple[str, str], ...] = ()
    type: str = "response"


def story(number: int = 1, day: str = making.DAY) -> bytes:
    """A page of its own: the story with a number in its title and its text."""
    page = making.page(day=day).replace(making.TITLE.encode(), f"{making.TITLE} {number}".encode())
    return page.replace(b"Some 40 people", f"Some {40 + number} people".encode())


def warc(*captures: Capture, is_packed: bool = False) -> bytes:
    """A web archive as warcio writes it, each record packed by itself or none."""
    file = io.BytesIO()
    writer = WARCWriter(file, gzip=is_packed)
    writer.write_record(writer.create_warcinfo_record("a.warc", {"software": "warcio"}))
    for one in captures:
        headers = [("Content-Type", one.kind), *one.headers]
        answer = (
            StatusAndHeaders(one.status, headers, protocol="HTTP/1.1") if one.type == "response" else None
        )
        writer.write_record(
            writer.create_warc_record(
                one.address,
                one.type,
                payload=io.BytesIO(one.body),
                http_headers=answer,
                warc_content_type="" if answer else one.kind,
                warc_headers_dict={"WARC-Date": one.captured},
            )
        )
    return file.getvalue()


def arc(*captures: Capture) -> bytes:
    """The same in the older kind of archive (ARC 1.0): a line of five fields before each answer."""
    head = b"1 0 example.org\nURL IP-address Archive-date Content-type Archive-length\n"
    pieces = [_arc_record("filedesc://a.arc", "text/plain", head)]
    for one in captures:
        answer = f"HTTP/1.1 {one.status}\r\nContent-Type: {one.kind}\r\n\r\n".encode() + one.body
        pieces.append(_arc_record(one.address, one.kind.partition(";")[0], answer, one.captured))
    return b"\n".join(pieces) + b"\n"


def _arc_record(address: str, kind: str, content: bytes, captured: str = CAPTURED) -> bytes:
    day = "".join(sign for sign in captured if sign.isdigit())
    return f"{address} 192.0.2.1 {day} {kind} {len(content)}\n".encode() + content


def wet(*captures: Capture) -> bytes:
    """What a crawler made of pages: their text alone, a record each."""
    return warc(*(one._replace(kind="text/plain", type="conversion") for one in captures))


def wacz(archive: bytes, *pages: str) -> bytes:
    """A web archive in a package, with the list of its pages."""
    lines = [json.dumps({"format": "json-pages-1.0"}), *(json.dumps({"url": page}) for page in pages)]
    return zipped(
        **{
            "archive/data.warc.gz": archive,
            "datapackage.json": b"{}",
            "pages/pages.jsonl": "\n".join(lines).encode(),
        }
    )


def zipped(how: int = zipfile.ZIP_STORED, /, **files: bytes) -> bytes:
    """A ZIP archive of files by their paths."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", how) as archive:
        for path, data in files.items():
            archive.writestr(path, data)
    return file.getvalue()
