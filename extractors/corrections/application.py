"""Corrections laid over an analysis: the found one stays as it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from extractors.corrections.correction import (
    Add,
    Alter,
    Annotate,
    Confirm,
    Correction,
    Keep,
    Merge,
    Redate,
    Reject,
    Split,
    Target,
)
from extractors.corrections.draft import Draft
from extractors.corrections.rule import Rule
from extractors.kinds.registry import kind_names, kind_of
from extractors.kinds.spec import Relation
from extractors.model import Actor, Analysis, Changes, Entity, Kind, Mention, Span
from extractors.normalisation import wording_of

OWN, RULE = "Your correction", "Your rule"
"""Who says so, in an entity's reason."""


def corrected(
    found: Analysis, corrections: Sequence[Correction] = (), rules: Sequence[Rule] = (), text: str = ""
) -> Analysis:
    """The analysis as a person says that it is: rules first, then the corrections in their order.

    Linear in the analysis. Mentions keep their offsets, and what entities say of one another is an entity that there is, words,
    or None.

    Args:
        found: The analysis as it was found.
        corrections: What was said of this article.
        rules: What was said of every article.
        text: The article's; nothing can be added to an analysis without it.
    """
    said = [correction for correction in corrections if not isinstance(correction, Redate)]
    if not said and not rules:
        return found
    draft = Draft(found, text)
    _apply_rules(draft, rules, [c.target for c in said if isinstance(c, Keep)])
    idle = sum(not _applied(draft, correction) for correction in said)
    if not (draft.changed or draft.changed_mentions or draft.notes or idle):
        return found
    return _finished(found, draft, idle)


def _applied(draft: Draft, correction: Correction) -> bool:
    """Apply one; whether what it speaks of is there."""
    match correction:
        case Reject(target=target) if not target.whole:
            at = draft.mention(target)
            if at is not None:
                draft.reject_mention(at, OWN)
            return at is not None
        case Reject(target=target):
            id_ = draft.entity(target)
            if id_ is not None:
                draft.reject(id_, OWN)
            return id_ is not None
        case Confirm(target=target):
            id_ = draft.entity(target)
            if id_ is not None:
                draft.confirm(id_, OWN)
            return id_ is not None
        case Add(target=target, to=to):
            return draft.add(target.kind, target.text, to, OWN, Span(target.start, target.end))
        case Annotate(target=target, note=note):
            return draft.annotate(target, note)
        case Alter(target=target, to=to):
            id_ = _meant(draft, target)
            return id_ is not None and draft.alter(id_, to, OWN)
        case Split(target=target):
            return _meant(draft, target) is not None
        case Merge(target=target, into=into):
            other, one = draft.entity(into), _meant(draft, target)
            return one is not None and other is not None and draft.merge(one, other, OWN)
        case _:
            return True


def _meant(draft: Draft, target: Target) -> str | None:
    """The entity that is meant; where a mention alone is, one of its own. None where there is none."""
    at = None if target.whole else draft.mention(target)
    return draft.entity(target) if at is None else draft.split(at, OWN)


def _apply_rules(draft: Draft, rules: Sequence[Rule], kept: Iterable[Target]) -> None:
    if not rules:
        return
    worded: dict[tuple[Kind, str], dict[int, None]] = defaultdict(dict)
    for index, mention in enumerate(draft.mentions):
        if mention is not None:
            worded[(mention.kind, wording_of(mention.text))][index] = None
    spared = {draft.mention(target) for target in kept}
    spared_entities = {id_ for target in kept if target.whole and (id_ := draft.entity(target)) is not None}
    for rule in rules:
        why = f"{RULE} “{rule.text}”"
        if rule.verb == "add":
            draft.add(rule.kind, rule.text, rule.to, why)
            continue
        for id_ in draft.named(rule.kind, wording_of(rule.text)):
            if id_ not in spared_entities:
                _ruled(draft, rule, id_, why)
        for index in worded.get((rule.kind, wording_of(rule.text)), ()):
            found = draft.mentions[index]
            if found is None or found.kind != rule.kind or index in spared or found.entity in spared_entities:
                continue
            if rule.verb == "reject":
                draft.reject_mention(index, why)
            else:
                _ruled(draft, rule, found.entity, why)


