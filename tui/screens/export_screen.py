"""The dialog that asks for an export's format and path, and stays open while it is written."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from extractors.errors import OutputError
from extractors.exports.format import Format
from extractors.exports.registry import formats
from tui.exported import Export, proposed_name, write
from tui.keymap import bindings, done_by
from tui.screen_keymaps import DIALOG_COMMANDS
from tui.visible import visible
from tui.widgets.line_box import LineBox

_NAME = 10  # cells
_CHOOSE = "j k choose · Enter goes to the path · Esc closes"
_PATH = "Enter writes · Tab goes to the formats · Esc closes"


class _Formats(OptionList):
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "cursor_down", show=False),  # besides the list's own keys
        Binding("k", "cursor_up", show=False),
    ]


class ExportScreen(ModalScreen[tuple[str, str] | None]):
    """Gives the format's name and the path that was written, or None.

    Args:
        export: What is exported.
        is_complete: Whether the analysis is.
        format: The name of the format to start with.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(DIALOG_COMMANDS[:1])]

    def __init__(self, export: Export, is_complete: bool, format: str = "") -> None:
        super().__init__()
        self._export = export
        self._is_complete = is_complete
        self._formats: tuple[Format, ...] = formats()
        names = [one.name for one in self._formats]
        self._at = names.index(format) if format in names else 0
        self._refused = ""  # the path that is there already, of which the reader was told
        self._is_writing = self._is_done = False

    def compose(self) -> ComposeResult:
        """What is exported, the formats, the path, what can be done."""
        options = [Option(Content(f"{one.name:<{_NAME}}{one.title}")) for one in self._formats]
        what = visible(self._export.article.title or self._export.article.id)
        with Vertical(id="export"):
            yield Static(Content(f"Export “{what}”"), classes="export-title")
            yield Static(self._extent(), classes="export-note")
            yield _Formats(*options, id="export-formats", compact=True)
            yield LineBox(self._proposed(), id="export-path", compact=True, select_on_focus=False)
            yield Static(_CHOOSE, id="export-note", classes="export-note", markup=False)

    def on_mount(self) -> None:
        """The list has the keys."""
        chooser = self.query_one(_Formats)
        chooser.highlighted = self._at
        chooser.focus()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """The path follows the format, unless the reader has written one."""
        box = self.query_one(Input)
        if box.value == self._proposed():
            self._at = event.option_index
            box.value = self._proposed()
            box.cursor_position = len(box.value)
        self._at = event.option_index

    def on_option_list_option_selected(self) -> None:
        """The format is chosen: now the path."""
        self.set_focus(self.query_one(Input))  # at once: what is typed next is meant for it
        self._say(_PATH)

    def on_input_changed(self) -> None:
        """Another path is another question."""
        self._refused = ""

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Write; what is there already is replaced where the reader says so a second time."""
        path = event.value.strip()
        if not path:
            self._say("A path is needed.", is_error=True)
        elif not self._is_writing:
            self._is_writing = True
            self._say("writing …")
            self.run_worker(self._write(path), exclusive=True, exit_on_error=False)

    async def action_command(self, id_: str) -> None:
        """Do a command of the keymap."""
        await done_by(self, DIALOG_COMMANDS, id_)

    def leave(self) -> None:
        """Close, once: a second key of the same burst finds it closed. A write under way is given up, and leaves nothing."""
        if self._is_done:
            return
        self._is_done = True
        self.workers.cancel_node(self)
        self.dismiss(None)

    async def _write(self, words: str) -> None:
        format = self._formats[self._at]
        try:
            path = Path(words).expanduser().absolute()
            is_written = await write(self._export, format.name, path, may_replace=words == self._refused)
        except (OutputError, OSError, RuntimeError, ValueError) as error:
            self._say(visible(str(error)), is_error=True)
        else:
            if self._is_done:
                return
            if is_written:
                self._is_done = True
                self.dismiss((format.name, str(path)))
                return
            self._refused = words
            self._say("It is there already. Enter again replaces it, Esc leaves it.", is_error=True)
        finally:
            self._is_writing = False

    def _proposed(self) -> str:
        return proposed_name(self._export.article, self._formats[self._at].suffix)

    def _extent(self) -> str:
        known = self._export.analysis
        counts = f"{len(known.entities)} entities, {len(known.mentions)} mentions"
        return f"{counts}: all, also what a filter hides." if self._is_complete else f"{counts} so far."

    def _say(self, words: str, is_error: bool = False) -> None:
        note = self.query_one("#export-note", Static)
        note.update(words)
        note.set_class(is_error, "-error")
