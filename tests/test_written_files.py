"""What a visit leaves: files in the program's own folders and at the paths that were named, and nothing anywhere else.

Two witnesses say so. Python's audit hooks are always there and see what Python code does; `strace` sees every process and every
library (DuckDB, Arrow, SQLite), where it is installed. What goes to the folder for temporary files is legitimate and gone at the
end: a file of a store has to be a file before Parquet, PDF or EPUB can be read from it, and a copy may be larger than memory.
"""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tracing import audited, straced, visit
from tests.tracing.household import Household
from tests.tracing.touch import Touch
from tests.tracing.visit import Visit

TRACERS = ("audit", "strace")


@pytest.fixture(scope="module")
def visited(tmp_path_factory: pytest.TempPathFactory, small_model: str) -> Visit:
    """Everything that writes, once: it takes some fifteen seconds."""
    return visit.made(tmp_path_factory.mktemp("visit"), small_model)


def test_every_command_of_the_visit_did_what_it_was_asked_for(visited: Visit) -> None:
    assert set(visited.codes.values()) == {0}, visited.codes


@pytest.mark.parametrize("tracer", TRACERS)
def test_nothing_is_written_but_what_is_its_own_and_what_was_named(visited: Visit, tracer: str) -> None:
    assert visited.household.strangers(visited.touches(tracer)) == []


@pytest.mark.parametrize("tracer", TRACERS)
def test_no_address_of_a_network_is_reached_for(visited: Visit, tracer: str) -> None:
    assert [touch for touch in visited.touches(tracer) if touch.is_of_network] == []


def test_nothing_is_left_among_the_temporary_files_nor_where_it_ran_nor_at_home(visited: Visit) -> None:
    household = visited.household
    left = [
        path for folder in (household.temporary, household.here, household.home) for path in folder.iterdir()
    ]
    assert left == []


@pytest.mark.parametrize("tracer", TRACERS)
def test_the_visit_had_it_write_all_that_it_writes_for(visited: Visit, tracer: str) -> None:
    """Else the other tests would hold of a program that does nothing."""
    household = visited.household
    written = "\n".join(touch.where for touch in visited.touches(tracer) if touch.is_of_files)
    for path in (
        household.own("cache") / "analyses.sqlite",
        household.own("config") / "config.toml",
        household.own("config") / "rules.toml",
        household.own("data") / "corrections",
        household.own("state") / "places",
        household.own("state") / "read",
        household.root / "named" / ".from-the-window.geojson.",
        household.root / "named" / "extracted.jsonl.part",
        household.root / "named" / ".stored.csv.",
        household.root / "named" / "corpus" / "shards",
        household.temporary / "q7x2-tui-",
    ):
        assert str(path) in written, path


def test_every_process_that_it_starts_is_witnessed(visited: Visit) -> None:
    started = "\n".join(touch.where for touch in visited.touches("audit") if touch.deed == "started")
    for module in ("extractors.worker", "batch.worker", "batch.writer", "sources.extraction"):
        assert module in started
    for form in ("html", "pdf", "docx", "epub"):
        assert json.dumps({"format": form})[:-1] in started


# --- the witnesses themselves

_DEEDS = {
    "written": "open('x', 'w')",
    "gone on with": "open('there', 'a')",
    "made": "os.mkdir('x')",
    "renamed": "os.rename('there', 'x')",
    "linked": "os.link('there', 'x')",
    "pointed to": "os.symlink('nowhere', 'x')",
    "deleted": "os.unlink('there')",
    "deleted from its folder": "os.unlink('there', dir_fd=os.open('.', os.O_RDONLY))",
    "allowed": "os.chmod('there', 0o600)",
    "allowed by its descriptor": "os.fchmod(os.open('there', os.O_RDONLY), 0o600)",
    "cut": "os.truncate('there', 0)",
    "dated": "os.utime('there')",
    "a database": "import sqlite3; sqlite3.connect('x').execute('create table t (a)')",
    "written by a child": "subprocess.run([sys.executable, '-c', 'open(\"x\", \"w\")'])",
    "written by a fork": "os.fork() or open('x', 'w')",
}
_OF_C = {
    "a library of C": "import ctypes; ctypes.CDLL(None).creat(b'x', 0o600)",
    "another program": "subprocess.run(['touch', 'x'])",
    "a database for DuckDB": "import duckdb; duckdb.connect('x')",
}


def seen(household: Household, tracer: str, deed: str) -> list[Touch]:
    """What a tracer sees of a few words of Python that are run where nothing has to be written."""
    if tracer == "strace" and straced.why_not():
        pytest.skip(straced.why_not())
    (household.here / "there").touch()
    into = household.root / "seen"
    before, environment = (
        (straced.command(into), {}) if tracer == "strace" else ([], audited.environment(into))
    )
    subprocess.run(
        [*before, sys.executable, "-c", f"import os, subprocess, sys\n{deed}"],
        check=True, cwd=household.here, env={**household.environment(), **environment},
    )  # fmt: skip
    return straced.touches(into, household.here) if before else audited.touches(into)


@pytest.mark.parametrize(
    ("tracer", "deed"),
    [*((tracer, deed) for tracer in TRACERS for deed in _DEEDS.values()), *(("strace", deed) for deed in _OF_C.values())],
    ids=[*(f"{tracer}: {name}" for tracer in TRACERS for name in _DEEDS), *(f"strace: {name}" for name in _OF_C)],
)  # fmt: skip
def test_a_program_that_writes_elsewhere_is_found_out(tmp_path: Path, tracer: str, deed: str) -> None:
    household = Household(tmp_path / "household")
    strangers = household.strangers(seen(household, tracer, deed))
    assert {Path(touch.where).parent for touch in strangers} == {household.here}
    assert {Path(touch.where).name for touch in strangers} <= {"there", "x", "x-journal", "x.wal"}


@pytest.mark.parametrize("tracer", TRACERS)
def test_a_program_that_reaches_for_a_network_is_found_out(tmp_path: Path, tracer: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        address = listening.getsockname()
        deed = f"import socket; socket.create_connection({address!r})"
        touches = seen(Household(tmp_path / "household"), tracer, deed)
    reached = [touch.where for touch in touches if touch.is_of_network]
    assert any("127.0.0.1" in where and str(address[1]) in where for where in reached)


@pytest.mark.parametrize("tracer", TRACERS)
def test_a_program_that_only_reads_is_left_in_peace(tmp_path: Path, tracer: str) -> None:
    household = Household(tmp_path / "household")
    deed = "open('there'); os.stat('there'); os.listdir('.'); os.access('there', os.W_OK); open('/dev/null', 'w')"
    assert household.strangers(seen(household, tracer, deed)) == []


def test_a_name_beside_what_was_named_is_no_name_for_anything_else(tmp_path: Path) -> None:
    household = Household(tmp_path / "household")
    named = Path(household.named("out.csv"))
    for name in ("out.csv", ".out.csv.a1b2_c3d.new", "out.csv.part"):
        assert household.strangers([Touch("open", str(named.with_name(name)))]) == []
    for name in ("out.json", "out.csv~", ".other.csv.a1b2.new", "out.csv.part.old"):
        assert household.strangers([Touch("open", str(named.with_name(name)))])
