"""Controls what is shown and marked: kinds and query of the filter, saved filters, scope and order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

from extractors.kinds.registry import kind_names, kind_of
from extractors.model import Kind
from tui.facts import guessed
from tui.filter import Filter, QueryError
from tui.kind_views import query_for
from tui.queries import Queries
from tui.reader.host import Host
from tui.reader.layout_controller import LayoutController
from tui.reader.question import Question
from tui.reader.selection_controller import SelectionController
from tui.reader.session import ReadingSession
from tui.reading import Reading

if TYPE_CHECKING:
    from tui.query_completion import Completion


class FilterController:
    """Asks for a filter, which narrows while it is typed, and keeps filters under names.

    Args:
        session: The reading.
        host: The window.
        queries: What was asked before, and what is saved.
        selection: What a command is about.
        layout: How the text stands.
    """

    def __init__(
        self,
        session: ReadingSession,
        host: Host,
        queries: Queries,
        selection: SelectionController,
        layout: LayoutController,
    ) -> None:
        self._session, self._host, self._selection = session, host, selection
        self._layout, self._side = layout, layout.side
        self.queries = queries
        self._before: Reading | None = None  # from before the filter that is being typed

    @property
    def settled(self) -> Reading:
        """The reading without a filter that is only half typed: what is kept of the article."""
        now, before = self._session.now, self._before
        if before is None or before.article is not now.article:
            return now
        return now.filtered(before.filter).focused_on(before.focus.offset, before.focus.entity)

    # --- the commands

    def ask(self) -> None:
        """Ask for a filter; it narrows while it is typed."""
        before = self._before = self._session.now

        def give_up() -> None:
            self._before = None
            reading = self._session.now.searching(before.search)
            reading = reading.focused_on(before.focus.offset, before.focus.entity)
            self._session.take(reading.filtered(before.filter))
            self._host.end_question()

        self._host.ask(
            Question(
                " filter ",
                before.filter.query,
                self._example(),
                self._take,
                self._try,
                give_up,
                completed=self._completions,
                recalled=self.queries.recent("filters"),
                is_continued=True,
            )
        )

    def ask_name(self) -> None:
        """Ask for a name under which the filter is saved."""
        query = self._in_words()
        names = " ".join(f"@{name}" for name in self.queries.saved)
        if not query and not names:
            self._session.say("There is no filter to save: f asks for one.")
            return
        note = f"a name for {query}" if query else "-name forgets one of"
        note = f"{note}{' · ' if names else ''}{names}"
        self._host.ask(Question(" save filter as ", "", note, self._save, given_up=self._host.end_question))

    def use(self, name: str) -> None:
        """Filter by what is saved under the name."""
        self._take(f"@{name}")

    def toggle(self, kind: Kind) -> None:
        """Show or hide a kind; where one pane is in view at a time, have it in view first."""
        is_one_in_view = self._host.is_narrow and self._side.has_panes
        is_hidden = kind in self._session.now.filter.hidden
        if is_one_in_view and not is_hidden and self._side.shown != kind:
            self._side.show_pane(kind)
            self._session.say(f"{kind_of(kind).heading}: again hides them · Tab gives them the keys")
            return
        self._session.take(self._session.now.filtered(self._session.now.filter.toggled(kind)))
        if is_one_in_view and is_hidden:
            self._side.show_pane(kind)
        if self._layout.is_zen:  # no pane is in view that shows what the key did
            heading, key = kind_of(kind).heading, self._host.key_of("zen")
            self._session.say(
                f"{heading} are marked in the text · {key}: their list beside it"
                if is_hidden
                else f"{heading} are hidden, and no longer marked in the text."
            )

    def only(self) -> None:
        """Filter to what is pointed at; where the filter does so already, show everything."""
        from tui.cards.entity_anchor import first_mention  # the window opens without cards

        reading, pointed = self._session.now, self._selection.pointed_or_near()
        if pointed is None:
            self._session.say(self._selection.why_nothing)
            return
        entity = reading.facts.entities[pointed.entity]
        query = query_for(entity, first_mention(reading.facts, entity.id))
        if reading.filter.query == query:
            self._session.take(reading.filtered(Filter()))
            self._session.say("All kinds are shown again.")
            return
        self._session.take(reading.filtered(Filter().asking(query)))
        shown, known = self._session.now.facts.listed, reading.facts.listable
        self._session.say(f"Only this is shown: {shown:,} of {known:,} · =: all again")

    def scope(self) -> None:
        """Mark more or less of the text in the panes."""
        self._session.take(self._session.now.scoped(self._session.now.scope.following))
        self._session.say(f"The panes mark what is in: {self._session.now.scope.value}.")

    def order(self) -> None:
        """Order the panes another way."""
        self._session.take(self._session.now.ordered(self._session.now.order.following))

    # --- what is typed

    def _try(self, words: str) -> None:
        now = self._session.now
        try:
            reading = now.filtered(now.filter.asking(self.queries.expanded(words)))
            *others, last = words.split(" ")
            if not reading.facts.listed and _begins_a_field(last.lstrip("-!")):
                # The name of a field is being typed: the panes need not empty for it.
                reading = now.filtered(now.filter.asking(self.queries.expanded(" ".join(others))))
            self._session.take(reading)
        except QueryError as error:
            self._host.note(str(error), is_error=True)
        else:
            self._host.note(remaining(self._session.now) if words.strip() else self._example())

    def _completions(self, words: str) -> tuple[Completion, ...]:
        from tui.query import keys
        from tui.query_completion import completions

        return completions(words, keys(), self._values)

    def _values(self, field: str) -> Mapping[str, int]:
        """The values that the article has of a field, whatever the filter shows."""
        from tui.query_completion import values_in

        if field == "tag":
            return Counter(tag for note in self._session.now.remarks for tag in note.tags)
        known = self._session.now.corrected
        counts = Counter[str]()
        for section in known.sections:
            counts.update({id_: len(mentions) for id_, mentions in section.of_entity.items()})
        return values_in(known.entities, counts, field)

    def _example(self) -> str:
        """What can be typed, for an empty line: with a name of the article's own."""
        places = self._values("place")
        place = max(places, key=lambda name: places[name], default="Kabul")
        return f"where:{_quoted(place)} value>500 · Tab completes · ↑ last"

    def _take(self, words: str) -> str:
        now = self._session.now
        try:
            filter = now.filter.asking(self.queries.expanded(words, is_final=True), is_final=True)
        except QueryError as error:
            return str(error)
        self._before = None
        self._session.take(now.filtered(filter))
        self.queries.used("filters", words)
        self._host.end_question()
        return ""

    def _save(self, words: str) -> str:
        name = words.strip().removeprefix("@")
        is_forgotten = name.startswith("-")
        query = "" if is_forgotten else self._in_words()
        if not query and not is_forgotten:
            return "no filter is active: f asks for one"
        try:
            self.queries.save(name.removeprefix("-"), query)
        except QueryError as error:
            return str(error)
        self._host.end_question()
        self._session.say(
            f"“{name[1:]}” is forgotten." if is_forgotten else f"Saved: f @{name} shows {query}"
        )
        return ""

    def _in_words(self) -> str:
        """The filter in words alone, its hidden kinds too."""
        shown = self._session.now.filter
        hidden = (f"-kind:{kind}" for kind in kind_names() if kind in shown.asked_hidden)
        return " ".join(filter(None, (*hidden, shown.query)))


def _quoted(words: str) -> str:
    return f'"{words}"' if " " in words else words


def remaining(reading: Reading) -> str:
    """How much the filter leaves of what there is: `3 of 41 remain`; and what a word was taken for."""
    listing = reading.facts.listing
    if not reading.facts.listable:
        return "nothing is known yet" if not reading.progress.is_complete else "there is nothing to filter"
    slips = f", nearly “{' '.join(listing.asked.slips)}”" if listing.asked.slips else ""
    each = ", of each term its own: nothing has all" if listing.asked.is_each else ""
    return f"{reading.facts.listed} of {reading.facts.listable} remain{guessed(reading.facts)}{slips}{each}"


def _begins_a_field(word: str) -> bool:
    from tui.query import keys  # the window opens without it

    return any(key.startswith(word) for key in keys())
