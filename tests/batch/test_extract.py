"""`q7x2-tui extract` over many records, as a person or a script runs it."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import spacy
from spacy.tokens import DocBin

from tests.command_run import q7x2
from tests.pseudo_terminal import PseudoTerminal

# How it is run is tested here, not what is found.
pytestmark = pytest.mark.usefixtures("by_small_model")

COMMAND = str(Path(sys.executable).parent / "q7x2-tui")
PLACES = ("Kabul", "Paris", "London", "Quetta", "Herat", "Chaman", "Berlin")


def records(path: Path, count: int, broken: tuple[int, ...] = ()) -> Path:
    """So many short records, each a text of its own; on the lines `broken` (from 1) stands none."""
    lines = [
        json.dumps(
            {"id": f"r{n}", "date": "2021-08-13", "text": f"{n + 2} men fell in {PLACES[n % 7]} on Friday."}
        )
        for n in range(count)
    ]
    for line in broken:
        lines.insert(line - 1, '{"id": "half a rec')
    path.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return path


def extract(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return q7x2("extract", *arguments)


def ids(path: Path) -> list[str]:
    return [json.loads(line)["article"]["id"] for line in path.read_text("utf-8").splitlines()]


def test_two_processes_write_the_same_as_one_and_in_the_same_order(tmp_path: Path) -> None:
    source = records(tmp_path / "in.jsonl", 40, broken=(3, 17))
    one = extract(source, "--output", tmp_path / "one.jsonl")
    two = extract(source, "--output", tmp_path / "two.jsonl", "--jobs", "2")
    assert (one.returncode, two.returncode) == (1, 1)
    assert (tmp_path / "one.jsonl").read_bytes() == (tmp_path / "two.jsonl").read_bytes()
    assert ids(tmp_path / "two.jsonl") == [f"r{n}" for n in range(40)]
    for run in (one, two):
        assert [line.split(":")[1] for line in run.stderr.splitlines()] == [
            f" {source}, line 3",
            f" {source}, line 17",
        ]


def test_strict_stops_at_the_first_failure_and_leaves_an_older_result(tmp_path: Path) -> None:
    source = records(tmp_path / "in.jsonl", 6, broken=(4,))
    out = tmp_path / "out.csv"
    out.write_text("the older result", "utf-8")
    run = extract(source, "--strict", "--output", out)
    assert run.returncode == 1
    assert run.stderr.count("\n") == 1
    assert "line 4" in run.stderr
    assert out.read_text("utf-8") == "the older result"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.jsonl", "out.csv"]


def test_resume_cuts_a_half_written_line_and_goes_on_after_the_finished_ones(tmp_path: Path) -> None:
    source, out = records(tmp_path / "in.jsonl", 8), tmp_path / "out.jsonl"
    assert extract(source, "--output", out).returncode == 0
    whole = out.read_bytes()
    lines = whole.splitlines(keepends=True)
    out.write_bytes(b"".join(lines[:5]) + lines[5][:70])
    run = extract(source, "--output", out, "--resume")
    assert run.returncode == 0, run.stderr
    assert out.read_bytes() == whole
    (tmp_path / "out.jsonl.part").write_bytes(b"".join(lines[:2]))  # what a run that was killed leaves
    out.unlink()
    assert extract(source, "--output", out, "--resume").returncode == 0
    assert out.read_bytes() == whole
    assert not (tmp_path / "out.jsonl.part").exists()


@pytest.mark.parametrize(
    ("held", "arguments", "says"),
    [
        ("a letter to somebody\n", [], "no article of schema 1"),
        ('{"schema": 1}\n', [], "no article of schema 1"),
        ("", ["--format", "csv"], "Only JSON Lines"),
    ],
)
def test_what_cannot_be_gone_on_with_is_said_and_left(
    tmp_path: Path, held: str, arguments: list[str], says: str
) -> None:
    source, out = records(tmp_path / "in.jsonl", 1), tmp_path / "out.jsonl"
    out.write_text(held, "utf-8")
    run = extract(source, "--output", out, "--resume", *arguments)
    assert run.returncode == 1
    assert says in run.stderr
    assert out.read_text("utf-8") == held


# The command, with an interrupt from the keyboard in the middle of the fourth write.
_INTERRUPTED = """
import os, signal, sys
from extractors.batch import target
from extractors.command import main

def interrupting(put):
    made = []
    def put_and_interrupt(self, one):
        made.append(one)
        if len(made) == 4:
            os.kill(os.getpid(), signal.SIGINT)
        put(self, one)
    return put_and_interrupt