def _ruled(draft: Draft, rule: Rule, id: str, why: str) -> None:
    match rule.verb:
        case "reject":
            draft.reject(id, why)
        case "merge":
            others = draft.named(rule.kind, rule.into)
            if others and others[0] != id:
                draft.merge(id, others[0], why)
            elif not others:
                draft.alter(id, {"name": rule.into}, why)
        case _:
            draft.alter(id, rule.to, why)


def _finished(found: Analysis, draft: Draft, idle: int) -> Analysis:
    mentions = sorted(
        (mention for mention in draft.mentions if mention is not None),
        key=lambda m: (m.start, -m.end, m.kind),
    )
    starts: dict[str, int] = {}
    for mention in mentions:
        starts.setdefault(mention.entity, mention.start)
    spoken_of = {draft.now(entity.place) for entity in draft.entities.values() if isinstance(entity, Actor)}
    live = [entity for entity in draft.entities.values() if entity.id in starts or entity.id in spoken_of]
    order = {kind: place for place, kind in enumerate(kind_names())}
    live.sort(key=lambda e: (order[e.kind], e.id not in starts, starts.get(e.id, 0)))
    kinds = {entity.id: entity.kind for entity in live}
    known = {entity.id for entity in found.entities} | kinds.keys()
    references = _References(draft, kinds, known)
    rejected = [entity for entity in found.entities if entity.id in draft.rejected]
    live = [_left(entity, rejected) for entity in live]
    changes = Changes(
        entities=draft.changed,
        mentions=draft.changed_mentions,
        rejected=tuple(references.renewed(entity) for entity in draft.rejected.values()),
        rejected_mentions=tuple(_of_living(draft, mention) for mention in draft.rejected_mentions),
        idle=idle,
        notes=draft.noted(),
    )
    return replace(
        found,
        mentions=tuple(mentions),
        entities=tuple(references.renewed(entity) for entity in live),
        changes=changes,
    )


def _left(entity: Entity, rejected: Sequence[Entity]) -> Entity:
    """The entity without what rejected ones told of it."""
    for each in rejected:
        entity = kind_of(each.kind).withdrawn(each, entity)
    return entity


def _of_living(draft: Draft, mention: Mention) -> Mention:
    """A rejected mention says whose it was, by the id that this one has now."""
    if mention.entity in draft.rejected:
        return mention
    return replace(mention, entity=draft.now(mention.entity) or mention.entity)


class _References:
    """What entities say of one another, after some are no more."""

    def __init__(self, draft: Draft, kinds: dict[str, Kind], known: set[str]) -> None:
        self._draft = draft
        self._kinds = kinds
        self._known = known

    def renewed(self, entity: Entity) -> Entity:
        """The entity with references to what there is; the same one where nothing changes."""

        def now(said: str, relation: Relation) -> str | None:
            if relation.field != "same_as_unit":
                return self._now(said, relation.kinds)
            # A figure's own rule: what counts otherwise now, or has become the figure itself, is not beside it.
            same = self._now(said, relation.kinds)
            return None if same is None or same == entity.id or self._counts_otherwise(same) else same

        renewed: Entity = kind_of(entity.kind).related(entity, now)
        return renewed

    def _counts_otherwise(self, id: str) -> bool:
        change = self._draft.changed.get(id)
        return change is not None and ("unit" in change.was or "unit_id" in change.was)

    def _now(self, reference: str | None, kinds: tuple[Kind, ...]) -> str | None:
        """What the id means now: another id, or None; words stay as they are."""
        now = self._draft.now(reference)
        if now is None or now not in self._known:
            return now
        return now if self._kinds.get(now) in kinds else None
