"""How fast a site is asked for one page after another."""

from __future__ import annotations

import ipaddress
import threading
import time
from urllib.parse import urlsplit

# Between two pages of a site that nobody chose one by one, in seconds.
_PAUSE_S = 1.0


class Pace:
    """Waits until a site may be asked again; safe for several threads."""

    def __init__(self) -> None:
        self._next: dict[str, float] = {}
        self._lock = threading.Lock()

    def wait(self, address: str) -> None:
        """Wait for the turn of an address; one of this machine or its network has it at once."""
        host = _host_of(address)
        if not host:
            return
        with self._lock:
            now = time.monotonic()
            turn = max(now, self._next.get(host, 0.0))
            self._next[host] = turn + _PAUSE_S
        time.sleep(turn - now)


PACE = Pace()


def _host_of(address: str) -> str:
    """The host that is to be spared; empty where it needs no sparing."""
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    try:
        return host if ipaddress.ip_address(host).is_global else ""
    except ValueError:  # a name
        return "" if host == "localhost" else host