for one in (target.File, target.Lines, target.StandardOutput):
    one.put = interrupting(one.put)
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.parametrize(("jobs", "form"), [("1", "json"), ("2", "jsonl")])
def test_an_interrupt_keeps_what_is_finished_and_resume_goes_on(tmp_path: Path, jobs: str, form: str) -> None:
    source, out = records(tmp_path / "in.jsonl", 12), tmp_path / f"out.{form}"
    arguments = [str(source), "--output", str(out), "--jobs", jobs]
    run = subprocess.run(
        [sys.executable, "-c", _INTERRUPTED, *arguments], capture_output=True, text=True, check=False
    )
    assert run.returncode == 130, run.stderr
    assert "4 articles are finished" in run.stderr
    assert "Traceback" not in run.stderr
    if form == "json":
        kept = json.loads(out.read_text("utf-8"))
        assert [one["article"]["id"] for one in kept] == ["r0", "r1", "r2", "r3"]
    else:
        assert ids(out) == ["r0", "r1", "r2", "r3"]
        assert extract(*arguments, "--resume").returncode == 0
        assert ids(out) == [f"r{n}" for n in range(12)]


def test_what_was_written_to_a_pipe_before_an_interrupt_is_whole(tmp_path: Path) -> None:
    arguments = [str(records(tmp_path / "in.jsonl", 8)), "--format", "geojson"]
    run = subprocess.run(
        [sys.executable, "-c", _INTERRUPTED, *arguments], capture_output=True, text=True, check=False
    )
    assert run.returncode == 130
    assert len(json.loads(run.stdout)["features"]) == 4


def test_a_reader_that_leaves_early_ends_it_quietly(tmp_path: Path) -> None:
    source = records(tmp_path / "in.jsonl", 60)
    for jobs in ("1", "2"):
        command = f"{COMMAND} extract {source} --jobs {jobs} | head -n 2"
        run = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
        assert [json.loads(line)["article"]["id"] for line in run.stdout.splitlines()] == ["r0", "r1"]
        assert run.stderr == ""


# One text in a hundred ends the process that analyses it, as a crash in a library would.
_CRASHING = """
import os, signal
from extractors.batch.export_job import Maker
together = Maker.made_together
def crash(self, articles):
    if any(article.id == "r5" for article in articles):
        os.kill(os.getpid(), signal.SIGKILL)
    return together(self, articles)
Maker.made_together = crash
"""


def test_a_text_that_kills_its_process_takes_no_other_with_it(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(_CRASHING)
    source, out = records(tmp_path / "in.jsonl", 12), tmp_path / "out.jsonl"
    path = os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])
    run = subprocess.run(
        [COMMAND, "extract", source, "--jobs", "2", "--output", out],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": path},
        check=False,
    )
    assert run.returncode == 1
    assert "line 6: it could not be analysed (the process ended: signal 9)" in run.stderr
    assert ids(out) == [f"r{n}" for n in range(12) if n != 5]


def test_a_model_that_is_not_there_is_said_once_whatever_the_jobs(tmp_path: Path) -> None:
    source = records(tmp_path / "in.jsonl", 4)
    run = extract(source, "--jobs", "2", "--model", "en_nowhere", "--output", tmp_path / "out.jsonl")
    assert run.returncode == 1
    assert run.stderr.count("not installed") == 1
    assert [path.name for path in tmp_path.iterdir()] == ["in.jsonl"]


def test_a_folder_of_parts_can_be_trained_on_and_a_file_holds_them_all(tmp_path: Path) -> None:
    source = records(tmp_path / "in.jsonl", 3)
    assert extract(source, "--output", tmp_path / "all.spacy").returncode == 0
    assert extract(source, "--format", "spacy", "--output", f"{tmp_path}/corpus/").returncode == 0
    for path in (tmp_path / "all.spacy", tmp_path / "corpus" / "part-0001.spacy"):
        docs = list(DocBin().from_disk(path).get_docs(spacy.blank("en").vocab))
        assert [doc.spans["q7x2_places"][0].text for doc in docs] == list(PLACES[:3])


def test_a_format_of_files_is_a_folder_and_says_so_where_none_is_named(tmp_path: Path) -> None:
    source = records(tmp_path / "in.jsonl", 2)
    run = extract(source, "--format", "brat")
    assert run.returncode == 1
    assert "--output" in run.stderr
    assert extract(source, "--format", "brat", "--output", tmp_path / "brat").returncode == 0
    names = sorted(path.name for path in (tmp_path / "brat").iterdir())
    assert names == ["annotation.conf", "r0.ann", "r0.txt", "r1.ann", "r1.txt"]


