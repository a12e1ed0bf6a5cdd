"""An environment of its own, as somebody has it who installs the program for the first time."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from releasing.sbom import key_of

ROOT = Path(__file__).resolve().parent.parent
PINNED = ROOT / "requirements" / "plain.txt"


class Failed(Exception):  # noqa: N818 - it is what has happened
    """A command ended otherwise than it should have; the text says which and how."""


def run(*command: str | Path, cwd: Path | None = None, **environment: str) -> str:
    """Run a command; what it says on standard output.

    Raises:
        Failed: It did not end well.
    """
    words = [str(word) for word in command]
    done = subprocess.run(
        words,
        cwd=cwd,
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise Failed(
            f"{' '.join(words)}: exit code {done.returncode}\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}"
        )
    return done.stdout


def homes(folder: Path) -> dict[str, str]:
    """What has the program keep everything below a folder."""
    return {f"XDG_{what.upper()}_HOME": str(folder / what) for what in ("config", "data", "state", "cache")}


class Environment:
    """A virtual environment.

    Args:
        folder: Where it is made; the folder must not be there yet.
        python: The interpreter that it is of.
    """

    def __init__(self, folder: Path, python: str = sys.executable) -> None:
        self.folder = folder
        self.python = folder / "bin" / "python"
        run(python, "-m", "venv", "--without-pip", folder)

    @property
    def program(self) -> Path:
        """The command that it has once the program is installed."""
        return self.folder / "bin" / "q7x2-tui"

    def install(self, *what: str | Path) -> dict[str, str]:
        """Install; SHA-256 of the archives that were, by the package's name as the index compares it."""
        report = self.folder / "report.json"
        pip = (sys.executable, "-m", "pip", "--python", self.python, "--disable-pip-version-check", "--quiet")
        run(*pip, "install", "--report", report, *what)
        installed = json.loads(report.read_text("utf-8"))["install"]
        return {
            key_of(entry["metadata"]["name"]): entry["download_info"]["archive_info"]["hashes"]["sha256"]
            for entry in installed
        }

    def install_pinned(self) -> dict[str, str]:
        """Install what the program needs, in the versions and with the hashes of the lock; as `install`."""
        return self.install("--require-hashes", "-r", PINNED)
