"""What the entities of an article are called on a card, and where they are mentioned."""

from __future__ import annotations

from extractors.model import Entity, Figure, Mention, Place, Span, span_at
from tui import wordings
from tui.cards.entity_anchor import first_mention
from tui.cards.line import Line, Stop, absent, field
from tui.kind_views import view_of
from tui.reading import Reading
from tui.visible import visible


class Names:
    """Names of entities, and the countries that the article itself names.

    Args:
        reading: What is read.
        width: Cells of the card.
    """

    def __init__(self, reading: Reading, width: int) -> None:
        self.reading, self.width = reading, width
        self.facts, self.text = reading.facts, reading.article.text

    def first(self, entity: str) -> Mention | None:
        """The entity's first mention."""
        return first_mention(self.facts, entity)

    def paragraph(self, offset: int) -> tuple[int, Span]:
        """The paragraph at the offset, and its number from 1 as the text shows it: a header run and its story are one."""
        paragraphs = self.reading.article.paragraphs
        return span_at(self.facts.blocks, offset) + 1, paragraphs[span_at(paragraphs, offset)]

    def title(self, entity: Entity) -> str:
        """Its name; a figure's own words, a day as a day."""
        first = self.first(entity.id)
        words = " ".join(visible(first.text).split()) if first else ""
        return visible(view_of(entity.kind).title(entity, words))

    def what(self, entity: Entity) -> str:
        """What is told beside its title: its type, a figure's amount; empty where the title says it all."""
        first = self.first(entity.id)
        return view_of(entity.kind).what(entity, first.text if first else "")

    def amount(self, figure: Figure) -> str:
        """A figure's bound and value, with the digits of its first mention."""
        first = self.first(figure.id)
        return f"{wordings.SIGNS[figure.bound]} {wordings.amount(figure, first.text if first else '')}"

    def country(self, code: str | None) -> tuple[str, str | None]:
        """The country's name as far as the article says it, with its code; the id of its own entity."""
        if not code:
            return "", None
        places = (entity for entity in self.facts.entities.values() if isinstance(entity, Place))
        own = next((place for place in places if place.type == "country" and place.country == code), None)
        about = next((each for each in self.reading.known.about if each.country == code), None)
        if own is None and about is not None and about.country_name:
            return f"{about.country_name} ({code})", None
        return (f"{own.name} ({code})", own.id) if own else (code, None)

    def linked(self, label: str, entity: str, note: str = "") -> list[Line]:
        """A field that leads to the card of another entity."""
        named = self.facts.entities[entity]
        text = ", ".join(filter(None, (self.title(named), note)))
        return field(label, text, self.width, named.kind, self.link(entity))

    def link(self, entity: str) -> Stop:
        """Where the cursor stands to open that entity's card; the text shows its first mention."""
        first = self.first(entity)
        return Stop(entity, None, first.start if first else None, is_link=True)

    def who(self, label: str, value: str | None, note: str = "") -> list[Line]:
        """A field that holds an entity's id, or words, or nothing; a note stands behind the entity's name."""
        if value is None:
            return absent(label)
        if value in self.facts.entities:
            return self.linked(label, value, note)
        return field(label, f"“{value}”", self.width)

    def place_in(self, code: str | None) -> list[Line]:
        """The country as a field, with the way to its card."""
        name, entity = self.country(code)
        if not name:
            return absent("country")
        return field("country", name, self.width, "location" if entity else "", self._way(entity))

    def _way(self, entity: str | None) -> Stop | None:
        return self.link(entity) if entity else None
