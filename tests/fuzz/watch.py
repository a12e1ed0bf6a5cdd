"""One hostile input under watch: it is counted, and what takes ten seconds of the processor's time is ended from outside."""

from __future__ import annotations

import contextlib
import faulthandler
import signal
import sys
import time
from collections import Counter
from collections.abc import Iterator
from types import FrameType
from typing import TextIO

# What an input may take at most of the processor's time, in seconds: on a busy machine the clock says more of what others do, and
# an input that was too slow once and quick when Hypothesis tries it again is no finding.
LIMIT_S = 10.0

# What it may take by the clock, for one that waits and does nothing, and what a library written in C is given to come back to
# Python after that, in seconds.
WAIT_S, GRACE_S = 120.0, 5.0

# How often the end of the whole process is put off, in seconds: it costs a thread.
_PUT_OFF_S = 1.0

SEEN: Counter[str] = Counter()
"""How many inputs each target saw."""

_stream: TextIO = sys.__stderr__ or sys.stderr
_put_off_at = 0.0  # on the monotonic clock, in seconds; 0 where the process's end is not set


class HungError(BaseException):
    """An input takes too long. No `except Exception` of the program under test may swallow it."""


@contextlib.contextmanager
def watched(target: str, inputs: int = 1) -> Iterator[None]:
    """Count the inputs that a target is given, and end it where it takes too long.

    Code in Python is interrupted by a signal. Code that does not come back to Python is ended with the whole process, after
    every thread's place in the code was printed.

    Args:
        target: What is tried.
        inputs: How many inputs it is given at once.

    Raises:
        AssertionError: It took too long.
    """
    SEEN[target] += inputs
    _put_off()
    is_late = False

    def interrupt(number: int, frame: FrameType | None) -> None:
        nonlocal is_late
        is_late = True
        raise HungError

    late = f"{target}: not done after {LIMIT_S:g} seconds of work, or {WAIT_S:g} of waiting"
    timers = ((signal.ITIMER_PROF, signal.SIGPROF, LIMIT_S), (signal.ITIMER_REAL, signal.SIGALRM, WAIT_S))
    before = {sign: signal.signal(sign, interrupt) for _, sign, _ in timers}
    for timer, _, limit_s in timers:
        signal.setitimer(timer, limit_s, limit_s)
    try:
        yield
    except HungError as error:
        raise AssertionError(late) from error
    finally:
        for timer, sign, _ in timers:
            signal.setitimer(timer, 0)
            signal.signal(sign, before[sign])
    assert not is_late, f"{late}, and it went on all the same"


def end_watch() -> None:
    """Nothing is tried any more: the process may take its time."""
    global _put_off_at
    _put_off_at = 0.0
    faulthandler.cancel_dump_traceback_later()


def tell(stream: TextIO) -> None:
    """Where the places in the code are printed when the process is ended: a stream that nobody captures."""
    global _stream
    _stream = stream


def _put_off() -> None:
    global _put_off_at
    if (now := time.monotonic()) - _put_off_at > _PUT_OFF_S:
        _put_off_at = now
        faulthandler.dump_traceback_later(WAIT_S + GRACE_S + _PUT_OFF_S, exit=True, file=_stream)
