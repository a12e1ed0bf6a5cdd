"""What a corpus answers with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from extractors.kinds.registry import kinds
from extractors.model import Entity


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article as it stands in a list.

    Attributes:
        key: What the corpus knows it by.
        id: The record's id, or the file's name.
        date: Its own date, ISO 8601; None where unknown.
        lede: The first words of its text, by which it is known where it has no title.
        country: The country that it is about, ISO 3166-1 alpha-2.
        country_name: That country's name.
        counts: Mentions of each kind, in the order of the kinds.
        words: Words of its text.
        first: Code-point offset of the first mention that the query asks for (of any kind where it asks for none);
            None where there is none, as where the title alone is what was asked for.
        copies: How many other articles of the result are copies of it and are listed under this one.
        copy_of: The key of the article that it is listed under; None of one that is listed by itself.
        story: The key of the story that it is of; None where it is of none.
        versions: How many texts those copies have besides its own: a wire that was sent again with another toll is one.
        told: Where stories are listed, how many other articles of the result are of its story and listed under this one.
    """

    key: str
    id: str
    date: str | None
    title: str | None
    lede: str | None
    source: str
    country: str | None
    country_name: str | None
    counts: Mapping[str, int]
    words: int
    first: int | None
    copies: int = 0
    copy_of: str | None = None
    story: str | None = None
    told: int = 0
    versions: int = 0

    @staticmethod
    def names() -> tuple[str, ...]:
        """The fields of `record`."""
        return tuple(
            name
            for field in fields(ArticleRow)
            for name in ((spec.plural for spec in kinds()) if field.name == "counts" else (field.name,))
        )

    def record(self) -> dict[str, Any]:
        """The row with a field for the mentions of each kind: `locations`."""
        counts = {spec.plural: self.counts.get(spec.name, 0) for spec in kinds()}
        return {name: counts[name] if name in counts else getattr(self, name) for name in self.names()}

    @property
    def heading(self) -> str:
        """What it is called in a list: its title, its first words, or its id."""
        return self.title or self.lede or self.id


@dataclass(frozen=True, slots=True)
class Facet:
    """A value that narrows the result, and how many of its articles have it. `term` is what the query takes."""

    term: str
    label: str
    articles: int


@dataclass(frozen=True, slots=True)
class Facets:
    """The values of a result, the commonest first.

    Attributes:
        of_kind: Those of each kind that is counted as something, in the order of the kinds.
        days: The articles' own days, in their order.
        about: The countries that the articles are about.
        again: The days of each article that has copies of other days: it counts on each of them, and once in a run of days.
    """

    of_kind: Mapping[str, tuple[Facet, ...]] = field(default_factory=dict)
    days: tuple[Facet, ...] = ()
    about: tuple[Facet, ...] = ()
    again: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Sighting:
    """An entity in one article.

    Attributes:
        article: The article's key.
        id: The entity's id in that article.
        date: The article's own date.
        first: Code-point offset of its first mention.
        value: A figure's number, with the high end of a range in `high`.
        label: What a figure is to the one that was asked for: same, updated, differs; empty where it was not judged.
        original: The key of the article that this one is a copy of, or of itself where it is none.
    """

    article: str
    id: str
    date: str | None
    title: str | None  # or its first words
    first: int | None
    value: float | None = None
    high: float | None = None
    bound: str | None = None
    unit: str | None = None
    original: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Beside:
    """An entity with a name that stands in articles beside another.

    Attributes:
        kind: Its kind.
        name: What it is called in one of them.
        articles: In how many of them; copies of one article are one.
    """

    kind: str
    name: str
    articles: int


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """An entity across articles.

    Attributes:
        articles: How many articles speak of it; copies of one article are one.
        first: Day of the earliest of them that has a date; `last` of the latest.
        sightings: The articles in the order of their dates, at most as many as were asked for.
        beside: Who and what stands in two or more of them, those in most first.
    """

    articles: int
    first: str | None
    last: str | None
    sightings: tuple[Sighting, ...]
    beside: tuple[Beside, ...] = ()


@dataclass(frozen=True, slots=True)
class Seen:
    """An entity of a result.

    Attributes:
        articles: How many of the result's articles have it.
        headings: What some of them are called, the latest first.
    """

    entity: Entity
    articles: int
    headings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """The entities of one kind that can be drawn.

    Attributes:
        number: How many there are in the result.
        seen: Those of most articles, the commonest first.
    """

    kind: str
    number: int
    seen: tuple[Seen, ...] = ()
