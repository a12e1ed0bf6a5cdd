"""State at the start of the command: the painted page, the configuration, the listener for signals."""

from __future__ import annotations

from typing import NamedTuple

from extractors.settings.file import Configured
from tui.ending import Ending
from tui.startup.early_worker import EarlyWorker
from tui.startup.first_page import FirstPage


class Start(NamedTuple):
    """What was done and read first.

    Attributes:
        page: The first page, where it was painted already.
        configured: What the configuration file says.
        ending: What listens for an end from outside.
        early: The analysing process, where it was started already.
    """

    page: FirstPage | None
    configured: Configured
    ending: Ending | None = None
    early: EarlyWorker | None = None

    @property
    def complaints(self) -> list[str]:
        """What there is to say of the configuration."""
        return [complaint.text for complaint in self.configured.complaints]
