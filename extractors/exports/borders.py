"""Where mentions begin and end in a run of the text, in the order in which brackets stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.model import Mention, Span


@dataclass(slots=True)
class Border:
    """An offset with the mentions that end there, innermost first, and those that begin there, outermost first."""

    offset: int
    ends: list[Mention] = field(default_factory=list)
    starts: list[Mention] = field(default_factory=list)


def borders_of(mentions: Sequence[Mention], span: Span) -> list[Border]:
    """The borders in the span, in text order; a mention that reaches beyond it is cut there.

    Args:
        mentions: Those that share a character with the span.
        span: The run of the text.
    """
    found: dict[int, Border] = {}
    for mention in mentions:
        start, end = max(mention.start, span.start), min(mention.end, span.end)
        found.setdefault(start, Border(start)).starts.append(mention)
        found.setdefault(end, Border(end)).ends.append(mention)
    for border in found.values():
        border.starts.sort(key=lambda m: (-m.end, m.kind))
        border.ends.sort(key=lambda m: (-m.start, m.end, m.kind))
    return [found[offset] for offset in sorted(found)]
