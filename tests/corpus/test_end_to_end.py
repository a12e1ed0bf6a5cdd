"""From records to “seen”: a corpus is indexed by the command, and read in a window on a real pseudo-terminal."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from tests.command_run import launched, q7x2
from tests.pseudo_terminal import PseudoTerminal

READER = str(Path(sys.executable).parent / "q7x2-tui")

STORIES = (
    ("2021-08-11", "Troops leave", "About 650 troops left Kabul on Monday, officials said."),
    ("2021-08-12", "Still the same", "The 650 troops who left Kabul were on their way, officials said."),
    ("2021-08-13", "More troops leave", "Some 3,000 troops left Kabul, officials said. Shops opened."),
    ("2021-08-14", "Quiet in Paris", "Nothing happened in Paris, where 12 shops opened."),
)


@pytest.fixture(scope="module")
def indexed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("indexed")
    lines = [json.dumps(dict(zip(("date", "title", "text"), story, strict=True))) for story in STORIES]
    (folder / "news.jsonl").write_text("\n".join(lines), "utf-8")
    done = q7x2("index", folder / "news.jsonl", "--into", folder / "corpus", "--jobs", "2")
    assert done.returncode == 0, done.stderr
    return folder / "corpus"


def test_a_figure_is_new_once_then_seen_and_it_is_known_the_next_time(indexed: Path, tmp_path: Path) -> None:
    state = {"XDG_STATE_HOME": str(tmp_path)}
    with PseudoTerminal(READER, str(indexed), **state) as terminal:
        assert terminal.sees("4 articles")
        terminal.type("o")
        assert terminal.sees("the earliest first")
        terminal.type("funit:troops value>500\r")
        assert terminal.sees("3 of 4 articles")
        terminal.type("\r")
        for title, state_of_it in (
            ("Troops leave", "no article that you read has it"),
            ("Still the same", "seen"),
            ("More troops leave", "changed"),
        ):
            assert terminal.sees(title)
            assert terminal.sees("FIGURES")
            terminal.type("i")
            assert terminal.sees(state_of_it)
            terminal.type("\x1b")
            assert terminal.sees("FIGURES")
            terminal.type(".")
        terminal.type("q")
        assert terminal.sees("3 of 4 articles")
        terminal.type("q")
        assert terminal.ends() == 0
        assert b"Traceback" not in terminal.raw
    with PseudoTerminal(READER, str(indexed), **state) as terminal:
        assert terminal.sees("● ")
        terminal.type("fparis\r")
        assert terminal.sees("1 of 4 articles")
        terminal.type("\x1b")
        assert terminal.sees("More troops leave")
        terminal.type("q")
        assert terminal.ends() == 0
    assert sum(len(file.read_text().split()) for file in tmp_path.rglob("read/*")) == 3


def test_keys_that_come_before_the_window_are_not_lost(indexed: Path) -> None:
    with PseudoTerminal(READER, str(indexed)) as terminal:
        assert terminal.sees("Troops leave"), "painted before the window is there"
        terminal.type("jj\r")
        assert terminal.sees("LOCATIONS")
        assert terminal.sees("3 of 4")
        terminal.type("q")
        assert terminal.sees("title")
        terminal.type("q")
        assert terminal.ends() == 0


def test_without_a_terminal_a_corpus_is_its_list(indexed: Path) -> None:
    done = launched(indexed)
    assert done.returncode == 0
    assert [line.split("  ")[-1] for line in done.stdout.splitlines()] == [
        "title", "Quiet in Paris", "More troops leave", "Still the same", "Troops leave",
    ]  # fmt: skip
    assert "\x1b" not in done.stdout
