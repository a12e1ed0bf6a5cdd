"""What the reader and the analysing process say to each other: one JSON object a line, its `type` the class's name.

Commands go to the worker's standard input, events come from its standard output. Lines have no upper length.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Generator
from functools import cache
from sys import intern
from typing import Any, get_args, get_origin, get_type_hints

import orjson

from extractors.errors import WorkerError
from extractors.kinds.registry import kind_of_id
from extractors.model import (
    AboutPlace,
    Analysis,
    Anchor,
    Article,
    Candidate,
    Entity,
    Mention,
    ModelInfo,
    Region,
    Span,
)
from extractors.values import dataclass
from extractors.witness import Witness


@dataclass(frozen=True, slots=True)
class Analyse:
    """Command: analyse this article, nearest to the code point `near` first; it replaces the job before it."""

    job: int
    article: Article
    near: int = 0


@dataclass(frozen=True, slots=True)
class Look:
    """Command: the reader is at the code point `near` now."""

    job: int
    near: int


@dataclass(frozen=True, slots=True)
class Redate:
    """Command: resolve the article's dates against another anchor (ISO date, or None)."""

    job: int
    published: str | None
    published_from: str | None


@dataclass(frozen=True, slots=True)
class Explain:
    """Command: say why the words at the code point `at` of the article are a mention, or none; it interrupts no job."""

    job: int
    article: Article
    at: int


@dataclass(frozen=True, slots=True)
class Propose:
    """Command: say what these words of an article of that day can be; it interrupts no job."""

    job: int
    words: str
    published: str | None


@dataclass(frozen=True, slots=True)
class Greet:
    """Command: the first of a window that comes to an analyser which is there already; it is answered by `Ready`.

    Attributes:
        identity: What both must have in common (see `resident.identity`); with another one the analyser leaves.
        keeps: Whether finished analyses are to be kept.
    """

    identity: str
    keeps: bool


@dataclass(frozen=True, slots=True)
class Ready:
    """Event: the model is loaded."""

    model: ModelInfo


@dataclass(frozen=True, slots=True)
class Progressed:
    """Event: so many chunks of so many are analysed."""

    job: int
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Analysed:
    """Event: what is known so far of one section; `complete` when there is no more to come of any.

    Attributes:
        done: Chunks analysed, in all sections.
        section: The section's number, from 0, of so many `sections`; `joining.whole` makes one analysis of them.
    """

    job: int
    analysis: Analysis
    done: int
    total: int
    complete: bool
    section: int = 0
    sections: int = 1


@dataclass(frozen=True, slots=True)
class Explained:
    """Event: the answer to `Explain`, as parts of lines of text that is safe to show."""

    job: int
    at: int
    parts: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Proposed:
    """Event: the answer to `Propose`.

    Attributes:
        places: What the place index has of that name, the likeliest first.
        entities: What the grammars and the model make of the words alone.
    """

    job: int
    words: str
    places: tuple[Candidate, ...] = ()
    entities: tuple[Entity, ...] = ()


@dataclass(frozen=True, slots=True)
class Failed:
    """Event: the worker cannot go on; what happened and what to do, for the person."""

    message: str
    hint: str


Command = Analyse | Look | Redate | Explain | Propose | Greet
Event = Ready | Progressed | Analysed | Explained | Proposed | Failed

# What fields raise that are not those of an article, an analysis or a message.
MALFORMED = (ValueError, TypeError, LookupError, AttributeError)


# So many mentions or entities are read of an analysis in one step: a millisecond's work.
_STEP = {"mentions": 256, "entities": 32}


def encoded(message: Command | Event) -> bytes:
    """One line, its end included; an analysis is the last in it (see `unread`)."""
    fields = {field.name: getattr(message, field.name) for field in dataclasses.fields(message)}
    if "analysis" in fields:
        fields["analysis"] = fields.pop("analysis")
    return orjson.dumps(
        {"type": type(message).__name__, **fields}, default=list, option=orjson.OPT_APPEND_NEWLINE
    )


def plain(analysis: Analysis) -> bytes:
    """An analysis alone as JSON; `analysis_of` reads its fields."""
    return orjson.dumps(analysis, default=list)


def decoded_command(line: bytes) -> Command:
    """The command of a line.

    Raises:
        WorkerError: The line is none.
    """
    try:
        name, fields = _fields(line)
        if name == "Analyse":
            return Analyse(**{**fields, "article": article_of(fields["article"])})
        if name == "Explain":
            return Explain(**{**fields, "article": article_of(fields["article"])})
        if name == "Look":
            return Look(**fields)
        if name == "Redate":
            return Redate(**fields)
        if name == "Propose":
            return Propose(**fields)
        if name == "Greet":
            return Greet(**fields)
    except MALFORMED as error:
        raise damaged(line) from error
    raise WorkerError(f"The worker was told something it does not know: {name!r}.")


