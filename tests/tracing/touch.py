"""One deed of a program that changes a file, or reaches for the network."""

from __future__ import annotations

from typing import NamedTuple

_OF_NETWORK = ("socket.", "connect", "sendto")


class Touch(NamedTuple):
    """A deed and what it was done to.

    Attributes:
        deed: The audit event's or the system call's name; `started` for an interpreter, with its arguments.
        where: A path from the root on, or an address of a network.
    """

    deed: str
    where: str

    @property
    def is_of_network(self) -> bool:
        """Whether it reached for another machine, were it this one."""
        return self.deed.startswith(_OF_NETWORK)

    @property
    def is_of_files(self) -> bool:
        """Whether it changed a file, or would have."""
        return self.deed != "started" and not self.is_of_network
