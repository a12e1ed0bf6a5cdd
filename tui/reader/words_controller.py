"""Selects words of the text: by keys, or as the mouse did."""

from __future__ import annotations

from extractors.model import Span
from tui.reader.dismissals import Dismissal
from tui.reader.host import Host
from tui.reader.session import ReadingSession
from tui.words import bare, word_at, word_by


class WordsController:
    """Goes by words, and selects them from where a selection was begun to where the reader goes.

    Args:
        session: The reading.
        host: The window.
    """

    def __init__(self, session: ReadingSession, host: Host) -> None:
        self._session, self._host = session, host

    @property
    def selected(self) -> Span | None:
        """What is selected, without the marks around it: by the mouse, else by keys; None where that is nothing."""
        now, span = self._session.now, self._host.selected_span
        return bare(now.article.text, span) if span is not None else now.selected

    def step(self, step: int) -> None:
        """Go to the next word (1), or to the beginning of this one and then of the one before (-1)."""
        now = self._session.now
        text, offset = now.article.text, now.focus.offset
        here = word_at(text, offset)
        word = here if step < 0 and here and here.start < offset else word_by(text, offset, step)
        self._host.give_keys(self._host.text)
        if word is None:
            self._session.say("There is no word further on." if step > 0 else "There is none before this.")
            return
        self._session.go(word.start)
        self._tell()

    def select(self) -> None:
        """Begin a selection at the word under the cursor; again: select nothing."""
        now = self._session.now
        self._host.clear_selection()
        if now.anchor is not None:
            self.drop()
            return
        word = word_at(now.article.text, now.focus.offset)
        if word is None:
            self._session.say("There is no word here.")
            return
        self._host.give_keys(self._host.text)
        self._session.take(now.focused_on(word.start, now.focus.entity).selecting(word.start))
        self._tell()

    def drop(self) -> None:
        """Select nothing by keys."""
        self._session.take(self._session.now.selecting(None))

    @property
    def dismissal(self) -> Dismissal:
        """How Esc drops a selection of keys."""
        return Dismissal("selected words", lambda: self._session.now.anchor is not None, self.drop)

    def _tell(self) -> None:
        """Say what is selected, and what to do with it."""
        now = self._session.now
        if now.selected is not None:
            words = " ".join(now.article.text[now.selected.start : now.selected.end].split())
            more, marks = self._host.key_of("word.next"), self._host.key_of("words.mark")
            self._session.say(f"“{words}” · {marks} marks it · {more}, or any motion, selects more")
