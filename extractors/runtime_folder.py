"""The folder of sockets of this user's running programs, which nobody else can enter. It imports little."""

from __future__ import annotations

import os
import stat

SOCKET = "analyser.sock"
"""Where an analyser that an earlier window left behind is found in it."""


def runtime_folder() -> str | None:
    """The folder, made where there is none; None where there can be none that is this user's alone.

    It is `q7x2-tui` in XDG's runtime directory (XDG Base Directory Specification: owned by the user, mode 0700), else
    `q7x2-tui-UID` in the directory for temporary files.
    """
    base = os.environ.get("XDG_RUNTIME_DIR", "").strip()
    if base and is_own(base):
        folder = os.path.join(base, "q7x2-tui")  # noqa: PTH118 - pathlib takes longer to import than this takes
    else:
        folder = os.path.join(os.environ.get("TMPDIR") or "/tmp", f"q7x2-tui-{os.getuid()}")  # noqa: PTH118
    try:
        os.mkdir(folder, 0o700)  # noqa: PTH102
    except FileExistsError:
        pass
    except OSError:
        return None
    return folder if is_own(folder) else None


def is_own(folder: str) -> bool:
    """Whether it is a folder, and no link to one, of this user, that nobody else may enter."""
    try:
        status = os.lstat(folder)
    except OSError:
        return False
    return (
        stat.S_ISDIR(status.st_mode)
        and status.st_uid == os.getuid()
        and not stat.S_IMODE(status.st_mode) & 0o077
    )
