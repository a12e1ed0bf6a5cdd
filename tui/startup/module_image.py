"""An image of the modules that a window is made of: their code and their patterns in one file.

A window imports some five hundred modules. For each, Python looks into folders for a file of one of six endings, opens the file
of its bytecode and reads it; and a hundred regular expressions are compiled that were compiled the last time too. The image has
all of it at known places. It is asked before the folders, for nothing but what it was written of: a module whose file has changed
since (by time and size, as Python knows its bytecode) and a pattern that it does not have are made as without it.

`python -m tui.startup.module_imaging` writes it beside the interpreter; else a window that stands has it written into the
user's cache.
"""

from __future__ import annotations

import _sre  # type: ignore[import-not-found]
import marshal
import os
import sys
from _frozen_importlib import ModuleSpec
from _frozen_importlib_external import PathFinder, SourceFileLoader

from extractors import __version__

TYPE_CHECKING = False  # importing `typing` takes longer than reading the index
if TYPE_CHECKING:
    import re
    from collections.abc import Sequence
    from types import CodeType, ModuleType
    from typing import Any

FORMAT = b"q7x2 modules 1\n"
"""What an image begins with; counted up where what follows is arranged in another way."""

LENGTH_BYTES = 8
# So many modules that changed make another image worth its second.
_MANY_CHANGED = 25
_OTHERS_MAY_WRITE = 0o022
# What reading something raises that is damaged, or no longer there.
_DAMAGED = (OSError, ValueError, EOFError, TypeError)


class ModuleImage:
    """A finder of modules for `sys.meta_path`.

    Args:
        file: The image's file descriptor, which stays open.
        index: What is in it: `modules` by name, `patterns` by pattern and flags, each with its place.
        start: Where in the file places are counted from.
    """

    def __init__(self, file: int, index: dict[str, dict[Any, tuple[Any, ...]]], start: int) -> None:
        self._file, self._start = file, start
        self._modules, self._patterns = index["modules"], index["patterns"]
        self._compile: Any = None  # Python's own, while it stands in for it
        self._changed = 0

    # --- modules

    def find_spec(
        self,
        fullname: str,
        path: Sequence[str] | None = None,  # noqa: ARG002 - a finder is asked so
        target: ModuleType | None = None,  # noqa: ARG002
    ) -> ModuleSpec | None:
        """The module as the folders would have it; None where they are to be asked."""
        entry = self._modules.get(fullname)
        if entry is None:
            return None
        origin, cached, changed_ns, size, is_package, *place = entry
        try:
            file = os.stat(origin)  # noqa: PTH116
        except OSError:
            file = None
        if file is None or (file.st_mtime_ns, file.st_size) != (changed_ns, size):
            self._changed += 1
            return None
        loader = _Loader(fullname, origin, self, place)
        spec = ModuleSpec(fullname, loader, origin=origin, is_package=is_package)
        spec.has_location, spec.cached = True, cached
        if spec.submodule_search_locations is not None:
            spec.submodule_search_locations.append(os.path.dirname(origin))  # noqa: PTH120
        return spec

    def read(self, at: int, length: int) -> Any:
        """What stands at a place.

        Raises:
            ValueError, EOFError, TypeError, OSError: It is damaged, or cannot be read.
        """
        return marshal.loads(os.pread(self._file, length, self._start + at))

    @property
    def is_old(self) -> bool:
        """Whether many of its modules have changed since."""
        return self._changed >= _MANY_CHANGED

    # --- patterns

    def pattern(self, pattern: Any, flags: int = 0) -> re.Pattern[Any]:
        """A regular expression as it was compiled once; compiled now where the image has no such."""
        place = self._patterns.get((pattern, flags)) if isinstance(pattern, str | bytes) else None
        try:
            made = _sre.compile(pattern, *self.read(*place)) if place is not None else None
        except _DAMAGED:
            made = None
        compiled: re.Pattern[Any] = self._compile(pattern, flags) if made is None else made
        return compiled

    # --- its use

    def install(self) -> None:
        """Have Python ask it for modules and patterns."""
        from re import _compiler  # type: ignore[attr-defined]

        self._compile, _compiler.compile = _compiler.compile, self.pattern
        sys.meta_path.insert(sys.meta_path.index(PathFinder), self)

    def close(self) -> None:
        """Have it asked no more."""
        from re import _compiler  # type: ignore[attr-defined]

        if self in sys.meta_path:
            sys.meta_path.remove(self)
            _compiler.compile = self._compile
            os.close(self._file)
            self._file = -1


class _Loader(SourceFileLoader):
    """Loads a module's code from the image; all else that is asked of it is answered from the module's own file."""

    def __init__(self, name: str, path: str, image: ModuleImage, place: Sequence[int]) -> None:
        super().__init__(name, path)
        self._image, self._place = image, place

    def get_code(self, fullname: str) -> CodeType | None:
        try:
            code: CodeType = self._image.read(*self._place)
        except _DAMAGED:
            return super().get_code(fullname)
        return code


def name() -> str:
    """The name of an image's file, which says what it is for: this version on this Python, started from here."""
    import zlib

    told = "\n".join((sys.version, str(sys.flags.optimize), __file__, *_path()))
    return f"modules-{__version__}-{zlib.crc32(told.encode('utf-8', 'surrogatepass')):08x}"


def _path() -> list[str]:
    """Where modules are looked for, but for the folder of the program that was started."""
    return sys.path if sys.flags.safe_path else sys.path[1:]


def folders() -> tuple[str, str]:
    """Folders of images: beside the interpreter, and in the user's cache (where platformdirs has it)."""
    if sys.platform == "darwin":
        cache = os.path.expanduser("~/Library/Caches")  # noqa: PTH111
    else:
        cache = os.environ.get("XDG_CACHE_HOME", "").strip() or os.path.expanduser("~/.cache")  # noqa: PTH111
    return f"{sys.prefix}/share/q7x2-tui/modules", f"{cache}/q7x2-tui/modules"


def image() -> ModuleImage | None:
    """The latest image that is for this program; None where there is none that can be used."""
    file_name, found = name(), []
    for folder in folders():
        path = f"{folder}/{file_name}"
        try:
            found.append((os.stat(path).st_mtime_ns, path))  # noqa: PTH116
        except OSError:
            continue
    for _, path in sorted(found, reverse=True):
        if (opened := _opened(path)) is not None:
            return opened
    return None


def _opened(path: str) -> ModuleImage | None:
    """The image of a file; None where it is not whole, or others than this user and the system's may have written it."""
    file = -1
    try:
        file = os.open(path, os.O_RDONLY)
        told = os.fstat(file)
        head = os.pread(file, len(FORMAT) + 2 * LENGTH_BYTES, 0)
        size, length = (
            int.from_bytes(head[len(FORMAT) + at :][:LENGTH_BYTES], "little") for at in (0, LENGTH_BYTES)
        )
        is_ours = told.st_uid in (0, os.geteuid()) and not told.st_mode & _OTHERS_MAY_WRITE
        if head.startswith(FORMAT) and length <= told.st_size == size and is_ours:
            index = marshal.loads(os.pread(file, length, len(head)))
            return ModuleImage(file, index, len(head) + length)
    except (*_DAMAGED, AttributeError, KeyError):
        pass
    if file >= 0:
        os.close(file)
    return None
