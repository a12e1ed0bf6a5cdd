"""A text over the window that moves with the keys that move the article."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.containers import VerticalScroll
from textual.screen import ModalScreen

from tui.keymap import Deed, deeds_of


class ScrolledScreen(ModalScreen[None]):
    """Moves as the text does; closes with Esc and q, and with the keys that opened it."""

    closing: ClassVar[tuple[str, ...]] = ("quit",)
    obeyed: ClassVar[dict[str, str]] = {
        "line.next": "scroll(1)", "line.previous": "scroll(-1)", "page.next": "page(1)", "page.previous": "page(-1)",
        "half.next": "page(0.5)", "half.previous": "page(-0.5)", "article.start": "edge(-1)", "article.end": "edge(1)",
        "clear": "close",
    }  # fmt: skip

    @property
    def scrolled(self) -> VerticalScroll:
        """What moves."""
        return self.query_one(VerticalScroll)

    @property
    def is_typing(self) -> bool:
        """Whether the keys are letters."""
        return False

    async def on_key(self, event: events.Key) -> None:
        """Close with the keys that opened it, and with those that quit; move with those of the text."""
        if self.is_typing:
            return
        deeds = [deed for deed in deeds_of(self.app) if event.key in deed.keys.split(",")]
        if any(deed.id in self.closing for deed in deeds):
            event.stop()
            if self.is_current:
                self.dismiss()
            else:  # the second key of a burst was meant for the window
                self.app.simulate_key(event.key)
            return
        await self._obey(event, deeds)

    async def _obey(self, event: events.Key, deeds: list[Deed]) -> None:
        for deed in deeds:
            if deed.id in self.obeyed:
                event.stop()
                await self.run_action(self.obeyed[deed.id])

    def action_close(self) -> None:
        """Close, once: a second key of the same burst finds it closed."""
        if self.is_current:
            self.dismiss(None)

    def action_scroll(self, step: int) -> None:
        """Scroll by lines."""
        self.scrolled.scroll_relative(y=step, animate=False)

    def action_page(self, pages: float) -> None:
        """Scroll by pages."""
        self.action_scroll(round(pages * max(1, self.scrolled.scrollable_content_region.height - 1)))

    def action_edge(self, step: int) -> None:
        """Scroll to the beginning (-1) or the end (1)."""
        if step > 0:
            self.scrolled.scroll_end(animate=False)
        else:
            self.scrolled.scroll_home(animate=False)
