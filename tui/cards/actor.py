"""The card of an actor: its wordings, what it stands for, what it does, what is counted of it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from extractors.model import Action, Actor, Figure, Mention, Place, Span, Statement
from tui.cards.blocks import Block, Fixed, Rows
from tui.cards.entity_anchor import mentions_of
from tui.cards.line import Line, Piece, Stop, absent, field, fitted, heading, indented, with_absent_last
from tui.cards.listed import entities_listed
from tui.cards.names import Names
from tui.cards.statement import statements, statements_listed
from tui.visible import visible

_UNSURE = {"alleged": " · alleged", "denied": " · denied", "may": " · not certain"}
_OWN_WORDS = re.compile(
    r"\b(?:not|never|deny|den(?:y|ies|ied)|refus|declin|fail|ceas|stop|avoid|may|might|c(?:an|ould)|should|must|ought|would)|n['’]t"
)
"""Words of a deed by which a reader sees that it was not done, or not for certain."""


def of_actor(names: Names, actor: Actor, mentions: Sequence[Mention]) -> list[Block]:
    """Aliases, country and place; actions; the figures said of it or that it claims; what it says, and others of it."""
    figures = [entity for entity in names.facts.entities.values() if isinstance(entity, Figure)]
    return [
        Fixed(_fields(names, actor)),
        *_actions(names, actor),
        *entities_listed(
            names,
            "figures",
            [figure.id for figure in figures if actor.id in (figure.who, *figure.who_with)],
            "said of it",
        ),
        *entities_listed(
            names,
            "claims",
            [figure.id for figure in figures if figure.source == actor.id],
            "figures it gives",
        ),
        *_statements(names, actor, mentions),
    ]


def _statements(names: Names, actor: Actor, mentions: Sequence[Mention]) -> list[Block]:
    """What it says, and what others say of it."""
    found = statements(names)
    own = [each for each in found if each.source == actor.id]
    starts = sorted(mention.start for mention in mentions)
    others = [each for each in found if each.source != actor.id and _tells_of(names, each, starts)]
    outer = [each for each in others if each.within not in {other.id for other in others}]
    return [
        *statements_listed(names, "said", own, "what it says"),
        *statements_listed(names, "of it", outer, "what others say of it", with_source=True),
    ]


def _tells_of(names: Names, statement: Statement, starts: Sequence[int]) -> bool:
    """Whether one of the places stands in what is said."""
    runs = mentions_of(names.facts, statement.id)
    return any(bisect_left(starts, run.start) < bisect_left(starts, run.end) for run in runs)


def _fields(names: Names, actor: Actor) -> list[Line]:
    width = names.width
    aliases = ", ".join(dict.fromkeys(alias for part, _ in _parts(names, actor) for alias in part.aliases))
    lines = field("also", aliases, width) if aliases else absent("other names")
    place = names.facts.entities.get(actor.place or "")
    if not isinstance(place, Place) or place.country != actor.country or place.type != "country":
        lines += names.place_in(actor.country)
    if place is not None:
        lines += names.linked("stands for", place.id, f"{place.type} {actor.country or ''}".rstrip())
    lines += field("why", actor.reason, width) if actor.reason else absent("why")
    return with_absent_last(lines, width)


def _parts(names: Names, actor: Actor) -> list[tuple[Actor, tuple[Span, ...]]]:
    """The actor as each section of the text has it, with that section's sentences."""
    held = (
        (section.entities.get(actor.id), section.analysis.sentences) for section in names.facts.known.sections
    )
    return [(part, sentences) for part, sentences in held if isinstance(part, Actor)]


def _unsure(action: Action) -> str:
    """What the words around a deed make of it, where its own do not say so: "accused India of opening the dam"."""
    is_told = action.modality != "alleged" and bool(_OWN_WORDS.search(action.verb))
    return "" if is_told else _UNSURE.get(action.modality, "")


def _actions(names: Names, actor: Actor) -> list[Block]:
    done = [
        (action, sentences[action.sentence])
        for part, sentences in _parts(names, actor)
        for action in part.actions
        if action.sentence < len(sentences)
    ]
    if not done:
        none = indented("no action of it was read from the text", names.width, "missing")
        return [Fixed((*heading("did", names.width), *none))]
    digits = len(str(names.paragraph(done[-1][1].start)[0]))

    def made(index: int) -> Sequence[Line]:
        action, span = done[index]
        number, _ = names.paragraph(span.start)
        verb = visible(action.verb)
        by = "by " if action.role == "patient" and action.object else ""
        said = f"{verb} {by}{visible(action.object or '')}".rstrip()
        words = fitted(f"{said}{_unsure(action)}", names.width - digits - 2).rstrip()
        pieces = (
            Piece(f"¶{number:<{digits}} ", "faint"),
            Piece(words[: len(verb)], "verb"),
            Piece(words[len(verb) :]),
        )
        return (Line(pieces, Stop(actor.id, None, span.start)),)

    return [
        Fixed(
            heading("did", names.width, "what it did and what was done to it, each as its own clause says")
        ),
        Rows(len(done), made),
    ]
