"""A program on a pseudo-terminal: type, wait for words, see how it leaves the terminal."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import tempfile
import termios
import time
from pathlib import Path
from types import TracebackType

# Where one word is written over another of the screen, only the cursor's jumps stand between them.
_CONTROL = re.compile(
    rb"\x1b\[[0-9;?<>=$ ]*[a-zA-Z@`]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[()][A-Z0-9]|\x1b[=>78]|[\x00-\x08\x0b-\x1a]"
)


class PseudoTerminal:
    """Runs a command in a terminal of its own; the deadline of every wait is generous and no test measures time."""

    def __init__(
        self, *command: str, columns: int = 120, rows: int = 36, cwd: Path | None = None, **environment: str
    ) -> None:
        self._master, self.slave = pty.openpty()
        self._is_closed = False
        fcntl.ioctl(self.slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.modes = termios.tcgetattr(self.slave)
        self._raw = bytearray()
        self._read = 0
        # What an earlier test left of an article, of corrections or of settings is none of this one's.
        self._home = tempfile.TemporaryDirectory()
        homes = {f"XDG_{what}_HOME": self._home.name for what in ("STATE", "DATA", "CONFIG")}
        # The size is the terminal's: whoever runs the tests may have told another to the environment.
        around = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}
        self.process = subprocess.Popen(
            command,
            stdin=self.slave,
            stdout=self.slave,
            stderr=self.slave,
            start_new_session=True,
            cwd=cwd,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # its controlling terminal
            env={**around, **homes, "TERM": "xterm-256color", "COLORTERM": "truecolor", **environment},
        )

    def __enter__(self) -> PseudoTerminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.process.kill()
        self.process.wait()
        self.close()
        self._home.cleanup()

    def close(self) -> None:
        """Close the terminal, as a window that holds one is closed."""
        if not self._is_closed:
            self._is_closed = True
            os.close(self._master)
            os.close(self.slave)

    def resize(self, columns: int, rows: int) -> None:
        """Another size; the program is told by a signal."""
        fcntl.ioctl(self.slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    @property
    def home(self) -> Path:
        """The folder of its state, data and configuration."""
        return Path(self._home.name)

    @property
    def raw(self) -> bytes:
        """All that was written so far."""
        return bytes(self._raw)

    def type(self, keys: str) -> None:
        """Type; what was shown before does not count for the next wait."""
        self._drain(0)
        self._read = len(self._raw)
        os.write(self._master, keys.encode())

    def sees(self, words: str, timeout_s: float = 60) -> bool:
        """Wait until the words are shown after the last typing."""
        wanted, end = words.encode(), time.monotonic() + timeout_s
        while time.monotonic() < end:
            if wanted in _CONTROL.sub(b"", self._raw[self._read :]):
                return True
            if not self._drain(0.2) and self.process.poll() is not None:
                return wanted in _CONTROL.sub(b"", self._raw[self._read :])
        return False

    def read(self, wait_s: float) -> None:
        """Read what is painted, as a terminal does."""
        self._drain(wait_s)

    def painted_ms(self, keys: str, quiet_s: float = 0.02) -> float | None:
        """Type; milliseconds to the last byte written before so much silence. None where nothing was painted."""
        self._drain(0)
        start = time.perf_counter()
        os.write(self._master, keys.encode())
        return self._last_byte_ms(start, quiet_s)

    def resized_ms(self, columns: int, rows: int, quiet_s: float = 0.06) -> float | None:
        """Resize; milliseconds to the last byte written before so much silence."""
        self._drain(0)
        start = time.perf_counter()
        self.resize(columns, rows)
        return self._last_byte_ms(start, quiet_s)

    def resident_mb(self) -> float:
        """Resident memory of the program itself, without what it started."""
        pages = int(Path(f"/proc/{self.process.pid}/statm").read_text("utf-8").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 1e6

    def processor_ms(self) -> float:
        """Processor time that the program itself took since its start, without what it started; in steps of 10 ms."""
        stat = Path(f"/proc/{self.process.pid}/stat").read_text("utf-8").rpartition(")")[2].split()
        return 1000 * (int(stat[11]) + int(stat[12])) / os.sysconf("SC_CLK_TCK")

    def _last_byte_ms(self, start: float, quiet_s: float, first_s: float = 1.0) -> float | None:
        last = None
        while select.select([self._master], [], [], first_s if last is None else quiet_s)[0]:
            self._raw += os.read(self._master, 1 << 16)
            last = 1000 * (time.perf_counter() - start)
        return last

    def ends(self, timeout_s: float = 30) -> int | None:
        """Wait until the program has ended; its exit code."""
        end = time.monotonic() + timeout_s
        while self.process.poll() is None and time.monotonic() < end:
            if self._is_closed:
                time.sleep(0.05)
            else:
                self._drain(0.1)
        if not self._is_closed:
            self._drain(0)
        return self.process.poll()

    def children(self) -> list[int]:
        """Process ids of what the program started."""
        run = subprocess.run(
            ["ps", "-o", "pid=", "--ppid", str(self.process.pid)], capture_output=True, text=True, check=False
        )
        return [int(pid) for pid in run.stdout.split()]

    def _drain(self, wait_s: float) -> bool:
        got = False
        while select.select([self._master], [], [], 0 if got else wait_s)[0]:
            try:
                data = os.read(self._master, 1 << 16)
            except OSError:
                return got
            if not data:
                return got
            self._raw += data
            got = True
        return got
