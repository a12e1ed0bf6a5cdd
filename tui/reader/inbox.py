"""Holds what the worker said until the window takes it."""

from __future__ import annotations

from extractors.protocol import Analysed, Event, Progressed
from extractors.unread import Unread


class Inbox:
    """Keeps of each section the last that was said, in the order in which it was said."""

    def __init__(self) -> None:
        self._events: dict[tuple[str, int, int], Event | Unread] = {}

    def __bool__(self) -> bool:
        return bool(self._events)

    def put(self, event: Event | Unread) -> None:
        """Add what was said; it takes the place of what it makes out of date, read or not."""
        key = self._key(event)
        self._events.pop(key, None)
        self._events[key] = event

    @property
    def unread(self) -> Unread | None:
        """The first that is to be read before it can be taken; None where there is none."""
        return next((event for event in self._events.values() if isinstance(event, Unread)), None)

    @property
    def events(self) -> list[Event | Unread]:
        """Everything, in order; it stays."""
        return list(self._events.values())

    def learn(self, unread: Unread, event: Analysed) -> None:
        """Have the event where it was unread; what was read in vain, as more was said meanwhile, is forgotten."""
        key = self._key(unread)
        if self._events.get(key) is unread:
            self._events[key] = event

    def taken(self) -> list[Event]:
        """Everything, in order; it is empty then.

        Raises:
            WorkerError: Something unread is damaged.
        """
        events, self._events = list(self._events.values()), {}
        return [event.whole() if isinstance(event, Unread) else event for event in events]

    def forget(self) -> None:
        """Forget everything."""
        self._events = {}

    def _key(self, event: Event | Unread) -> tuple[str, int, int]:
        said = event.head if isinstance(event, Unread) else event
        match said:
            case Analysed():
                return "analysed", said.job, said.section
            case Progressed():
                return "progressed", said.job, 0
        return "other", 0, len(self._events)
