"""What must be in the two archives, and what must not."""

from __future__ import annotations

import tarfile
import zipfile
from pathlib import Path

from releasing.environment import Failed

IN_WHEEL = (
    "extractors/gazetteer/places.sqlite", "extractors/py.typed", "tui/py.typed", "tui/styles/1-layout.tcss",
    "tui/seeds/000_21811efdea8228c6.txt", "share/man/man1/q7x2-tui.1", "licenses/LICENSE", "entry_points.txt",
)  # fmt: skip
IN_SDIST = (
    "styles/1-layout.tcss",
    "docs/start.md",
    "docs/pictures/reading.svg",
    "tests/conftest.py",
    "README.md",
    "CHANGELOG.md",
    "Makefile",
)
IN_NEITHER = (".venv", "__pycache__", "/build/", ".pytest_cache")


def looked_into(wheel: Path, sdist: Path) -> None:
    """Compare both with what they must have.

    Raises:
        Failed: Something is missing, or too much.
    """
    with zipfile.ZipFile(wheel) as archive:
        _compare(wheel.name, archive.namelist(), IN_WHEEL)
        if any(name.startswith(("tests/", "releasing/")) for name in archive.namelist()):
            raise Failed(f"{wheel.name} has the tests")
    with tarfile.open(sdist) as archive:
        _compare(sdist.name, archive.getnames(), IN_SDIST)


def _compare(name: str, has: list[str], wanted: tuple[str, ...]) -> None:
    for each in wanted:
        if not any(one.endswith(each) for one in has):
            raise Failed(f"{name} lacks {each}")
    for each in IN_NEITHER:
        if found := next((one for one in has if each in one), None):
            raise Failed(f"{name} has {found}")
