"""What Python's collector of cyclic garbage looks through while articles are analysed."""

from __future__ import annotations

import gc
from typing import Final

YOUNG: Final = 10_000
"""Objects made before it looks for garbage among them, instead of 700: an analysis makes many, and few that hold each other."""


def spare_the_model() -> None:
    """Have it pass over what is there now, the model and its modules, of which nothing will be garbage before the process ends.

    To look through them again and again takes a twentieth of an analysis.
    """
    gc.freeze()
    gc.set_threshold(YOUNG, *gc.get_threshold()[1:])
