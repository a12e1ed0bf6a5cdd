"""What words that were not found can be: entities of the article, what grammars and place index say, and every kind."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Any

from extractors.asking.likeness import folded
from extractors.corrections.fields import trouble_with_new
from extractors.kinds.registry import kind_of
from extractors.model import Analysis, Candidate, Entity
from extractors.protocol import Proposed
from extractors.schema_names import model_name
from tui.choosing.changes import Question, becoming_of, of_candidate
from tui.choosing.choice import Choice
from tui.kind_views import views


def marks_of(
    words: str, proposed: Proposed, analysis: Analysis, taken: Collection[str]
) -> tuple[Choice, ...]:
    """What the words can be, the likeliest first. The value of each is the new entity's fields, or a question and its kind.

    Args:
        words: As the text has them.
        proposed: What the worker says of them.
        analysis: Of the article.
        taken: Kinds that the words are mentions of already.
    """
    own = list(_known(words, analysis))
    read = [choice for entity in proposed.entities for choice in _of_entity(entity, words, "as it reads")]
    places = list(_placed(proposed.places, analysis))
    others = list(_others())
    found = (*own, *read, *places, *others)
    values: list[Any] = []
    kept = []
    for choice in found:
        if choice.group not in taken and choice.value not in values:
            values.append(choice.value)
            kept.append(choice)
    return tuple(kept)


def _known(words: str, analysis: Analysis) -> Iterator[Choice]:
    """The entities of the article that have all of the words in one of their names: Karzai is Hamid Karzai."""
    if not any(word[:1].isupper() for word in words.split()):
        return  # no name
    wanted = set(folded(words).split())
    for entity in analysis.entities:
        if not kind_of(entity.kind).is_named:
            continue
        names = (kind_of(entity.kind).name_of(entity), *getattr(entity, "aliases", ()))
        if any(wanted <= set(folded(name).split()) for name in names):
            yield from _of_entity(entity, words, "of this article")


def _of_entity(entity: Entity, words: str, what: str) -> Iterator[Choice]:
    spec = kind_of(entity.kind)
    checks = spec.checks()
    told = (name for name in spec.recorded() if name == "type" or name in checks)
    fields = {name: getattr(entity, model_name(name)) for name in told}
    to = {name: value for name, value in fields.items() if value is not None or name == "value"}
    if not trouble_with_new(to, entity.kind):
        value = getattr(entity, "value", None) if spec.called == "value" else None
        more = ", ".join(filter(None, (entity.type, value, what)))
        yield Choice(entity.kind, spec.displayed(entity, words), more, {"kind": entity.kind, **to})


def _placed(places: Sequence[Candidate], analysis: Analysis) -> Iterator[Choice]:
    """The places of the name; those of the countries that the article is about come first."""
    countries = [about.country for about in analysis.about]
    rank = {country: at for at, country in reversed(list(enumerate(countries)))}
    for place in sorted(places, key=lambda place: rank.get(place.country, len(countries))):
        choice = of_candidate(place)
        yield replace(choice, group="location", value={"kind": "location", **choice.value})


def _others() -> Iterator[Choice]:
    for view in views():
        if view.kind == "location":
            yield Choice(
                "location",
                "another place …",
                "by its name, from the place index",
                (Question.PLACE, "location"),
            )
        for choice in becoming_of(view):
            yield replace(choice, group=view.kind)
