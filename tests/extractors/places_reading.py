"""A text read for its places, for tests."""

from __future__ import annotations

from extractors.extracting import Extractor
from extractors.model import Actor, Mention, Place
from extractors.sources.text import article_of


class PlacesRead:
    """What a reader gets of a text's places."""

    def __init__(self, extractor: Extractor, text: str) -> None:
        self.text = text
        self.analysis = extractor.analysis(article_of(text, id="t", source="t"))

    def mentions(self, wording: str) -> list[Mention]:
        """The mentions of that wording, in text order."""
        return [mention for mention in self.analysis.mentions if mention.text == wording]

    def places(self, wording: str) -> list[Place]:
        """The place of each mention of that wording; a state's is the one it stands for."""
        found = []
        for mention in self.mentions(wording):
            entity = self.analysis.entity(mention.entity)
            if isinstance(entity, Actor) and entity.place:
                entity = self.analysis.entity(entity.place)
            if isinstance(entity, Place):
                found.append(entity)
        return found

    def place(self, wording: str) -> Place:
        """The one place that the wording means."""
        found = self.places(wording)
        assert found, (wording, [(m.text, m.kind) for m in self.analysis.mentions])
        assert len({place.id for place in found}) == 1
        return found[0]

    def locations(self) -> list[str]:
        """The wordings of the locations, states' not among them."""
        return [mention.text for mention in self.analysis.mentions if mention.kind == "location"]
