"""The packages that this program needs, by what its own metadata say, and its extras."""

from __future__ import annotations

import platform
import re
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import Final

from extractors import __version__, installation
from extractors.checkup.finding import Finding

AREA: Final = "installation"
NAME: Final = installation.NAME
EXTRAS: Final = {
    "corpus": "a corpus and .parquet sources",
    "serve": "the window in a browser",
    "cluster": "index on a Dask cluster",
}
_NAME = re.compile(r"[\w.-]+")
_EXTRA = re.compile(r"""extra\s*==\s*["']([\w-]+)["']""")


def program() -> Iterator[Finding]:
    """The program and the interpreter that runs it."""
    folder = Path(__file__).resolve().parents[2]
    words = f"{NAME} {__version__} in {folder}; Python {platform.python_version()} in {sys.prefix}"
    yield Finding(AREA, "program", "ok", words)


def packages() -> Iterator[Finding]:
    """Whether what is needed is there in a version that is fit, and which extras are."""
    try:
        needed = requires(NAME) or []
    except PackageNotFoundError:
        yield Finding(AREA, "packages", "note", "It runs from a folder and is not installed.", "make install")
        return
    troubles = [words for each in needed if not _EXTRA.search(each) and (words := trouble_with(each))]
    if troubles:
        yield Finding(AREA, "packages", "wrong", f"{'; '.join(troubles)}.", installation.again())
    else:
        count = sum(not _EXTRA.search(each) for each in needed)
        yield Finding(AREA, "packages", "ok", f"all {count} that are needed are there")
    for extra, purpose in EXTRAS.items():
        missing = [w for each in needed if extra in _EXTRA.findall(each) and (w := trouble_with(each))]
        if missing:
            words = f"not installed ({purpose}): {'; '.join(missing)}"
            yield Finding(AREA, f"extra {extra}", "note", words, installation.with_extra(extra))
        else:
            yield Finding(AREA, f"extra {extra}", "ok", purpose)


def trouble_with(requirement: str) -> str:
    """Why a requirement, as metadata write it (PEP 508), is not met; empty where it is, or where that cannot be told."""
    match = _NAME.match(requirement)
    if match is None or match.group().lower() == NAME:
        return ""
    try:
        found = version(match.group())
    except PackageNotFoundError:
        return f"{match.group()} is missing"
    try:
        from packaging.requirements import InvalidRequirement, Requirement

        wanted = Requirement(requirement).specifier
    except (ImportError, InvalidRequirement):
        return ""
    return "" if wanted.contains(found, prereleases=True) else f"{match.group()} is {found}, not {wanted}"
