"""Runs a script on a pseudo-terminal: what is written and shown after each key, at the times that the script gives."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from tests.pseudo_terminal import PseudoTerminal
from tests.recording.screen import Row, Screen
from tests.recording.script import TYPING_S, Script, Step, sent

_QUIET_S: Final = 0.25
_PATIENCE_S: Final = 30.0
_PROMPT: Final = "$ "


@dataclass(frozen=True, slots=True)
class Frame:
    """What is shown for a time.

    Attributes:
        rows: The screen.
        seconds: How long.
        keys: What was pressed to get there.
        says: What is said of it.
        written: What the program wrote to get there.
    """

    rows: tuple[Row, ...]
    seconds: float
    keys: str = ""
    says: str = ""
    written: str = ""


@dataclass
class Recording:
    """A script with its frames."""

    script: Script
    frames: list[Frame] = field(default_factory=list)


class NotShownError(Exception):
    """The screen never showed what the script waits for."""


def recorded(script: Script) -> Recording:
    """Run it, in a home of its own.

    Raises:
        NotShownError: What a step waits for was not shown.
    """
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        here = home / "here"
        here.mkdir()
        for name, text in script.files.items():
            (here / name).parent.mkdir(parents=True, exist_ok=True)
            (here / name).write_text(text, "utf-8")
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        environment = {
            **{f"XDG_{what.upper()}_HOME": str(home / f".{what}") for what in ("state", "data", "config", "cache")},
            "PATH": path, "PS1": _PROMPT, "LANG": "C.UTF-8", "TERM": "xterm-256color", "COLORTERM": "truecolor",
            "HISTFILE": "", "INPUTRC": os.devnull,
        }  # fmt: skip
        for command in script.prepare:
            subprocess.run(
                command,
                shell=True,
                cwd=here,
                env={**os.environ, **environment},
                check=True,
                capture_output=True,
            )
        (home / ".state/q7x2-tui").mkdir(parents=True, exist_ok=True)  # no machine that is new
        is_shell = script.command.startswith("$")
        run = (
            (shutil.which("bash") or "bash", "--norc", "--noprofile")
            if is_shell
            else tuple(script.command.split())
        )
        with PseudoTerminal(
            *run, columns=script.columns, rows=script.rows, cwd=here, **environment
        ) as terminal:
            return _Player(script, terminal, folder).played()


class _Player:
    """Presses the keys of a script."""

    def __init__(self, script: Script, terminal: PseudoTerminal, home: str) -> None:
        self._script, self._terminal = script, terminal
        self._home = re.compile(rf"{re.escape(home)}([^\s\x1b]*)")
        self._longer = len(home) - 1
        self._screen = Screen(script.columns, script.rows)
        self._seen = 0
        self._before = 0

    def played(self) -> Recording:
        """Every step, one after another."""
        recording = Recording(self._script)
        for step in self._script.steps:
            recording.frames += self._stepped(step)
        return recording

    def _stepped(self, step: Step) -> list[Frame]:
        shown = "".join(step.keys) if step.is_typed else " ".join(step.keys)
        frames = []
        for number, key in enumerate(step.keys):
            is_last = number + 1 == len(step.keys)
            self._terminal.type(sent(key))
            self._settle(step.until if is_last else "")
            if step.is_typed and not is_last:
                frames.append(self._frame(TYPING_S, "" if step.is_typed else shown, step.says))
        if not step.keys:
            self._settle(step.until)
        frames.append(self._frame(step.hold_s, "" if step.is_typed else shown, step.says))
        return frames

    def _frame(self, seconds: float, keys: str, says: str) -> Frame:
        raw = self._terminal.raw
        written, self._before = raw[self._before : self._seen], self._seen
        return Frame(self._screen.rows(), seconds, keys, says, self._told(written))

    def _told(self, written: bytes) -> str:
        """What was written, with the home that nobody else has as `~`, in as many cells."""
        return self._home.sub(rf"~\1{' ' * self._longer}", written.decode("utf-8", "replace"))

    def _settle(self, until: str) -> None:
        """Read until nothing more comes, and the screen shows what is waited for.

        Raises:
            NotShownError: It never did.
        """
        end = time.monotonic() + _PATIENCE_S
        while time.monotonic() < end:
            self._terminal.read(_QUIET_S)
            raw = self._terminal.raw
            new, self._seen = raw[self._seen :], len(raw)
            self._screen.write(self._told(new))
            if not new and (not until or re.search(until, self._screen.text())):
                return
        raise NotShownError(f"{self._script.name}: no {until!r} in\n{self._screen.text()}")
