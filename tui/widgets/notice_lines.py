"""The lines above the last one of what is said there and is longer: they lie over the panes, and move nothing."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

# Cells of the last line that words have at least where they take several.
_LEAST = 20


class NoticeLines(Static):
    """Shows lines at once, or nothing."""

    def show(self, lines: Sequence[str]) -> None:
        """Show these lines; none take the whole away."""
        self.display = bool(lines)
        if lines:
            self.update(Content("\n".join(f" {line}" for line in lines)))


def show_lines(screen: Screen[None], lines: Sequence[str]) -> None:
    """Show lines above the last one of a screen; none take away those that are there."""
    shown = screen.query(NoticeLines)
    if lines and not shown:
        screen.mount(first := NoticeLines(id="notice-lines"))
        first.show(lines)
    for there in shown:
        if lines or there.display:
            there.show(lines)
            # Where a part scrolled just before, the layout does not know that it has uncovered something.
            screen.refresh()


def in_last_line(text: str, width: int, taken: int) -> list[str]:
    """What is said, of which the last part fits in the last line; the others stand above it.

    Args:
        text: What is said, on one line.
        width: Cells of a line.
        taken: Cells of the last one that other things take.
    """
    return broken(text, width - 2, max(_LEAST, width - 1 - taken))


def broken(text: str, room: int, last: int) -> list[str]:
    """The words in lines of at most so many cells, of which the last has less room.

    Args:
        text: What is said, on one line.
        room: Cells of a line.
        last: Cells of the last line.
    """
    lines, words = [""], text.split()
    for word in words:
        line = f"{lines[-1]} {word}".lstrip()
        if lines[-1] and cell_len(line) > room:
            lines.append(word)
        else:
            lines[-1] = line
    if cell_len(lines[-1]) > last and " " in lines[-1]:
        head, tail = lines[-1].rsplit(" ", 1)
        while " " in head and cell_len(f"{head.rsplit(' ', 1)[1]} {tail}") <= last:
            head, word = head.rsplit(" ", 1)
            tail = f"{word} {tail}"
        lines[-1:] = [head, tail]
    return lines
