"""Where the configuration is. Nothing is imported here: this is asked before the first page is painted."""

from __future__ import annotations

import os
import sys

NAME = "q7x2-tui"


def folder() -> str:
    """The user's configuration directory for this program, whether or not it exists.

    `$XDG_CONFIG_HOME/q7x2-tui`, else `~/.config/q7x2-tui`, after the XDG base directory specification 0.8, which has a relative
    path ignored; on macOS without that variable `~/Library/Application Support/q7x2-tui`.
    """
    base = os.environ.get("XDG_CONFIG_HOME", "")
    if not os.path.isabs(base):
        base = "~/Library/Application Support" if sys.platform == "darwin" else "~/.config"
    return os.path.join(os.path.expanduser(base), NAME)


def path() -> str:
    """The configuration file, whether or not it exists."""
    return os.path.join(folder(), "config.toml")
