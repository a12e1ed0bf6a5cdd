"""What can go wrong around the window, on a real pseudo-terminal: nothing said is lost, no terminal is broken, nobody is left."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.pseudo_terminal import PseudoTerminal
from tui import resources

READER = str(Path(sys.executable).parent / "q7x2-tui")
WAIT_S = 30.0
FACTS = "city, AF"  # beside Kabul: what was found in the sample is there


@pytest.fixture(scope="module")
def long_article(tmp_path_factory: pytest.TempPathFactory) -> str:
    """One whose analysis takes longer than any of these tests looks at it."""
    path = tmp_path_factory.mktemp("long") / "long.txt"
    path.write_text("\n\n".join([Path(resources.sample()).read_text("utf-8")] * 150), "utf-8")
    return str(path)


@pytest.fixture
def reader(small_model: str) -> tuple[str, ...]:
    """The program's command line; it starts a worker that loads in a moment."""
    return READER, "--model", small_model


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 64 kB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)]
    if os.geteuid() or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("only root can mount a small file system here")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


def until(holds: Callable[[], bool], what: str) -> None:
    end = time.monotonic() + WAIT_S
    while not holds():
        assert time.monotonic() < end, what
        time.sleep(0.02)


def is_gone(pid: int) -> bool:
    """Whether no such process runs; one that nobody has buried yet does not."""
    try:
        return ") Z " in Path(f"/proc/{pid}/stat").read_text("utf-8")
    except (FileNotFoundError, ProcessLookupError):
        return True


def is_as_before(terminal: PseudoTerminal) -> bool:
    """The modes are the shell's, its screen and its cursor are back."""
    raw = terminal.raw
    return (
        termios.tcgetattr(terminal.slave) == terminal.modes
        and raw.rfind(b"\x1b[?1049l") > raw.rfind(b"\x1b[?1049h")
        and raw.rfind(b"\x1b[?25h") > raw.rfind(b"\x1b[?25l")
        and raw.rfind(b"\x1b[?1003l") > raw.rfind(b"\x1b[?1003h")
    )


def quits(terminal: PseudoTerminal, code: int = 0) -> None:
    terminal.type("q")
    assert terminal.ends() == code
    assert is_as_before(terminal)
    assert b"Traceback" not in terminal.raw


def corrections_in(folder: Path) -> list[dict[str, object]]:
    files = list(folder.rglob("corrections/*.json"))
    return [record for path in files for record in json.loads(path.read_bytes())["corrections"]]


def test_a_worker_that_hangs_is_told_of_ended_and_replaced(
    reader: tuple[str, ...], long_article: str
) -> None:
    with PseudoTerminal(*reader, "--no-cache", long_article, Q7X2_PATIENCE_S="6") as terminal:
        assert terminal.sees("analysing ")
        (worker,) = terminal.children()
        os.kill(worker, signal.SIGSTOP)
        assert terminal.sees("The analysis hung (6 seconds of silence). Press r to analyse again")
        until(lambda: is_gone(worker), "the one that hung is ended")
        terminal.type("r")
        assert terminal.sees("loading model")
        assert worker not in terminal.children()
        quits(terminal)


def test_a_worker_that_eats_memory_says_so_and_ends() -> None:
    bound_memory_script = (
        "from extractors.bounded import bound_memory; bound_memory(200_000_000); import extractors.worker as w\n"
        "try: bytearray(10**9)\nexcept MemoryError as error: print(w.failed(error, 200_000_000).message)"
    )
    said = subprocess.run(
        [sys.executable, "-c", bound_memory_script], capture_output=True, text=True, check=True
    )
    assert said.stdout == "The analysis ran out of memory (over 0.2 GB).\n"


