"""The tour's step, above the window's last line."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from tui.reader.tour_controller import STEPS, TourLine


class TourBar(Static):
    """What is seen, and the key that is awaited: two lines, wrapped where the window is narrow."""

    ALLOW_SELECT = False

    def tell(self, line: TourLine) -> None:
        """Say a step."""
        typed: tuple[str | tuple[str, str], ...] = ()
        if line.types:
            typed = (", type ", (line.types, "$primary bold"), " and ", ("Enter", "$primary bold"))
        leaves = "" if line.key == "Esc" else "  ·  Esc leaves the tour"
        self.update(
            Content.assemble(
                (f"Tour {line.number} of {len(STEPS)}  ", "bold"), line.says, "\n",
                "Press ", (line.key, "$primary bold"), *typed, f" {line.does}", (leaves, "$faint"),
            )
        )  # fmt: skip
