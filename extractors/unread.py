"""What the worker found of a section, as it came: who it is for reads it when it is wanted, in steps, or never."""

from __future__ import annotations

from collections.abc import Generator

import orjson

from extractors.model import Analysis
from extractors.protocol import MALFORMED, Analysed, analysis_in_steps, damaged
from extractors.values import dataclass

_BEGINNING, _ANALYSIS = b'{"type":"Analysed",', b',"analysis":'

# The fields before the analysis are numbers: they take no more bytes.
_HEAD_BYTES = 400


@dataclass(frozen=True, slots=True)
class Unread:
    """An `Analysed` whose analysis was not read yet.

    Attributes:
        head: The event, with nothing in its analysis.
        line: The event as it came.
    """

    head: Analysed
    line: bytes

    def read(self) -> Generator[None, None, Analysed]:
        """Read it, with a pause after every few milliseconds' work; the event is what the generator returns.

        Raises:
            WorkerError: The line is damaged.
        """
        try:
            fields = orjson.loads(self.line)
            yield
            analysis = yield from analysis_in_steps(fields["analysis"])
        except MALFORMED as error:
            raise damaged(self.line) from error
        head = self.head
        return Analysed(head.job, analysis, head.done, head.total, head.complete, head.section, head.sections)

    def whole(self) -> Analysed:
        """Read it in one go.

        Raises:
            WorkerError: The line is damaged.
        """
        reading = self.read()
        while True:
            try:
                next(reading)
            except StopIteration as end:
                event: Analysed = end.value
                return event


def unread_of(line: bytes) -> Unread | None:
    """The line as an event that is not read yet; None where it is no `Analysed`, or not as `encoded` writes one."""
    if not line.startswith(_BEGINNING):
        return None
    end = line.find(_ANALYSIS, 0, _HEAD_BYTES)
    if end < 0:
        return None
    try:
        fields = orjson.loads(line[:end] + b"}")
        del fields["type"]
        return Unread(Analysed(analysis=Analysis(), **fields), line)
    except MALFORMED:
        return None
