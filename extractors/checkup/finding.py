"""What was looked at, how it is, and what mends it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from extractors import installation

State = Literal["ok", "note", "wrong"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at.

    Attributes:
        area: What it belongs to, such as `folders`.
        subject: What it is.
        state: `ok`; `note` where something is missing that not everybody needs; `wrong` where something will fail.
        words: What was seen.
        remedy: What to do about it, as a sentence; empty where there is nothing to do.
    """

    area: str
    subject: str
    state: State
    words: str
    remedy: str = ""


Check = Callable[[], Iterable[Finding]]


def looked_at(area: str, subject: str, check: Check) -> Iterator[Finding]:
    """What a check finds; what breaks it is a finding itself, for nothing that is damaged may end the look at the rest."""
    try:
        yield from check()
    except Exception as error:
        words = f"It cannot be looked at ({type(error).__name__}: {error})."
        yield Finding(area, subject, "wrong", words, installation.again())
