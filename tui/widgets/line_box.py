"""A line that is typed and edited."""

from __future__ import annotations

from textual import events
from textual.widgets import Input

_EDITING = {
    key: binding.action  # type: ignore[union-attr]
    for binding in Input.BINDINGS
    for key in binding.key.split(",")  # type: ignore[union-attr]
}


class LineBox(Input):
    """An input that obeys every key in the order in which it was typed.

    Letters are taken at once by any Input, but a key that has a binding goes round by the screen: of what comes in one burst, the
    letters after ^u would be deleted with those before it.
    """

    async def on_key(self, event: events.Key) -> None:
        """Obey the keys that edit at once, so that they come between the letters they were typed between."""
        if not event.is_printable and event.key in _EDITING:
            event.prevent_default()
            event.stop()
            await self.run_action(_EDITING[event.key])
