"""Every mention of an actor in one Doc."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractors.actors.lexicon import lexicon
from extractors.actors.names import names
from extractors.actors.naming import bare_record, named_actor
from extractors.actors.nominals import Nominal, nominals
from extractors.actors.setting import Setting
from extractors.actors.standing import TITLE, title_words
from extractors.clauses.parse import parse_of
from extractors.datelines.dateline import datelines_of
from extractors.rules import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc

    from extractors.actors.annotations import ActorAnnotation
    from extractors.gazetteer import Gazetteer


def recognise(doc: Doc, gazetteer: Gazetteer) -> list[ActorAnnotation]:
    """The actors of a Doc in text order, with article offsets; candidates among them (see `ActorAnnotation.form`)."""
    if not len(doc):
        return []
    parse, words, offset = parse_of(doc), lexicon(), doc._.q7x2_offset
    lines, of_sports = datelines_of(doc, gazetteer), bool(doc._.q7x2_sports)
    setting = Setting(parse, words, gazetteer, offset, _places(doc), lines, of_sports)
    found: list[ActorAnnotation] = []
    taken: set[int] = set()
    for named in names(parse, words):
        record = named_actor(setting, named)
        found.append(record)
        if record["form"] != "candidate":
            taken.update(range(named.start, named.end))
    for nominal in nominals(setting, taken):
        _add(setting, found, nominal)
    return sorted(found, key=lambda record: (record["start"], -record["end"]))


def mentions(found: Sequence[ActorAnnotation]) -> Iterator[ActorAnnotation]:
    """The records that are actors without more evidence."""
    return (record for record in found if record["form"] != "candidate")


def _places(doc: Doc) -> frozenset[tuple[int, int]]:
    offset = doc._.q7x2_offset
    return frozenset(
        (record["start"] - offset, record["end"] - offset)
        for record in doc._.q7x2_places or ()
        if record.get("sure") and record.get("by") != "demonym"
    )


def _add(setting: Setting, found: list[ActorAnnotation], nominal: Nominal) -> None:
    """Add a nominal, or what it says to the name that it belongs to ("Taliban insurgents", "Kerry, the secretary of state")."""
    record = _described(setting, nominal)
    name = next((other for other in found if SAID_OF.apply((record, other))), None)
    if name is None:
        found.append(record)
        return
    if record["beside"] is None:
        name["also"] = f"{name['text']} {setting.parse.words[nominal.head]}"
        name["events"] = name["events"] or record["events"]
        name["acts"] = name["acts"] or record["acts"]
        name["head"] = record["head"]
    else:
        name["titles"] += record["text"].lower().split()
        titled = title_words(name["titles"], setting.words)
        name["verdicts"].append(TITLE.verdict(name["start"], name["end"], titled))
    name["verdicts"] += record["verdicts"]
    name["verdicts"].append(SAID_OF.verdict(record["start"], record["end"], record["text"]))
    owner = setting.gazetteer.country(record["inside"]) if record["inside"] else None
    name["country"] = name["country"] or record["country"] or (owner.code if owner else None)


def _is_of(record: ActorAnnotation, name: ActorAnnotation) -> bool:
    """Whether the nominal says more of the name, instead of naming somebody else."""
    if name["form"] != "name":
        return False
    if record["beside"] is not None:
        return record["beside"][0] < name["end"] and name["start"] < record["beside"][1]
    inside = record["start"] <= name["start"] and name["end"] < record["end"]
    return (
        inside
        and record["type"] == "group"
        and record["head"] in lexicon().members
        and name["end"] + 1 == _head_start(record)
    )


def _says_more(pair: tuple[ActorAnnotation, ActorAnnotation]) -> bool | None:
    return _is_of(*pair) or None


def _head_start(record: ActorAnnotation) -> int:
    return record["end"] - len(record["text"].split()[-1])


def _described(setting: Setting, nominal: Nominal) -> ActorAnnotation:
    parse = setting.parse
    record = bare_record(setting, nominal.start, nominal.end, nominal.head)
    record["form"] = "nominal" if nominal.telling else "candidate"
    record["type"], record["head"] = nominal.type, parse.lemmas[nominal.head]
    record["definite"] = nominal.definite or nominal.owner is not None
    record["country"] = nominal.country
    record["verdicts"].append(
        nominal.rule.verdict(record["start"], record["end"], parse.lemmas[nominal.head])
    )
    if nominal.owner:
        first, last = nominal.owner
        record["inside"] = parse.wording(first, last)
        record["owner"] = setting.article_span(first, last)
        wording = parse.wording(min(nominal.start, first), max(nominal.end, last))
        if len(wording) <= _LONGEST:
            words = wording.split()
            record["name"] = " ".join(words[words[0].lower() in setting.words.leading_words :])
    if nominal.beside:
        record["beside"] = setting.article_span(*nominal.beside)
    return record


SAID_OF: Rule[tuple[ActorAnnotation, ActorAnnotation], bool] = Rule(
    "actor-said-of", (), _says_more, "refine", "“{0}” says more of the name"
)
"""The joining of a noun phrase to the name that it belongs to."""

_LONGEST = 50
"""Longest name that a nominal gets, in code points: a pane's row is one line."""
