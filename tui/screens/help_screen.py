"""Every key, under headings, with the legend of the kinds."""

from __future__ import annotations

from textwrap import wrap
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from extractors.model import KINDS
from tui.keymap import GROUPS, deeds_of, key_of
from tui.stations import STATIONS

_KEYS = 10  # cells
_LEAST = 24  # cells of a row


class HelpRow(Static):
    """Keys, and what they do: words that take another line go on under the words.

    Args:
        keys: The keys as a person types them.
        words: What they do.
    """

    def __init__(self, keys: str, words: str) -> None:
        super().__init__(Content(f"{keys:<{_KEYS}}  {words}"), classes="help-row")
        self._keys, self._words = keys, words

    def on_resize(self, event: events.Resize) -> None:
        """Wrap the words anew."""
        width, indent = max(_LEAST, event.size.width), " " * (_KEYS + 2)
        keys = f"{self._keys:<{_KEYS}}  "
        self.update(
            Content("\n".join(wrap(self._words, width, initial_indent=keys, subsequent_indent=indent)))
        )


class HelpScreen(ModalScreen[None]):
    """What the keys do; closes with the keys that opened it, Esc or q.

    Args:
        station: What has the keys (see `tui.stations`): its keys come first.
    """

    _CLOSING = ("help", "quit")

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "Close", show=False, priority=True),
        Binding("j", "scroll(1)", show=False),
        Binding("k", "scroll(-1)", show=False),
    ]

    def __init__(self, station: str = "text") -> None:
        super().__init__()
        self._station = STATIONS[station]

    def compose(self) -> ComposeResult:
        """The legend, what the keys do where the reader is, then the groups."""
        with VerticalScroll(id="help"):
            yield Static("Keys", classes="help-title")
            with Static(classes="help-legend"):
                for kind in KINDS:
                    yield Static(f"{kind}s", classes=f"help-kind -{kind}")
            yield Static(self._station.title, classes="help-group")
            for ids, words in self._station.keys:
                yield HelpRow(" ".join(filter(None, (key_of(self.app, id_) for id_ in ids))), words)
            for group in GROUPS:
                yield Static(group, classes="help-group")
                for deed in deeds_of(self.app):
                    if deed.group == group:
                        yield HelpRow(deed.keys_in_words, deed.name)
            yield HelpRow("^p", "Palette: every action by its name")
            yield Static(
                "Signs of figures: = exactly  ~ about  > more than  ≥ at least  < less than  ≤ at most.  "
                "▌ marks the sentence and what it mentions.",
                classes="help-note",
            )

    def on_key(self, event: events.Key) -> None:
        """Close with the keys that opened it, and with those that quit."""
        keys = {
            key for deed in deeds_of(self.app) if deed.id in self._CLOSING for key in deed.keys.split(",")
        }
        if event.key in keys:
            event.stop()
            if self.is_current:
                self.dismiss()
            else:  # the second key of a burst was meant for the window
                self.app.simulate_key(event.key)

    def action_close(self) -> None:
        """Close, once: a second key of the same burst finds it closed."""
        if self.is_current:
            self.dismiss(None)

    def action_scroll(self, step: int) -> None:
        """Scroll the list."""
        self.query_one(VerticalScroll).scroll_relative(y=step, animate=False)
