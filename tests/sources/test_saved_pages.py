"""Pages that a browser saved as one file: read through the command line, with the address that they were saved from."""

from __future__ import annotations

import json
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path
from typing import Any

import pytest

from tests.command_run import q7x2
from tests.sources import making

# What a page says of itself is tested here, not what is found in it.
pytestmark = pytest.mark.usefixtures("by_small_model", "parsed_here")

ADDRESS = "https://example.org/2019/11/18/storm"


def extracted(path: Path) -> dict[str, Any]:
    run = q7x2("extract", path, "--format", "jsonl")
    assert run.returncode == 0, run.stderr
    found: dict[str, Any] = json.loads(run.stdout)["article"]
    return found


def page(comment: str = "") -> str:
    story = "".join(f"<p>{words}</p>" for words in making.STORY)
    return f"<!doctype html><html>{comment}<head><title>{making.TITLE}</title></head><body><h1>{making.TITLE}</h1>{story}</body>"


def saved(day: str, address: str) -> bytes:
    """MHTML as Chromium writes it: quoted-printable, with a style of its own in another part."""
    message = MIMEMultipart("related", type="text/html")
    message["From"] = "<Saved by Blink>"
    message["Snapshot-Content-Location"] = address
    message["Date"] = day
    part = MIMEText(page(), "html", "utf-8")
    part["Content-Location"] = address
    message.attach(part)
    message.attach(MIMEText("p { color: red }", "css"))
    return message.as_bytes()


def test_mhtml_is_the_page_with_its_address(tmp_path: Path) -> None:
    path = tmp_path / "storm.mhtml"
    path.write_bytes(saved("Tue, 3 Mar 2020 10:00:00 -0000", ADDRESS))
    article = extracted(path)
    assert (article["published"], article["published_from"]) == ("2019-11-18", "address")
    assert all(article["text"].count(words) == 1 for words in making.STORY)
    assert "color" not in article["text"]


def test_the_day_of_saving_is_a_guess(tmp_path: Path) -> None:
    path = tmp_path / "storm.mht"
    path.write_bytes(saved("Tue, 3 Mar 2020 10:00:00 -0000", "https://example.org/storm"))
    article = extracted(path)
    assert (article["published"], article["published_guess"]) == ("2020-03-03", True)


def test_singlefile_tells_the_address_in_a_comment(tmp_path: Path) -> None:
    path = tmp_path / "storm.html"
    comment = f"<!--\n Page saved with SingleFile \n url: {ADDRESS} \n saved date: Tue Mar 03 2020 10:00:00 GMT+0100\n-->"
    path.write_text(page(comment), "utf-8")
    assert (extracted(path)["published"], extracted(path)["published_from"]) == ("2019-11-18", "address")


def test_mhtml_without_a_page_is_refused_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "empty.mhtml"
    path.write_bytes(b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x--\n")
    run = q7x2("extract", path)
    assert run.returncode == 1
    assert "there is no page in it" in run.stderr
    assert "Traceback" not in run.stderr
