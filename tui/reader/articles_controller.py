"""Controls the article queue: opening, listing, loading of the others, and reloading a file that changed."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from extractors.errors import SourceError
from extractors.model import Article
from extractors.sources.formats import is_address
from tui.reader.analysis_controller import AnalysisController
from tui.reader.article_opener import ArticleOpener
from tui.reader.corrections_keeper import CorrectionsKeeper
from tui.reader.feeds_controller import FeedsController
from tui.reader.host import Host
from tui.reader.selection_controller import SelectionController
from tui.reader.session import ReadingSession
from tui.reading import Reading
from tui.revision import offset_in
from tui.watch import Watch

if TYPE_CHECKING:
    from tui.article_loader import ArticleLoader


class ArticlesController:
    """Opens articles, lists them, takes in those that are read while the window is open, and reads one again.

    Args:
        session: The reading.
        host: The window.
        opener: Opens an article, and has the list of them.
        analysis: Has the article analysed that is opened.
        keeper: Knows the rules that are in force.
        selection: Marks articles for a pipe.
        feeds: Fetches the pages of entries of feeds, and looks for new ones.
        loader: Where the articles come from; None where they are all there is.
    """

    def __init__(
        self,
        session: ReadingSession,
        host: Host,
        opener: ArticleOpener,
        analysis: AnalysisController,
        keeper: CorrectionsKeeper,
        selection: SelectionController,
        feeds: FeedsController,
        loader: ArticleLoader | None = None,
    ) -> None:
        self._session, self._host, self._opener = session, host, opener
        self._analysis, self._keeper, self._selection = analysis, keeper, selection
        self._feeds = feeds
        feeds.on_found(self._replace, self.tell_position)
        self._loader = loader
        self._watch: Watch | None = None
        self._told = 0  # how many of the loader's errors the reader has been told
        self._last_format = ""  # of the exports
        self._step_elsewhere: Callable[[int], None] | None = None
        self._list_elsewhere: Callable[[], None] | None = None
        self._settled: Callable[[], Reading] = lambda: session.now
        selection.on_change(self.tell_position)

    def keep_what(self, settled: Callable[[], Reading]) -> None:
        """Have the place kept of another reading than the one on the screen: without what is only half typed."""
        self._settled = settled

    def lead(self, step: Callable[[int], None], list: Callable[[], None]) -> None:
        """Have another list lead through the articles: the library's."""
        self._step_elsewhere, self._list_elsewhere = step, list

    # --- the life of the window

    def begin(self) -> None:
        """Read the others, and look whether this one changes."""
        self._session.log(self._session.notice)
        loader = self._loader
        if loader is not None:
            self._log_errors(loader)
            loader.read_on(lambda: self._host.post(self.take_in_more))
            self._watch = Watch(lambda path: self._host.post(partial(self.say_changed, path)))
            self._watch_origin()
        self._selection.tell()
        are_several = len(self._opener.articles) > 1 or not (loader and loader.is_complete)
        if self._selection.chooses_articles and are_several:
            self.list()

    def end(self) -> None:
        """Read and look at nothing any more, and keep where the window was left."""
        if self._loader is not None:
            self._loader.end()
        if self._watch is not None:
            self._watch.end()
        self.keep_place()

    def keep_place(self) -> None:
        """Keep where the reader is; from any thread."""
        self._opener.left(self._settled())

    async def keep_place_aside(self) -> None:
        """The same, beside the window."""
        await asyncio.to_thread(self._opener.left, self._settled())

    def tell_position(self) -> None:
        """Show which article of how many this is."""
        self._host.show("place", self.position)

    @property
    def position(self) -> str:
        """Which article of how many, and whether it is marked."""
        is_complete = self._loader is None or self._loader.is_complete
        place = self._opener.position(self._session.number, is_complete)
        return " ".join(filter(None, (place, "✓ chosen" if self._selection.is_marked else "")))

    # --- another article

    def step(self, step: int) -> None:
        """Read the next or previous article; what is known of this one is kept."""
        if self._step_elsewhere is not None:
            self._step_elsewhere(step)
            return
        there = self._session.number + step
        if 0 <= there < len(self._opener.articles):
            self.open(there)
            return
        is_only = len(self._opener.articles) == 1
        self._session.say("This is the only article." if is_only else "There is no other article that way.")

    def open(self, there: int) -> None:
        """Read the article of that number; what is known of this one is kept."""
        self.keep_place()
        left = self._session.left(there) if there != self._session.number else self._session.now
        self._session.open(there, self._keeper.under_rules(left) if left else self._opener.opened(there))
        self.tell_position()
        if left is None:
            self._keeper.remember()
        self._session.say(self._opener.greeting(self._session.now))
        self._analysis.analyse()
        self._watch_origin()
        self._selection.tell()

    def set_date(self, published: str | None, origin: str | None) -> None:
        """Resolve the dates of the article against another anchor."""
        reading = self._session.now.dated(published, origin)
        self._opener.articles[self._session.number] = reading.article
        self._session.take(reading)
        self._analysis.resolve_dates()

    def list(self) -> None:
        """Show the list of articles."""
        if self._list_elsewhere is not None:
            self._list_elsewhere()
            return
        mark = self._marked if self._selection.chooses_articles else None
        self._host.open(
            "articles",
            self._opener.articles,
            self._session.number,
            self._session.readings,
            self._loader,
            mark,
            self._opener.memory.entries.is_unread,
            then=self._choose,
        )

    def _choose(self, number: int | None) -> None:
        if number is not None:
            if number != self._session.number:
                self.open(number)
            self._feeds.fetch(number)

    def _marked(self, number: int | None) -> frozenset[int]:
        """Mark an article in the list; the numbers of all that are marked."""
        if number is not None:
            self._selection.mark_article(number)
        return self._selection.marked_articles

    def export(self) -> None:
        """Export the article and what is known of it."""
        from tui.exported import Export  # the window opens without it

        now = self._session.now
        export = Export.of(now.article, now.analysis, now.progress)
        self._host.open("export", export, now.progress.is_complete, self._last_format, then=self._exported)

    def _exported(self, done: tuple[str, str] | None) -> None:
        if done is not None:
            self._last_format, path = done
            self._session.say(f"Exported to {path}")

    # --- where it comes from

    def take_in_more(self) -> None:
        """There are more articles: say how many, and what could not be read."""
        self.tell_position()
        if self._loader is not None and len(self._loader.errors) > self._told:
            self._log_errors(self._loader)
            self._session.say_more(self._loader.notice)

    def say_changed(self, path: str) -> None:
        """A file changed: say so; the text stays until the reader wants the new one."""
        if path == self._origin:
            self._session.say_more("The file changed: R reads it again, at the same place.")

    def reload(self) -> None:
        """Read the article again from where it came from, beside the window."""
        if self._loader is None:
            self._session.say("There is no file to read again.")
            return
        if self._feeds.has(self._session.number):
            self._feeds.look()
            return
        self._session.say("Reading it again…")
        # A daemon: whoever quits does not wait for a page that is still on its way.
        threading.Thread(target=self._reread, args=(self._loader, self._session.number), daemon=True).start()

    def _reread(self, loader: ArticleLoader, number: int) -> None:
        try:
            found: Article | SourceError = loader.again(number)
        except SourceError as error:
            found = error
        self._host.post(partial(self._take_again, number, found))

    def _take_again(self, number: int, found: Article | SourceError) -> None:
        """Take the new text in place of the old one."""
        if isinstance(found, SourceError):
            self._session.say(str(found))
            return
        self._replace(number, found, "Read again: this is the text as it is now.")

    def _replace(self, number: int, found: Article, words: str, alike: str = "It is as it was.") -> None:
        """Take an article in place of another, and say what it is where it is the one that is read."""
        articles = self._opener.articles
        before, articles[number] = articles[number], found
        self._session.forget(number)
        if number != self._session.number:
            return
        if (before.text, before.published) == (found.text, found.published):
            self._session.say(alike)
            return
        now = self._session.now
        offset = offset_in(found.text, before.text, now.focus.offset)
        reading = self._opener.opened(number).scoped(now.scope).ordered(now.order).filtered(now.filter)
        self._analysis.restart(reading.focused_on(offset))
        self._session.say(words)

    @property
    def _origin(self) -> str:
        number, loader = self._session.number, self._loader
        return loader.origins[number] if loader is not None and number < len(loader.origins) else ""

    def _watch_origin(self) -> None:
        """Look at the file of the article that is read now."""
        if self._watch is not None:
            origin = self._origin
            self._watch.follow("" if origin == "-" or is_address(origin) else origin)

    def _log_errors(self, loader: ArticleLoader) -> None:
        for error in loader.errors[self._told :]:
            self._session.log(str(error))
        self._told = len(loader.errors)
