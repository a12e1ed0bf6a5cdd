"""Statements: who says what."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import get_args

from extractors.folding import folded
from extractors.kinds.field import (
    CHECKED_WORDS,
    CHECKED_WORDS_OR_NONE,
    LIST_OF_WORDS,
    WORDS,
    WORDS_OR_NULL,
    Check,
    Column,
    Field,
    meant,
    one_of,
)
from extractors.kinds.spec import Colours, Fields, KindSpec, Referred, Relation
from extractors.model import Entity, Figure, Span, Stance, Statement, StatementType

_STANCES = get_args(Stance)
_OFFSET = {"type": ["integer", "null"], "minimum": 0}


def _described(statement: Statement, referred: Referred) -> str:
    source = referred(statement.source) if statement.source else statement.source_text or "nobody named"
    stance = "" if statement.stance == "asserts" else statement.stance
    return ", ".join(filter(None, (source, statement.cue, stance, statement.type)))


def _across(entity: Fields, others: Mapping[str, Fields]) -> tuple[str, ...] | None:
    """The same words of the same source."""
    source = others.get(entity["source"] or "")
    return folded(source["name"] if source else entity["source"] or ""), folded(entity["words"])


def _altered(statement: Statement, to: Fields) -> Statement:
    """Another source is known by its name alone: the words that stood for the one before are none of it."""
    if "source" in to:
        to = {"source_text": None, "source_start": None, "source_end": None, **to}
    return replace(statement, **to)


def _followed(before: Statement, after: Statement, other: Entity) -> Entity:
    """Who says it claims its figures: those that the former speaker claimed are the other one's."""
    if before.source == after.source or not isinstance(other, Figure) or other.id not in after.figures:
        return other
    return replace(other, source=after.source) if other.source == before.source else other


def _relocated(statement: Statement, at: Callable[[int, int], Span]) -> Statement:
    """The statement with the words for who says it, and those of saying, where they stand in another text."""
    source, cue = (
        (None, None) if start is None or end is None else at(start, end)
        for start, end in (
            (statement.source_start, statement.source_end),
            (statement.cue_start, statement.cue_end),
        )
    )
    return replace(statement, source_start=source[0], source_end=source[1], cue_start=cue[0], cue_end=cue[1])


def _withdrawn(rejected: Statement, other: Entity) -> Entity:
    """A figure is claimed by nobody where the statement that says so is none."""
    if isinstance(other, Figure) and other.id in rejected.figures and other.source == rejected.source:
        return replace(other, source=None)
    return other


SPEC = KindSpec(
    name="statement",
    letter="S",
    entity=Statement,
    types=get_args(StatementType),
    default_type="indirect",
    meaning="What somebody says: its mentions are the words that are said.",
    component="q7x2_statements",
    after=("location", "actor", "figure", "date"),
    linker="extractors.linkers:Statements",
    fields=(
        Field(
            "stance",
            meant(
                one_of(*_STANCES),
                "How who says it stands to it: asserts, denies, doubts (leaves it open, asks), plans, demands, quotes another.",
            ),
            Column("string", ", ".join(_STANCES)),
            True,
            Check(lambda value: value in _STANCES, f"one of: {', '.join(_STANCES)}"),
        ),
        Field(
            "words",
            meant(WORDS, "What is said, on one line."),
            Column("string", "what is said"),
            True,
            CHECKED_WORDS,
        ),
        Field(
            "source",
            meant(
                WORDS_OR_NULL,
                "Entity id, or words, of who says it; null where nobody is named, or a pronoun can mean several.",
            ),
            Column("string", "entity id, or words, of who claims a figure or says a statement"),
            True,
            CHECKED_WORDS_OR_NONE,
        ),
        Field(
            "cue",
            meant(WORDS_OR_NULL, "The words of saying; null where there are none."),
            Column("string", "words of saying"),
            True,
        ),
        Field(
            "when",
            meant(WORDS_OR_NULL, "Id of the date on which it was said."),
            Column("string", "entity id, or words"),
            True,
        ),
        Field(
            "where",
            meant(WORDS_OR_NULL, "Id of the place at which it was said."),
            Column("string", "entity id, or words"),
            True,
        ),
        Field("within", meant(WORDS_OR_NULL, "Id of the statement whose words hold it.")),
        Field("figures", meant(LIST_OF_WORDS, "Ids of the figures in it.")),
        Field(
            "source_text",
            meant(WORDS_OR_NULL, "The words for who says it, as they stand in the text."),
            None,
            True,
        ),
        *(
            Field(f"{of}_{end}", meant(_OFFSET, f"Where the words for {what} {end}."))
            for of, what in (("source", "who says it"), ("cue", "the saying"))
            for end in ("start", "end")
        ),
    ),
    relations=(
        Relation("source", ("actor",), asked="who says it", nobody="nobody who is named"),
        Relation("when", ("date",)),
        Relation("where", ("location",)),
        Relation("within", ("statement",)),
        Relation("figures", ("figure",), is_list=True),
    ),
    called="words",
    is_named=False,
    needs=("words",),
    was=("type", "stance", "words", "source"),
    synonyms=("quote", "saying"),
    term="statement",
    mentioned="statements",
    array="statements",
    relocated=_relocated,
    linked_by="the same words of the same source",
    colours=Colours("#b9c47a", "#55600a"),
    mark="text-decoration: underline dotted;",
    displayed=lambda statement, wording: statement.words or wording,
    described=_described,
    withdrawn=_withdrawn,
    followed=_followed,
    across=_across,
    altered=_altered,
)
