"""Finds the style sheets and the sample article in a wheel, an sdist and an editable install."""

from __future__ import annotations

import os

TYPE_CHECKING = False  # importing `typing` takes longer than painting the first page
if TYPE_CHECKING:
    from collections.abc import Sequence

SAMPLE = "000_21811efdea8228c6.txt"


def folder(name: str) -> str:
    """A resource folder: beside this module where it is installed, one folder up in a checkout.

    Raises:
        FileNotFoundError: The installation is incomplete.
    """
    here = os.path.dirname(os.path.abspath(__file__))
    for place in (here, os.path.dirname(here)):
        path = os.path.join(place, name)
        if os.path.isdir(path):
            return path
    raise FileNotFoundError(f"{name}: this folder is missing from the installation.")


def styles(names: Sequence[str] = ()) -> list[str]:
    """Every style sheet, in the order of their names; or those of these names alone."""
    root = folder("styles")
    found = names or sorted(name for name in os.listdir(root) if name.endswith(".tcss"))
    return [os.path.join(root, name) for name in found]


def sample() -> str:
    """The sample article that the reader opens without an argument."""
    return os.path.join(folder("seeds"), SAMPLE)
