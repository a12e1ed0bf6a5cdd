"""An account of a story: its articles by day and source, who and where is new in each, and how its figures developed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from extractors import wordings
from extractors.folding import folded
from extractors.kinds.registry import kind_of
from extractors.model import Actor, Analysis, Article, Place
from extractors.stories.authority import is_same_source
from extractors.stories.judgement import Judgement, Label, judged
from extractors.stories.told_figure import PEOPLE, ToldFigure, figures_told

_BACK = 4  # steps of a development that a later figure is compared with
_ACTORS = frozenset(("person", "organisation", "group"))


@dataclass(frozen=True, slots=True)
class StoryArticle:
    """An article of a story.

    Attributes:
        key: What it is known by.
        day: Its own day, ISO 8601; None where unknown.
        source: Who published it, else where it was read.
        heading: Its title, or its first words.
        copies: How many other articles are copies of it.
        actors: Names of those whom no article before it names; none of the first article.
        places: The same of places.
    """

    key: str
    day: str | None
    source: str
    heading: str
    copies: int = 0
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """A figure in a development.

    Attributes:
        article: The key of its article; `id` the figure's id in it.
        day: The article's own day.
        amount: Bound and amount in words.
        value: The amount.
        source: Who says so, in words; empty where the article itself does.
        label: What it is to the step that it was compared with; None of the first.
        reason: Why, in words.
        before: The amount of that step, where the one before has another.
    """

    article: str
    id: str
    day: str | None
    amount: str
    value: float
    source: str
    label: Label | None = None
    reason: str = ""
    before: str = ""


@dataclass(frozen=True, slots=True)
class Development:
    """How a figure developed: what it tells of, and its steps in the order of their days."""

    what: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class StoryAccount:
    """What there is to know of a story; `developments` are those of two articles and more, the longest first."""

    articles: tuple[StoryArticle, ...]
    developments: tuple[Development, ...]


@dataclass
class _Growing:
    """A development as far as it is known."""

    figures: list[ToldFigure] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)

    def add(
        self, figure: ToldFigure, judgement: Judgement | None = None, to: ToldFigure | None = None
    ) -> None:
        """Take a further figure, and what it is to one of those that are there."""
        amount = kind_of("figure").displayed(figure.figure, "")
        is_apart = to is not None and to.figure.value != self.figures[-1].figure.value
        before = kind_of("figure").displayed(to.figure, "") if to is not None and is_apart else ""
        label, reason = (judgement.label, judgement.reason) if judgement else (None, "")
        self.figures.append(figure)
        self.steps.append(
            Step(
                figure.article, figure.id, figure.day, amount, figure.figure.value or 0.0, figure.said_by,
                label, reason, before,
            )
        )  # fmt: skip


def account_of(told: Sequence[tuple[StoryArticle, Article, Analysis]]) -> StoryAccount:
    """The account of a story.

    Args:
        told: Its articles in order, copies left out.
    """
    known: set[object] = set()
    articles: list[StoryArticle] = []
    growing: list[_Growing] = []
    for about, article, analysis in told:
        actors = _new(
            (e for e in analysis.entities if isinstance(e, Actor) and _is_named(e, analysis)), known
        )
        places = _new((e for e in analysis.entities if isinstance(e, Place)), known)
        is_first = not articles
        articles.append(
            StoryArticle(
                about.key, about.day, about.source, about.heading, about.copies,
                () if is_first else actors, () if is_first else places,
            )
        )  # fmt: skip
        _grow(growing, figures_told(article, analysis, about.key))
    several = [one for one in growing if len({step.article for step in one.steps}) > 1]
    several.sort(key=lambda one: -len(one.steps))
    return StoryAccount(
        tuple(articles), tuple(Development(_what(one.figures), tuple(one.steps)) for one in several)
    )


def _new(entities: Iterable[Actor | Place], known: set[object]) -> tuple[str, ...]:
    """The names of those that are not known yet; they are from now on."""
    found = []
    for entity in entities:
        key = _key(entity)
        if key is not None and key not in known:
            known.add(key)
            found.append(entity.name)
    return tuple(found)


def _key(entity: Actor | Place) -> object:
    """By what one is known across articles; None of what has no name."""
    if isinstance(entity, Place):
        return entity.geonameid
    return (entity.type, folded(entity.name)) if entity.type in _ACTORS else None


def _is_named(actor: Actor, analysis: Analysis) -> bool:
    """Whether it has a name of its own, beyond doubt: capitals that no sentence's beginning gave it."""
    if actor.doubt:
        return False
    if sum(word[:1].isupper() for word in actor.name.split()) > 1:
        return True
    starts = {span.start for span in analysis.sentences}
    return actor.name != actor.name.lower() and any(
        mention.entity == actor.id and mention.start not in starts and mention.text[:1].isupper()
        for mention in analysis.mentions
    )


def _grow(growing: list[_Growing], figures: Sequence[ToldFigure]) -> None:
    """Put the figures of a further article where they belong."""
    links = []
    for figure in figures:
        for number, development in enumerate(growing):
            if found := _judged_in(development, figure):
                links.append(
                    (found[0].label != "same", -found[0].weight, figure.start, number, figure, *found)
                )
    placed: set[str] = set()
    taken: set[tuple[int, str]] = set()
    for *_, number, figure, judgement, before in sorted(links, key=lambda link: link[:4]):
        if figure.id in placed or (number, figure.source) in taken:
            continue
        placed.add(figure.id)
        taken.add((number, figure.source))
        growing[number].add(figure, judgement, before)
    for figure in figures:
        if figure.id not in placed and not _is_beside_another(growing, figure):
            growing.append(_Growing())
            growing[-1].add(figure)


def _judged_in(development: _Growing, figure: ToldFigure) -> tuple[Judgement, ToldFigure] | None:
    """What a figure is to a step of a development, with that: to the latest of the same amount or source, else the latest.

    None where it is nothing to any of the latest, nor to one of its own source.
    """
    found = []
    for at, before in enumerate(reversed(development.figures)):
        is_own = bool(figure.source and before.source) and is_same_source(before.source, figure.source)
        if before.article == figure.article or (at >= _BACK and not is_own):
            continue
        if (judgement := judged(before, figure)).label != "unrelated":
            found.append((judgement.label != "same", not is_own, at, judgement, before))
    return min(found, key=lambda one: one[:3])[3:] if found else None


def _is_beside_another(growing: Sequence[_Growing], figure: ToldFigure) -> bool:
    """Put a figure beside one that another source gives in the same article: "residents count 21, police put it at 14"."""
    for development in growing if figure.fate and figure.source else ():
        for before in development.figures:
            if before.article != figure.article or not before.source or before.fate != figure.fate:
                continue
            judgement = judged(before, figure)
            if judgement.label != "unrelated" and not is_same_source(before.source, figure.source):
                development.add(figure, judgement, before)
                return True
    return False


def _what(figures: Sequence[ToldFigure]) -> str:
    """What a development tells of, in words: `people dead`, `jobs`, `profit in $`; what all its figures count."""
    units = [wordings.counted(told.figure) or told.figure.unit or "" for told in figures]
    first = figures[0]
    if first.figure.unit_id is not None:
        return f"{first.measure} in {units[0]}" if first.measure else units[0]
    is_of_all = first.fate and any(told.thing == PEOPLE for told in figures)
    unit = PEOPLE if is_of_all else min(units, key=lambda said: len(said.split()) or 9)
    return unit if not first.fate or first.fate in unit else f"{unit or PEOPLE} {first.fate}"
