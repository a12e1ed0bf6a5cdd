"""The part of the window that asks the reader for words: filter, search, date."""

from __future__ import annotations

import datetime as dt

from tui.filter import QueryError
from tui.messages import PromptChanged, PromptClosed
from tui.reading import Reading
from tui.screens.holding import HoldingScreen
from tui.search import Search
from tui.widgets.article_view import ArticleView
from tui.widgets.prompt import Prompt
from tui.widgets.status_bar import StatusBar

FILTER, SEARCH, DATE = "filter", "search", "date"


class PromptingScreen(HoldingScreen):
    """Opens the prompt, follows its words, takes or undoes them at its end."""

    _before_prompt: Reading | None = None

    def redate(self, published: str | None) -> None:
        """Resolve the dates against another anchor."""
        raise NotImplementedError

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While the prompt is open its keys are letters."""
        return False if self._before_prompt is not None else super().check_action(action, parameters)

    def action_filter(self) -> None:
        """Ask for a filter; it narrows while it is typed."""
        self._ask(FILTER, " filter ", self.now.filter.query, "a name, kind:figure, country:AF, value>500 …")

    def action_search(self) -> None:
        """Ask for words to search."""
        self._ask(SEARCH, " search ", "", "Enter keeps, Esc gives up, n and N step")

    def action_date(self) -> None:
        """Ask for the article's own date."""
        self._ask(
            DATE, " date ", self.now.article.published or "", "the article’s own day, YYYY-MM-DD; empty: none"
        )

    def action_clear(self) -> None:
        """Back to the text; then clear the choice, the search and the filter, one a press."""
        view, reading = self.query_one(ArticleView), self.now
        if self.focused is not view:
            self.notice = ""
            self.set_focus(view)
        elif reading.focus.entity:
            self.take(reading.focused_on(reading.focus.offset))
        elif reading.search.words:
            self.take(reading.searching(Search()))
        elif reading.filter.is_active:
            self.take(reading.filtered(type(reading.filter)()))
        else:
            self.take(reading)  # a notice goes

    def on_prompt_changed(self, message: PromptChanged) -> None:
        """Follow the words while they are typed."""
        reading = self._before_prompt or self.now
        if message.purpose == FILTER:
            self._filter(message.words)
        elif message.purpose == SEARCH:
            search = Search(message.words, reading.article.text)
            match = search.after(reading.focus.offset - 1)
            there = self.now.searching(search)
            self.take(there.focused_on(match.start if match else reading.focus.offset))
            self._note(_counted(len(search.matches)) if message.words.strip() else "")
        else:
            self._note(
                "" if _is_day(message.words) else "not a day yet: YYYY-MM-DD",
                is_error=not _is_day(message.words),
            )

    def on_prompt_closed(self, message: PromptClosed) -> None:
        """Take the words, or put everything back."""
        before, self._before_prompt = self._before_prompt, None
        if message.accepted and message.purpose == DATE:
            if not _is_day(message.words):
                self._before_prompt = before
                self._note("That is not a day: YYYY-MM-DD.", is_error=True)
                return
            self.redate(message.words.strip() or None)
        elif message.accepted and message.purpose == FILTER and not self._filter(message.words):
            self._before_prompt = before
            return
        elif not message.accepted and before is not None:
            self._put_back(before)
        elif message.accepted and message.purpose == SEARCH and before is not None:
            self.remember(before.focus.offset)
        self._close_prompt()

    def _ask(self, purpose: str, label: str, words: str, note: str) -> None:
        self._before_prompt = self.now
        self.query_one(StatusBar).display = False
        self.query_one(Prompt).ask(purpose, label, words, note)

    def _close_prompt(self) -> None:
        self.query_one(Prompt).close()
        self.query_one(StatusBar).display = True
        self.set_focus(self.query_one(ArticleView))

    def _put_back(self, before: Reading) -> None:
        """As it was before the prompt, but for what the worker has found since."""
        reading = self.now.searching(before.search).focused_on(before.focus.offset, before.focus.entity)
        self.take(reading.filtered(before.filter))

    def _filter(self, words: str) -> bool:
        try:
            filter = self.now.filter.asking(words)
        except QueryError as error:
            self._note(str(error), is_error=True)
            return False
        reading = self.now.filtered(filter)
        self.take(reading)
        known = reading.facts.listing.listable
        self._note(f"{reading.facts.listed} of {known} remain" if known else "nothing is known yet")
        return True

    def _note(self, text: str, is_error: bool = False) -> None:
        self.query_one(Prompt).note(text, is_error)


def _counted(matches: int) -> str:
    return "no match" if not matches else "1 match" if matches == 1 else f"{matches} matches"


def _is_day(words: str) -> bool:
    if not words.strip():
        return True
    try:
        return len(dt.date.fromisoformat(words.strip()).isoformat()) == 10
    except ValueError:
        return False
