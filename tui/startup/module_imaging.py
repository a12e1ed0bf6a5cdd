"""Writes the image of the modules that a window is made of (see `tui.startup.module_image`)."""

from __future__ import annotations

import contextlib
import marshal
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib import import_module
from importlib.machinery import SourceFileLoader
from typing import Any, Final

from extractors.patterns import LatePattern
from extractors.sources.loading import Loading
from tui import resources
from tui.geometry import MEASURE
from tui.startup.module_image import FORMAT, LENGTH_BYTES, ModuleImage, folders, name

_WINDOW: Final = (
    "tui.command_line",
    "tui.reading_command",
    "tui.opening",
    "tui.startup.article_page",
    "tui.app",
    "tui.memory",
    "extractors.sources.text",
)
"""Modules of ours that import all that a window has when it stands."""

_TEXTUAL: Final = (
    "textual.drivers.linux_driver",
    "textual.layouts.factory",
    "textual.layouts.horizontal",
    "textual.layouts.stream",
    "textual.scrollbar",
)
"""What Textual imports when it runs."""

# Columns and rows: where a line of the text is as long as it likes.
_TERMINAL = 120, 40
_READ_BY_OTHERS = 0o644


def write(folder: str) -> str:
    """Import what a window imports, write the image of it, and tell the file.

    Raises:
        OSError: It cannot be written there.
    """
    os.makedirs(folder, exist_ok=True)  # noqa: PTH103
    _import_all()
    index: dict[str, dict[object, tuple[object, ...]]] = {"modules": {}, "patterns": {}}
    parts: list[bytes] = []
    for module, entry, code in _modules():
        index["modules"][module] = (*entry, *_place(parts, marshal.dumps(code)))
    for key, compiled in _patterns():
        index["patterns"][key] = _place(parts, marshal.dumps(compiled))
    told = marshal.dumps(index)
    head = len(FORMAT) + 2 * LENGTH_BYTES
    size = head + len(told) + sum(map(len, parts))
    lengths = b"".join(number.to_bytes(LENGTH_BYTES, "little") for number in (size, len(told)))
    path = f"{folder}/{name()}"
    _replace(path, b"".join((FORMAT, lengths, told, *parts)))
    return path


def write_where_wanted(image: ModuleImage | None) -> None:
    """Where a window found no image, or an old one, have one written into the cache, by a process that ends with this one."""
    if image is None or image.is_old:
        command = [sys.executable, "-P", "-m", "tui.startup.module_imaging", "--cache"]
        with contextlib.suppress(OSError):
            subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )


def _import_all() -> None:
    """Import what a window imports, and compile what it compiles when it opens the sample."""
    from rich.cells import cell_len

    from tui.article_loader import ArticleLoader
    from tui.startup.article_page import page_lines

    for module in (*_WINDOW, *_TEXTUAL):
        import_module(module)
    cell_len("…")  # rich imports its table of widths at the first character beyond ASCII
    for imported in [*sys.modules.values()]:
        for late in vars(imported).values():
            if type(late) is LatePattern:
                re.compile(late.pattern, late.flags)
    loader = ArticleLoader((resources.sample(),), None, Loading())
    loader.open_first()
    page_lines(loader.articles[0].text, *_TERMINAL, MEASURE)


def _modules() -> Iterator[tuple[str, tuple[Any, ...], Any]]:
    """What was imported from a source file: its name; path, bytecode's path, time, size, whether a package; and its code."""
    for module in [*sys.modules]:
        spec = getattr(sys.modules[module], "__spec__", None)
        if module == "__main__" or spec is None or type(spec.loader) is not SourceFileLoader:
            continue
        file = os.stat(spec.origin)  # noqa: PTH116
        is_package = spec.submodule_search_locations is not None
        entry = (spec.origin, spec.cached, file.st_mtime_ns, file.st_size, is_package)
        yield spec.name, entry, spec.loader.get_code(spec.name)


def _patterns() -> Iterator[tuple[tuple[str | bytes, int], tuple[Any, ...]]]:
    """Every regular expression that was compiled, as `_sre.compile` takes it after the pattern."""
    from re import _compiler, _parser  # type: ignore[attr-defined]

    known: dict[Any, Any] = re._cache  # type: ignore[attr-defined]
    for _, pattern, flags in [*known]:
        if flags & re.DEBUG:
            continue
        parsed = _parser.parse(pattern, flags)
        state = parsed.state
        names: list[str | None] = [None] * state.groups
        for group, at in state.groupdict.items():
            names[at] = group
        code = [*map(int, _compiler._code(parsed, flags))]
        yield (
            (pattern, int(flags)),
            (int(flags | state.flags), code, state.groups - 1, dict(state.groupdict), tuple(names)),
        )


def _place(parts: list[bytes], part: bytes) -> tuple[int, int]:
    at = sum(map(len, parts))
    parts.append(part)
    return at, len(part)


def _replace(path: str, data: bytes) -> None:
    """Write a file whole or not at all."""
    number, new = tempfile.mkstemp(dir=os.path.dirname(path), prefix=".modules.")  # noqa: PTH120
    try:
        with open(number, "wb") as file:  # noqa: PTH123
            file.write(data)
        os.chmod(new, _READ_BY_OTHERS)  # noqa: PTH101
        os.replace(new, path)  # noqa: PTH105
    except BaseException:
        os.unlink(new)  # noqa: PTH108
        raise


def main() -> int:
    """Write the image beside the interpreter, or with `--cache` into the user's cache."""
    from extractors.bounded import end_with_parent

    is_for_user = "--cache" in sys.argv
    if is_for_user:
        end_with_parent()
        with contextlib.suppress(OSError):
            os.nice(19)
    try:
        write(folders()[is_for_user])
    except OSError as error:
        print(
            f"No image of the modules was written, so a window opens as slowly as ever: {error}.",
            file=sys.stderr,
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
