"""A Textual application that opens with the style sheets of its first screen alone; the others follow once that stands."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from typing import Any, ClassVar

from textual.app import App
from textual.driver import Driver

from tui import resources
from tui.kind_stylesheet import stylesheet
from tui.lazy_stylesheet import LazyStylesheet

# After the first screen stood for so long, in seconds, the other sheets are read.
_LATER_S = 0.3
# After so long it does what no reader waits for: by then the article is analysed, if it is no book.
_IDLE_S = 20.0


class StyledApp(App[None]):
    """Reads a style sheet when it is needed: parsing all of them takes a fifth of what a bare Textual program takes to start.

    Args:
        theme: The name of the theme that it opens with.
        driver_class: Textual's own for the system, unless told.
    """

    FIRST_STYLES: ClassVar[tuple[str, ...]] = ()
    """Names of the sheets that the first screen is drawn with."""
    FIRST_WIDGETS: ClassVar[tuple[str, ...]] = ()
    """Types of its widgets that show kinds."""

    def __init__(self, theme: str, driver_class: type[Driver] | None = None) -> None:
        # Set before there is anything to watch it: Textual reads every style again where the theme is another than at first.
        self.set_reactive(App.theme, theme)
        self.CSS = stylesheet(self.FIRST_WIDGETS)  # type: ignore[misc]
        self.when_idle: Callable[[], None] | None = None  # done once, some time after the first screen stands
        self._later = self._sheets()
        super().__init__(driver_class=driver_class, css_path=[*resources.styles(self.FIRST_STYLES)])
        self.stylesheet = LazyStylesheet(self.stylesheet)
        self.set_class(True, f"-theme-{theme}", update=False)

    def on_ready(self) -> None:
        """The first screen stands: read the other sheets, between keys."""
        self.set_timer(_LATER_S, self._read_styles)
        if self.when_idle is not None:
            self.set_timer(_IDLE_S, self.when_idle)

    def complete_styles(self) -> None:
        """Have all the sheets now: something is about to be shown that the first screen did not have."""
        for _ in self._later:
            pass

    def push_screen(self, *arguments: Any, **named: Any) -> Any:
        """Lay a screen over this one, in its own style."""
        self.complete_styles()
        return super().push_screen(*arguments, **named)

    async def _read_styles(self) -> None:
        for _ in self._later:
            await asyncio.sleep(0)

    def _sheets(self) -> Iterator[None]:
        """Read one more sheet each time; what it says is of nothing that is there yet, so nothing is styled anew."""
        first = resources.styles(self.FIRST_STYLES)
        for path in resources.styles():
            if path not in first:
                self.stylesheet.read(path)
                self._parse()
                yield
        self.stylesheet.add_source(stylesheet(self.FIRST_WIDGETS, but=True), ("the other kinds", ""))
        self._parse()
        yield

    def _parse(self) -> None:
        _ = self.stylesheet.rules  # each sheet is parsed once, and remembered