def test_the_kernel_ends_the_worker_before_the_window(reader: tuple[str, ...], long_article: str) -> None:
    with PseudoTerminal(*reader, "--no-cache", long_article) as terminal:
        assert terminal.sees("analysing ")
        (worker,) = terminal.children()
        scores = [
            int(Path(f"/proc/{p}/oom_score_adj").read_text("utf-8")) for p in (worker, terminal.process.pid)
        ]
        assert scores[0] > scores[1]
        quits(terminal)


def test_a_correction_outlives_a_full_disk(reader: tuple[str, ...], small_disk: Path) -> None:
    with PseudoTerminal(*reader, XDG_DATA_HOME=str(small_disk)) as terminal:
        assert terminal.sees(FACTS)
        filler = small_disk / "filler"
        with filler.open("wb", buffering=0) as file:
            while True:
                try:
                    file.write(bytes(4096))
                except OSError:
                    break
        terminal.type("]x")
        assert terminal.sees("in this window only")
        assert terminal.sees("No space left on device")
        filler.unlink()
        terminal.type("]x")
        assert terminal.sees("u undoes")
        until(
            lambda: len(corrections_in(small_disk)) == 2, "the one that found no room is kept with the next"
        )
        quits(terminal)
    assert not list(small_disk.rglob("*.new")), "nothing half-written is left"


def test_what_was_kept_before_the_disk_was_full_stays_whole(
    reader: tuple[str, ...], small_disk: Path
) -> None:
    with PseudoTerminal(*reader, XDG_DATA_HOME=str(small_disk)) as terminal:
        assert terminal.sees(FACTS)
        terminal.type("]x")
        until(lambda: len(corrections_in(small_disk)) == 1, "the first is kept")
        with (small_disk / "filler").open("wb", buffering=0) as file:
            while True:
                try:
                    file.write(bytes(4096))
                except OSError:
                    break
        terminal.type("]x")
        assert terminal.sees("in this window only")
        quits(terminal)
    assert len(corrections_in(small_disk)) == 1


@pytest.mark.parametrize("how", ["terminal closed", "hangup", "term"])
def test_an_end_from_outside_keeps_the_place_and_what_was_said(
    reader: tuple[str, ...], how: str, long_article: str
) -> None:
    with PseudoTerminal(*reader, "--no-cache", long_article) as terminal:
        assert terminal.sees("Afghanistan  ")
        (worker,) = terminal.children()
        terminal.type("]x")
        assert terminal.sees("rejected")
        terminal.type("}}")
        assert terminal.sees("paragraph 7 of ")  # of sentences it speaks when all are known
        if how == "terminal closed":
            terminal.close()
        else:
            terminal.process.send_signal(signal.SIGHUP if how == "hangup" else signal.SIGTERM)
        code = terminal.ends()
        assert code == 128 + (signal.SIGTERM if how == "term" else signal.SIGHUP)
        until(lambda: is_gone(worker), "no orphan")
        assert len(corrections_in(terminal.home)) == 1
        assert [
            path
            for path in (terminal.home / "q7x2-tui").rglob("*")
            if "places" in str(path) and path.is_file()
        ]
        if how == "term":
            assert is_as_before(terminal)


def test_a_polite_end_before_the_window_is_there_gives_the_terminal_back(reader: tuple[str, ...]) -> None:
    with PseudoTerminal(*reader) as terminal:
        assert terminal.sees("encircling")
        terminal.process.send_signal(signal.SIGTERM)
        assert terminal.ends() == 128 + signal.SIGTERM
        assert termios.tcgetattr(terminal.slave) == terminal.modes
        assert terminal.raw.rfind(b"\x1b[?1049l") > terminal.raw.rfind(b"\x1b[?1049h")


def test_a_worker_that_hangs_is_no_orphan_of_a_window_that_is_killed(
    reader: tuple[str, ...], long_article: str
) -> None:
    with PseudoTerminal(*reader, "--no-cache", long_article) as terminal:
        assert terminal.sees("analysing ")
        (worker,) = terminal.children()
        os.kill(worker, signal.SIGSTOP)
        terminal.process.kill()
        until(lambda: is_gone(worker), "it is killed with its parent")


