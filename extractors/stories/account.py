"""An account of a story: its articles by day and source, who and where is new in each, and how its figures developed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from extractors import wordings
from extractors.folding import folded
from extractors.kinds.registry import kind_of
from extractors.model import Actor, Analysis, Article, Entity, Place
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
        source: Where it was read.
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
    """

    article: str
    id: str
    day: str | None
    amount: str
    value: float
    source: str
    label: Label | None = None
    reason: str = ""


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

    figures: list[ToldFigure]
    steps: list[Step] = field(default_factory=list)


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
        _grow(growing, figures_told(article, analysis, about.key), analysis)
    several = [one for one in growing if len({step.article for step in one.steps}) > 1]
    several.sort(key=lambda one: -len(one.steps))
    return StoryAccount(
        tuple(articles), tuple(Development(_what(one.figures[0]), tuple(one.steps)) for one in several)
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
    """Whether it has a name of its own: capitals that no sentence's beginning gave it."""
    if sum(word[:1].isupper() for word in actor.name.split()) > 1:
        return True
    starts = {span.start for span in analysis.sentences}
    return actor.name != actor.name.lower() and any(
        mention.entity == actor.id and mention.start not in starts and mention.text[:1].isupper()
        for mention in analysis.mentions
    )


def _grow(growing: list[_Growing], figures: Sequence[ToldFigure], analysis: Analysis) -> None:
    """Put the figures of a further article where they belong."""
    entities = {entity.id: entity for entity in analysis.entities}
    links = []
    for figure in figures:
        for number, development in enumerate(growing):
            if judgement := _judged_in(development, figure):
                links.append(
                    (judgement.label != "same", -judgement.weight, figure.start, number, figure, judgement)
                )
    placed: set[str] = set()
    taken: set[tuple[int, str]] = set()
    for *_, number, figure, judgement in sorted(links, key=lambda link: link[:4]):
        if figure.id in placed or (number, figure.source) in taken:
            continue
        placed.add(figure.id)
        taken.add((number, figure.source))
        growing[number].figures.append(figure)
        growing[number].steps.append(_step(figure, entities, judgement))
    growing += [
        _Growing([figure], [_step(figure, entities)]) for figure in figures if figure.id not in placed
    ]


def _judged_in(development: _Growing, figure: ToldFigure) -> Judgement | None:
    """What a figure is to the latest step of a development that it is something to; None where to none."""
    for before in reversed(development.figures[-_BACK:]):
        if before.article != figure.article and (found := judged(before, figure)).label != "unrelated":
            return found
    return None


def _step(figure: ToldFigure, entities: dict[str, Entity], judgement: Judgement | None = None) -> Step:
    source = entities.get(figure.figure.source or "")
    named = getattr(source, "name", None) or figure.source
    amount = kind_of("figure").displayed(figure.figure, "")
    return Step(
        figure.article, figure.id, figure.day, amount, figure.figure.value or 0.0, str(named),
        judgement.label if judgement else None, judgement.reason if judgement else "",
    )  # fmt: skip


def _what(figure: ToldFigure) -> str:
    """What a development tells of, in words: `people dead`, `jobs`, `profit in $`."""
    unit = wordings.counted(figure.figure) or figure.figure.unit or ""
    if figure.figure.unit_id is not None:
        return f"{figure.measure} in {unit}" if figure.measure else unit
    if not figure.fate or figure.fate in unit:
        return unit
    return f"{unit or PEOPLE} {figure.fate}"
