"""The dialog with every key, under headings, and the legend of the kinds."""

from __future__ import annotations

from textwrap import wrap

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from extractors.asking.likeness import folded
from extractors.kinds.registry import kinds
from tui.key_contexts import KEY_CONTEXTS
from tui.keymap import GROUPS, commands_of
from tui.reader.question import Question
from tui.screen_keymaps import HELP_COMMANDS
from tui.screens.scrolled_screen import ScrolledScreen
from tui.widgets.prompt import Prompt

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
        self.folded = folded(f"{keys} {words}")
        self.keys, self._words = keys, words

    def on_resize(self, event: events.Resize) -> None:
        """Wrap the words anew."""
        width, indent = max(_LEAST, event.size.width), " " * (_KEYS + 2)
        keys = f"{self.keys:<{_KEYS}}  "
        self.update(
            Content("\n".join(wrap(self._words, width, initial_indent=keys, subsequent_indent=indent)))
        )


class HelpScreen(ScrolledScreen):
    """What the keys do; closes with the keys that opened it, Esc or q. It moves and searches as the text does.

    Args:
        key_context: What has the keys (see `tui.key_contexts`): its keys come first, and stand there alone.
    """

    commands = HELP_COMMANDS
    closing = ("help", "quit")

    def __init__(self, key_context: str = "text") -> None:
        super().__init__()
        self._key_context = KEY_CONTEXTS[key_context]
        self._words = ""  # what is searched, folded
        self._found: HelpRow | None = None

    def compose(self) -> ComposeResult:
        """The legend, what the keys do where the reader is, then the groups with the other keys."""
        commands = commands_of(self.app)
        with VerticalScroll(id="help"):
            yield Static("Keys · this list moves and searches as the text does", classes="help-title")
            with Static(classes="help-legend"):
                for spec in kinds():
                    yield Static(spec.plural, classes=f"help-kind -{spec.name}")
            yield Static(self._key_context.title, classes="help-group")
            for ids, words in self._key_context.keys:
                its = (command.keys_in_words for id_ in ids for command in commands if command.id == id_)
                yield HelpRow(" ".join(filter(None, its)), words)
            said = {id_ for ids, _ in self._key_context.keys for id_ in ids}
            for group in GROUPS:
                others = [
                    command for command in commands if command.group == group and command.id not in said
                ]
                if others:
                    yield Static(group, classes="help-group")
                for command in others:
                    yield HelpRow(command.keys_in_words, command.words)
            yield HelpRow("^p", "Palette: every action by its name")
            yield Static(
                "Signs of figures: = exactly  ~ about  > more than  ≥ at least  < less than  ≤ at most.  "
                "▌ marks the sentence and what it mentions.",
                classes="help-note",
            )
        yield Prompt(id="prompt")

    def tour(self) -> None:
        """Close, and begin the tour in the window."""
        self.close()
        for command in commands_of(self.app):
            if command.id == "tour.start" and command.keys:
                self.app.call_later(self.app.simulate_key, command.keys.split(",")[0])

    @property
    def is_typing(self) -> bool:
        """Whether words to search are typed."""
        return self._prompt.is_open

    def search(self) -> None:
        """Ask for words to search in the help."""
        self._prompt.ask(Question(" search ", "", "a key or a word", self._take, self._search, self._give_up))

    def found(self, step: int) -> None:
        """Go to the next (1) or previous (-1) row with the words, around the end."""
        rows = self._rows()
        if rows:
            here = rows.index(self._found) if self._found in rows else -1 if step > 0 else 0
            self._show(rows[(here + step) % len(rows)])

    def _search(self, words: str) -> None:
        self._words = folded(words).strip()
        rows = self._rows()
        self._show(rows[0] if rows else None)
        self._prompt.note(
            f"{len(rows)} found" if self._words else "a key or a word",
            is_error=bool(self._words and not rows),
        )

    def _take(self, words: str) -> str:
        self._search(words)
        if self._words and self._found is None:
            return "no key and no word of the help has this"
        self.set_focus(self.scrolled)
        return ""

    def _give_up(self) -> None:
        self._words = ""
        self._show(None)
        self.set_focus(self.scrolled)

    def _rows(self) -> list[HelpRow]:
        return [row for row in self.query(HelpRow) if self._words and self._words in row.folded]

    def _show(self, found: HelpRow | None) -> None:
        for row in self.query(HelpRow):
            row.set_class(row is found, "-found")
        self._found = found
        if found is not None:
            self.scrolled.scroll_to_widget(found, animate=False)

    @property
    def _prompt(self) -> Prompt:
        return self.query_one(Prompt)