def decoded_event(line: bytes) -> Event:
    """The event of a line.

    Raises:
        WorkerError: The line is none.
    """
    try:
        name, fields = _fields(line)
        if name == "Analysed":
            return Analysed(**{**fields, "analysis": analysis_of(fields["analysis"])})
        if name == "Progressed":
            return Progressed(**fields)
        if name == "Explained":
            return Explained(**{**fields, "parts": tuple(tuple(part) for part in fields["parts"])})
        if name == "Proposed":
            places = tuple(Candidate(**place) for place in fields["places"])
            entities = tuple(_entity(entity) for entity in fields["entities"])
            return Proposed(**{**fields, "places": places, "entities": entities})
        if name == "Ready":
            return Ready(ModelInfo(**fields["model"]))
        if name == "Failed":
            return Failed(**fields)
    except MALFORMED as error:
        raise damaged(line) from error
    raise WorkerError(f"The worker said something unknown: {name!r}.")


def article_of(fields: dict[str, Any]) -> Article:
    """An article from its plain fields.

    Raises:
        Exception: One of `MALFORMED`, where they are not those of an article.
    """
    regions = tuple(Region(**region) for region in fields["regions"])
    anchors = tuple(Anchor(**anchor) for anchor in fields.get("anchors") or ())
    witnesses = tuple(Witness(**witness) for witness in fields.get("witnesses") or ())
    paragraphs = _spans(fields["paragraphs"])
    told = {"regions": regions, "paragraphs": paragraphs, "anchors": anchors, "witnesses": witnesses}
    return Article(**{**fields, **told})


def analysis_of(fields: dict[str, Any]) -> Analysis:
    """An analysis from its plain fields; an entity's class follows from its id's letter.

    Raises:
        Exception: One of `MALFORMED`, where they are not those of an analysis.
    """
    steps = analysis_in_steps(fields)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            analysis: Analysis = end.value
            return analysis


def analysis_in_steps(fields: dict[str, Any]) -> Generator[None, None, Analysis]:
    """The same, with a pause after every millisecond's work: a window answers keys in between.

    Raises:
        Exception: As `analysis_of`.
    """
    mentions: list[Mention] = []
    for start in range(0, len(fields["mentions"]), _STEP["mentions"]):
        some = fields["mentions"][start : start + _STEP["mentions"]]
        mentions += [Mention(**_shared(mention)) for mention in some]
        yield
    entities: list[Entity] = []
    for start in range(0, len(fields["entities"]), _STEP["entities"]):
        entities += map(_entity, fields["entities"][start : start + _STEP["entities"]])
        yield
    model = fields["model"]
    return Analysis(
        sentences=_spans(fields["sentences"]),
        mentions=tuple(mentions),
        entities=tuple(entities),
        analysed=fields["analysed"],
        about=tuple(AboutPlace(**each) for each in fields["about"]),
        model=ModelInfo(**model) if model else None,
        notes=tuple(fields["notes"]),
    )


def _shared(fields: dict[str, Any]) -> dict[str, Any]:
    """With every word kept once, however many entities and mentions have it: a third of the memory of a long text."""
    return {name: intern(value) if value.__class__ is str else value for name, value in fields.items()}


def _entity(fields: dict[str, Any]) -> Entity:
    class_: Any = kind_of_id(fields["id"]).entity
    fields = _shared(fields)
    for name, item in _lists(class_).items():
        value = fields.get(name, ())
        fields[name] = (
            tuple(map(intern, value)) if item is str else tuple(item(**_shared(one)) for one in value)
        )
    entity: Entity = class_(**fields)
    return entity


@cache
def _lists(class_: Any) -> dict[str, type[Any]]:
    """The fields of an entity class that are lists, each with the class of what it lists: words, or values with fields."""
    hints = get_type_hints(class_)
    return {
        field.name: get_args(hint)[0]
        for field in dataclasses.fields(class_)
        if get_origin(hint := hints[field.name]) is tuple
    }


def _fields(line: bytes) -> tuple[str, dict[str, Any]]:
    fields = orjson.loads(line)
    return fields.pop("type"), fields


def damaged(line: bytes) -> WorkerError:
    """What is said of a line that is no message."""
    return WorkerError(f"A line of the protocol is damaged: {line[:80]!r}.")


def _spans(pairs: list[list[int]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in pairs)
