"""What the terminal can do: what the environment says of it, and what it answers itself."""

from __future__ import annotations

import os
import re
import select
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Final

from extractors.checkup.finding import Finding, State

AREA: Final = "terminal"
LEAST_COLUMNS, LEAST_ROWS = 60, 15
"""Below this the window shows the text alone, or less than a paragraph of it."""

# Kitty's keyboard protocol, synchronised output (mode 2026), the background's colour; at the end what every terminal answers
# (primary device attributes, DEC VT100 and later), so that nothing is waited for which does not come.
_QUESTIONS: Final = "\x1b[?u\x1b[?2026$p\x1b]11;?\x1b\\\x1b[c"
_LAST_ANSWER: Final = re.compile(rb"\x1b\[\?[\d;]*c")
_PATIENCE_S: Final = 1.0


def terminal(environment: Mapping[str, str], is_utf8: bool, is_terminal: bool) -> Iterator[Finding]:
    """What the environment says.

    Args:
        environment: The process's environment.
        is_utf8: Whether what is written goes out in UTF-8.
        is_terminal: Whether standard output is a terminal.
    """
    if not is_terminal:
        words = "standard output is none here: a reading would be printed as plain text"
        yield Finding(AREA, "terminal", "note", words)
    yield _kind(environment)
    yield _colours(environment)
    if is_utf8:
        yield Finding(AREA, "characters", "ok", "UTF-8")
    else:
        words = "What is written goes out in another encoding than UTF-8: signs and names would be wrong."
        yield Finding(
            AREA, "characters", "wrong", words, "Set LANG=C.UTF-8 (or your language's, with .UTF-8)."
        )


def _kind(environment: Mapping[str, str]) -> Finding:
    kind = environment.get("TERM", "")
    if kind in ("", "dumb", "unknown"):
        words = f"TERM is {kind or 'not set'}: there is no window, a reading is printed as plain text."
        return Finding(AREA, "kind", "note", words, "In a real terminal, set TERM=xterm-256color.")
    inside = next((name for name, var in (("tmux", "TMUX"), ("screen", "STY")) if environment.get(var)), "")
    program = environment.get("TERM_PROGRAM", "")
    words = " ".join(filter(None, (kind, program and f"({program})", inside and f"inside {inside}")))
    if inside and not kind.startswith(("tmux", "screen")):
        remedy = f"Inside {inside}, TERM should begin with tmux or screen: set it in its own configuration."
        return Finding(AREA, "kind", "note", words, remedy)
    return Finding(AREA, "kind", "ok", words)


def _colours(environment: Mapping[str, str]) -> Finding:
    if environment.get("NO_COLOR"):
        words = "none, as NO_COLOR asks: kinds are told apart by underline, weight and slant"
        return Finding(AREA, "colours", "ok", words)
    if environment.get("COLORTERM", "").lower() in ("truecolor", "24bit"):
        return Finding(AREA, "colours", "ok", "16 million")
    many = "256" if environment.get("TERM", "").endswith(("256color", "-kitty")) else "16"
    remedy = "Where the terminal has 16 million, set COLORTERM=truecolor."
    return Finding(AREA, "colours", "note", f"{many}: hues are the nearest of these", remedy)


def size(columns: int, rows: int) -> Finding:
    """Whether the window has room."""
    is_small = columns < LEAST_COLUMNS or rows < LEAST_ROWS
    state: State = "note" if is_small else "ok"
    remedy = f"With {LEAST_COLUMNS} columns and {LEAST_ROWS} rows or more there is room for the panes."
    return Finding(AREA, "size", state, f"{columns} columns, {rows} rows", remedy if is_small else "")


def asked() -> Iterator[Finding]:
    """What the terminal itself answers, where standard input and output are one; it waits at most a second."""
    with suppress(OSError):
        yield size(*os.get_terminal_size(1))
    if not sys.stdin.isatty() or os.environ.get("TERM", "dumb") == "dumb":
        return
    answer = _answer()
    if not answer:
        yield Finding(AREA, "answers", "note", "none: it does not say what it can do")
        return
    can = [name for name, pattern in _ABILITIES.items() if pattern.search(answer)]
    cannot = [name for name in _ABILITIES if name not in can]
    words = f"{', '.join(can) or 'nothing beyond the usual'}{'; not: ' + ', '.join(cannot) if cannot else ''}"
    yield Finding(AREA, "answers", "ok", words)


_ABILITIES: Final = {
    "synchronised output": re.compile(rb"\x1b\[\?2026;[12]\$y"),
    "kitty's keyboard protocol": re.compile(rb"\x1b\[\?\d+u"),
    "the background's colour": re.compile(rb"\x1b\]11;rgb:"),
}


def _answer() -> bytes:
    """What the terminal says to the questions; the modes are given back as they were."""
    import termios
    import tty

    try:
        modes = termios.tcgetattr(0)
    except termios.error:
        return b""
    found, end = b"", time.monotonic() + _PATIENCE_S
    try:
        tty.setraw(0, termios.TCSANOW)
        os.write(1, _QUESTIONS.encode())
        while not _LAST_ANSWER.search(found) and (left := end - time.monotonic()) > 0:
            if select.select([0], [], [], left)[0]:
                found += os.read(0, 1024)
    except OSError:
        return b""
    finally:
        termios.tcsetattr(0, termios.TCSADRAIN, modes)
    return found
