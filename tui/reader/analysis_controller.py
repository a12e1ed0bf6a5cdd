"""Controls the analysing process: asks for an article, takes results in between keys, starts another worker after a failure."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Callable, Generator, Sequence
from typing import TypeVar

from extractors.errors import WorkerError
from extractors.model import Analysis
from extractors.protocol import (
    Analyse,
    Analysed,
    Event,
    Explain,
    Explained,
    Failed,
    Look,
    Progressed,
    Propose,
    Proposed,
    Redate,
)
from tui.client import Client
from tui.reader.ahead import Ahead, progress_of, sections_of
from tui.reader.article_opener import ArticleOpener
from tui.reader.collector import ANSWERED_S, Collector
from tui.reader.host import Host
from tui.reader.inbox import Inbox
from tui.reader.session import ReadingSession
from tui.reading import Progress, Reading

_Result = TypeVar("_Result")

_RETRY = "Press r to analyse again."

# Who keeps a key pressed sees what was found meanwhile after this time at the latest.
_PATIENCE_S = 2.0

# What is read of an analysis, and what of the screen is made anew, between two keys takes no longer than so, in seconds.
_STEP_S = 0.002
# A text of more code points takes the worker minutes, and the window ten milliseconds to send: a first key goes before it.
_LONG, _LONG_S = 1_000_000, 0.2


class AnalysisController:
    """Takes what the worker finds into the reading; says so where it dies, and keeps the text and what was found.

    Args:
        session: The reading.
        host: The window.
        client: The worker.
        opener: Has what is cached of each article.
    """

    rest_s = 0.12  # after a key the reader is not disturbed for so long

    def __init__(self, session: ReadingSession, host: Host, client: Client, opener: ArticleOpener) -> None:
        self._session, self._host, self._opener = session, host, opener
        self.client = client
        self._inbox, self._collector = Inbox(), Collector()
        self._ahead: Ahead | None = None  # what was found, ready to be shown
        self._waiting_since = self._read_at = 0.0
        self._is_following = False
        self._analysed_number = -1  # the article that the worker has
        self._looked_at = -1  # where the paragraph starts that the worker was told of
        self._asked: Explain | None = None  # what the worker is still to explain
        self._explainers: list[Callable[[Explained], None]] = []
        self._proposing: tuple[Propose, Callable[[Proposed], None]] | None = None
        session.on_move(self._look)
        session.on_move(self._collector.key_pressed)
        session.on_move(self._disturb_with_key)

    # --- the life of the worker

    def begin(self) -> None:
        """Have the article analysed, unless it is known from before."""
        self._collector.begin()
        if self._session.now.progress.is_complete:
            self._unpack()
        else:
            self._follow()

    def end(self) -> None:
        """The window closes: end the worker, or leave it to the next window."""
        self._collector.end()
        self.client.leave()

    def abandon(self) -> None:
        """The terminal is gone: the same, from any thread."""
        self.client.abandon()

    def retry(self) -> None:
        """Start another worker where the last one failed."""
        if not self._session.now.progress.trouble:
            self._session.say("Nothing failed: the analysis is running, or done.")
            return
        self.client.end()
        self.client = self.client.another()
        self._session.take(self._session.now.progressed(Progress()))
        self._follow()

    def restart(self, reading: Reading) -> None:
        """Take another text under the same number; what the worker may still say of the old one is not heard."""
        if not self._session.now.progress.is_complete:
            self.client.end()
            self.client = self.client.another()
            self._is_following = False
            self._inbox.forget()
        self._session.take(reading)
        self.analyse()

    def analyse(self) -> None:
        """Ask for the analysis of what is read now, unless it is known."""
        now = self._session.now
        if now.progress.is_complete:
            self._unpack()
        elif self._is_following:
            self._analysed_number = self._session.number
            self.client.send(Analyse(self._session.number, now.article, now.focus.offset))
        else:
            self._follow()

    def resolve_dates(self) -> None:
        """Have the dates resolved against the article's anchor as it is now."""
        article = self._session.now.article
        if self._analysed_number == self._session.number:
            self.client.send(Redate(self._session.number, article.published, article.published_from))
        else:  # it was known from before: the worker has never seen it
            self._session.take(self._session.now.progressed(Progress(is_redated=True)))
            self.analyse()

    def explain(self, at: int) -> bool:
        """Ask the worker why the words at a code point are a mention, or none; the answer comes to `on_explained`.

        Returns:
            Whether a worker runs already; else one is started, which loads the model.
        """
        self._asked = Explain(self._session.number, self._session.now.article, at)
        return self._sent(self._asked)

    def propose(self, words: str, then: Callable[[Proposed], None]) -> bool:
        """Ask the worker what words can be; `then` hears the answer, with nothing in it where the worker fails.

        Returns:
            Whether a worker runs already; else one is started, which loads the model.
        """
        asked = Propose(self._session.number, words, self._session.now.article.published)
        self._proposing = asked, then
        return self._sent(asked)

    def _sent(self, question: Explain | Propose) -> bool:
        is_running = self._is_following and not self._session.now.progress.trouble
        if is_running:
            self.client.send(question)
        elif self._session.now.progress.trouble:
            self.retry()
        else:
            self._follow()
        return is_running

    def on_explained(self, explainer: Callable[[Explained], None]) -> None:
        """Have it called with what was asked for last."""
        self._explainers.append(explainer)

    def _look(self) -> None:
        """Tell the worker where the reader is, while that still matters."""
        now = self._session.now
        if not now.progress.is_complete and now.paragraph.start != self._looked_at:
            self._looked_at = now.paragraph.start
            self.client.send(Look(self._session.number, now.focus.offset))

    def _follow(self) -> None:
        self._is_following = True
        self._host.run(self._listen(self.client), "analysis")

    async def _listen(self, client: Client) -> None:
        try:
            await client.connect()
            if len(self._session.now.article.text) > _LONG:
                await asyncio.sleep(_LONG_S)
            self.analyse()
            if self._asked is not None:
                client.send(self._asked)
            if self._proposing is not None:
                client.send(self._proposing[0])
            async for event in client.events():
                self._inbox.put(event)
                if self._rest_s(2 * _PATIENCE_S) > 0 or self._inbox.unread is not None:
                    self._wait()
                else:
                    self._empty_inbox()
        except WorkerError as error:
            self._replace(client) if client.is_borrowed else self._fail(error)
        except OSError as error:
            self._fail(WorkerError(f"The analysis cannot be reached ({error.strerror or error})."))

    def _replace(self, borrowed: Client) -> None:
        """A worker that another window left behind is gone: one of this window does what it had left to do."""
        borrowed.end()
        self.client = borrowed.another()
        self._is_following = False
        if (
            not self._session.now.progress.is_complete
            or self._asked is not None
            or self._proposing is not None
        ):
            self._follow()

    # --- what is cached

    def _unpack(self) -> None:
        """Learn the sections of a long text that are cached and not known yet, nearest the reader first."""
        known = {section.number for section in self._session.now.known.sections}
        sections = self._opener.sections(self._session.number)
        here = min(known, default=0)
        left = sorted(set(range(len(sections))) - known, key=lambda number: abs(number - here))
        if left:
            self._host.run(self._unpacked(self._session.number, sections, left), "unpacking")

    async def _unpacked(self, number: int, cached: Sequence[Analysis], left: list[int]) -> None:
        sections: dict[int, Analysis] = {}
        for at in left:
            try:
                sections[at] = await asyncio.to_thread(cached.__getitem__, at)
            except Exception as error:
                from extractors.cache import DAMAGES  # loaded where something is kept

                if not isinstance(error, DAMAGES):
                    raise
                self._session.take(self._session.now.progressed(Progress()))
                return self.analyse()
            if number != self._session.number:
                return None
            # Ever more at a time: the panes are listed anew each time.
            if 2 * len(sections) > len(self._session.now.known.sections) or at == left[-1]:
                self._session.update(self._session.now.recalled(sections))
                sections = {}
        return None

    # --- what the worker says

    def _rest_s(self, patience_s: float) -> float:
        """For how long the reader should not be disturbed: keys that follow each other come first, for a while.

        Once patience is at an end what was found is shown with the next key; at twice of it without one.
        """
        now = time.monotonic()
        waited = now - self._waiting_since if self._waiting_since else 0.0
        return min(self._session.moved_at + self.rest_s - now, patience_s - waited)

    def _answer_s(self) -> float:
        """For how long the last key may still be unanswered; a hand that never rests is not waited for without end."""
        now = time.monotonic()
        answered = self._session.moved_at + min(self.rest_s, ANSWERED_S)
        return min(answered, self._waiting_since + 2 * _PATIENCE_S) - now

    def _wait(self) -> None:
        if not self._waiting_since:
            self._waiting_since = time.monotonic()
            self._host.run(self._disturb_later(), "inbox")

    async def _disturb_later(self) -> None:
        try:
            while (rest_s := self._rest_s(_PATIENCE_S)) > 0:
                await asyncio.sleep(rest_s)
            while True:
                while not self._is_ready:
                    await self._make_ready()
                if (rest_s := self._rest_s(2 * _PATIENCE_S)) <= 0:
                    break
                await asyncio.sleep(min(rest_s, self.rest_s))
            self._empty_inbox()
        except WorkerError as error:
            self._waiting_since = 0.0
            self._fail(error)

    def _disturb_with_key(self) -> None:
        """Where the hand does not rest, what was found is shown with a key: they are painted at once."""
        if self._waiting_since and self._inbox and self._rest_s(_PATIENCE_S) <= 0:
            asyncio.get_running_loop().call_soon(self._empty_with_key)

    def _empty_with_key(self) -> None:
        has_just_read = time.monotonic() - self._read_at < 2 * ANSWERED_S  # this key waited for that already
        if self._is_ready and not has_just_read:
            try:
                self._empty_inbox()
            except WorkerError as error:
                self._fail(error)

    @property
    def _is_ready(self) -> bool:
        """Whether what was found is read, and all made of it that the window looks up as it is shown."""
        if self._inbox.unread is not None:
            return False
        found = sections_of(self._inbox.events, self._session.now, self._session.number)
        return not found or (self._ahead is not None and self._ahead.fits(self._session.now, found))

    async def _make_ready(self) -> None:
        unread = self._inbox.unread
        if unread is not None:
            self._inbox.learn(unread, await self._stepped(unread.read()))
            return
        now = self._session.now
        self._ahead = Ahead(now, sections_of(self._inbox.events, now, self._session.number))
        await self._stepped(self._ahead.steps(self._host))

    async def _stepped(self, work: Generator[None, None, _Result]) -> _Result:
        """Do it in short steps, each after the key before it is answered."""
        try:
            while True:
                end = time.monotonic() + _STEP_S
                while time.monotonic() < end:
                    next(work)
                # A key is passed on several times before it is done: a rest for the loop lets it through at once.
                await asyncio.sleep(max(_STEP_S, self._answer_s()))
        except StopIteration as done:
            self._read_at = time.monotonic()
            result: _Result = done.value
            return result

    def _empty_inbox(self) -> None:
        self._waiting_since = 0.0
        self._hear(self._inbox.taken())
        self._collector.keep()

    def _hear(self, events: Sequence[Event]) -> None:
        """Take in what was found, all at once: the panes are listed anew once; then what else was said."""
        self._learn([event for event in events if isinstance(event, Analysed | Progressed)])
        for event in events:
            match event:
                case Explained():
                    self._explained(event)
                case Proposed():
                    self._proposed(event)
                case Failed():
                    raise WorkerError(event.message, event.hint)

    def _explained(self, event: Explained) -> None:
        asked, number = self._asked, self._session.number
        if asked is not None and (event.job, event.at) == (asked.job, asked.at) and asked.job == number:
            self._asked = None
            for explainer in self._explainers:
                explainer(event)

    def _proposed(self, event: Proposed) -> None:
        if self._proposing is not None and event.words == self._proposing[0].words:
            _, then = self._proposing
            self._proposing = None
            then(event)

    def _learn(self, events: Sequence[Analysed | Progressed]) -> None:
        now, number = self._session.now, self._session.number
        sections, progress = sections_of(events, now, number), progress_of(events, number) or now.progress
        if sections:
            is_ready = self._ahead is not None and self._ahead.fits(now, sections)
            after = self._ahead.over(now) if is_ready and self._ahead is not None else now.recalled(sections)
            self._session.update(after.progressed(progress))
        elif progress != now.progress:
            self._session.update(now.progressed(progress))
        self._ahead = None
        if progress.is_complete and events and self._session.now.known.notes:
            self._session.say_more(" ".join(self._session.now.known.notes))

    def _fail(self, error: WorkerError) -> None:
        self._asked = None
        with contextlib.suppress(WorkerError):  # what is damaged too
            self._hear([event for event in self._inbox.taken() if not isinstance(event, Failed)])
        if self._proposing is not None:
            self._proposed(Proposed(self._session.number, self._proposing[0].words))
        before = self._session.now.progress
        trouble = f"{error.message} {error.hint or _RETRY}"
        self._session.log(trouble)
        progress = Progress(before.done, before.total, before.is_complete, trouble)
        self._session.update(self._session.now.progressed(progress))
