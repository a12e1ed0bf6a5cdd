"""A worker that needs no process: it says what it is told to, so that the window's tests are exact."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

from extractors.errors import WorkerError
from extractors.model import Analysis
from extractors.protocol import Analyse, Analysed, Command, Event
from tui.client import Client


class CannedClient(Client):
    """Answers every `Analyse` with the same analysis; `say` and `die` are for the test to call."""

    def __init__(self, analysis: Analysis | None) -> None:
        self.model = "canned"
        self.next: CannedClient | None = None  # what `another` gives
        self.heard: list[Command] = []
        self.has_ended = False
        self._analyser = None
        self._analysis = analysis
        self._events: asyncio.Queue[Event | WorkerError] = asyncio.Queue()

    def another(self) -> Client:
        assert self.next is not None
        return self.next

    async def connect(self) -> None:
        return None

    def send(self, command: Command) -> None:
        self.heard.append(command)
        if isinstance(command, Analyse) and self._analysis is not None:
            self.say(Analysed(command.job, self._analysis, 3, 3, complete=True))

    def say(self, event: Event) -> None:
        self._events.put_nowait(event)

    def die(self, message: str) -> None:
        self._events.put_nowait(WorkerError(message, "Press r to analyse again."))

    async def events(self) -> AsyncIterator[Event]:
        while True:
            event = await self._events.get()
            if isinstance(event, WorkerError):
                raise event
            yield event

    def end(self) -> None:
        self.has_ended = True

    leave = end