def test_the_ending_of_the_output_tells_the_format(tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    assert extract(records(tmp_path / "in.jsonl", 2), "--output", out).returncode == 0
    rows = list(csv.DictReader(io.StringIO(out.read_bytes().decode(), newline="")))
    assert [row["text"] for row in rows if row["kind"] == "location"] == ["Kabul", "Paris"]


def test_an_ending_that_says_nothing_is_refused_unless_the_format_is_told(tmp_path: Path) -> None:
    source, out = records(tmp_path / "in.jsonl", 1), tmp_path / "out.xyz"
    assert extract(source, "--output", out).returncode == 2
    assert not out.exists()
    assert extract(source, "--output", out, "--format", "csv").returncode == 0
    assert extract(source, "--output", tmp_path / "out").returncode == 0, "no ending at all is none that errs"


def test_an_unknown_format_is_a_usage_error_that_names_the_known_ones(tmp_path: Path) -> None:
    run = extract(tmp_path / "in.jsonl", "--format", "word")
    assert run.returncode == 2
    assert "geojson" in run.stderr


def test_the_progress_is_shown_on_a_terminal_and_nowhere_else(tmp_path: Path) -> None:
    source = records(tmp_path / "in.jsonl", 12)
    out = tmp_path / "out.jsonl"
    with PseudoTerminal(
        COMMAND, "extract", str(source), "--output", str(out), XDG_CONFIG_HOME=os.environ["XDG_CONFIG_HOME"]
    ) as terminal:
        assert terminal.sees("of 12 articles")
        assert terminal.ends() == 0
    assert extract(source, "--output", out).stderr == ""


def test_a_terminal_gets_nothing_that_it_would_obey(tmp_path: Path) -> None:
    path = tmp_path / "evil.txt"
    path.write_text("Kabul \x1b]0;owned\x07 fell \u202e to 40 \x9b2J men.", "utf-8")
    each = "import sys; from extractors.command import main; [main([sys.argv[1], '--format', form]) for form in sys.argv[2:]]"
    with PseudoTerminal(
        sys.executable,
        "-c",
        each,
        str(path),
        "json",
        "csv",
        "html",
        XDG_CONFIG_HOME=os.environ["XDG_CONFIG_HOME"],
    ) as terminal:
        assert terminal.ends(60) == 0
        for begins in (b'"schema": 1', b"article,published", b"<!DOCTYPE html>"):
            assert begins in terminal.raw
        assert b"owned\x07" not in terminal.raw
        assert "\u202e" not in terminal.raw.decode("utf-8")
        assert b"\xc2\x9b" not in terminal.raw
        assert b"\x1b" not in terminal.raw.replace(b"\x1b[K", b"")


@pytest.mark.parametrize(
    ("output", "form"),
    [
        ("nowhere/out", "jsonl"),
        ("nowhere/out", "csv"),
        ("nowhere/out", "spacy"),
        ("in.jsonl/out", "brat"),
        (".", "json"),
        (".", "jsonl"),
    ],
)
def test_an_output_that_cannot_be_written_is_said_before_the_work(
    tmp_path: Path, output: str, form: str
) -> None:
    run = extract(records(tmp_path / "in.jsonl", 1), "--output", tmp_path / output, "--format", form)
    assert run.returncode == 1
    assert "cannot be written" in run.stderr


def test_a_kill_leaves_no_process_and_every_finished_line(tmp_path: Path) -> None:
    source, out = records(tmp_path / "in.jsonl", 400), tmp_path / "out.jsonl"
    part = tmp_path / "out.jsonl.part"
    run = subprocess.Popen([COMMAND, "extract", source, "--jobs", "2", "--output", out])
    until(lambda: part.exists() and b"\n" in part.read_bytes())
    hands = children_of(run.pid)
    assert len(hands) == 2
    run.kill()
    run.wait()
    until(lambda: not any(Path(f"/proc/{pid}").exists() for pid in hands))
    finished = part.read_bytes().rpartition(b"\n")[0].split(b"\n")
    assert [json.loads(line)["article"]["id"] for line in finished] == [f"r{n}" for n in range(len(finished))]


def children_of(pid: int) -> list[int]:
    run = subprocess.run(
        ["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True, check=False
    )
    return [int(word) for word in run.stdout.split()]


def until(holds: Callable[[], bool]) -> None:
    """Wait until it holds; the deadline is generous and nothing is measured."""
    for _ in range(6000):
        if holds():
            return
        time.sleep(0.01)
    pytest.fail("it never came to hold")


@pytest.mark.skipif(os.geteuid() != 0, reason="a small file system can be mounted by root alone")
def test_a_full_disk_is_said_and_what_is_finished_can_be_gone_on_with(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=32k", "tmpfs", str(disk)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no file system can be mounted here")
    try:
        source, out = records(tmp_path / "in.jsonl", 60), disk / "out.jsonl"
        run = extract(source, "--output", out)
        assert run.returncode == 1
        assert "it cannot be written (No space left on device)" in run.stderr
        assert "Traceback" not in run.stderr
        (part,) = disk.iterdir()
        (tmp_path / "out.jsonl").write_bytes(part.read_bytes())
    finally:
        subprocess.run(["umount", str(disk)], check=False)
    assert extract(source, "--output", tmp_path / "out.jsonl", "--resume").returncode == 0
    assert ids(tmp_path / "out.jsonl") == [f"r{n}" for n in range(60)]
