"""Controls the analysing process: asks for an article, takes results in between keys, starts another worker after a failure."""

from __future__ import annotations

import asyncio
import gc
import time
from collections.abc import Callable, Sequence

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
from tui.reader.article_opener import ArticleOpener
from tui.reader.host import Host
from tui.reader.session import ReadingSession
from tui.reading import Progress, Reading

_RETRY = "Press r to analyse again."

# Who keeps a key pressed sees what was found meanwhile after this time at the latest.
_PATIENCE_S = 2.0

# A text of more code points takes the worker minutes, and the window ten milliseconds to send: a first key goes before it.
_LONG, _LONG_S = 1_000_000, 0.2


class Inbox:
    """Keeps of each section the last that was said, in the order in which the sections were spoken of first."""

    def __init__(self) -> None:
        self._events: dict[tuple[str, int, int], Event] = {}

    def __bool__(self) -> bool:
        return bool(self._events)

    def put(self, event: Event) -> None:
        """Add what was said; it takes the place of what it makes out of date."""
        match event:
            case Analysed():
                key = ("analysed", event.job, event.section)
            case Progressed():
                key = ("progressed", event.job, 0)
            case _:
                key = ("other", 0, len(self._events))
        self._events[key] = event

    def taken(self) -> list[Event]:
        """Everything, in order; it is empty then."""
        events, self._events = list(self._events.values()), {}
        return events


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
        self._inbox = Inbox()
        self._waiting_since = 0.0
        self._is_following = False
        self._analysed_number = -1  # the article that the worker has
        self._looked_at = -1  # where the paragraph starts that the worker was told of
        self._asked: Explain | None = None  # what the worker is still to explain
        self._explainers: list[Callable[[Explained], None]] = []
        self._proposing: tuple[Propose, Callable[[Proposed], None]] | None = None
        session.on_move(self._look)

    # --- the life of the worker

    def begin(self) -> None:
        """Have the article analysed, unless it is known from before."""
        # The window and what is known live on: a collection that walked all of them again would be felt at a key.
        gc.freeze()
        gc.set_threshold(20_000, 50, 50)
        gc.enable()
        if self._session.now.progress.is_complete:
            self._unpack()
        else:
            self._follow()

    def end(self) -> None:
        """The window closes: end the worker, or leave it to the next window."""
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
            self._session.take(self._session.now.progressed(Progress()))
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
                if self._rest_s() > 0:
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

    def _rest_s(self) -> float:
        """For how long the reader should not be disturbed: keys that follow each other come first, for a while."""
        now = time.monotonic()
        waited = now - self._waiting_since if self._waiting_since else 0.0
        return min(self._session.moved_at + self.rest_s - now, _PATIENCE_S - waited)

    def _wait(self) -> None:
        if not self._waiting_since:
            self._waiting_since = time.monotonic()
            self._host.run(self._disturb_later(), "inbox")

    async def _disturb_later(self) -> None:
        while (rest_s := self._rest_s()) > 0:
            await asyncio.sleep(rest_s)
        try:
            self._empty_inbox()
        except WorkerError as error:
            self._fail(error)

    def _empty_inbox(self) -> None:
        self._waiting_since = 0.0
        for event in self._inbox.taken():
            self._hear(event)
        gc.freeze()

    def _hear(self, event: Event) -> None:
        match event:
            case Analysed(job=job) if job == self._session.number:
                self._learn(event)
            case Progressed(job=job) if job == self._session.number:
                self._session.update(self._session.now.progressed(Progress(event.done, event.total)))
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

    def _learn(self, event: Analysed) -> None:
        progress, now = Progress(event.done, event.total, event.complete), self._session.now
        if event.analysis.analysed < now.known.analysed_of(event.section):
            self._session.update(now.progressed(progress))  # a second worker has not caught up with the first
        else:
            self._session.update(now.analysed(event.analysis, progress, event.section))
        if event.complete and self._session.now.known.notes:
            self._session.say_more(" ".join(self._session.now.known.notes))

    def _fail(self, error: WorkerError) -> None:
        self._asked = None
        for event in self._inbox.taken():
            if not isinstance(event, Failed):
                self._hear(event)
        if self._proposing is not None:
            self._proposed(Proposed(self._session.number, self._proposing[0].words))
        before = self._session.now.progress
        trouble = f"{error.message} {error.hint or _RETRY}"
        self._session.log(trouble)
        progress = Progress(before.done, before.total, before.is_complete, trouble)
        self._session.update(self._session.now.progressed(progress))
