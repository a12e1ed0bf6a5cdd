"""The program on a real pseudo-terminal."""

from __future__ import annotations

import os
import signal
import sys
import termios
from pathlib import Path

import pytest

from tests.pseudo_terminal import PseudoTerminal
from tui import resources

READER = str(Path(sys.executable).parent / "q7x2-tui")


def test_the_sample_is_read_from_start_to_quit() -> None:
    with PseudoTerminal(READER) as terminal:
        assert terminal.sees("encircling")
        assert terminal.sees("city, Helmand")
        terminal.type("]]")
        terminal.type("f")
        assert terminal.sees("filter")
        terminal.type("taliban")
        assert terminal.sees("remain")
        terminal.type("\x1b")
        assert terminal.sees("all kinds shown")
        terminal.type("?")
        assert terminal.sees("Next paragraph")
        terminal.type("q")
        terminal.type("q")
        assert terminal.ends() == 0
        assert b"\x1b[?1049l" in terminal.raw, "the screen from before is back"
        assert b"\x1b[?25h" in terminal.raw.split(b"\x1b[?1049l")[-1] or b"\x1b[?25h" in terminal.raw, (
            "so is the cursor"
        )
        assert termios.tcgetattr(terminal.slave) == terminal.modes


def test_the_window_is_suspended_to_its_shell_and_comes_back_whole() -> None:
    with PseudoTerminal("bash", "--norc", "--noprofile", "-i", PS1="shell> ") as terminal:
        assert terminal.sees("shell> ")
        terminal.type(f"{READER}\n")
        assert terminal.sees("city, Helmand")
        terminal.type("l")
        assert terminal.sees("sentence 3 of 12")
        terminal.type("\x1a")
        assert terminal.sees("Stopped")
        assert terminal.sees("shell> "), "the terminal is the shell's, out of the window's screen"
        assert terminal.raw.rpartition(b"Stopped")[0].count(b"\x1b[?1049l") == 1
        terminal.type("stty -a\n")
        assert terminal.sees(" icanon"), "its modes are those from before the window"
        assert terminal.sees("shell> ")
        terminal.type("bg; echo be''hind\n")
        assert terminal.sees("behind"), "in the background it stays stopped"
        terminal.type("fg\n")
        assert terminal.sees("city, Helmand"), "all of it is painted again"
        assert b"\x1b[?1049h" in terminal.raw.rpartition(b"behind")[2]
        terminal.type("l")
        assert terminal.sees("sentence 4 of 12")
        terminal.type("q")
        assert terminal.sees("shell> ")
        terminal.type("exit\n")
        assert terminal.ends() == 0


def test_a_terminal_that_can_only_write_lines_gets_the_plain_reading(small_model: str) -> None:
    with PseudoTerminal(READER, "--model", small_model, TERM="dumb") as terminal:
        assert terminal.sees("LOCATIONS:")
        assert terminal.ends() == 0
        assert b"\x1b" not in terminal.raw


def test_a_key_that_is_typed_before_the_window_is_there_is_not_lost() -> None:
    with PseudoTerminal(READER) as terminal:
        assert terminal.sees("encircling")
        assert b"LOCATIONS" not in terminal.raw, "the window is not there yet"
        terminal.type("ll")
        assert terminal.sees("sentence 4 of 12"), "two sentences on from the lede, which follows the caption"
        terminal.type("q")
        assert terminal.ends() == 0
        assert termios.tcgetattr(terminal.slave) == terminal.modes


def test_an_interrupt_before_the_window_is_there_gives_the_terminal_back() -> None:
    with PseudoTerminal(READER) as terminal:
        assert terminal.sees("encircling")
        terminal.type("\x03")
        assert terminal.ends() == 130
        assert termios.tcgetattr(terminal.slave) == terminal.modes
        assert terminal.raw.rfind(b"\x1b[?1049l") > terminal.raw.rfind(b"\x1b[?1049h")


def test_the_reader_outlives_its_worker(small_model: str, tmp_path: Path) -> None:
    article = tmp_path / "long.txt"
    article.write_text("\n\n".join([Path(resources.sample()).read_text("utf-8")] * 60), "utf-8")
    with PseudoTerminal(READER, "--model", small_model, str(article)) as terminal:
        assert terminal.sees("analysing ")
        (worker,) = terminal.children()
        os.kill(worker, signal.SIGKILL)
        assert terminal.sees("signal 9")
        assert terminal.sees("Press r to analyse again")
        terminal.type("l")
        terminal.type("r")
        assert terminal.sees("analysing ")
        (second,) = terminal.children()
        assert second != worker
        terminal.type("q")
        assert terminal.ends() == 0
        assert termios.tcgetattr(terminal.slave) == terminal.modes
        with pytest.raises(ProcessLookupError):
            os.kill(second, 0)


def test_an_article_can_come_through_a_pipe() -> None:
    command = f"echo 'Some 40 people died in Kabul on Friday.' | {READER} - --date 2021-08-13"
    with PseudoTerminal("bash", "-c", command) as terminal:
        assert terminal.sees("Fri 13 Aug 2021, as given")
        assert terminal.sees("people")
        terminal.type("q")
        assert terminal.ends() == 0


def test_without_colour_no_colour_is_sent() -> None:
    with PseudoTerminal(READER, NO_COLOR="1") as terminal:
        assert terminal.sees("city, Helmand")
        terminal.type("q")
        assert terminal.ends() == 0
        colours = {
            tuple(part.split(b"m")[0].split(b";")[2:5])
            for part in terminal.raw.split(b"\x1b[")
            if part.startswith((b"38;2;", b"48;2;"))
        }
        assert all(red == green == blue for red, green, blue in colours), "grey at most"


def test_a_missing_file_leaves_the_terminal_as_it_was() -> None:
    with PseudoTerminal(READER, "nowhere.txt") as terminal:
        assert terminal.ends() == 1
        assert b"there is no such file" in terminal.raw
        assert b"\x1b[?1049h" not in terminal.raw


def test_keys_that_come_in_one_burst_go_where_they_were_meant() -> None:
    with PseudoTerminal(READER) as terminal:
        assert terminal.sees("city, Helmand")
        terminal.type("/quetta\r")
        assert terminal.sees("/quetta 0/0")
        terminal.type("fkabul\r")
        assert terminal.sees("kabul: ")
        terminal.type("q")
        assert terminal.ends() == 0


def test_an_input_that_cannot_be_read_is_told_of_in_the_window_and_after_it() -> None:
    with PseudoTerminal(READER, "nowhere.txt", resources.sample()) as terminal:
        assert terminal.sees("nowhere.txt: there is no such file")
        terminal.type("q")
        assert terminal.ends() == 1
        assert b"nowhere.txt: there is no such file" in terminal.raw.split(b"\x1b[?1049l")[-1]
