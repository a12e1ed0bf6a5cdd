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


class Beginning(NamedTuple):
    """How the window begins.

    Attributes:
        notice: What is said first.
        is_fresh: Whether the article opens at its beginning, not where it was left.
        has_tour: Whether the tour begins with it.
    """

    notice: str
    is_fresh: bool
    has_tour: bool
