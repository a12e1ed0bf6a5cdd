"""A correction as a plain record of the file, and back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

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
from extractors.corrections.fields import trouble_with, trouble_with_new
from extractors.kinds.registry import kind_names

_VERBS = {
    Reject: "reject",
    Keep: "keep",
    Confirm: "confirm",
    Add: "add",
    Alter: "change",
    Split: "split",
    Merge: "merge",
    Annotate: "note",
    Redate: "date",
}

# Those that say nothing but what they are about.
_PLAIN: Mapping[Any, Callable[[str, Target], Correction]] = {
    "reject": Reject,
    "keep": Keep,
    "split": Split,
    "confirm": Confirm,
}


class RecordError(ValueError):
    """A record that is no correction; its text says why."""


def record_of(correction: Correction) -> dict[str, Any]:
    """The correction as what JSON knows."""
    fields: dict[str, Any] = {"id": correction.id, "do": _VERBS[type(correction)]}
    match correction:
        case Redate(published=published, was=was, was_from=was_from):
            return {**fields, "published": published, "was": was, "was_from": was_from}
        case Annotate(target=target, note=note):
            return {**fields, **_named(target), "note": note}
        case Merge(target=target, into=into):
            return {**fields, **_named(target), "into": _plain(into)}
        case Add(target=target, to=to) | Alter(target=target, to=to):
            said = {name: _plain(value) if isinstance(value, Target) else value for name, value in to.items()}
            return {**fields, **_named(target), "to": said}
        case _:
            return {**fields, **_named(correction.target)}


def correction_of(record: Any) -> Correction:
    """The correction of a record.

    Raises:
        RecordError: It is none.
    """
    if not isinstance(record, dict):
        raise RecordError("it is no object")
    id_, verb = record.get("id"), record.get("do")
    if not isinstance(id_, str) or not id_:
        raise RecordError("it has no id")
    if verb == "date":
        return Redate(id_, *(_words_or_none(record, name) for name in ("published", "was", "was_from")))
    if verb not in _VERBS.values():
        raise RecordError(f"“do”: {verb!r} is none of {', '.join(_VERBS.values())}")
    if verb == "note":
        return _note(id_, record)
    target = _target(record)
    if verb in _PLAIN:
        return _PLAIN[verb](id_, target)
    if verb == "merge":
        return Merge(id_, target, _read(record.get("into"), whole=True))
    to = record.get("to")
    if not isinstance(to, dict):
        raise RecordError("“to” is no object")
    to = {name: _read(value, whole=True) if isinstance(value, dict) else value for name, value in to.items()}
    trouble = trouble_with_new(to, target.kind) if verb == "add" else trouble_with(to, target.kind)
    if trouble:
        raise RecordError(trouble)
    if verb == "add":
        return Add(id_, target, dict(to))
    return Alter(id_, target, dict(to))


def _note(id_: str, record: Mapping[str, Any]) -> Annotate:
    note = record.get("note")
    if not isinstance(note, str):
        raise RecordError("“note” is no words")
    return Annotate(id_, _sentence(record["sentence"]) if "sentence" in record else _target(record), note)


def _named(target: Target) -> dict[str, Any]:
    if not target.kind:
        return {"sentence": {"start": target.start, "end": target.end, "text": target.text}}
    return {"entity" if target.whole else "mention": _plain(target)}


def _plain(target: Target) -> dict[str, Any]:
    fields: dict[str, Any] = {"kind": target.kind}
    if target.name is not None:
        fields["name"] = target.name
    if target.geonameid is not None:
        fields["geonameid"] = target.geonameid
    return {**fields, "start": target.start, "end": target.end, "text": target.text}


def _target(record: Mapping[str, Any]) -> Target:
    whole = "entity" in record
    return _read(record.get("entity" if whole else "mention"), whole)


def _read(fields: Any, whole: bool) -> Target:
    if not isinstance(fields, dict):
        raise RecordError("it names neither a mention nor an entity")
    kind = fields.get("kind")
    if not isinstance(kind, str) or kind not in kind_names():
        raise RecordError(f"“kind”: {kind!r} is none of {', '.join(kind_names())}")
    run = _run(fields)
    name, geonameid = fields.get("name"), fields.get("geonameid")
    if not isinstance(name, str | None) or not isinstance(geonameid, int | None):
        raise RecordError("the entity's name is no words, or its GeoNames id no number")
    return Target(kind, *run, name, geonameid, whole)


def _sentence(fields: Any) -> Target:
    if not isinstance(fields, dict):
        raise RecordError("it names no sentence")
    return Target("", *_run(fields))


def _run(fields: Mapping[str, Any]) -> tuple[int, int, str]:
    start, end, text = (fields.get(name) for name in ("start", "end", "text"))
    if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end and isinstance(text, str)):
        raise RecordError("start, end and text do not name a run of the text")
    return start, end, text


def _words_or_none(record: Mapping[str, Any], name: str) -> str | None:
    value = record.get(name)
    if not isinstance(value, str | None):
        raise RecordError(f"“{name}”: {value!r} is no words")
    return value
