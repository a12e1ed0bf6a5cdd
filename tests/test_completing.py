"""Completion and manual are made of the commands: nothing that can be typed is left out."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import click
import pytest

from tui import cli
from tui.completing import commands, main
from tui.completion_scripts import SHELLS, script
from tui.levels import levels_of
from tui.manual import manual

ROOT = Path(__file__).resolve().parent.parent


def options(command: click.Command) -> set[str]:
    inner = command.commands.values() if isinstance(command, click.Group) else ()
    own = {
        name for parameter in command.params if isinstance(parameter, click.Option) for name in parameter.opts
    }
    return own.union(*map(options, inner))


def test_every_command_that_runs_is_known() -> None:
    assert set(commands()) == {"", *cli._COMMANDS}


@pytest.mark.parametrize("shell", SHELLS)
def test_every_option_and_command_is_in_every_script(shell: str) -> None:
    text = script(shell, levels_of(commands()))
    for name, command in commands().items():
        assert name in text
        for option in options(command):
            assert (f"-l {option[2:]} " if shell == "fish" and option.startswith("--") else option) in text


def completed(*words: str) -> set[str]:
    """What bash offers for the last of these words, in the folder of the sample article."""
    lines = [
        script("bash", levels_of(commands())),
        f"COMP_WORDS=({' '.join(map(repr, words))})",
        f"COMP_CWORD={len(words) - 1}",
        "_q7x2_tui 2>/dev/null",
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
    assert completed("q7x2-tui", "--th") == {"--theme"}
    assert completed("q7x2-tui", "--theme", "high") == {"high-contrast", "high-contrast-light"}
    assert completed("q7x2-tui", "extract", "--anchor", "") == {"article", "given"}
    assert completed("q7x2-tui", "extract", "--outp") == {"--output"}
    assert completed("q7x2-tui", "extract", "--output", "000") == {"000_21811efdea8228c6.txt"}
    assert completed("q7x2-tui", "config", "in") == {"init"}
    assert completed("q7x2-tui", "config", "init", "--f") == {"--force"}
    assert completed("q7x2-tui", "completion", "zs") == {"zsh"}
    assert completed("q7x2-tui", "config", "--th") == set()


@pytest.mark.parametrize("shell", SHELLS)
def test_a_script_is_one_that_its_shell_can_read(shell: str, tmp_path: Path) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"there is no {shell} here")
    path = tmp_path / "script"
    path.write_text(script(shell, levels_of(commands())), "utf-8")
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
