"""The analysing process that stays after its window: who finds it, what it takes, and when it leaves."""

from __future__ import annotations

import os
import shutil
import socket
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TypeVar

import pytest

from extractors.model import Article
from extractors.protocol import Analyse, Analysed, Event, Ready, decoded_event, encoded
from extractors.resident import LOCK
from extractors.runtime_folder import SOCKET, runtime_folder
from extractors.sources.text import article_of
from tui.analyser import BorrowedAnalyser, OwnAnalyser, waiting
from tui.client import Client, analyser_for
from tui.startup import early_worker
from tui.worker_process import spawn

LONG_S = 600.0
_DEADLINE_S = 60.0
_T = TypeVar("_T")


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The user's runtime folder: a socket's path must be short."""
    base = tempfile.mkdtemp(prefix="q7-", dir="/tmp")
    monkeypatch.setenv("XDG_RUNTIME_DIR", base)
    yield Path(base) / "q7x2-tui"
    shutil.rmtree(base)


@pytest.fixture
def started(folder: Path, small_model: str) -> Iterator[Callable[..., subprocess.Popen[bytes]]]:
    """Starts a worker as a window does; all are killed in the end."""
    with ExitStack() as stack:

        def start(stay_s: float = LONG_S) -> subprocess.Popen[bytes]:
            process = stack.enter_context(spawn(small_model, keeps=False, stay_s=stay_s))
            stack.callback(process.kill)
            assert isinstance(decoded_event(line_of(process)), Ready)
            return process

        yield start


def line_of(process: subprocess.Popen[bytes]) -> bytes:
    assert process.stdout is not None
    return process.stdout.readline()


def closed(process: subprocess.Popen[bytes]) -> None:
    """As the system does with what a window had of it."""
    for stream in (process.stdin, process.stdout, process.stderr):
        assert stream is not None
        stream.close()


def soon(value: Callable[[], _T | None]) -> _T:
    """What there is as soon as it is there."""
    deadline = time.monotonic() + _DEADLINE_S
    while time.monotonic() < deadline:
        if (found := value()) is not None:
            return found
        time.sleep(0.01)
    raise AssertionError("it never came")


def said(borrowed: BorrowedAnalyser, *commands: Analyse) -> Event:
    """The end of what an analyser says to commands."""
    connection = borrowed._connection
    connection.settimeout(_DEADLINE_S)
    for command in commands:
        connection.sendall(encoded(command))
    with connection.makefile("rb") as lines:
        return next(
            event for line in lines if isinstance(event := decoded_event(line), Analysed) and event.complete
        )


def test_the_next_window_has_the_same_process(
    started: Callable[..., subprocess.Popen[bytes]], small_model: str
) -> None:
    process = started()
    closed(process)
    for number in range(2):
        borrowed = soon(lambda: waiting(small_model, keeps=False))
        assert borrowed._peer is None or borrowed._peer == (process.pid, os.getuid())
        event = said(borrowed, Analyse(number, article_of("Kabul fell.", id="k", source="k")))
        assert isinstance(event, Analysed)
        assert [mention.text for mention in event.analysis.mentions] == ["Kabul"]
        borrowed.leave()


def test_a_window_that_closes_in_mid_work_leaves_nothing_to_the_next(
    started: Callable[..., subprocess.Popen[bytes]], small_model: str, sample: Article
) -> None:
    process = started()
    assert process.stdin is not None
    long = article_of("\n\n".join([sample.text] * 50), id="long", source="long")
    process.stdin.write(encoded(Analyse(0, long)))
    process.stdin.flush()
    line_of(process)
    closed(process)
    borrowed = soon(lambda: waiting(small_model, keeps=False))
    event = said(borrowed, Analyse(7, article_of("Paris.", id="p", source="p")))
    assert isinstance(event, Analysed)
    assert event.job == 7


def test_nobody_else_can_reach_it(started: Callable[..., subprocess.Popen[bytes]], folder: Path) -> None:
    closed(started())
    there = soon(lambda: (folder / SOCKET) if (folder / SOCKET).exists() else None)
    assert stat.S_IMODE(there.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_process_of_another_user_is_not_talked_to(
    started: Callable[..., subprocess.Popen[bytes]],
    small_model: str,
    monkeypatch: pytest.MonkeyPatch,
    folder: Path,
) -> None:
    closed(started())
    soon(lambda: True if (folder / SOCKET).exists() else None)
    monkeypatch.setattr("extractors.resident.is_ours", lambda _: False)
    assert waiting(small_model, keeps=False) is None


def test_it_leaves_when_nobody_comes(started: Callable[..., subprocess.Popen[bytes]], folder: Path) -> None:
    process = started(stay_s=0.01)
    closed(process)
    assert process.wait(_DEADLINE_S) == 0
    assert not (folder / SOCKET).exists()


def test_there_is_never_more_than_one(
    started: Callable[..., subprocess.Popen[bytes]], small_model: str
) -> None:
    one, other = started(), started()
    closed(one)
    borrowed = soon(lambda: waiting(small_model, keeps=False))
    closed(other)
    assert other.wait(_DEADLINE_S) == 0, "one has a window, so the other does not stay"
    assert one.poll() is None
    borrowed.leave()


def test_while_it_has_a_window_another_one_finds_nobody(
    started: Callable[..., subprocess.Popen[bytes]], small_model: str
) -> None:
    closed(started())
    borrowed = soon(lambda: waiting(small_model, keeps=False))
    assert waiting(small_model, keeps=False) is None
    borrowed.leave()
    soon(lambda: waiting(small_model, keeps=False)).leave()


def test_a_dead_processs_socket_is_in_nobodys_way(
    started: Callable[..., subprocess.Popen[bytes]], small_model: str, folder: Path
) -> None:
    assert runtime_folder() == str(folder)
    dead = socket.socket(socket.AF_UNIX)
    dead.bind(str(folder / SOCKET))
    dead.close()
    (folder / LOCK).touch(0o600)
    assert waiting(small_model, keeps=False) is None
    process = started()
    closed(process)
    soon(lambda: waiting(small_model, keeps=False)).leave()


def test_other_rules_start_it_anew(
    started: Callable[..., subprocess.Popen[bytes]], small_model: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    process = started()
    closed(process)
    with monkeypatch.context() as changed:
        changed.setattr("extractors.resident.identity", lambda model: f"other rules for {model}")
        deadline = time.monotonic() + _DEADLINE_S
        while process.poll() is None and time.monotonic() < deadline:
            assert waiting(small_model, keeps=False) is None
    assert process.wait(_DEADLINE_S) == 0


@pytest.mark.parametrize("mode", [0o755, 0o770, 0o701])
def test_a_folder_that_others_can_enter_is_not_used(folder: Path, mode: int) -> None:
    folder.mkdir()
    folder.chmod(mode)
    assert runtime_folder() is None


def test_a_link_in_the_folders_place_is_not_followed(folder: Path, tmp_path: Path) -> None:
    folder.symlink_to(tmp_path)
    assert runtime_folder() is None


def test_without_a_runtime_directory_a_folder_for_temporary_files_is_the_users_alone(
    monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    monkeypatch.setenv("TMPDIR", str(folder.parent))
    made = runtime_folder()
    assert made == str(folder.parent / f"q7x2-tui-{os.getuid()}")
    assert stat.S_IMODE(Path(made).stat().st_mode) == 0o700


def test_nobody_is_asked_where_none_is_to_stay(monkeypatch: pytest.MonkeyPatch, small_model: str) -> None:
    monkeypatch.setattr("tui.client.waiting", lambda *_: pytest.fail("it was asked"))
    monkeypatch.setattr("tui.client.spawn", lambda *_: subprocess.Popen([sys.executable, "-c", ""]))
    own = analyser_for(small_model, keeps=True, stay_s=0)
    assert isinstance(own, OwnAnalyser)
    own.end()


async def test_a_client_asks_for_the_one_that_waits(
    started: Callable[..., subprocess.Popen[bytes]], small_model: str, folder: Path
) -> None:
    closed(started())
    soon(lambda: True if (folder / SOCKET).exists() else None)
    client = Client(small_model, keeps=False, stay_s=LONG_S)
    await client.connect()
    assert client.is_borrowed
    client.send(Analyse(3, article_of("Kabul fell.", id="k", source="k")))
    async for event in client.events():
        if isinstance(event, Analysed) and event.complete:
            break
    client.leave()


def test_an_early_worker_is_not_started_beside_one_that_waits(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    runtime_folder()
    (folder / SOCKET).touch()
    monkeypatch.setattr(early_worker, "spawn", lambda *_: pytest.fail("it was started"))
    assert early_worker.EarlyWorker([], {"resident_minutes": 5}).taken("any", True, 300.0) is None
