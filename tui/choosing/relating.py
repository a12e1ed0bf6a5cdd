"""The entities of the article that can stand in a relation to another: of whom a figure is said, where, when, who says it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.corrections.correction import Target
from extractors.kinds.registry import kind_of
from extractors.kinds.spec import Relation
from extractors.model import Analysis, Entity, Mention, Span
from tui.choosing.changes import label_of
from tui.choosing.choice import Choice, Offer, narrowed


def relating(entity: Entity, relation: Relation, analysis: Analysis, at: int, sentence: Span) -> Offer:
    """The choices for what is typed; where words do as well as an entity, those that were typed are the last.

    Args:
        entity: Of which it is asked.
        relation: What is asked.
        analysis: Of the article.
        at: Where the entity is mentioned.
        sentence: The sentence around that.
    """
    listed = tuple(_related(entity, relation, analysis, at, sentence))
    takes_words = relation.field in kind_of(entity.kind).checks()

    def offer(words: str) -> Sequence[Choice]:
        said = " ".join(words.split())
        found = narrowed(listed, words)
        if not said:
            return found
        if takes_words and not _is_like_an_id(said):
            return (*found, Choice("", f"“{said}”", "in these words", {relation.field: said}))
        return found or (Choice("", f"Nothing here has “{said}”."),)

    return offer


def _related(
    entity: Entity, relation: Relation, analysis: Analysis, at: int, sentence: Span
) -> Iterator[Choice]:
    now = getattr(entity, relation.field)
    if now is not None:
        yield Choice("", relation.nobody, "the text does not say", {relation.field: None})
    mentions = [mention for mention in analysis.mentions if mention.kind in relation.kinds]
    mentions.sort(key=lambda mention: (not _is_in(mention, sentence), _away(mention, at)))
    nearest: dict[str, Mention] = {}
    for mention in mentions:
        nearest.setdefault(mention.entity, mention)
    for id_, mention in nearest.items():
        if id_ not in (now, entity.id):
            yield _choice(relation, analysis.entity(id_), mention, sentence)


def _choice(relation: Relation, other: Entity, mention: Mention, sentence: Span) -> Choice:
    label, what = label_of(other, mention.text)
    here = "in its sentence" if _is_in(mention, sentence) else ""
    told = " · ".join(filter(None, (what, here)))
    return Choice("", label, told, {relation.field: Target.of(mention, other)})


def _is_in(mention: Mention, sentence: Span) -> bool:
    return sentence.start <= mention.start < sentence.end


def _away(mention: Mention, at: int) -> int:
    """Characters between the mention and the offset."""
    return max(mention.start - at, at - mention.end, 0)


def _is_like_an_id(words: str) -> bool:
    """Whether the words could be taken for an entity's id."""
    return words[:1].isalpha() and words[1:].isdigit()
