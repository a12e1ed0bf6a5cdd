"""What a reader is told who sees the window for the first time."""

from __future__ import annotations

import os

SAMPLE = "The sample article. Press ? for help, q to leave."
OWN = "Press ? for help, q to leave."


def first_words(state_folder: str, is_sample: bool, is_configured: bool) -> str:
    """The two keys that one has to know, where no window was ever left on this machine; else nothing.

    It stands in the last line until a key is pressed. Whoever has a configuration knows the keys, and may have others.

    Args:
        state_folder: Where windows leave where one was; the first one makes it.
        is_sample: Whether the sample is shown, for nothing else was asked for.
        is_configured: Whether there is a configuration.
    """
    if is_configured or os.path.isdir(state_folder):  # noqa: PTH112 - pathlib is not needed here
        return ""
    return SAMPLE if is_sample else OWN
