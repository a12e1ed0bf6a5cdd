"""The analysing process that is started while the window is still being imported: it loads its model meanwhile."""

from __future__ import annotations

import os

from extractors import DEFAULT_MODEL
from extractors.runtime_folder import SOCKET, runtime_folder
from tui.worker_process import spawn, stay_s_in

TYPE_CHECKING = False  # importing `typing` takes longer than starting the process
if TYPE_CHECKING:
    import subprocess
    from collections.abc import Mapping


class EarlyWorker:
    """A process that nobody has asked for yet.

    Args:
        arguments: The command line without the program's name; its first page is painted, so a window will open.
        configured: What the configuration sets, by name.
    """

    def __init__(self, arguments: list[str], configured: Mapping[str, object]) -> None:
        self._model = str(configured.get("model", DEFAULT_MODEL))
        words = iter(arguments)
        for word in words:
            name, equals, value = word.partition("=")
            if name == "--model":
                self._model = value if equals else next(words, "")
        self._keeps = "--no-cache" not in arguments and configured.get("cache", True) is not False
        self._stay_s = stay_s_in(configured)
        self._process: subprocess.Popen[bytes] | None = None
        if not (self._stay_s and _is_one_waiting()):
            self._process = spawn(self._model, self._keeps, self._stay_s)

    def taken(self, model: str, keeps: bool, stay_s: float) -> subprocess.Popen[bytes] | None:
        """The process, where it is for that model, keeps analyses and stays as asked; it is the caller's then."""
        if (model, keeps, stay_s) != (self._model, self._keeps, self._stay_s):
            return None
        process, self._process = self._process, None
        return process

    def end(self) -> None:
        """End the process, where nobody took it."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None


def _is_one_waiting() -> bool:
    """Whether an earlier window left an analyser behind, as far as a socket shows it."""
    folder = runtime_folder()
    return folder is not None and os.path.exists(f"{folder}/{SOCKET}")  # noqa: PTH110
