"""Completion and manual are made of the commands: nothing that can be typed is left out."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest

from tui import cli
from tui.completing import PROGRAM, SHELLS, VARIABLE, commands, complete, completion, following, main
from tui.manual import manual

ROOT = Path(__file__).resolve().parent.parent


def test_every_command_that_runs_is_known() -> None:
    assert set(commands()) == {"", *cli._COMMANDS}


def script(shell: str) -> str:
    return SHELLS[shell](completion, {}, PROGRAM, VARIABLE).source()


def offered(*words: str) -> set[str]:
    return {item.value for item in following(list(words[:-1]), words[-1])}


@pytest.mark.parametrize("name", commands())
def test_every_option_of_a_command_is_offered(name: str) -> None:
    words = [name] if name else []
    for option in (
        one for one in commands()[name].params if isinstance(one, click.Option) and not one.hidden
    ):
        for typed in option.opts:
            assert typed in offered(*words, typed)


def completed(*words: str) -> set[str]:
    """What bash offers for the last of these words, in the folder of the sample article."""
    program = f"{sys.executable} -P -m tui.cli"
    lines = [
        script("bash").replace(" $1)", f" {program})"),
        f"COMP_WORDS=({' '.join(map(repr, words))})",
        f"COMP_CWORD={len(words) - 1}",
        'compopt() { COMPREPLY+=($(compgen -f -- "${COMP_WORDS[COMP_CWORD]}")); }',
        "_q7x2_tui_completion q7x2-tui",
        'printf "%s\\n" "${COMPREPLY[@]}"',
    ]
    run = subprocess.run(
        ["bash", "-c", "\n".join(lines)], capture_output=True, text=True, check=True, cwd=ROOT / "seeds"
    )
    return set(run.stdout.split())


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash here")
def test_bash_completes() -> None:
    assert completed("q7x2-tui", "ext") == {"extract"}
    assert completed("q7x2-tui", "000") == {"000_21811efdea8228c6.txt"}
    assert completed("q7x2-tui", "extract", "--anchor", "") == {"article", "given"}


def test_what_can_follow_is_offered() -> None:
    assert offered("ext") == {"extract"}
    assert offered("") >= {"extract", "index", "query", "explain", "config", "completion"}
    assert offered("--th") == {"--theme"}
    assert offered("--theme", "high") == {"high-contrast", "high-contrast-light"}
    assert offered("extract", "--outp") == {"--output"}
    assert offered("config", "in") == {"init"}
    assert offered("config", "init", "--f") == {"--force"}
    assert offered("completion", "zs") == {"zsh"}
    assert not offered("config", "--th")


@pytest.mark.parametrize(
    "words", [["000"], ["extract", "--output", "000"], ["extract", "000"], ["a.txt", ""]]
)
def test_a_file_is_offered_where_nothing_else_can_follow(words: list[str]) -> None:
    assert {item.type for item in following(words[:-1], words[-1])} == {"file"}


@pytest.mark.parametrize("shell", SHELLS)
def test_a_script_is_one_that_its_shell_can_read(shell: str, tmp_path: Path) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"there is no {shell} here")
    path = tmp_path / "script"
    path.write_text(script(shell), "utf-8")
    subprocess.run([shell, "-n", str(path)], check=True)


def test_a_shell_that_is_not_known_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["tcsh"]) == 2
    assert "bash" in capsys.readouterr().err


def test_the_manual_is_of_today() -> None:
    assert (ROOT / "docs" / "q7x2-tui.1").read_text("utf-8") == manual(), "make manual writes it anew"


@pytest.mark.skipif(shutil.which("groff") is None, reason="there is no groff here")
def test_the_manual_can_be_read() -> None:
    run = subprocess.run(
        ["groff", "-man", "-Tutf8", "-ww"], input=manual(), capture_output=True, text=True, check=True
    )
    assert run.stderr == ""
    page = re.sub(".\x08", "", run.stdout)
    for words in ("EXIT STATUS", "NO_COLOR", "config.toml"):
        assert words in page


@pytest.mark.parametrize(
    "instruction", ["bash_complete", "fish_complete", "tcsh_complete", "bash_source", "x"]
)
def test_who_asks_without_words_gets_no_traceback(
    instruction: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("COMP_WORDS", "COMP_CWORD"):
        monkeypatch.delenv(name, raising=False)
    assert complete(instruction) == 1
    assert capsys.readouterr() == ("", "")
