"""State at the start of the command: the painted page, the configuration, the listener for signals."""

from __future__ import annotations

from typing import NamedTuple

from extractors.settings.file import Configured
from tui.ending import Ending
from tui.startup.early_worker import EarlyWorker
from tui.startup.first_page import FirstPage
from tui.startup.module_image import ModuleImage


class Start(NamedTuple):
    """What was done and read first.

    Attributes:
        page: The first page, where it was painted already.
        configured: What the configuration file says.
        ending: What listens for an end from outside.
        early: The analysing process, where it was started already.
        image: What modules come from, where there is one.
    """

    page: FirstPage | None
    configured: Configured
    ending: Ending | None = None
    early: EarlyWorker | None = None
    image: ModuleImage | None = None

    @property
    def complaints(self) -> list[str]:
        """What there is to say of the configuration."""
        return [complaint.text for complaint in self.configured.complaints]

    def renew_image(self) -> None:
        """Have the modules of the next window come from an image, where these did not."""
        from tui.startup.module_imaging import write_where_wanted  # the window opens without it

        write_where_wanted(self.image)


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
