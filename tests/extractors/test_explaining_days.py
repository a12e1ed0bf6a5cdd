"""`explain --day`: everything that a source says of its own day, and which of that was taken."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.command_run import q7x2

PAGE = """<!doctype html><html lang="en"><head><title>Two provincial capitals fall</title>
<meta property="article:published_time" content="2017-11-14T03:30:00Z">
<meta property="article:modified_time" content="2018-03-02T12:00:00Z">
<link rel="canonical" href="https://example.org/2017/11/13/storm"></head><body><article>
<h1>Two provincial capitals fall</h1><div>By Jane Doe | November 13, 2017</div>
<p>The council said on Monday that 40 people had been hurt in the storm that crossed the coast after midnight.</p>
<p>Aid would come from the capital within two days, officials said at a news conference in the city.</p></article></body>"""


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return q7x2("explain", *arguments)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "storm.html"
    path.write_text(PAGE, "utf-8")
    return path


def test_every_witness_of_a_pages_day_is_named_with_its_words(page: Path) -> None:
    done = run(page, "--day")
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[0] == "Mon 13 Nov 2017, from its address"
    assert "by UTC" in lines[1]
    assert "> 2017-11-13   its address: https://example.org/2017/11/13/storm" in lines
    assert "> 2017-11-13   beside the title: 2017-11-13" in lines
    assert "  2017-11-14   meta article:published_time: 2017-11-14T03:30:00Z" in lines
    assert "  2018-03-02?  meta article:modified_time: 2018-03-02T12:00:00Z" in lines


def test_programs_get_the_witnesses_as_json(page: Path) -> None:
    said = json.loads(run(page, "--day", "--json").stdout)
    assert (said["published"], said["published_from"], said["published_guess"]) == (
        "2017-11-13",
        "address",
        False,
    )
    assert {one["origin"] for one in said["witnesses"]} == {"address", "metadata", "modified", "page"}


def test_a_text_has_its_header_for_a_witness_or_none(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("2021-08-13\n\nThe Taliban have captured two more cities.\n", "utf-8")
    assert "> 2021-08-13   from the header: 2021-08-13" in run(path, "--day").stdout.splitlines()
    path.write_text("The Taliban have captured two more cities.\n", "utf-8")
    assert "None: the source says nothing of its day." in run(path, "--day").stdout


def test_one_thing_is_asked_at_a_time(page: Path) -> None:
    for arguments in ([page], [page, "--day", "--at", "40"]):
        done = run(*arguments)
        assert done.returncode == 2
        assert "either --at or --day" in done.stderr
