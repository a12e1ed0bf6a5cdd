"""`q7x2-tui config`, as a person runs it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from extractors.settings.file import configured
from extractors.settings.known import DEFAULTS
from tests.command_run import q7x2
from tui.configuring import main
from tui.keymap import COMMANDS
from tui.rebinding import rebound


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    return tmp_path / "q7x2-tui" / "config.toml"


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def test_path_is_where_it_is_read(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["path"]) == 0
    assert capsys.readouterr().out == f"{path}\n"


def test_init_explains_every_setting_and_overwrites_nothing(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["init"]) == 0
    text = path.read_text("utf-8")
    assert tomllib.loads(text) == {}
    told = "\n".join(line[2:] for line in text.splitlines() if " = " in line)
    written = tomllib.loads(told)
    assert written.pop("sentence.next") == ["l", "right"]
    assert written == {
        name: list(value) if isinstance(value, tuple) else value for name, value in DEFAULTS.items()
    }
    path.write_text('theme = "nord"\n')
    assert main(["init"]) == 1
    assert "there is a file already. --force replaces it." in capsys.readouterr().err
    assert path.read_text() == 'theme = "nord"\n'
    assert main(["init", "--force"]) == 0
    assert path.read_text("utf-8") == text


def test_init_says_where_it_cannot_write(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path.parent.write_text("a file in the folder's place")
    assert main(["init"]) == 1
    assert "cannot be made" in capsys.readouterr().err


def test_show_says_what_is_in_force_and_who_says_so(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(path, 'theme = "nord"\nwidth = 72\nthemes = 1\n[keys]\n"sentence.next" = "X"\nquti = "Q"\n')
    assert main(["show", "--width", "60", "--no-cache"]) == 0
    shown = capsys.readouterr()
    for line in (
        'theme = "nord"  # file',
        "width = 60  # option",
        "cache = false  # option",
        'scope = "sentence"  # default',
        '"sentence.next" = ["X"]  # file',
    ):
        assert line in shown.out.splitlines()
    assert "no setting “themes”" in shown.err
    assert "no action “quti”" in shown.err
    assert set(DEFAULTS) <= set(tomllib.loads(shown.out))


def test_keys_can_be_pasted_into_the_file(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["keys"]) == 0
    write(path, capsys.readouterr().out)
    found = configured()
    assert not found.complaints
    assert len(found.keys) == len(COMMANDS)
    rebinding = rebound(found.keys)
    assert not rebinding.complaints
    assert rebinding.commands == COMMANDS


def test_a_wrong_word_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["nothing"]) == 2
    assert main(["show", "--theme", "drak"]) == 2
    assert "drak" in capsys.readouterr().err


def test_a_theme_that_is_none_is_answered_with_those_near_it_and_not_with_all() -> None:
    near, far = q7x2("--theme", "gruvbx"), q7x2("--theme", "7")
    assert (near.returncode, far.returncode) == (2, 2)
    assert "did you mean “gruvbox”" in near.stderr
    assert "such as" in far.stderr
    for said in (near.stderr, far.stderr):
        assert "monokai" not in said


@pytest.mark.parametrize("word", ["extarct", "Extract", "qeury", "doktor", "indx"])
def test_a_slip_of_a_command_is_told_from_a_file(
    word: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "d.txt").write_text("Kabul fell.", "utf-8")
    run = q7x2(word, "d.txt")
    assert (run.returncode, run.stdout) == (2, "")
    assert f"{word} is no file and no command (did you mean “" in run.stderr


def test_a_file_that_is_called_nearly_like_a_command_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "indx").write_text("Kabul fell.", "utf-8")
    assert q7x2("indx", "--help").returncode == 0
    missing = q7x2("unheardof")
    assert (missing.returncode, "there is no such file" in missing.stderr) == (1, True)


def test_extract_takes_the_model_of_the_file_and_says_what_is_wrong_with_it(path: Path) -> None:
    write(path, 'model = "en_nowhere"\nwidht = 3\ntheme = 3\n')
    run = q7x2("extract", "-", stdin="Kabul fell.")
    assert run.returncode == 1
    assert "en_nowhere" in run.stderr
    assert "not installed" in run.stderr
    assert "line 2: there is no setting “widht” (did you mean “width”?)" in run.stderr
    assert "theme must be" not in run.stderr
    assert run.stdout == ""
