"""The part of the window that knows the other articles: their list, those that still come, and a file that changed."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial

from extractors.errors import SourceError
from extractors.model import Article
from extractors.sources.formats import is_address
from tui.messages import ArticleReread, FileChanged, ShelfGrew
from tui.reading import Reading
from tui.revision import offset_in
from tui.screens.analysing import AnalysingScreen
from tui.screens.marking import MarkingScreen
from tui.shelf import Shelf
from tui.watch import Watch


class ListingScreen(MarkingScreen, AnalysingScreen):
    """Lists the articles, takes in those that are read while the window is open, and reads one again.

    Attributes:
        shelf: Where the articles come from; None where they are all there is.
        articles: What can be read, in order.
        left: The readings of articles that were left.
    """

    shelf: Shelf | None = None
    articles: list[Article]
    left: dict[int, Reading]
    place: str

    _watch: Watch | None = None
    _told = 0  # how many of the shelf's errors the reader has been told

    def open_article(self, there: int) -> None:
        """Read the article of that number."""
        raise NotImplementedError

    def opened(self, index: int) -> Reading:
        """The reading of the article of that number, with what is kept of it."""
        raise NotImplementedError

    def placed(self) -> str:
        """Which article of how many."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Read the others, and look whether this one changes."""
        self.log_message(self.notice)
        if self.shelf is not None:
            self._log_errors(self.shelf)
            self.shelf.read_on(lambda: self.post_message(ShelfGrew()))
            self._watch = Watch(lambda path: self.post_message(FileChanged(path)))
            self.watch_origin()
        self.tell_choice()
        if self._marker is not None and (
            len(self.articles) > 1 or not (self.shelf and self.shelf.is_complete)
        ):
            self.action_articles()

    def on_unmount(self) -> None:
        """Nothing is read or looked at any more."""
        if self.shelf is not None:
            self.shelf.end()
        if self._watch is not None:
            self._watch.end()

    def watch_origin(self) -> None:
        """Look at the file of the article that is read now."""
        if self._watch is not None:
            origin = self._origin(self.job)
            self._watch.follow("" if origin == "-" or is_address(origin) else origin)

    def on_shelf_grew(self, _message: ShelfGrew) -> None:
        """Say how many there are, and what could not be read."""
        self.place = self.placed()
        if self.shelf is not None and len(self.shelf.errors) > self._told:
            self._log_errors(self.shelf)
            self.say_more(self.shelf.notice)

    def _log_errors(self, shelf: Shelf) -> None:
        for error in shelf.errors[self._told :]:
            self.log_message(str(error))
        self._told = len(shelf.errors)

    def on_file_changed(self, message: FileChanged) -> None:
        """Say so; the text stays until the reader wants the new one."""
        if message.path == self._origin(self.job):
            self.say_more("The file changed: R reads it again, at the same place.")

    def action_articles(self) -> None:
        """Show the list of articles."""
        from tui.screens.article_list import ArticleListScreen  # the window opens without it

        known = {**self.left, self.job: self.now}
        self.app.push_screen(
            ArticleListScreen(self.articles, self.job, known, self.shelf, self._marker), self._chosen
        )

    @property
    def _marker(self) -> Callable[[int | None], frozenset[int]] | None:
        """Marks an article in the list and gives the numbers of all that are; None where articles are not chosen."""
        choice = self.choice
        return self._marked if choice is not None and choice.what == "articles" else None

    def _marked(self, number: int | None) -> frozenset[int]:
        if number is not None:
            self.mark_article(number)
        return self.choice.articles if self.choice is not None else frozenset()

    def action_reload(self) -> None:
        """Read the article again from where it came from, beside the window."""
        if self.shelf is None:
            self.notice = "There is no file to read again."
            return
        self.notice = "Reading it again…"
        threading.Thread(target=partial(self._reread, self.shelf, self.job), daemon=True).start()

    def on_article_reread(self, message: ArticleReread) -> None:
        """Take the new text in place of the old one."""
        index, found = message.index, message.found
        if isinstance(found, SourceError):
            self.notice = str(found)
            return
        before, self.articles[index] = self.articles[index], found
        self.left.pop(index, None)
        if index != self.job:
            return
        if (before.text, before.published) == (found.text, found.published):
            self.notice = "It is as it was."
            return
        now = self.now
        offset = offset_in(found.text, before.text, now.focus.offset)
        reading = self.opened(index).scoped(now.scope).ordered(now.order).filtered(now.filter)
        self.restart_analysis(reading.focused_on(offset))
        self.notice = "Read again: this is the text as it is now."

    def _chosen(self, index: int | None) -> None:
        if index is not None and index != self.job:
            self.open_article(index)

    def _origin(self, index: int) -> str:
        return self.shelf.origins[index] if self.shelf is not None and index < len(self.shelf.origins) else ""

    def _reread(self, shelf: Shelf, index: int) -> None:
        try:
            found: Article | SourceError = shelf.again(index)
        except SourceError as error:
            found = error
        self.post_message(ArticleReread(index, found))
