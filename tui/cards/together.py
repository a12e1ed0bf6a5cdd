"""Who and what stands in the same sentences as an entity, counted, as a list of its card."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, partial

from extractors.kinds.registry import kind_names, kind_of
from extractors.model import Entity, Mention
from tui.cards.blocks import Block, Fixed, Rows
from tui.cards.line import Line, Piece, Stop, fitted, heading, indented
from tui.cards.names import Names
from tui.kind_views import view_of

# What is listed at most, and in how many sentences it is looked for: a card opens at a key.
_LISTED, _LOOKED_AT = 8, 1_000


@dataclass(frozen=True, slots=True)
class Company:
    """An entity that stands in sentences of another.

    Attributes:
        count: In how many sentences.
        first: Where the other is mentioned in the first of them.
    """

    entity: Entity
    count: int
    first: int


def company_of(names: Names, mentions: Sequence[Mention]) -> list[Company]:
    """Who and what stands in the same sentences: the most often first, then names before what is only described.

    What reads the same, as an amount that is told twice, is one.

    Args:
        names: Of the article; what the filter hides is counted too.
        mentions: Those of the entity, in text order.
    """
    counts: dict[str, int] = {}
    firsts: dict[str, int] = {}
    shown: dict[tuple[str, ...], str] = {}  # the first entity of those that read the same
    as_read = cache(partial(_as_read, names))
    done, looked_at = -1, 0
    for mention in mentions:
        sentence = names.facts.sentences.at(mention.start)
        if sentence.start == done:
            continue
        done, looked_at = sentence.start, looked_at + 1
        if looked_at > _LOOKED_AT:
            break
        here = (m for section in names.facts.known.over(sentence) for m in section.shown.between(sentence))
        others = (m.entity for m in here if m.start >= sentence.start and m.entity != mention.entity)
        for other in dict.fromkeys(shown.setdefault(as_read(id_), id_) for id_ in others):
            counts[other] = counts.get(other, 0) + 1
            firsts.setdefault(other, mention.start)
    found = [Company(names.facts.entities[id_], count, firsts[id_]) for id_, count in counts.items()]
    return sorted(found, key=_rank)


def _as_read(names: Names, id_: str) -> tuple[str, ...]:
    """What tells an entity from others in the list: a name its entity, all else its words and value."""
    entity = names.facts.entities[id_]
    if kind_of(entity.kind).is_named:
        return (id_,)
    return entity.kind, names.title(entity).casefold(), names.what(entity)


def _rank(company: Company) -> tuple[int, bool, bool, int, int]:
    entity = company.entity
    is_generic = view_of(entity.kind).is_generic(entity)
    kind = kind_names().index(entity.kind)
    return -company.count, is_generic, not kind_of(entity.kind).is_named, kind, company.first


def together_listed(names: Names, entity: Entity, mentions: Sequence[Mention]) -> list[Block]:
    """A line each, with how many sentences it shares; the cursor shows the first of them in the text."""
    found = company_of(names, mentions)
    if not found:
        return []
    digits = len(str(found[0].count))

    def made(index: int) -> Sequence[Line]:
        company = found[index]
        what = names.what(company.entity)
        name = names.title(company.entity)
        room = max(4, names.width - digits - 5)
        words = fitted(name, room).rstrip()
        left = room - len(words) - 2
        beside = f"  {fitted(what, left).rstrip()}" if what and left >= len(what) else ""
        count = Piece(f"  {company.count:>{digits}}× ", "value")
        pieces = (count, Piece(words, company.entity.kind), Piece(beside, "faint"))
        return (Line(pieces, Stop(entity.id, None, company.first)),)

    more = len(found) - _LISTED
    rest = [Fixed(indented(f"and {more:,} more", names.width, "faint"))] if more > 0 else []
    note = "in so many of its sentences"
    return [Fixed(heading("together", names.width, note)), Rows(min(len(found), _LISTED), made), *rest]
