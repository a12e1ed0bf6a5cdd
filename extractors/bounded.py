"""What the analysing process may take of the machine: it ends rather than the window, and with it.

Every bound is a kindness of the system; where it knows none, nothing happens.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys

# Of the machine's memory; a million words need about 1 GB (tests/benchmarks/memory.py), a transformer a few.
_SHARE = 0.75

# Linux, prctl(2).
_SET_DEATH_SIGNAL = 1

# Linux, proc(5): what the kernel ends first when memory runs out.
_EXPENDABLE = "1000"


def memory_bytes() -> int:
    """How much memory the analysis may take: `Q7X2_MEMORY_MB` megabytes, else a share of what the machine has; 0 is no bound."""
    with contextlib.suppress(ValueError):
        return max(0, int(os.environ.get("Q7X2_MEMORY_MB", ""))) * 1_000_000
    try:
        return int(_SHARE * os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES"))
    except (ValueError, OSError):
        return 0


def bound_memory(limit_bytes: int) -> None:
    """Let this process have so much memory of its own, in bytes; more raises `MemoryError`."""
    with contextlib.suppress(OSError), open("/proc/self/oom_score_adj", "w", encoding="ascii") as file:  # noqa: PTH123
        file.write(_EXPENDABLE)
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        if limit_bytes:
            # Its own data and not its addresses: a library may reserve far more of these than it uses.
            resource.setrlimit(resource.RLIMIT_DATA, (limit_bytes, limit_bytes))


def end_with_parent() -> None:
    """Be killed when the process that started this one ends, also while this one hangs or is stopped."""
    if sys.platform != "linux":
        return
    parent = os.getppid()
    with contextlib.suppress(ImportError, OSError, AttributeError):
        import ctypes

        ctypes.CDLL(None).prctl(_SET_DEATH_SIGNAL, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)
