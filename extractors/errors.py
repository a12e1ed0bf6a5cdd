"""One family of errors. Each says what happened, and its hint says what the person can do."""

from __future__ import annotations

from extractors.visible import visible


class Q7x2Error(Exception):
    """Something that a person should read as a sentence, never as a traceback.

    A file's name, or what a library said of its bytes, may stand in it: it is made harmless for a terminal here, once.

    Attributes:
        message: What happened, and where.
        hint: What to do about it; empty where nothing can be done.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        self.message = visible(message)
        self.hint = visible(hint)
        super().__init__(self.message)

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".rstrip()


class QueryError(Q7x2Error, ValueError):
    """A query that cannot be understood; its text says what and what would be."""


class SourceError(Q7x2Error):
    """A source cannot be read as an article."""


class SourceNote(SourceError):  # noqa: N818 - a note is no error
    """Something to know of a source that was read all the same; no failure."""


class MissingExtraError(SourceError):
    """A package of an extra that is not installed is needed."""


class GivenUpError(SourceError):
    """A question to a corpus was given up before it was answered: nobody waits for it any more."""


class GazetteerError(Q7x2Error):
    """The place index cannot be opened or built."""


class ModelError(Q7x2Error):
    """The spaCy pipeline cannot be loaded."""


class WorkerError(Q7x2Error):
    """The analysing process failed or died."""


class FormatError(Q7x2Error):
    """A format is not known, or not fit for what is asked of it."""


class OutputError(Q7x2Error):
    """A result cannot be written where it was asked for."""


class CorrectionsError(Q7x2Error):
    """Corrections or rules cannot be read or kept."""
