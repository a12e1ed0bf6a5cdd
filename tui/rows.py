"""Reading to what a pane shows: pure functions."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from functools import cached_property
from typing import Any, overload

from extractors.kinds.registry import kind_of
from extractors.model import Entity, Kind, Span
from extractors.values import dataclass
from tui.amount_shown import LEAD_CELLS
from tui.entry import Entry
from tui.facts import Facts
from tui.kind_views import view_of
from tui.listing import Listing
from tui.reading import Order
from tui.said_of import Telling
from tui.visible import visible


@dataclass(frozen=True, slots=True)
class Row:
    """One entity in a pane.

    Attributes:
        lead: What stands right-aligned before the name: a figure's bound and amount.
        brief: What stands there where the lead has no room.
        name: The entity's name.
        what: What it is; of a figure, what it is said of.
        count: How often it is mentioned.
        first: Offset of its first mention.
        reason: Why it has its value, in words; of what is doubtful, why it may be wrong comes first.
        is_doubtful: Whether it may be wrong.
    """

    entity: str
    lead: str
    name: str
    what: str
    count: int
    first: int
    reason: str
    brief: str = ""
    is_doubtful: bool = False


@dataclass(frozen=True, slots=True)
class _Made:
    """A row with what it was made of.

    Attributes:
        sentence: The sentence that it was told from; None where it tells of none.
        called: What others were called that it names, by id.
    """

    entry: Entry
    row: Row
    sentence: Span | None = None
    called: Mapping[str | None, str] = field(default_factory=dict)

    def calls_the_same(self, named: Callable[[str | None], str]) -> bool:
        """Whether all that it names are called so still."""
        return all(named(id_) == name for id_, name in self.called.items())


class Rows(Sequence[Row]):
    """The rows of one kind, each made when it is asked for: fifty thousand of them cost what is on the screen.

    Args:
        entries: What is listed, by first mention.
        listing: Where it is listed; it knows each entity's place among the entries.
        order: The order of the rows.
        before: Rows of earlier, whose unchanged ones are taken over as they are.
        named: How many of the entries name somebody or some day; the others are last in every order.
        facts: Where the sentences of the mentions stand; None where there are none to tell of.
    """

    def __init__(
        self,
        entries: Sequence[Entry] = (),
        listing: Listing | None = None,
        order: Order = Order.MENTION,
        before: Rows | None = None,
        facts: Facts | None = None,
        named: int = 1 << 62,
    ) -> None:
        self._listing, self._facts = listing, facts
        self._order = order
        self._named = min(named, len(entries))
        self._entries = _ordered(entries, order, self._named)
        self._made: dict[int, _Made] = {}
        self._known = {} if before is None else dict(before.made())

    def made(self) -> Iterator[tuple[str, _Made]]:
        """The rows that were asked for so far, by entity, with what they were made of."""
        for made in self._made.values():
            yield made.row.entity, made

    def __len__(self) -> int:
        return len(self._entries)

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> list[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | list[Row]:
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(len(self)))]
        made = self._made.get(index)
        if made is None:
            made = self._made[index] = self._row(self._entries[index])
        return made.row

    def _row(self, entry: Entry) -> _Made:
        known = self._known.get(entry.entity.id)
        if known is not None and not known.entry.is_like(entry):
            known = None
        view = view_of(entry.entity.kind)
        if view.said_of is None or self._facts is None:
            return _Made(entry, _row(entry) if known is None else known.row)
        # Whom it is said of may be called otherwise since.
        sentence = self._facts.sentences.at(entry.first)
        if known is not None and known.sentence == sentence and known.calls_the_same(self._named_there):
            return known
        called: dict[str | None, str] = {}

        def named(id_: str | None) -> str:
            called[id_] = self._named_there(id_)
            return called[id_]

        row = _row(entry) if known is None else known.row
        telling = Telling(self._facts.article.text, sentence, entry.first, entry.wording, named)
        told = visible(view.said_of(entry.entity, telling))
        name = row.name if view.said_by is None else visible(view.said_by(entry.entity, telling))
        if (row.what, row.name) != (told, name):
            row = replace(row, what=told, name=name)
        return _Made(entry, row, sentence, called)

    def _named_there(self, id_: str | None) -> str:
        """What the entity of an id is called by now."""
        entity = self._facts.entities.get(id_ or "") if self._facts is not None else None
        return kind_of(entity.kind).name_of(entity) if entity is not None else ""

    def is_generic(self, index: int) -> bool:
        """Whether the row names nobody and no day."""
        return index >= self._named

    def place(self, entity: str) -> int | None:
        """Index of the entity's row; None where it has none."""
        if self._order is not Order.MENTION or self._listing is None:
            return self._places.get(entity)
        known = self._listing.known.entities.get(entity)
        entry = self._listing.entry(known) if known is not None else None
        if entry is None:
            return None
        is_generic = view_of(entry.entity.kind).is_generic(entry.entity)
        low, high = (self._named, len(self)) if is_generic else (0, self._named)
        at = bisect_left(self._entries, entry.first, low, high, key=lambda other: other.first)
        while at < len(self) and self._entries[at].first == entry.first:
            if self._entries[at] is entry:
                return at
            at += 1
        return None

    @cached_property
    def _places(self) -> dict[str, int]:
        return {entry.entity.id: index for index, entry in enumerate(self._entries)}


def rows_of(facts: Facts, kind: Kind, order: Order = Order.MENTION, before: Rows | None = None) -> Rows:
    """The rows of the entities of a kind that the filter shows; unchanged ones are those of `before`."""
    hidden = kind in facts.filter.hidden
    if hidden:
        return Rows((), facts.listing, order, before, facts)
    return Rows(facts.listing.of(kind), facts.listing, order, before, facts, facts.listing.named(kind))


def _ordered(entries: Sequence[Entry], order: Order, named: int) -> Sequence[Entry]:
    if order is Order.MENTION:
        return entries

    def place(entry: Entry) -> Any:
        return -entry.count if order is Order.FREQUENCY else _name(entry.entity)

    return [*sorted(entries[:named], key=place), *sorted(entries[named:], key=place)]


def _name(entity: Entity) -> str:
    """What a row is sorted by: a figure by what it counts, a date by its first day."""
    return view_of(entity.kind).sorted_by(entity)


def _row(entry: Entry) -> Row:
    view = view_of(entry.entity.kind)
    lead, name, what = view.row(entry.entity, entry.wording)
    return Row(
        entry.entity.id,
        visible(lead),
        visible(name),
        visible(what),
        entry.count,
        entry.first,
        visible(doubted(entry.entity)),
        view.brief(entry.entity, LEAD_CELLS),
        bool(entry.entity.doubt),
    )


def doubted(entity: Entity) -> str:
    """Why it has its value, and before that why it may be wrong: `Doubtful: … Found: …`."""
    if not entity.doubt:
        return entity.reason
    return f"Doubtful: {' '.join(entity.doubt)}{f' Found: {entity.reason}' if entity.reason else ''}"
