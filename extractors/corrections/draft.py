"""An analysis while corrections are laid over it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from extractors.corrections.alteration import changed_fields, in_words
from extractors.corrections.correction import Target
from extractors.corrections.namesakes import known_as
from extractors.corrections.occurrences import Taken, is_within, occurrences
from extractors.kinds.registry import kind_of
from extractors.kinds.spec import Naming
from extractors.model import Analysis, Change, Entity, Kind, Mention, Note, Span
from extractors.schema_names import model_fields

Key = tuple[Kind, int, int]


class Draft:
    """Entities and mentions that can still be changed, looked up by what a correction knows of them.

    Args:
        found: The analysis as it was found; it stays as it is.
        text: The article's.
    """

    def __init__(self, found: Analysis, text: str = "") -> None:
        self._text = text
        self.entities: dict[str, Entity] = {entity.id: entity for entity in found.entities}
        self.mentions: list[Mention | None] = list(found.mentions)
        self.changed: dict[str, Change] = {}
        self.changed_mentions: dict[Key, Change] = {}
        self.rejected: dict[str, Entity] = {}
        self.rejected_mentions: list[Mention] = []
        self.notes: dict[str | tuple[int, int], Note] = {}
        self.fate: dict[str, str | None] = {}  # what has become of an id that is no more
        self._reasons: dict[str, str] = {}  # of changed entities, as found
        self._at: dict[Key, int] = {}
        self._of: dict[str, dict[int, None]] = defaultdict(dict)
        self._named: dict[tuple[Kind, str], dict[str, None]] = defaultdict(dict)
        for index, mention in enumerate(found.mentions):
            self._at.setdefault((mention.kind, mention.start, mention.end), index)
            self._of[mention.entity][index] = None
        for entity in found.entities:
            self._named[(entity.kind, name_of(entity))][entity.id] = None

    # --- finding

    def mention(self, target: Target) -> int | None:
        """The index of the mention that is meant; None where there is none."""
        index = self._at.get((target.kind, target.start, target.end))
        mention = self.mentions[index] if index is not None else None
        return index if mention is not None and mention.text == target.text else None

    def entity(self, target: Target) -> str | None:
        """The id of the entity that is meant: by its name, of several the one with the GeoNames id or the mention."""
        index = self.mention(target)
        mention = self.mentions[index] if index is not None else None
        here = mention.entity if mention is not None else None
        if not target.name:
            return here
        named = list(self._named.get((target.kind, target.name), ()))
        if target.geonameid is not None:
            exact = [
                id_ for id_ in named if getattr(self.entities[id_], "geonameid", None) == target.geonameid
            ]
            named = exact or named
        if not named:
            return here
        return here if here in named else named[0]

    def named(self, kind: Kind, name: str) -> list[str]:
        """Ids of the entities of that kind and name."""
        return list(self._named.get((kind, name), ()))

    def of(self, id: str) -> list[Mention]:
        """The entity's mentions, in text order."""
        return sorted(
            (mention for index in self._of.get(id, ()) if (mention := self.mentions[index]) is not None),
            key=lambda mention: mention.start,
        )

    def now(self, id: str | None) -> str | None:
        """What the id has become; None where it was rejected."""
        while id in self.fate:
            id = self.fate[id]
        return id

    # --- changing

    def reject_mention(self, index: int, why: str) -> None:
        """It is no mention; an entity that has none left is none."""
        mention = self.mentions[index]
        if mention is None:
            return
        self._drop(index)
        self.rejected_mentions.append(mention)
        self.changed_mentions[key_of(mention)] = Change("rejected", {}, why)
        if not self._of[mention.entity]:
            self.reject(mention.entity, why)

    def reject(self, id: str, why: str) -> None:
        """It is no entity, and what mentions it mentions nothing."""
        for index in list(self._of[id]):
            mention = self.mentions[index]
            assert mention is not None
            self._drop(index)
            self.rejected_mentions.append(mention)
            self.changed_mentions[key_of(mention)] = Change("rejected", {}, why)
        self.rejected[id] = self._gone(id, None)
        self.changed[id] = Change("rejected", {}, why)

    def add(self, kind: Kind, words: str, to: Mapping[str, Any], why: str, said: Span | None = None) -> bool:
        """The words are a mention, and of a kind with names their other occurrences too; whether the text has them.

        Args:
            kind: What they are.
            words: As the text has them.
            to: Fields of the entity.
            why: Who says so.
            said: Where a person has pointed at them: what is mentioned there otherwise gives way.
        """
        is_named = kind_of(kind).is_named
        runs = set(occurrences(self._text, words)) if is_named else set()
        if said is not None:
            if not words or self._text[said.start : said.end] != words:
                return False
            runs.add(said)
        fields = {"name": " ".join(words.split()), **to} if is_named else dict(to)
        taken = Taken(
            (Span(m.start, m.end), at) for at, m in enumerate(self.mentions) if m and m.kind == kind
        )
        id_ = self._known_so(kind, fields)
        for run in sorted(runs):
            over = taken.over(run)
            is_free = all(is_within(span, run) for span, _ in over)
            if run != said and not is_free:
                continue  # it is mentioned there: so, or within a longer name
            there = (self.mentions[at] for span, at in over if span == run)
            if any(mention is not None and mention.entity == id_ for mention in there):
                continue
            id_ = id_ or self._made(kind, fields, words, why)
            self._mark(Mention(kind, *run, self._text[run.start : run.end], id_), why)
            for span, at in over:
                if not is_within(run, span):
                    self._give_way(at, run, why)
        return bool(runs)

    def alter(self, id: str, to: Mapping[str, Any], why: str) -> bool:
        """It is otherwise; whether that is possible for what it is now."""
        before = self.entities[id]
        kind: Kind = to.get("kind", before.kind)
        fields = {name: value for name, value in to.items() if name != "kind"}
        if kind != before.kind:
            return self._alter_kind(before, kind, fields, why)
        if any(not hasattr(before, name) for name in model_fields(fields)):
            return False
        meant = {name: self.entity(to) for name, to in fields.items() if isinstance(to, Target)}
        if None in meant.values():
            return False  # who is said to be meant is no more
        after = kind_of(kind).altered(before, {**fields, **meant})
        was = self._called(kind, changed_fields(before, after))
        if was:
            self._follow(before, after)
            self._note(id, "corrected", was, why)
            said = f"{why} gives its {in_words(self.changed[id].was)}."
            self._replace(before, replace(after, reason=self._reasoned(before, said)))
        return True

    def _called(self, kind: Kind, was: Mapping[str, Any]) -> dict[str, Any]:
        """What it was, with the names, or the first words, of other entities: their ids say nothing once they are gone."""
        asked = kind_of(kind).asked()
        return {name: self._name(value) if name in asked else value for name, value in was.items()}

    def _name(self, id: str | None) -> str | None:
        if id not in self.entities:
            return id
        first = next(iter(self.of(id)), None)
        return name_of(self.entities[id]) or (first.text if first else id)

    def _follow(self, before: Entity, after: Entity) -> None:
        """Have other entities follow what the altered one tells of them."""
        followed = kind_of(after.kind).followed
        if followed is not None:
            self.entities.update(
                {id_: followed(before, after, other) for id_, other in self.entities.items()}
            )

    def confirm(self, id: str, why: str) -> None:
        """It is right as it is."""
        if id not in self.changed:
            self._note(id, "confirmed", {}, why)
            self._replace(self.entities[id], self.entities[id])

    def merge(self, id: str, into: str, why: str) -> bool:
        """It is the other one, whose name and fields win; whether it can be."""
        one, other = self.entities[id], self.entities[into]
        if id == into or one.kind != other.kind:
            return False
        self._move(id, into, other.kind, Change("merged", {"name": name_of(one) or None}, why))
        self._gone(id, into)
        merged = kind_of(other.kind).absorbed(other, one)
        said = name_of(one) or "another"
        reason = self._reasoned(other, f"{why} says that “{said}” is the same.")
        self._replace(other, replace(merged, reason=reason))
        earlier = self.changed[into].was.get("merged", ()) if into in self.changed else ()
        self._note(into, "merged", {"merged": [*earlier, said]}, why)
        return True

    def split(self, index: int, why: str) -> str:
        """The mention names an entity of its own; its id, which stays where there is no other mention."""
        mention = self.mentions[index]
        assert mention is not None
        whole = self.entities[mention.entity]
        if len(self._of[whole.id]) < 2:
            return whole.id
        spec = kind_of(whole.kind)
        id_ = self._free(spec.letter)
        alone = spec.parted(whole, id_, mention.text)
        said = name_of(whole) or "another"
        alone = replace(alone, reason=f"{why} says that it is another than “{said}”. {whole.reason}".rstrip())
        self._replace(alone, alone)
        self._drop(index)
        self.mentions[index] = replace(mention, entity=id_)
        self._at[key_of(mention)] = index
        self._of[id_][index] = None
        self._note(id_, "corrected", {"entity": said}, why)
        self.changed_mentions[key_of(mention)] = Change("corrected", {"entity": said}, why)
        return id_

    def _known_so(self, kind: Kind, fields: Mapping[str, Any]) -> str | None:
        """The entity that is so already: of its name, and of its type and place where they are said."""
        if not kind_of(kind).is_named:
            return None
        same = (name for name in ("type", "geonameid") if fields.get(name) is not None)
        told = {name: fields[name] for name in same}
        known = (self.entities[id_] for id_ in self.named(kind, fields["name"]))
        return next((e.id for e in known if all(getattr(e, name, None) == told[name] for name in told)), None)

    def _made(self, kind: Kind, fields: Mapping[str, Any], words: str, why: str) -> str:
        spec = kind_of(kind)
        id_ = self._free(spec.letter)
        made = spec.made(spec, Naming(id_, fields.get("name", ""), [words], None), fields)
        reason = f"{why} adds it. {made.reason}".rstrip()
        self._replace(made, replace(made, reason=reason))
        self.changed[id_] = Change("added", {}, why)
        return id_

    def _mark(self, mention: Mention, why: str) -> None:
        self.mentions.append(mention)
        self._at[key_of(mention)] = len(self.mentions) - 1
        self._of[mention.entity][len(self.mentions) - 1] = None
        self.changed_mentions[key_of(mention)] = Change("added", {}, why)

    def _give_way(self, index: int, run: Span, why: str) -> None:
        """What was mentioned within the run, or crosses it, is no mention; an entity that has none left is none."""
        mention = self.mentions[index]
        if mention is None:
            return
        if (mention.start, mention.end) != run:
            self.reject_mention(index, why)
            return
        self._drop(index)
        if not self._of[mention.entity]:
            self.reject(mention.entity, why)

    def _alter_kind(self, before: Entity, kind: Kind, fields: Mapping[str, Any], why: str) -> bool:
        wordings = [mention.text for mention in self.of(before.id)]
        name = str(fields.get("name") or name_of(before) or next(iter(wordings), ""))
        known = known_as(before, kind, name, fields, self.entities)
        earlier = self.changed[before.id].was if before.id in self.changed else {}
        change = Change("corrected", {"kind": before.kind}, why)
        if known is None:
            spec = kind_of(kind)
            id_ = self._free(spec.letter)
            after = spec.made(spec, Naming(id_, name, wordings, before), fields)
            after = replace(after, reason=f"{why} gives its kind. {after.reason}".rstrip())
            self.entities[id_] = after
            self._named[(kind, name_of(after))][id_] = None
            self._note(id_, "corrected", {**changed_fields(before, after), **earlier}, why)
            known = id_
        else:
            self._join(before, known, fields, why)
        self._move(before.id, known, kind, change)
        self._gone(before.id, known)
        return True

    def _join(self, before: Entity, known: str, fields: Mapping[str, Any], why: str) -> None:
        """It is an entity of the other kind that is there already: that one says so, and has what is said of its fields."""
        there = self.entities[known]
        other = {name: value for name, value in fields.items() if value != getattr(there, name)}
        after = kind_of(there.kind).altered(there, other)
        was = {**changed_fields(there, after), "kind": before.kind}
        said = f"{why} gives its kind: the {before.kind} “{name_of(before) or 'another'}” is the same."
        self._replace(there, replace(after, reason=self._reasoned(there, said)))
        self._note(known, "corrected", was, why)

    # --- remarking

    def annotate(self, target: Target, words: str) -> bool:
        """Have these words as the note on the entity, or the sentence where the target has no kind; whether it is there."""
        id_ = self.entity(target) if target.kind else None
        if id_ is None if target.kind else self._text[target.start : target.end] != target.text:
            return False
        self.notes.pop(id_ or (target.start, target.end), None)
        if words.strip():
            note = Note(words.strip(), target.start, target.end, id_)
            self.notes[id_ or (target.start, target.end)] = note
        return True

    def noted(self) -> tuple[Note, ...]:
        """The notes on what there is still, in text order."""
        now = (
            replace(note, entity=self.now(note.entity) or "") if note.entity else note
            for note in self.notes.values()
        )
        found = (note for note in now if note.entity is None or note.entity in self.entities)
        return tuple(sorted(found, key=lambda note: (note.start, note.end, note.entity or "")))

    # --- bookkeeping

    def _move(self, id: str, into: str, kind: Kind, change: Change) -> None:
        """Its mentions are the other one's; where that one is mentioned there already, once is enough."""
        for index in list(self._of[id]):
            mention = self.mentions[index]
            assert mention is not None
            self._drop(index)
            there = replace(mention, kind=kind, entity=into)
            if key_of(there) in self._at:
                self.changed_mentions.setdefault(key_of(there), change)
                continue
            self.mentions[index] = there
            self._at[key_of(there)] = index
            self._of[into][index] = None
            self.changed_mentions.setdefault(key_of(there), change)

    def _drop(self, index: int) -> None:
        mention = self.mentions[index]
        assert mention is not None
        self.mentions[index] = None
        self._of[mention.entity].pop(index, None)
        if self._at.get(key_of(mention)) == index:
            del self._at[key_of(mention)]

    def _gone(self, id: str, now: str | None) -> Entity:
        entity = self.entities.pop(id)
        self._named[(entity.kind, name_of(entity))].pop(id, None)
        self.changed.pop(id, None)
        self.fate[id] = now
        return entity

    def _replace(self, before: Entity, after: Entity) -> None:
        self._named[(before.kind, name_of(before))].pop(before.id, None)
        self._named[(after.kind, name_of(after))][after.id] = None
        self.entities[after.id] = (
            replace(after, doubt=()) if after.doubt else after
        )  # a person's word ends it

    def _note(self, id: str, status: Any, was: Mapping[str, Any], why: str) -> None:
        earlier = self.changed.get(id)
        known = earlier.was if earlier else {}
        is_merged = status == "merged" or (earlier is not None and earlier.status == "merged")
        self.changed[id] = Change("merged" if is_merged else status, {**was, **known, **_lists(was)}, why)

    def _reasoned(self, before: Entity, because: str) -> str:
        """The new reason, and the one that was found, once."""
        found = self._reasons.setdefault(before.id, before.reason)
        return f"{because} Found: {found}" if found else because

    def _free(self, letter: str) -> str:
        """An id that no entity has or had."""
        taken: Iterable[str] = (*self.entities, *self.fate)
        return f"{letter}{1 + max((int(id_[1:]) for id_ in taken if id_[0] == letter and id_[1:].isdigit()), default=0)}"


def name_of(entity: Entity) -> str:
    """The entity's name; empty where its kind has none."""
    return kind_of(entity.kind).name_of(entity)


def key_of(mention: Mention) -> Key:
    """What tells a mention from every other one."""
    return (mention.kind, mention.start, mention.end)


def _lists(was: Mapping[str, Any]) -> dict[str, Any]:
    """What grows with every change, instead of staying what it was first."""
    return {name: value for name, value in was.items() if name == "merged"}
