"""How the timeline's lines look: columns of date, bar and what happens, as runs of one look."""

from __future__ import annotations

from dataclasses import dataclass

from rich.cells import cell_len, set_cell_size

from tui.reading import Reading
from tui.timeline.axis import Axis, near_period, noted, whole_period
from tui.timeline.chronicle import Chronicle
from tui.timeline.lines import Line, Lines

Cells = list[tuple[str, str]]  # text, look

MARK = 2  # cells
ROOMY = 76  # cells from which what happens stands beside what has no bar, not under it
_LABEL_AT_MOST = 25
_EVENT = 400  # characters of an event that are measured
_MEASURED = 1000  # lines whose dates set the width of the column


@dataclass(frozen=True, slots=True)
class Face:
    """The columns for the dates that there are.

    Attributes:
        width: Cells of a line.
        label: Cells of a date.
    """

    chronicle: Chronicle
    axis: Axis
    width: int
    label: int

    @classmethod
    def of(cls, chronicle: Chronicle, lines: Lines, anchor: int | None, width: int, is_whole: bool) -> Face:
        """The columns of these lines; the axis shows every date, or those near the article's own."""
        labels = (lines[index].label for index in range(min(len(lines), _MEASURED)))
        label = min(_LABEL_AT_MOST, max(map(cell_len, labels), default=0))
        columns = max(1, width - MARK - label - 2)
        first, last = (whole_period if is_whole else near_period)(chronicle.runs, anchor)
        return cls(chronicle, Axis(first, last, columns, anchor), width, label)

    def title(self, has_keys: bool) -> Cells:
        """`TIMELINE ──── t · 3 dates, 4 apart ─`."""
        chronicle = self.chronicle
        apart = len(chronicle.lengths) + len(chronicle.repeated) + len(chronicle.unresolved)
        days = len(chronicle.days)
        count = f" t · {days} {'date' if days == 1 else 'dates'}, {apart} apart "
        rule = "─" * max(1, self.width - len("TIMELINE") - len(count) - 2)
        title = ("TIMELINE", "keys" if has_keys else "title")
        return [title, (f" {rule}", "rule"), (count, "count"), ("─", "rule")]

    def ends(self) -> Cells:
        """The ends of the axis, above it."""
        if self.chronicle.is_empty or (not self.chronicle.runs and self.axis.anchor is None):
            return []  # there is no day to draw it for
        return [(" " * (MARK + self.label + 1), "rule"), (self.axis.ends, "count")]

    def cells(self, line: Line) -> Cells:
        """A line after its mark."""
        if line.look == "anchor":
            return [(f"▲ {line.text}", "anchor")]
        if line.look in ("heading", "reason", "blank"):
            return [(line.text, line.look)]
        cells = self._before_event(line)
        if line.told is not None:
            room = self._room(line)
            cells.append((fitted(self._told(line, room)[line.part], room), "event"))
        return cells

    def lines_needed(self, line: Line) -> int:
        """In how many lines an event is told whole."""
        room = self._room(line)
        lede = self.chronicle.lede(line.told or 0, _EVENT)
        return len(broken(lede, room))

    def _told(self, line: Line, room: int) -> list[str]:
        """What happens, in so many lines as the event has; the last may be cut."""
        lede = self.chronicle.lede(line.told or 0, room * line.parts)
        if line.parts == 1:
            return [lede]
        lines = broken(lede, room)
        return [*lines[: line.parts - 1], " ".join(lines[line.parts - 1 :])]

    def _room(self, line: Line) -> int:
        return max(1, self.width - MARK - sum(cell_len(text) for text, _ in self._before_event(line)))

    def _before_event(self, line: Line) -> Cells:
        cells: Cells = []
        if line.look == "date":
            gap = " " if line.run is not None else "  "
            cells.append((fitted(line.label, self.label) + gap, "date"))
            if line.run is not None:
                cells.append((noted(self.axis.bar(line.run), line.note) + " ", "bar"))
        elif self.width >= ROOMY and line.run is None:
            cells.append((" " * (self.label + 2), "event"))
        else:
            cells.append(("  ", "event"))
        return cells


def why_empty(reading: Reading) -> str:
    """What to say where there is no date."""
    if "date" in reading.filter.hidden:
        return "Dates are hidden: 4 shows them."
    if not reading.progress.is_complete and not reading.progress.trouble:
        return "No date is known yet: the analysis goes on."
    return "The filter shows no date." if reading.filter.query else "The article names no date."


def broken(text: str, width: int) -> list[str]:
    """The text in lines of at most so many cells, broken at blanks; a word that is longer has a line of its own."""
    lines: list[str] = []
    for word in text.split():
        if lines and cell_len(lines[-1]) + 1 + cell_len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines or [""]


def fitted(text: str, width: int) -> str:
    """The text in exactly so many cells, an ellipsis where it was cut."""
    if cell_len(text) <= width:
        return set_cell_size(text, width)
    return set_cell_size(text, width - 1) + "…" if width > 1 else set_cell_size(text, width)
