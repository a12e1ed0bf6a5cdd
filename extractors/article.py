"""A source as it is read: its text, its own date, and which runs of the text are not the story. Standard library only."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from extractors.span import Span
from extractors.values import dataclass
from extractors.witness import Witness

RegionKind = Literal["header", "mail", "credit", "boilerplate"]

# Origins of a date that tell when something was changed or made: whether it was published then is a guess.
WEAK = ("modified", "file", "guess")

_REASONS = {
    "option": "a person gave it",
    "record": "the record's own field says it",
    "metadata": "the source's metadata say it",
    "address": "the source's address names the day",
    "header": "the text says it above the story",
    "page": "the source's first page says it",
    "modified": "only the time of the last change is told, not when it was published",
    "guess": "no part of the source is there to say its day; this is one in its text",
    "file": "only the day the file was made is told, not when it was published",
}


@dataclass(frozen=True, slots=True)
class Region:
    """A run of the text that is not the story itself: marked as such, never cut. What is `mail` is not analysed."""

    kind: RegionKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Anchor:
    """A run of the text with a date of its own, as a quoted mail has it: its relative dates count from there.

    Attributes:
        day: ISO date; None where it has one of its own that is not known.
        origin: Whose date that is, in words: "the quoted mail's own date".
    """

    start: int
    end: int
    day: str | None
    origin: str


@dataclass(frozen=True, slots=True)
class Article:
    """A source as it is read.

    Attributes:
        id: The record's id, else its source and number; of other sources the file's name without its ending.
        source: Where it came from: as the person named it (a path, `-`), or its name (see `sources.source_names`).
        text: The decoded input, to the character.
        title: The title of its metadata, where the source has one.
        published: The article's own date (ISO 8601 `YYYY-MM-DD`), the anchor of relative dates; None where unknown.
        published_from: Where that date stands: `option`, `record`, `metadata`, `address`, `header`, `page` (beside a page's
            title, or on a file's first page), `modified` (a time of change alone), `file` (the day the file was made), `guess`
            (some day of the text); None where unknown.
        regions: Header, mail, credit and boilerplate runs in text order, not overlapping.
        paragraphs: The article's paragraphs without surrounding blanks, in text order; a region is a paragraph of its own.
        byline: Who wrote it, where the source's metadata says so.
        published_why: Why that date is taken, where its origin does not say all.
        anchors: Runs with a date of their own, in text order, not overlapping.
        link: The address where it is published, where the source says so of it.
        is_guessed: Whether that date may be another, whatever it is from.
        witnesses: What the source says of its own day, the surest first.
        feed: The name of the feed whose entry it is; None of anything else.
        home: The town of its outlet, a prior for its places; None where nobody says.
        outlet: Who published it: a name, or the host of its address; None where its record does not say.
        home_from: Who says so: `record`, `page` (its metadata), `option` (the person).
    """

    id: str
    source: str
    text: str
    title: str | None = None
    published: str | None = None
    published_from: str | None = None
    regions: tuple[Region, ...] = ()
    paragraphs: tuple[Span, ...] = ()
    byline: str | None = None
    published_why: str = ""
    anchors: tuple[Anchor, ...] = ()
    link: str | None = None
    is_guessed: bool = False
    witnesses: tuple[Witness, ...] = ()
    feed: str | None = None
    home: str | None = None
    home_from: str | None = None
    outlet: str | None = None

    @property
    def published_guess(self) -> bool:
        """Whether only a weak witness speaks for the date."""
        return self.published is not None and (self.is_guessed or self.published_from in WEAK)

    @property
    def published_reason(self) -> str | None:
        """Why that date is taken, in a sentence; None where there is none."""
        if self.published is None:
            return None
        return self.published_why or _REASONS.get(
            self.published_from or "", f"it is from the {self.published_from}"
        )

    def day_at(self, offset: int) -> str | None:
        """What relative dates count from at an offset: the article's own date, or that of a mail it quotes there."""
        return next((one.day for one in self.anchors if one.start <= offset < one.end), self.published)

    def dated(self, published: str | None, origin: str | None) -> Article:
        """With another date (ISO, or None) and where it is from."""
        return replace(self, published=published, published_from=origin, published_why="", is_guessed=False)

    @property
    def lede(self) -> Span:
        """The story's first paragraph: the first that neither is a region nor follows one on its line, as a caption does."""
        return next((p for p in self.paragraphs if not self._is_furniture(p)), self.paragraphs[-1])

    def _is_furniture(self, paragraph: Span) -> bool:
        before = [region for region in self.regions if region.start <= paragraph.start]
        between = self.text[before[-1].end : paragraph.start + 1] if before else ""
        return bool(before) and len(between.splitlines()) < 2