def test_a_storm_of_resizes_while_analysing(reader: tuple[str, ...], long_article: str) -> None:
    random_ = random.Random(7)
    sizes = [(1, 1), (500, 200), (1, 200), (500, 1), (2, 2)]
    sizes += [(random_.randint(1, 500), random_.randint(1, 200)) for _ in range(195)]
    with PseudoTerminal(*reader, "--no-cache", long_article) as terminal:
        assert terminal.sees("analysing ")
        for columns, rows in sizes:
            terminal.resize(columns, rows)
            terminal.read(0.005)
        terminal.resize(120, 36)
        terminal.type("}")
        assert terminal.sees("paragraph 6 of ")
        terminal.type("?")
        assert terminal.sees("Next paragraph")
        for columns, rows in sizes[:20]:
            terminal.resize(columns, rows)
            terminal.read(0.005)
        terminal.resize(120, 36)
        terminal.type("q")
        quits(terminal)


def test_two_readers_share_a_cache(reader: tuple[str, ...], tmp_path: Path) -> None:
    with (
        PseudoTerminal(*reader, XDG_CACHE_HOME=str(tmp_path)) as one,
        PseudoTerminal(*reader, XDG_CACHE_HOME=str(tmp_path)) as other,
    ):
        for terminal in (one, other):
            assert terminal.sees(FACTS)
        for terminal in (one, other):
            quits(terminal)
    with PseudoTerminal(*reader, XDG_CACHE_HOME=str(tmp_path)) as third:
        assert third.sees(FACTS)
        quits(third)


@pytest.mark.parametrize("damage", ["halved", "turned", "emptied", "text", "a folder"])
def test_a_damaged_cache_is_no_trouble(reader: tuple[str, ...], tmp_path: Path, damage: str) -> None:
    from extractors.cache import Cache
    from extractors.sources.opening import single_article

    path = tmp_path / "q7x2-tui" / "analyses.sqlite"
    if damage == "a folder":
        path.mkdir(parents=True)
    else:
        Cache(path).put(single_article(resources.sample()), reader[-1], [os.urandom(40_000)])
        data = path.read_bytes()
        for beside in path.parent.glob("*-[ws][ah][lm]"):
            beside.unlink()
        turned = data[:5000] + os.urandom(3000) + data[8000:]
        path.write_bytes(
            {"halved": data[: len(data) // 2], "turned": turned, "emptied": b""}.get(damage, b"text" * 999)
        )
    with PseudoTerminal(*reader, XDG_CACHE_HOME=str(tmp_path)) as terminal:
        assert terminal.sees(FACTS)
        quits(terminal)


def test_a_home_that_cannot_be_written_is_no_trouble(reader: tuple[str, ...], tmp_path: Path) -> None:
    """A file stands where the folders would be: nobody, not even root, can make any there."""
    (tmp_path / "home").write_text("", "utf-8")
    nowhere = {
        f"XDG_{what}_HOME": str(tmp_path / "home" / "x") for what in ("STATE", "DATA", "CONFIG", "CACHE")
    }
    with PseudoTerminal(*reader, **nowhere) as terminal:
        assert terminal.sees(FACTS)
        terminal.type("fkabul\r")
        assert terminal.sees("kabul: ")
        terminal.type("\x1b]x")
        assert terminal.sees("in this window only")
        quits(terminal)


def test_a_file_that_disappears_while_it_is_read_stays_in_the_window(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("Some 40 people died in Kabul.\n\nThe Taliban took Ghazni, officials said.", "utf-8")
    with PseudoTerminal(READER, str(article)) as terminal:
        assert terminal.sees("city, AF"), "the window itself, with its facts"
        article.unlink()
        terminal.type("R")
        assert terminal.sees("there is no such file")
        terminal.type("G")
        assert terminal.sees("sentence 2 of 2")
        quits(terminal)
