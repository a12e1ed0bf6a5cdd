"""Where the styles and the sample article are, in a wheel, an sdist and an editable install."""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).resolve().parent

SAMPLE = "000_21811efdea8228c6.txt"


def folder(name: str) -> Path:
    """A resource folder: beside this module where it is installed, one folder up in a checkout.

    Raises:
        FileNotFoundError: The installation is incomplete.
    """
    for place in (_HERE / name, _HERE.parent / name):
        if place.is_dir():
            return place
    raise FileNotFoundError(f"{name}: this folder is missing from the installation.")


def styles() -> list[Path]:
    """Every style sheet, in the order of their names."""
    return sorted(folder("styles").glob("*.tcss"))


def sample() -> Path:
    """The sample article that the reader opens without an argument."""
    return folder("seeds") / SAMPLE
