"""Controls map and timeline of the library: of what is listed, and whatever is listed next, until they are closed."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Mapping
from typing import Protocol

from extractors.corpus.answers import Overview
from extractors.errors import GivenUpError, SourceError
from tui.library.facet_rows import toggled
from tui.library.library_controller import LibraryController, LibraryHost
from tui.overview.overview_reading import reading_of, term_of
from tui.reading import Reading

KINDS = {"map": "location", "timeline": "date"}


class ChartsHost(LibraryHost, Protocol):
    """The library's window as its charts know it."""

    def open_chart(self, name: str) -> Awaitable[None]:
        """Show the chart of that name in the list's place, with nothing on it yet: keys that follow are meant for it."""

    def show_chart(self, reading: Reading, articles: Mapping[str, int]) -> None:
        """Show these facts in it, and how many articles have each entity."""

    def hide_chart(self) -> None:
        """Show the list again."""


class LibraryCharts:
    """Asks for the places or days of what is listed, and narrows to what is chosen among them.

    Args:
        host: The library's window.
        controller: Knows what is listed, and asks for other articles.
    """

    def __init__(self, host: ChartsHost, controller: LibraryController) -> None:
        self._host, self._controller = host, controller
        self.name = ""  # of the chart that is shown
        self._overview = Overview("", 0)
        self._query: str | None = None  # whose overview it is

    async def toggle(self, name: str) -> None:
        """Open the chart of that name, or close it where it is shown."""
        if self.name == name:
            self.close()
        else:
            try:
                await self._host.open_chart(name)
            except (OSError, ValueError) as error:
                self._host.tell(f"The map cannot be drawn: {error} Install the reader anew.")
                return
            self.name, self._query = name, None
            self.follow()

    def close(self) -> None:
        """Show the list again."""
        self.name = ""
        self._host.hide_chart()
        self._host.tell()

    def follow(self) -> None:
        """Draw what is listed now."""
        if self.name and self._query != self._controller.result.query:
            self._host.run(self._draw(self.name), "chart", is_exclusive=True)

    def narrow(self, entity: str) -> None:
        """Narrow to the articles that have a place or day of the chart, or take that back."""
        term = term_of(self._overview, entity)
        if term:
            self._controller.ask(toggled(self._controller.result.query, term))

    def told(self, entity: str) -> str:
        """How many articles have a place or day of the chart."""
        count = next((seen.articles for seen in self._overview.seen if seen.entity.id == entity), 0)
        return f"{count:,} {'article has' if count == 1 else 'articles have'} it" if count else ""

    async def _draw(self, name: str) -> None:
        query = self._controller.result.query
        self._host.tell(f"Looking up the {'places' if name == 'map' else 'days'} …")
        try:
            corpus = await self._controller.opened()
            overview = await asyncio.to_thread(corpus.overview, query, KINDS[name])
            reading = await asyncio.to_thread(reading_of, overview)
        except GivenUpError:
            return  # something else was asked, and is drawn when it is listed
        except SourceError as error:
            self._host.tell(str(error))
            return
        if name == self.name and query == self._controller.result.query:
            self._overview, self._query = overview, query
            self._host.show_chart(reading, {seen.entity.id: seen.articles for seen in overview.seen})
            self._host.tell(self._left_out())

    def _left_out(self) -> str:
        left = self._overview.number - len(self._overview.seen)
        what = "places" if self._overview.kind == "location" else "days"
        return (
            f"{len(self._overview.seen):,} {what} of most articles; {left:,} others are not drawn."
            if left > 0
            else ""
        )
