"""What was found, made ready step by step to be shown: the window then takes it in at once, without a look at all of it."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence

from extractors.kinds.registry import kind_names
from extractors.model import Analysis
from extractors.protocol import Analysed, Event, Progressed
from extractors.unread import Unread
from tui.reader.host import Host
from tui.reading import Progress, Reading


def sections_of(events: Sequence[Event | Unread], reading: Reading, number: int) -> dict[int, Analysis]:
    """The sections that events tell more of than is known, each with what was found.

    Args:
        events: What the worker said; of what is unread nothing is taken.
        reading: What is known.
        number: Which of the articles it is of.
    """
    return {
        event.section: event.analysis
        for event in events
        if isinstance(event, Analysed) and event.job == number
        # Else a second worker has not caught up with the first.
        if event.analysis.analysed >= reading.known.analysed_of(event.section)
    }


def progress_of(events: Sequence[Event | Unread], number: int) -> Progress | None:
    """How far the last of the events says that the analysis is; None where none says so."""
    told = [
        Progress(event.done, event.total, isinstance(event, Analysed) and event.complete)
        for event in events
        if isinstance(event, Analysed | Progressed) and event.job == number
    ]
    return told[-1] if told else None


class Ahead:
    """A reading that knows more, beside the one that is shown.

    Args:
        began: What is shown as this begins.
        sections: What was found since.
    """

    def __init__(self, began: Reading, sections: Mapping[int, Analysis]) -> None:
        self._began, self._sections = began, dict(sections)
        self._reading: Reading | None = None

    def steps(self, host: Host) -> Generator[None, None, None]:
        """Make it ready, with a pause after every millisecond's work or two."""
        reading = self._began.recalled(self._sections)
        yield
        for section in reading.known.sections:
            if section.number in self._sections:
                for _ in (section.of_entity, section.plain, section.shown, section.sentence_starts):
                    yield
        facts = reading.facts
        for kind in kind_names():
            facts.listing.of(kind)
            yield
        for _ in (facts.doubts, facts.counts, facts.between(reading.page), reading.known.about):
            yield
        yield from host.prepare(reading)
        self._reading = reading

    def fits(self, now: Reading, sections: Mapping[int, Analysis]) -> bool:
        """Whether it is ready, made of these sections, and what is shown now has learnt nothing since."""
        began, own = self._began, self._sections
        return (
            self._reading is not None
            and now.known is began.known
            and now.corrections is began.corrections
            and now.article is began.article
            and own.keys() == sections.keys()
            and all(own[at] is found for at, found in sections.items())
        )

    def over(self, now: Reading) -> Reading:
        """What is shown now with what this knows more, where it fits."""
        return now if self._reading is None else now.caught_up(self._reading)
