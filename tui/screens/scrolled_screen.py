"""The base of dialogs that are one text: it scrolls with the keys that move the article."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.containers import VerticalScroll
from textual.screen import ModalScreen

from tui.keymap import Command, commands_of
from tui.screen_keymaps import TEXT_COMMANDS


class ScrolledScreen(ModalScreen[None]):
    """Moves as the text does; closes with Esc and q, and with the keys that opened it.

    Its keys are those that the commands have in this window; they are no bindings, because a second key of the burst that closed
    it is the window's.

    Attributes:
        commands: What is obeyed.
        closing: Ids of the commands whose keys close it; Esc clears here first.
    """

    commands: ClassVar[tuple[Command, ...]] = TEXT_COMMANDS
    closing: ClassVar[tuple[str, ...]] = ("quit",)

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
        pressed = {command.id for command in commands_of(self.app) if event.key in command.keys.split(",")}
        if pressed & set(self.closing):
            event.stop()
            if self.is_current:
                self.dismiss()
            else:  # the second key of a burst was meant for the window
                self.app.simulate_key(event.key)
            return
        for command in self.commands:
            if command.id in pressed:
                event.stop()
                command.done_on(self)

    def close(self) -> None:
        """Close, once: a second key of the same burst finds it closed."""
        if self.is_current:
            self.dismiss(None)

    def line(self, step: int) -> None:
        """Scroll by lines."""
        self.scrolled.scroll_relative(y=step, animate=False)

    def page(self, pages: float) -> None:
        """Scroll by pages."""
        self.line(round(pages * max(1, self.scrolled.scrollable_content_region.height - 1)))

    def edge(self, step: int) -> None:
        """Scroll to the beginning (-1) or the end (1)."""
        if step > 0:
            self.scrolled.scroll_end(animate=False)
        else:
            self.scrolled.scroll_home(animate=False)
