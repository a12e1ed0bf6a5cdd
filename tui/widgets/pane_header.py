"""The line above a pane: its kind in the kind's own look, its key, and how many entities it lists."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.reactive import var
from textual.strip import Strip
from textual.widget import Widget

from extractors.kinds import NAMES
from extractors.kinds.registry import kind_names, kind_of, kinds
from extractors.model import AboutPlace, Kind
from tui.kind_stylesheet import KindClasses
from tui.kind_views import view_of
from tui.messages import KindChosen
from tui.reading import Reading
from tui.visible import visible


def about_of(reading: Reading) -> str:
    """The countries and regions that the article is about, with the division that is known; of several, with their shares."""
    known = [each for each in reading.known.about if each.country or each.country_name]
    if len(known) == 1:
        return _named(known[0])
    return " · ".join(f"{_named(each)} {each.share:.0%}".replace("%", " %") for each in known)


def _named(about: AboutPlace) -> str:
    return visible(", ".join(filter(None, (about.admin1, about.country_name or about.country))))


class PaneHeader(Widget):
    """`LOCATIONS about Afghanistan ─────────── 1 · 8 ─`."""

    ALLOW_SELECT = False

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "header--title",
        "header--rule",
        "header--count",
        "header--hidden",
    }

    reading: var[Reading | None] = var(None, init=False)

    def __init__(self, kind: Kind) -> None:
        super().__init__(classes=f"pane-header -{kind}")
        self.kind: Kind = kind
        self._looks: dict[str, Style] = {}

    def watch_reading(self, old: Reading | None, new: Reading | None) -> None:
        """Count again where the facts changed."""
        if old is None or new is None or old.facts is not new.facts:
            self.refresh()

    def on_click(self) -> None:
        """The pane gets the keys."""
        self.post_message(KindChosen(self.kind))

    def render_line(self, y: int) -> Strip:
        """The header's one line."""
        width, base = self.size.width, self.rich_style
        if self.reading is None or y:
            return Strip.blank(width, base)
        is_hidden = self.kind in self.reading.filter.hidden
        title = kind_of(self.kind).plural.upper()
        is_closed = self.kind in self.reading.filter.closed
        said = "hidden" if is_hidden else self._counted(self.reading)
        said = f"{len(self.reading.facts.listing.of(self.kind))}, closed" if is_closed else said
        count = f" {kind_names().index(self.kind) + 1} · {said} "
        about = about_of(self.reading) if self.kind == "location" else ""  # what it is about is places
        if about:
            room = max(0, width - len(title) - len(count) - 3)
            about = f" about {about}"
            if cell_len(about) > room and ", " in about and " · " not in about:
                about = about.rsplit(", ", 1)[0]  # the division says the country
            about = about if cell_len(about) <= room else set_cell_size(about, max(0, room - 1)) + "…"
        rule = "─" * max(1, width - len(title) - cell_len(about) - len(count) - 2)
        look = self._look
        segments = [
            Segment(title, look("header--hidden" if is_hidden else "header--title")),
            Segment(about, look("header--count")),
            Segment(f" {rule}", look("header--rule")),
            Segment(count, look("header--count")),
            Segment("─", look("header--rule")),
        ]
        return Strip(segments).adjust_cell_length(width, base)

    def notify_style_update(self) -> None:
        """Forget the styles when the theme or the focus changes."""
        super().notify_style_update()
        self._looks = {}

    def _look(self, name: str) -> Style:
        """The style of a part; composed once, every header is painted with a toggled kind."""
        style = self._looks.get(name)
        if style is None:
            style = self._looks[name] = self.rich_style + self.get_component_rich_style(name, partial=True)
        return style

    def _counted(self, reading: Reading) -> str:
        """How many are listed, and of these how many name nobody or no day: `21, 4 unnamed`."""
        listed = reading.facts.counts[self.kind]
        generic = listed - reading.facts.listing.named(self.kind)
        return f"{listed}, {generic} {view_of(self.kind).generic}" if generic else str(listed)


class PaneTabs(Widget):
    """Where one pane is shown at a time: every pane's name, key and count, the shown one standing out."""

    ALLOW_SELECT = False

    COMPONENT_CLASSES = KindClasses("tabs--", ("shown", "rule"))  # type: ignore[assignment]

    reading: var[Reading | None] = var(None, init=False)
    shown: var[Kind] = var(NAMES[0], init=False)

    def watch_reading(self, old: Reading | None, new: Reading | None) -> None:
        """Count again where the facts changed."""
        if old is None or new is None or old.facts is not new.facts:
            self.refresh()

    def watch_shown(self) -> None:
        """Another pane is shown."""
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Choose the pane whose name was clicked."""
        at = 0
        for kind, label in self._labels():
            at += len(label) + 2
            if event.x < at:
                self.post_message(KindChosen(kind))
                return

    def render_line(self, y: int) -> Strip:
        """The tabs' one line."""
        width, base = self.size.width, self.rich_style
        if y:
            return Strip.blank(width, base)
        rule = base + self.get_component_rich_style("tabs--rule", partial=True)
        segments = []
        for kind, label in self._labels():
            style = base + self.get_component_rich_style(f"tabs--{kind}", partial=True)
            if kind == self.shown:
                style += self.get_component_rich_style("tabs--shown", partial=True)
            segments += [Segment("─", rule), Segment(f"{label}", style), Segment("─", rule)]
        used = sum(segment.cell_length for segment in segments)
        return Strip([*segments, Segment("─" * max(0, width - used), rule)]).adjust_cell_length(width, base)

    def _labels(self) -> list[tuple[Kind, str]]:
        reading = self.reading
        counts = {
            kind: ""
            if reading is None
            else "hidden"
            if kind in reading.filter.hidden
            else str(reading.facts.counts[kind])
            for kind in kind_names()
        }
        return [
            (spec.name, f" {number} {spec.heading} {counts[spec.name]} ")
            for number, spec in enumerate(kinds(), 1)
            if reading is None or spec.name not in reading.filter.closed
        ]
