"""The fingerprint of the rule set behind an analysis: rules and data by content, model and libraries by version."""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from platformdirs import user_cache_path

from extractors import __version__

OUTSIDE: Final = frozenset(
    ("asking", "batch", "checkup", "corpus", "corrections", "exports", "settings", "sources", "stories")
)
"""Folders of this package that cannot change an analysis: what comes before it (sources, settings) or reads a finished one.

All else counts, so that what is added is covered: an analysis made once too often is better than one of yesterday's rules.
"""

_ROOT: Final = Path(__file__).resolve().parent
_LIBRARIES: Final = ("spacy", "thinc", "dateparser", "regex")
_NO_RULES: Final = (".md", ".pyc", ".sqlite")  # the place index has a print of its own


def ruleset_fingerprint(model: str) -> str:
    """Twelve hex digits; the same on every machine with the same rules, places, libraries and model.

    Args:
        model: The spaCy pipeline's name, or its folder.
    """
    parts = (__version__, _rules_and_places(), model, *_of_model(model), *_versions(_LIBRARIES))
    return hashlib.blake2b(repr(parts).encode(), digest_size=6).hexdigest()


def files(root: Path = _ROOT, outside: frozenset[str] = OUTSIDE) -> list[tuple[str, os.DirEntry[str]]]:
    """The files of rules and data, by their path below the root, in its order.

    Args:
        root: A folder of rules.
        outside: Folders directly in it that do not count.
    """
    return sorted(_files(str(root), "", outside), key=lambda found: found[0])


def content_of(found: list[tuple[str, os.DirEntry[str]]]) -> str:
    """Twelve hex digits of the files' names and contents."""
    digest = hashlib.blake2b(digest_size=6)
    for name, entry in found:
        content = Path(entry.path).read_bytes()
        digest.update(b"%b\0%d\0%b" % (name.encode(), len(content), content))
    return digest.hexdigest()


def _files(folder: str, below: str, outside: frozenset[str]) -> Iterator[tuple[str, os.DirEntry[str]]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(".") or entry.name == "__pycache__" or entry.name in outside:
                continue
            if entry.is_dir():
                yield from _files(entry.path, f"{below}{entry.name}/", frozenset())
            elif not entry.name.endswith(_NO_RULES):
                yield below + entry.name, entry


@cache  # a process has one set of rules: those that it has imported
def _rules_and_places() -> str:
    """The content of rules and place index. Reading it takes 15 ms: it is read again only where a size or time is another."""
    found, kept_in = files(), user_cache_path("q7x2-tui", appauthor=False)
    state = hashlib.blake2b(repr((str(_ROOT), _sizes_and_times(found, kept_in))).encode()).hexdigest()
    memo = kept_in / "rules"
    with contextlib.suppress(OSError, ValueError):
        state_then, content = memo.read_text("ascii").split()
        if state_then == state:
            return content
    content = f"{content_of(found)}-{_places()}"
    _keep(memo, f"{state} {content}\n")
    return content


def _sizes_and_times(found: list[tuple[str, os.DirEntry[str]]], kept_in: Path) -> list[tuple[str, int, int]]:
    """Of the files and of the place indexes that there are, in the package and in the user's cache."""
    state = [(name, (status := entry.stat()).st_size, status.st_mtime_ns) for name, entry in found]
    for folder in (_ROOT / "gazetteer", kept_in):
        with contextlib.suppress(OSError), os.scandir(folder) as entries:
            state += sorted(
                (entry.path, (status := entry.stat()).st_size, status.st_mtime_ns)
                for entry in entries
                if entry.name.startswith("places") and entry.name.endswith(".sqlite")
            )
    return state


def _places() -> str:
    """The print of the place index that is used; nothing where one is still to be built."""
    from extractors.gazetteer import location
    from extractors.gazetteer.file import content, usable

    return next((content(path) for path in (location.PACKAGED, location.cached()) if usable(path)), "")


def _keep(memo: Path, text: str) -> None:
    from extractors.atomic import NewFile

    with contextlib.suppress(OSError):  # where nothing can be kept, it is read again
        memo.parent.mkdir(parents=True, exist_ok=True)
        with NewFile(memo) as new:
            new.file.write(text.encode("ascii"))
            new.keep()


def _of_model(model: str) -> tuple[str, ...]:
    """An installed pipeline's version; of one in a folder, what its own description says."""
    folder = Path(model)
    if "/" not in model:
        return tuple(_versions((model,)))
    return tuple(_print(folder / name) for name in ("meta.json", "config.cfg"))


def _print(path: Path) -> str:
    try:
        return hashlib.blake2b(path.read_bytes(), digest_size=6).hexdigest()
    except OSError:
        return "unknown"


def _versions(packages: tuple[str, ...]) -> list[str]:
    """Installed versions, by the folders that installers leave (PEP 376): `importlib.metadata` takes 12 ms to import."""
    wanted = [package.replace("-", "_").lower() for package in packages]
    installed: dict[str, str] = {}
    for folder in sys.path:
        with contextlib.suppress(OSError), os.scandir(folder or ".") as entries:
            for entry in entries:
                name, is_one, version = entry.name.removesuffix(".dist-info").partition("-")
                if is_one and entry.name.endswith(".dist-info"):
                    installed.setdefault(name.replace("-", "_").replace(".", "_").lower(), version)
    return [installed.get(name, "unknown") for name in wanted]
