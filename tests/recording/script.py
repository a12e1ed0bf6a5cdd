"""What a moving picture shows: `docs/pictures/NAME.toml`."""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

FOLDER: Final = Path(__file__).resolve().parents[2] / "docs" / "pictures"
LONGEST_S: Final = 15.0
KEYS: Final = {
    "Enter": "\r", "Esc": "\x1b", "Tab": "\t", "Space": " ", "Backspace": "\x7f",
    "Up": "\x1b[A", "Down": "\x1b[B", "Right": "\x1b[C", "Left": "\x1b[D",
}  # fmt: skip
"""What a terminal sends for keys that have a name; any other key is one character, `^x` the control of it."""
TYPING_S: Final = 0.08
"""Seconds between two letters that are typed in one go."""


@dataclass(frozen=True, slots=True)
class Step:
    """Keys, and how long the picture rests on what they did.

    Attributes:
        keys: Names of keys, one after another; where `is_typed` the letters of a word or sentence.
        hold_s: Seconds until the next step.
        says: What is said of it below the picture.
        until: A regular expression that the screen must show before it is drawn; empty where a quiet screen is enough.
        is_typed: Whether the keys are shown as one word, letter by letter.
    """

    keys: tuple[str, ...]
    hold_s: float
    says: str = ""
    until: str = ""
    is_typed: bool = False

    @property
    def seconds(self) -> float:
        """How long it takes."""
        return self.hold_s + (TYPING_S * (len(self.keys) - 1) if self.is_typed else 0.0)


@dataclass(frozen=True, slots=True)
class Script:
    """A moving picture.

    Attributes:
        name: The file's name without its ending.
        title: What it shows, as a sentence: the picture's alternative text.
        columns: Of the terminal.
        rows: Of the terminal.
        command: What is run; `$` before it types it at a shell.
        prepare: Commands that are run before, where nobody sees them.
        files: Text of files that the commands read, by name.
        steps: What is done.
        digest: Of the script's bytes: the picture tells which it was drawn from.
    """

    name: str
    title: str
    columns: int
    rows: int
    command: str
    prepare: tuple[str, ...]
    files: dict[str, str]
    steps: tuple[Step, ...]
    digest: str

    @property
    def seconds(self) -> float:
        """How long the picture takes."""
        return sum(step.seconds for step in self.steps)

    @property
    def picture(self) -> Path:
        """Where its picture is."""
        return FOLDER / f"{self.name}.svg"

    @property
    def is_drawn(self) -> bool:
        """Whether its picture is there and was drawn from it as it is now."""
        return self.picture.exists() and self.digest in self.picture.read_text("utf-8")[:400]


def scripts() -> list[Script]:
    """Every script, by name."""
    return [read(path) for path in sorted(FOLDER.glob("*.toml"))]


def read(path: Path) -> Script:
    """The script of a file.

    Raises:
        ValueError: It names a key that there is none of, or takes longer than `LONGEST_S`.
        KeyError: Something is missing.
    """
    data = path.read_bytes()
    table = tomllib.loads(data.decode())
    script = Script(
        path.stem,
        table["title"],
        *table.get("size", (100, 28)),
        table["command"],
        tuple(table.get("prepare", ())),
        table.get("files", {}),
        tuple(map(_step, table["step"])),
        hashlib.blake2b(data, digest_size=8).hexdigest(),
    )
    if script.seconds > LONGEST_S:
        raise ValueError(f"{path}: {script.seconds:.1f} seconds, at most {LONGEST_S:g}")
    return script


def sent(key: str) -> str:
    """What a terminal sends for a key.

    Raises:
        ValueError: There is no such key.
    """
    if key in KEYS:
        return KEYS[key]
    if len(key) == 2 and key[0] == "^":
        return chr(ord(key[1].upper()) - 0x40)
    if len(key) != 1:
        raise ValueError(f"there is no key {key!r}")
    return key


def _step(table: dict[str, Any]) -> Step:
    typed = table.get("type", "")
    keys = tuple(typed) if typed else tuple(table.get("keys", "").split())
    for key in keys:
        sent(key)
    return Step(keys, float(table["hold"]), table.get("says", ""), table.get("until", ""), bool(typed))
