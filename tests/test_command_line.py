"""The command as a person or a script runs it: no terminal, data on standard output, words on standard error."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from extractors import __version__
from tests.command_run import launched, q7x2
from tests.manual_pages import manual
from tui import resources

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def test_a_sentence_on_standard_input_becomes_schema_1() -> None:
    run = launched(
        "extract",
        "-",
        "--date",
        "2021-08-13",
        "--format",
        "json",
        stdin="Some 40 people died in Kabul on Friday.",
    )
    assert run.returncode == 0, run.stderr
    analysis = json.loads(run.stdout)
    entities = {entity["id"]: entity for entity in analysis["entities"]}
    said = {mention["kind"]: entities[mention["entity"]] for mention in analysis["mentions"]}
    assert analysis["schema"] == 1
    assert (said["location"]["name"], said["location"]["country"]) == ("Kabul", "AF")
    assert (said["figure"]["value"], said["figure"]["bound"], said["figure"]["unit"]) == (
        40,
        "about",
        "people",
    )
    assert said["date"]["value"] == "2021-08-13"
    assert run.stderr == ""


@pytest.mark.usefixtures("by_small_model")
def test_records_go_in_and_one_analysis_a_record_comes_out_in_order(tmp_path: Path) -> None:
    records = tmp_path / "records.jsonl"
    texts = [f"Number {i} fell in Kabul on Friday." for i in range(12)]
    lines = [json.dumps({"id": str(i), "date": "2021-08-13", "text": text}) for i, text in enumerate(texts)]
    records.write_text("\n".join([*lines[:5], "{broken", *lines[5:]]), "utf-8")
    out = tmp_path / "out.jsonl"
    run = q7x2("extract", str(records), "--output", str(out))
    assert run.returncode == 1
    assert "line 6" in run.stderr
    assert [json.loads(line)["article"]["text"] for line in out.read_text("utf-8").splitlines()] == texts


@pytest.mark.usefixtures("by_small_model")
def test_several_files_in_json_are_one_array(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).write_text("Kabul fell.", "utf-8")
    run = q7x2("extract", str(tmp_path / "a"), str(tmp_path / "b"), "--format", "json")
    assert [analysis["article"]["id"] for analysis in json.loads(run.stdout)] == ["a", "b"]


def test_without_a_terminal_the_reading_is_plain_text(tmp_path: Path) -> None:
    run = launched(resources.sample(), cwd=tmp_path)
    assert run.returncode == 0, run.stderr
    assert not CONTROL.search(run.stdout)
    for words in (
        "Fri 13 Aug 2021, from the header",
        "The Taliban have captured",
        "LOCATIONS:",
        "Lashkar Gah",
        "FIGURES:",
        "~ 800 troops",
    ):
        assert words in run.stdout


@pytest.mark.usefixtures("by_small_model")
def test_control_sequences_do_not_get_out(tmp_path: Path) -> None:
    path = tmp_path / "evil.txt"
    path.write_text("Kabul \x1b]0;owned\x07 fell \u202e.", "utf-8")
    assert not CONTROL.search(q7x2(str(path)).stdout)


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["extract", "nowhere.txt"], 1, "no such file"),
        (["nowhere.txt"], 1, "no such file"),
        (["extract"], 2, "Missing argument"),
        (["extract", "-", "--date", "last week"], 2, "date"),
        (["extract", "-", "--model", "en_nowhere"], 1, "not installed"),
        (["--model", "en_nowhere"], 1, "not installed"),
        (["extract", "-", "--date", "2024-13-40"], 2, "“2024-13-40” is no day. Give it as 2024-03-31"),
        (["extract", "-", "--jobs", "0"], 2, "“0” is no whole number from 1 to 256."),
        (["--width", "abc"], 2, "“abc” is no whole number from 40 to 120."),
        (["query", ".", "Kabul", "--limit", "few"], 2, "“few” is no whole number from 1 on."),
        (
            ["extract", "-", "--output", "out.xyz"],
            2,
            "No format ends in .xyz; --output decides by .json, .jsonl",
        ),
        (["--colour"], 2, "No such option"),
        (["extract", "-", "--output", "nowhere/out.json"], 1, "cannot be written"),
    ],
)
def test_what_goes_wrong_is_said_in_a_sentence(
    arguments: list[str], code: int, says: str, tmp_path: Path
) -> None:
    run = q7x2(*arguments, stdin="Kabul fell.", cwd=tmp_path)
    assert run.returncode == code
    assert says in run.stderr
    assert "Traceback" not in run.stderr


def test_an_older_result_survives_a_failure(tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    out.write_text("the older result", "utf-8")
    assert (
        q7x2("extract", "-", "--model", "en_nowhere", "--output", str(out), stdin="Kabul fell.").returncode
        == 1
    )
    assert out.read_text("utf-8") == "the older result"
    assert [path.name for path in tmp_path.iterdir()] == ["out.json"]


@pytest.mark.usefixtures("by_small_model")
def test_a_reader_that_leaves_early_is_no_trouble(tmp_path: Path) -> None:
    command = f"{Path(sys.executable).parent / 'q7x2-tui'} {resources.sample()} | head -n 1"
    run = subprocess.run(["bash", "-c", command], capture_output=True, text=True, cwd=tmp_path, check=False)
    assert "Traceback" not in run.stderr
    assert "Exception" not in run.stderr


def test_version_and_help() -> None:
    assert __version__ in launched("--version").stdout
    assert "extract" in launched("--help").stdout
    assert "--format" in q7x2("extract", "--help").stdout


@pytest.mark.usefixtures("by_small_model")
@pytest.mark.parametrize("arguments", ["extract", ""])
def test_a_full_disk_is_said_in_a_sentence(arguments: str) -> None:
    command = f"{Path(sys.executable).parent / 'q7x2-tui'} {arguments} {resources.sample()} > /dev/full"
    run = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert run.returncode == 1
    assert "standard output: it cannot be written" in run.stderr
    assert "Traceback" not in run.stderr


_OF_OTHER_PROGRAMS = {
    "--preview",
    "--nworkers",
    "--nthreads",
    "--records",
    "--many",
}  # fzf, dask, the benchmark


def _options(command: click.Command) -> set[str]:
    return {name for parameter in command.params for name in parameter.opts} | {"--help"}


def test_every_option_that_the_manual_names_is_one_and_what_reads_sources_takes_the_same() -> None:
    from extractors.command import extract
    from extractors.corpus.index_command import index
    from extractors.corpus.query_command import query
    from extractors.explaining.command import explain
    from tui.doctor.command import doctor
    from tui.reading_command import read
    from tui.serving import serve

    commands = {
        command: _options(command) for command in (read, extract, explain, index, query, serve, doctor)
    }
    named = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", manual()))
    assert named - _OF_OTHER_PROGRAMS <= set().union(*commands.values())
    shared = {
        "--date",
        "--model",
        "--anchor",
        "--no-cache",
        "--max-size",
        "--timeout",
        "--field",
        "--allow-private",
    }
    for command in (read, extract, index):
        assert shared <= commands[command]
    assert "--no-corrections" in commands[read] & commands[extract]


def test_extract_takes_no_cache_and_keeps_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    run = q7x2("extract", "-", "--no-cache", "--format", "json", stdin="Some 40 people died in Kabul.")
    assert run.returncode == 0, run.stderr
    assert json.loads(run.stdout)["entities"]
    assert not list(tmp_path.rglob("analyses.sqlite"))
