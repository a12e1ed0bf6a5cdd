"""The analysing process that is started while the window is still being imported: it loads its model meanwhile."""

from __future__ import annotations

from extractors import DEFAULT_MODEL
from tui.worker_process import spawn

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
        self._keeps = "--no-cache" not in arguments
        self._process: subprocess.Popen[bytes] | None = spawn(self._model, self._keeps)

    def taken(self, model: str, keeps: bool) -> subprocess.Popen[bytes] | None:
        """The process, where it is for that model and keeps analyses as asked; it is the caller's then."""
        if (model, keeps) != (self._model, self._keeps):
            return None
        process, self._process = self._process, None
        return process

    def end(self) -> None:
        """End the process, where nobody took it."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None
