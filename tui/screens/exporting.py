"""The part of the window that exports what is read."""

from __future__ import annotations

from tui.exported import Export
from tui.screens.holding import HoldingScreen


class ExportingScreen(HoldingScreen):
    """Asks for a format and a path, and says where the export is."""

    _last_format = ""

    def action_export(self) -> None:
        """Export the article and what is known of it."""
        from tui.screens.export_screen import ExportScreen  # the window opens without it

        reading = self.now
        export = Export.of(reading.article, reading.analysis, reading.progress)
        self.app.push_screen(
            ExportScreen(export, reading.progress.is_complete, self._last_format), self._exported
        )

    def _exported(self, done: tuple[str, str] | None) -> None:
        if done is not None:
            self._last_format, path = done
            self.notice = f"Exported to {path}"
