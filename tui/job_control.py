"""Job control of the shell that the window was started from (POSIX.1-2017, 11.1)."""

from __future__ import annotations

import os


def has_shell() -> bool:
    """Whether a shell could bring the window back: the session's leader lives, and is in another process group.

    A window that a terminal, multiplexer or script was started with has none; once stopped it could only be killed.
    """
    try:
        leader = os.getsid(0)
        os.kill(leader, 0)
    except PermissionError:
        return True
    except (AttributeError, OSError):  # no sessions on this system, or nobody leads this one any more
        return False
    return leader != os.getpgrp()


def stop() -> None:
    """Stop the whole process group, until it is in the foreground again.

    The group, because a script or pipe around the window is what the shell waits for. One that was continued in the background
    (`bg`) stops again, as it would at its first output.
    """
    import signal

    before = signal.signal(signal.SIGTSTP, signal.SIG_DFL)
    try:
        while has_shell():
            os.killpg(os.getpgrp(), signal.SIGTSTP)
            if os.tcgetpgrp(0) == os.getpgrp():
                return
    finally:
        signal.signal(signal.SIGTSTP, before)
