"""The path of the user's state folder. It imports only `os`: the first page needs it before anything else is loaded."""

from __future__ import annotations

import os
import sys


def state_folder() -> str:
    """The user's state folder for this program: XDG's, and on macOS Application Support, as platformdirs has them."""
    if sys.platform == "darwin":
        return os.path.expanduser("~/Library/Application Support/q7x2-tui")
    base = os.environ.get("XDG_STATE_HOME", "").strip() or os.path.expanduser("~/.local/state")
    return os.path.join(base, "q7x2-tui")
