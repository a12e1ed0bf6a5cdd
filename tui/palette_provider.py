"""What the palette finds: the actions of the window, in the order of `tui.palette_order` until something is typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Protocol, cast

from textual.app import SystemCommand
from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.screen import Screen

from tui.key_contexts import KEY_CONTEXTS
from tui.keymap import MOVING, Command
from tui.palette_order import likely, ordered
from tui.queries import Queries

# How much better what was used lately matches, of 1: it leads what matches as well.
_LATELY = 0.05


class PaletteHost(Protocol):
    """The application as its palette knows it."""

    commands: tuple[Command, ...]
    queries: Queries

    def key_context_of(self, screen: Screen[object]) -> str:
        """What has the keys of a screen, as `tui.key_contexts` calls it."""

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Every action of a screen."""


class PaletteProvider(Provider):
    """The actions of the screen that the palette was opened over."""

    async def discover(self) -> Hits:
        """Every action: used lately, likely here, the others."""
        context = self._reader.key_context_of(self.screen)
        commands = self._reader.commands
        here = likely(context, commands)
        last = frozenset(command.words for command in commands if command.group == MOVING)
        for action in ordered(self._actions(), self._recent, here, last, KEY_CONTEXTS[context].title):
            yield DiscoveryHit(action.title, self._kept(action), help=action.help)

    async def search(self, query: str) -> Hits:
        """The actions whose words match, what was used lately before what matches as well.

        Args:
            query: What was typed.
        """
        matcher, recent = self.matcher(query), self._recent
        for action in self._actions():
            match = matcher.match(action.title)
            if match > 0:
                score = match + _LATELY * (action.title in recent)
                yield Hit(score, matcher.highlight(action.title), self._kept(action), help=action.help)

    def _actions(self) -> Iterable[SystemCommand]:
        return self._reader.get_system_commands(self.screen)

    def _kept(self, action: SystemCommand) -> Callable[[], Any]:
        """Do it, and remember that it was done."""

        def done() -> Any:
            self._reader.queries.used("actions", action.title)
            return action.callback()

        return done

    @property
    def _recent(self) -> tuple[str, ...]:
        return self._reader.queries.recent("actions")

    @property
    def _reader(self) -> PaletteHost:
        return cast("PaletteHost", self.app)
