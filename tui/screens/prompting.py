"""The part of the window that asks the reader for words: filter, search, date."""

from __future__ import annotations

import datetime as dt
from functools import partial
from importlib import import_module

from textual.widget import Widget

from extractors.kinds.registry import kind_names
from tui.filter import Filter, QueryError
from tui.queries import Queries
from tui.query import keys
from tui.reading import Reading
from tui.screens.searching import SearchingScreen
from tui.search import Search
from tui.widgets.article_view import ArticleView
from tui.widgets.prompt import Prompt, Question
from tui.widgets.status_bar import StatusBar

_SEARCH_NOTES = {
    False: "Enter keeps, Esc gives up · ^r: pattern",
    True: "a regular expression · ^r: plain words",
}


class PromptingScreen(SearchingScreen):
    """Opens the prompt, follows its words, takes or undoes them at its end."""

    queries: Queries
    _searches_patterns = False
    _keys_before: Widget | None = None

    def redate(self, published: str | None) -> None:
        """Resolve the dates against another anchor."""
        raise NotImplementedError

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While the prompt is open its keys are letters."""
        return False if self._prompt.is_open else super().check_action(action, parameters)

    def ask(self, question: Question) -> None:
        """Ask the reader; the prompt stands in for the status line until there is an answer."""
        if not self._prompt.is_open:
            self._keys_before = self.focused
        self.query_one(StatusBar).display = False
        self._prompt.ask(question)

    def end_prompt(self, keys_to_text: bool = False) -> None:
        """Give the line back, and the keys to what had them before or to the text."""
        self.query_one(StatusBar).display = True
        keys = None if keys_to_text else self._keys_before
        self.set_focus(keys if keys is not None and keys.display else self.query_one(ArticleView))

    def note(self, text: str, is_error: bool = False) -> None:
        """Say something beside what is typed."""
        self._prompt.note(text, is_error)

    # --- the deeds

    def action_filter(self) -> None:
        """Ask for a filter; it narrows while it is typed."""
        before = self.now

        def give_up() -> None:
            self._put_back(before)
            self.end_prompt()

        note = "a name, kind:figure, value>500, -not, ↑ last"
        recent = self.queries.recent("filters")
        self.ask(
            Question(
                " filter ",
                self.now.filter.query,
                note,
                self._take_filter,
                self._try_filter,
                give_up,
                recalled=recent,
            )
        )

    def action_save_filter(self) -> None:
        """Ask for a name for the filter."""
        query = self._whole_filter()
        names = " ".join(f"@{name}" for name in self.queries.saved)
        if not query and not names:
            self.notice = "There is no filter to save: f asks for one."
            return
        note = f"a name for {query}" if query else "-name forgets one of"
        self.ask(
            Question(
                " save filter as ",
                "",
                f"{note}{' · ' if names else ''}{names}",
                self._save_filter,
                given_up=self.end_prompt,
            )
        )

    def action_use_filter(self, name: str) -> None:
        """Filter by what is saved under the name."""
        self._take_filter(f"@{name}")

    def action_search(self) -> None:
        """Ask for words to search."""
        before = self.now

        def give_up() -> None:
            self._put_back(before)
            self.end_prompt(keys_to_text=True)

        def take(words: str) -> str:
            return self._take_search(words, before)

        def follow(words: str) -> None:
            self._try_search(words, before)

        def switch() -> None:
            self._searches_patterns = not self._searches_patterns
            self._ready_patterns()
            self._prompt.label(self._search_label)
            self.note(_SEARCH_NOTES[self._searches_patterns])
            follow(self._prompt.words)

        note, recent = _SEARCH_NOTES[self._searches_patterns], self.queries.recent("searches")
        self.ask(Question(self._search_label, "", note, take, follow, give_up, switch, recent))

    def action_pattern(self) -> None:
        """Ask for a pattern to search."""
        self._searches_patterns = True
        self._ready_patterns()
        self.action_search()

    def action_date(self) -> None:
        """Ask for the article's own date."""

        def take(words: str) -> str:
            if not _is_day(words):
                return "That is not a day: YYYY-MM-DD."
            self.redate(words.strip() or None)
            self.end_prompt()
            return ""

        def follow(words: str) -> None:
            self.note("" if _is_day(words) else "not a day yet: YYYY-MM-DD", is_error=not _is_day(words))

        note = "the article’s own day, YYYY-MM-DD; empty: none"
        self.ask(Question(" date ", self.now.article.published or "", note, take, follow, self.end_prompt))

    def action_clear(self) -> None:
        """Back to the text; then clear the choice, the search and the filter, one a press."""
        view, reading = self.query_one(ArticleView), self.now
        if self.focused is not view:
            self.notice = ""
            self.set_focus(view)
        elif self.get_selected_text():
            self.clear_selection()
        elif reading.focus.entity:
            self.take(reading.focused_on(reading.focus.offset))
        elif reading.search.words:
            self.take(reading.searching(Search()))
        elif reading.filter.is_active:
            self.take(reading.filtered(Filter()))
        else:
            self.take(reading)  # a notice goes

    # --- filter

    def _try_filter(self, words: str) -> None:
        try:
            reading = self.now.filtered(self.now.filter.asking(self.queries.expanded(words)))
            *others, last = words.split(" ")
            if not reading.facts.listed and any(key.startswith(last.lstrip("-!")) for key in keys()):
                # The name of a field is being typed: the panes need not empty for it.
                reading = self.now.filtered(self.now.filter.asking(self.queries.expanded(" ".join(others))))
            self.take(reading)
        except QueryError as error:
            self.note(str(error), is_error=True)
        else:
            self.note(remaining(self.now))

    def _take_filter(self, words: str) -> str:
        try:
            filter = self.now.filter.asking(self.queries.expanded(words, is_final=True), is_final=True)
        except QueryError as error:
            return str(error)
        self.take(self.now.filtered(filter))
        self.queries.used("filters", words)
        self.end_prompt()
        return ""

    def _save_filter(self, words: str) -> str:
        name = words.strip().removeprefix("@")
        is_forgotten = name.startswith("-")
        query = "" if is_forgotten else self._whole_filter()
        if not query and not is_forgotten:
            return "no filter is active: f asks for one"
        try:
            self.queries.save(name.removeprefix("-"), query)
        except QueryError as error:
            return str(error)
        self.end_prompt()
        self.notice = f"“{name[1:]}” is forgotten." if is_forgotten else f"Saved: f @{name} shows {query}"
        return ""

    def _whole_filter(self) -> str:
        """The filter in words alone, its hidden kinds too."""
        filter = self.now.filter
        return " ".join(
            filter_
            for filter_ in (*(f"-kind:{k}" for k in kind_names() if k in filter.hidden), filter.query)
            if filter_
        )

    # --- search

    @property
    def _search_label(self) -> str:
        return " pattern " if self._searches_patterns else " search "

    def _ready_patterns(self) -> None:
        """What searches for patterns is loaded before the first letter needs it."""
        self.run_worker(partial(import_module, "regex"), thread=True, exit_on_error=False)

    def _try_search(self, words: str, before: Reading) -> None:
        here, page = before.focus.offset, before.page
        near = page.start if page.start <= here < page.end else here
        self.search(Search(words, before.article.text, self._searches_patterns, near), here)
        self._note_found()

    def searched_on(self) -> None:
        """Say how much is found by now; where nobody asks any more, only what is wrong."""
        if self._prompt.is_open and self._prompt.words == self.now.search.words:
            self._note_found()
        elif self.now.search.trouble:
            self.notice = self.now.search.trouble

    def arrive(self, offset: int) -> None:
        """Go to a match; while words are typed, only the Enter after them is a jump."""
        if self._prompt.is_open:
            self.go(offset)
        else:
            super().arrive(offset)

    def _note_found(self) -> None:
        search = self.now.search
        if search.words.strip():
            self.note(search.trouble or _counted(search), is_error=bool(search.trouble))

    def _take_search(self, words: str, before: Reading) -> str:
        search = self.now.search
        if (search.words, search.is_pattern) != (words, self._searches_patterns):
            self._try_search(words, before)
        if self.now.search.trouble:
            return self.now.search.trouble
        self.remember(before.focus.offset)
        self.queries.used("searches", words)
        self.end_prompt(keys_to_text=True)
        return ""

    def _put_back(self, before: Reading) -> None:
        """As it was before the prompt, but for what the worker has found since."""
        reading = self.now.searching(before.search).focused_on(before.focus.offset, before.focus.entity)
        self.take(reading.filtered(before.filter))

    @property
    def _prompt(self) -> Prompt:
        return self.query_one(Prompt)


def remaining(reading: Reading) -> str:
    """How much the filter leaves of what there is: `3 of 41 remain`; and what a word was taken for."""
    listing = reading.facts.listing
    if not listing.listable:
        return "nothing is known yet" if not reading.progress.is_complete else "there is nothing to filter"
    slips = f", nearly “{' '.join(listing.asked.slips)}”" if listing.asked.slips else ""
    each = ", of each term its own: nothing has all" if listing.asked.is_each else ""
    return f"{reading.facts.listed} of {listing.listable} remain{slips}{each}"


def _counted(search: Search) -> str:
    if not search.is_complete:
        return f"{search.found.count}+ matches" if search.found.count else "searching…"
    return {0: "no match", 1: "1 match"}.get(search.found.count, f"{search.found.count} matches")


def _is_day(words: str) -> bool:
    if not words.strip():
        return True
    try:
        return len(dt.date.fromisoformat(words.strip()).isoformat()) == 10
    except ValueError:
        return False
