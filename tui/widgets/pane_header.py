"""The line above a pane: its kind in the kind's own look, its key, and how many entities it lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from rich.cells import cell_len
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


def about_of(reading: Reading, room: int) -> str:
    """` about Afghanistan`: the countries and regions that the article is about, with the division that is known.

    Of several each has its share, and how many have no room is said (`Ireland 60 % +1`): nothing is cut, so that no name and no
    share is read for another.

    Args:
        reading: The reading.
        room: Cells that it may take.
    """
    known = [each for each in reading.known.about if each.country or each.country_name]
    return next((told for told in _abouts(known) if cell_len(told) <= room), "")


def _abouts(known: Sequence[AboutPlace]) -> Iterator[str]:
    """What may be said, the longest first."""
    if len(known) == 1:
        yield f" about {_named(known[0])}"
        yield f" about {visible(known[0].admin1 or _country(known[0]))}"  # the division says the country
        return
    for shown in range(len(known), 0, -1):
        more = f" +{len(known) - shown}" if shown < len(known) else ""
        yield f" about {' · '.join(f'{_named(each)}{_share(each)}' for each in known[:shown])}{more}"
    if known:
        yield f" about {visible(_country(known[0]))}{_share(known[0])} +{len(known) - 1}"


def _share(about: AboutPlace) -> str:
    return f" {about.share:.0%}".replace("%", " %")


def _country(about: AboutPlace) -> str:
    return about.country_name or about.country or ""


def _named(about: AboutPlace) -> str:
    return visible(", ".join(filter(None, (about.admin1, _country(about)))))


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
        """Count again where the facts changed, or what is resolved anew."""
        if old is None or new is None or old.facts is not new.facts or old.progress != new.progress:
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
        room = max(0, width - len(title) - len(count) - 3)
        about = about_of(self.reading, room) if self.kind == "location" else ""  # what it is about is places
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
        """How many are listed, and of these how many name nobody or no day: `21, 4 unnamed`; whether they are resolved anew."""
        listed = reading.facts.counts[self.kind]
        if self.kind == "date" and reading.progress.is_resolving:
            return f"{listed}, being resolved by the new day"
        generic = listed - reading.facts.listing.named(self.kind)
        return f"{listed}, {generic} {view_of(self.kind).generic}" if generic else str(listed)


class PaneTabs(Widget):
    """Where one pane is shown at a time: every pane's name, key and count, the shown one standing out."""

    ALLOW_SELECT = False

    COMPONENT_CLASSES = KindClasses("tabs--", ("shown", "rule", "closed"))  # type: ignore[assignment]

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
            if self.reading is not None and kind in self.reading.filter.closed:
                style = base + self.get_component_rich_style("tabs--closed", partial=True)
            segments += [Segment("─", rule), Segment(f"{label}", style), Segment("─", rule)]
        used = sum(segment.cell_length for segment in segments)
        return Strip([*segments, Segment("─" * max(0, width - used), rule)]).adjust_cell_length(width, base)

    def _labels(self) -> list[tuple[Kind, str]]:
        """Every pane's name and count, of what is closed too; where all have no room, without that, then with short names."""
        closed = self.reading.filter.closed if self.reading is not None else frozenset()
        every = [(spec.name, f" {number} {spec.heading} ") for number, spec in enumerate(kinds(), 1)]
        brief = [(spec.name, f" {number} {spec.abbreviation} ") for number, spec in enumerate(kinds(), 1)]
        ways = (every, [each for each in every if each[0] not in closed], brief)
        counted = ([(kind, label + self._count(kind)) for kind, label in way] for way in ways)
        return next((labels for labels in counted if _cells_of(labels) <= self.size.width), brief)

    def _count(self, kind: Kind) -> str:
        """How many are listed, or would be, were it open; with the blank behind it."""
        if self.reading is None:
            return ""
        filter_, facts = self.reading.filter, self.reading.facts
        if kind in filter_.closed:
            return f"{len(facts.listing.of(kind))} "
        return "hidden " if kind in filter_.hidden else f"{facts.counts[kind]} "


def _cells_of(labels: Sequence[tuple[Kind, str]]) -> int:
    """With the rule's cell before and behind each."""
    return sum(len(label) + 2 for _, label in labels)
