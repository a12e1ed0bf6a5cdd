"""What the worker said and the window has not taken in yet."""

from __future__ import annotations

from extractors.protocol import Analysed, Event, Progressed


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
