"""Statements as relations: who says what by which words, each with its place in the text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.model import Analysis, Mention, Span, Statement


@dataclass(frozen=True, slots=True)
class Told:
    """A statement with its places in the text.

    Attributes:
        statement: The statement.
        content: The runs of what is said, in text order.
        source: Where the words for who says it stand; None where there are none.
        cue: Where the words of saying stand; None where there are none.
        actor: The mention of an actor that those words are, or hold; None where they mention none.
    """

    statement: Statement
    content: tuple[Mention, ...]
    source: Span | None
    cue: Span | None
    actor: Mention | None


def statements_told(analysis: Analysis) -> Iterator[Told]:
    """The statements of an analysis that have words in the text, in their order."""
    content: dict[str, list[Mention]] = defaultdict(list)
    for mention in analysis.mentions:
        if mention.kind == "statement":
            content[mention.entity].append(mention)
    actors = [mention for mention in analysis.mentions if mention.kind == "actor"]
    for entity in analysis.entities:
        if isinstance(entity, Statement) and content[entity.id]:
            source = _span(entity.source_start, entity.source_end)
            actor = None if source is None else _actor(entity.source, source, actors)
            runs = tuple(sorted(content[entity.id], key=lambda run: run.start))
            yield Told(entity, runs, source, _span(entity.cue_start, entity.cue_end), actor)


def _span(start: int | None, end: int | None) -> Span | None:
    return None if start is None or end is None else Span(start, end)


def _actor(id_: str | None, source: Span, actors: list[Mention]) -> Mention | None:
    return next(
        (m for m in actors if m.entity == id_ and m.start < source.end and source.start < m.end), None
    )
