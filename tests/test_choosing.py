"""`--choose` on a real pseudo-terminal: the window on the terminal, data in the pipes."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from tests.pseudo_terminal import PseudoTerminal
from tui.chosen.whats import with_value

READER = str(Path(sys.executable).parent / "q7x2-tui")

STORIES = (
    "Some 40 people died in Kabul on Friday, the Taliban said.",
    "About 3,000 troops left Kandahar on Monday.",
    "The United States sent 650 troops to Kabul.",
)


@pytest.fixture
def records(tmp_path: Path) -> Path:
    path = tmp_path / "records.jsonl"
    lines = [
        {"id": f"r{number}", "date": f"2021-08-1{number}", "title": f"Story {number}", "text": text}
        for number, text in enumerate(STORIES)
    ]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    return path


def chosen(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_articles_are_chosen_between_two_pipes(records: Path, tmp_path: Path) -> None:
    out, code = tmp_path / "out", tmp_path / "code"
    through = f"{sys.executable} -c 'import sys; [print(line, end=str()) for line in sys.stdin]'"
    command = f"cat {records} | {READER} --choose 2> {tmp_path / 'err'} | {through} > {out}; echo ${{PIPESTATUS[1]}} > {code}"
    with PseudoTerminal("bash", "-c", command) as terminal:
        assert terminal.sees("3 articles")
        terminal.type(" ")
        assert terminal.sees("1 chosen")
        terminal.type("G\r")
        assert terminal.sees("2 chosen")
        terminal.type("q")
        assert terminal.ends() == 0
    found = chosen(out)
    assert [line["article"]["id"] for line in found] == ["r0", "r2"]  # type: ignore[index]
    assert all(line["schema"] == 1 and line["mentions"] for line in found), (
        "one that was never opened is analysed too"
    )
    assert code.read_text() == "0\n"
    assert not (tmp_path / "err").read_text()


@pytest.mark.parametrize("key", ["\x1b", "\x03"])
def test_giving_up_writes_nothing(records: Path, tmp_path: Path, key: str) -> None:
    out, code = tmp_path / "out", tmp_path / "code"
    command = f"cat {records} | {READER} --choose | cat > {out}; echo ${{PIPESTATUS[1]}} > {code}"
    with PseudoTerminal("bash", "-c", command) as terminal:
        assert terminal.sees("3 articles")
        terminal.type(" ")
        assert terminal.sees("1 chosen")
        terminal.type(key)
        assert terminal.ends() == 0
    assert out.read_bytes() == b""
    assert code.read_text() == "130\n"


def test_mentions_and_entities_carry_the_id_of_their_article(records: Path, tmp_path: Path) -> None:
    for what, names in (("mentions", ["Kabul"]), ("entities", ["Kabul"])):
        out = tmp_path / what
        command = f"{READER} {records} --choose {what} | cat > {out}"
        with PseudoTerminal("bash", "-c", command) as terminal:
            assert terminal.sees("sentence 1 of 1")
            terminal.type("/kabul\r")
            assert terminal.sees("1/1")
            terminal.type("v")
            assert terminal.sees("1 mention chosen" if what == "mentions" else "1 entity chosen")
            terminal.type("q")
            assert terminal.ends() == 0
        (line,) = chosen(out)
        assert line["article"] == "r0"
        assert [line["text" if what == "mentions" else "name"]] == names


def test_a_source_after_choose_is_no_value_of_it() -> None:
    assert with_value(["--choose", "a.txt"]) == ["--choose=articles", "a.txt"]
    assert with_value(["a.txt", "--choose"]) == ["a.txt", "--choose=articles"]
    assert with_value(["--choose", "mentions", "a.txt"]) == ["--choose", "mentions", "a.txt"]
    assert with_value(["--", "--choose"]) == ["--", "--choose"]
