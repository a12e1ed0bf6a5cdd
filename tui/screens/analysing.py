"""The part of the window that hears the worker."""

from __future__ import annotations

import asyncio
import gc
import time
from collections.abc import Sequence

from extractors.cache import DAMAGES
from extractors.errors import WorkerError
from extractors.model import Analysis
from extractors.protocol import Analyse, Analysed, Event, Failed, Progressed, Redate
from tui.client import Client
from tui.inbox import Inbox
from tui.kept import Kept
from tui.reading import Progress, Reading
from tui.screens.holding import HoldingScreen

_RETRY = "Press r to analyse again."

# Who keeps a key pressed sees what was found meanwhile after this time at the latest.
_PATIENCE_S = 2.0


class AnalysingScreen(HoldingScreen):
    """Takes what the worker finds into the reading; says so where it dies, and keeps the text and what was found."""

    _is_following = False
    _analysed_here = -1  # the job that the worker has

    kept: Kept
    rest_s = 0.12  # after a key the reader is not disturbed for so long
    sections_kept: dict[
        int, Sequence[Analysis]
    ]  # what was kept of each article that was opened, by its number

    def __init__(self, reading: Reading, client: Client) -> None:
        super().__init__(reading, client)
        self._inbox = Inbox()
        self._waiting_since = 0.0

    def on_mount(self) -> None:
        """Have the article analysed, unless it is known from before."""
        # The window and what is known live on: a collection that walked all of them again would be felt at a key.
        gc.freeze()
        gc.set_threshold(20_000, 50, 50)
        if self.now.progress.is_complete:
            self._unpack()
        else:
            self._follow()

    def on_unmount(self) -> None:
        """The worker ends with the window."""
        self.client.end()

    def action_retry(self) -> None:
        """Start another worker where the last one failed."""
        if not self.now.progress.trouble:
            self.notice = "Nothing failed: the analysis is running, or done."
            return
        self.client.end()
        self.client = self.client.another()
        self.take(self.now.progressed(Progress()))
        self._follow()

    def restart_analysis(self, reading: Reading) -> None:
        """Take another text under the same number; what the worker may still say of the old one is not heard."""
        if not self.now.progress.is_complete:
            self.client.end()
            self.client = self.client.another()
            self._is_following = False
        self.take(reading)
        self.analyse()

    def analyse(self) -> None:
        """Ask for the analysis of what is read now, unless it is known."""
        if self.now.progress.is_complete:
            self._unpack()
        elif self._is_following:
            self._analysed_here = self.job
            self.tell(Analyse(self.job, self.now.article, self.now.focus.offset))
        else:
            self._follow()

    def resolve_anew(self) -> None:
        """Have the dates resolved against the article's anchor as it is now."""
        article = self.now.article
        if self._analysed_here == self.job:
            self.tell(Redate(self.job, article.published, article.published_from))
        else:  # it was known from before: the worker has never seen it
            self.take(self.now.progressed(Progress()))
            self.analyse()

    def _follow(self) -> None:
        self._is_following = True
        self.run_worker(self._listen(self.client), group="analysis", exclusive=True, exit_on_error=False)

    def _unpack(self) -> None:
        """Learn the sections of a long text that are kept and not known yet, nearest the reader first."""
        known = {section.number for section in self.now.known.sections}
        kept = self.sections_kept.get(self.job, ())
        here = min(known, default=0)
        left = sorted(set(range(len(kept))) - known, key=lambda number: abs(number - here))
        if left:
            self.run_worker(self._unpacked(self.job, kept, left), group="unpacking", exclusive=True)

    async def _unpacked(self, job: int, kept: Sequence[Analysis], left: list[int]) -> None:
        sections: dict[int, Analysis] = {}
        for number in left:
            try:
                sections[number] = await asyncio.to_thread(kept.__getitem__, number)
            except DAMAGES:
                self.take(self.now.progressed(Progress()))
                return self.analyse()
            if job != self.job:
                return None
            # Ever more at a time: the panes are listed anew each time.
            if 2 * len(sections) > len(self.now.known.sections) or number == left[-1]:
                self.reading = self.now.recalled(sections)
                sections = {}
        return None

    async def _listen(self, client: Client) -> None:
        try:
            await client.connect()
            self.analyse()
            async for event in client.events():
                self._inbox.put(event)
                if self._rest_s() > 0:
                    self._wait()
                else:
                    self._empty_inbox()
        except WorkerError as error:
            self._fail(error)
        except OSError as error:
            self._fail(WorkerError(f"The analysis cannot be reached ({error.strerror or error})."))

    def _rest_s(self) -> float:
        """For how long the reader should not be disturbed: keys that follow each other come first, for a while."""
        now = time.monotonic()
        waited = now - self._waiting_since if self._waiting_since else 0.0
        return min(self.moved_at + self.rest_s - now, _PATIENCE_S - waited)

    def _wait(self) -> None:
        if not self._waiting_since:
            self._waiting_since = time.monotonic()
            self.run_worker(self._disturb_later(), group="inbox", exclusive=True, exit_on_error=False)

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
            case Analysed(job=job) if job == self.job:
                self._learn(event)
            case Progressed(job=job) if job == self.job:
                self.reading = self.now.progressed(Progress(event.done, event.total))
            case Failed():
                raise WorkerError(event.message, event.hint)

    def _learn(self, event: Analysed) -> None:
        progress = Progress(event.done, event.total, event.complete)
        if event.analysis.analysed < self.now.known.analysed_of(event.section):
            self.reading = self.now.progressed(progress)  # a second worker has not caught up with the first
        else:
            self.reading = self.now.analysed(event.analysis, progress, event.section)
        if event.complete and self.now.known.notes:
            self.say_more(" ".join(self.now.known.notes))

    def _fail(self, error: WorkerError) -> None:
        for event in self._inbox.taken():
            if not isinstance(event, Failed):
                self._hear(event)
        kept = self.now.progress
        trouble = f"{error.message} {error.hint or _RETRY}"
        self.log_message(trouble)
        self.reading = self.now.progressed(Progress(kept.done, kept.total, kept.is_complete, trouble))
