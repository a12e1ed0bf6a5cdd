"""Records of paragraphs -> statements of an article: quotations that go on, and those that float."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from extractors.annotations import Group
from extractors.model import Span, Statement
from extractors.rules import Rejected, Verdict, rejected, verdicts_of
from extractors.statements.book import STATEMENT_RULES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from extractors.annotations import Paragraph

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class StatementGroup(Group[Statement]):
    """A statement with the record that it is made of, and the index of the statement whose source it has where it floats.

    Attributes:
        record: What the component wrote of it.
        after: Index of the group whose source it has; None where it names its own.
    """

    record: Mapping[str, Any] = field(default_factory=dict)
    after: int | None = None


@dataclass(slots=True)
class _Draft:
    """A statement while paragraphs are joined."""

    record: Record
    spans: list[list[int]]
    paragraph: int
    after: int | None = None
    is_open: bool = False
    verdicts: list[Verdict] = field(default_factory=list)


def link_statements(
    paragraphs: Sequence[Paragraph],
    component: str,
    actors: Sequence[Span],
    figures: Sequence[Span],
    text: str,
    refused: list[Rejected],
) -> tuple[StatementGroup, ...]:
    """The statements of an article; who says them is decided once actors have their ids (`extractors.statements.attribution`).

    Args:
        paragraphs: What was found, in text order.
        component: The component's name.
        actors: Spans of actors.
        figures: Spans of figures, in their order.
        text: The article's text.
        refused: Gets what has nobody who could say it.
    """
    drafts: list[_Draft] = []
    for paragraph in paragraphs:
        for record in paragraph.of(component):
            _take(drafts, record, paragraph.index, actors, refused)
    spans = [tuple(Span(*span) for span in draft.spans) for draft in drafts]
    holders = [_holder(at, spans) for at in range(len(drafts))]
    return tuple(
        StatementGroup(
            _statement(draft, spans[at], holders[at], figures, text),
            spans[at],
            tuple(draft.verdicts),
            record=draft.record,
            after=draft.after,
        )
        for at, draft in enumerate(drafts)
    )


def _take(
    drafts: list[_Draft], record: Record, paragraph: int, actors: Sequence[Span], refused: list[Rejected]
) -> None:
    """Add a record: to the statement that it goes on with, or as one of its own."""
    last = next((at for at in range(len(drafts) - 1, -1, -1) if not _is_inner(drafts, at)), None)
    verdicts = verdicts_of(record)
    draft = _Draft(record, list(record["spans"]), paragraph, is_open=record["is_open"], verdicts=verdicts)
    if record["floats"]:
        before = None if last is None else drafts[last]
        if before is not None and before.is_open and record["opens"] and before.paragraph == paragraph - 1:
            before.spans += record["spans"]
            before.paragraph, before.is_open = paragraph, record["is_open"]
            before.verdicts.append(_verdict("source-paragraphs", record))
            return
        if last is not None and _follows(drafts[last], record, paragraph):
            draft.after = last
        elif record["before"] is None or not _names_actor(record["before"], actors):
            refused.append(rejected("statement", record, [_verdict("source-nobody", record)]))
            return
    elif (
        verdicts[0].rule == "statement-headline"
        and not record["is_somebody"]
        and not _names_actor(record["head"], actors)
    ):
        refused.append(rejected("statement", record, [_verdict("source-no-actor", record)]))
        return
    drafts.append(draft)


def _verdict(rule: str, record: Record, *words: str) -> Verdict:
    return STATEMENT_RULES[rule].verdict(record["start"], record["end"], *words)


def _is_inner(drafts: Sequence[_Draft], at: int) -> bool:
    """Whether a statement before it holds it."""
    start, end = drafts[at].spans[0][0], drafts[at].spans[-1][1]
    return any(
        other.spans[0][0] <= start and end <= other.spans[-1][1]
        for other in drafts[max(0, at - 4) : at]
        if (other.spans[0][0], other.spans[-1][1]) != (start, end)
    )


def _follows(before: _Draft, record: Record, paragraph: int) -> bool:
    """Whether a quotation with nobody beside it stands right behind a statement, in its paragraph or opening the next."""
    if record["opens"]:
        return paragraph - 1 <= before.paragraph <= paragraph
    return before.paragraph == paragraph and record["before"] is None


def _names_actor(run: Sequence[int], actors: Sequence[Span]) -> bool:
    return any(span.start < run[1] and run[0] < span.end for span in actors)


def _holder(at: int, spans: Sequence[tuple[Span, ...]]) -> int | None:
    """Index of the shortest statement whose words hold all words of this one."""
    own = spans[at]
    start, end = own[0].start, own[-1].end
    best: tuple[int, int] | None = None
    for index in range(max(0, at - 12), min(len(spans), at + 12)):
        if index == at or spans[index] == own:
            continue
        holds = all(
            any(span.start <= each.start and each.end <= span.end for span in spans[index]) for each in own
        )
        length = spans[index][-1].end - spans[index][0].start
        if holds and length > end - start and (best is None or length < best[0]):
            best = (length, index)
    return None if best is None else best[1]


def _inside(spans: Sequence[Span], figures: Sequence[Span]) -> Iterator[int]:
    for index, figure in enumerate(figures):
        if any(span.start <= figure.start and figure.end <= span.end for span in spans):
            yield index


def _statement(
    draft: _Draft, spans: Sequence[Span], holder: int | None, figures: Sequence[Span], text: str
) -> Statement:
    record = draft.record
    source, cue = record["source"], record["cue"]
    words = " ".join(" ".join(text[span.start : span.end] for span in spans).split())
    return Statement(
        id="",
        type=record["type"],
        stance=record["stance"],
        words=words,
        cue=None if cue is None else " ".join(text[cue[0] : cue[1]].split()),
        within=None if holder is None else f"#{holder}",
        figures=tuple(f"F#{index}" for index in _inside(spans, figures)),
        source_text=None if source is None else " ".join(text[source[0] : source[1]].split()),
        source_start=None if source is None else source[0],
        source_end=None if source is None else source[1],
        cue_start=None if cue is None else cue[0],
        cue_end=None if cue is None else cue[1],
    )
