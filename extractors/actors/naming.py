"""A name to a found record: its type, titles, country, acronym, and what it does."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from extractors.actors.countries import country_of
from extractors.actors.events import acts, events
from extractors.actors.forms import form_of
from extractors.actors.kinds import guess
from extractors.actors.name_draft import NameDraft
from extractors.actors.shape import STAFFS
from extractors.actors.standing import refined
from extractors.clauses.parse import head_of

if TYPE_CHECKING:
    from extractors.actors.annotations import ActorAnnotation
    from extractors.actors.names import Named
    from extractors.actors.setting import Setting

_FOREWORDS = 4
"""How many words before a name may be its titles: "former Deputy Prime Minister"."""
_BRACKET = 8
"""Longest bracket that may hold a name's other form, in tokens."""

_LISTED = re.compile(r"^[A-Z][A-Za-z]+: ?(?=[A-Z0-9.]+$)")
"""The exchange before a ticker: "NYSE: ORB"."""


def named_actor(setting: Setting, named: Named) -> ActorAnnotation:
    """The record of a name, with the verdicts of the rules that made it one."""
    parse = setting.parse
    named, titles = _untitled(setting, named)
    head = head_of(parse, named.start, named.end)
    titles = [*_titles_before(setting, named.start), *titles]
    rule, found = guess(parse, named, titles, setting.words)
    start, end = setting.article_span(named.start, named.end)
    verdicts = [rule.verdict(start, end)]
    dateline = setting.dateline_at(named.start, named.end)
    draft = refined(NameDraft(setting, named, head, found, titles, dateline), verdicts)
    form, type_ = form_of(draft, verdicts)
    named = draft.named
    record = bare_record(setting, named.start, named.end, head)
    record["form"], record["type"] = form, type_
    record["sure"], record["label"], record["titles"] = draft.found.sure, named.label, titles
    record["located"] = _located(setting, named, head)
    record["country"] = (
        draft.country if draft.is_state else country_of(setting, named.start, named.end, type_)
    )
    record["defines"] = _bracketed(setting, named.end) if dateline is None else None
    record["verdicts"] = verdicts
    if dateline is not None:
        record["acts"], record["events"] = False, []
    return record


def bare_record(setting: Setting, start: int, end: int, head: int) -> ActorAnnotation:
    """A record of a span with what is the same for names and nominals."""
    parse, offset = setting.parse, setting.offset
    wording = parse.wording(start, end)
    return {
        "start": offset + parse.starts[start],
        "end": offset + parse.ends[end - 1],
        "text": wording,
        "form": "name",
        "label": "",
        "type": "organisation",
        "sure": 0,
        "name": " ".join(wording.split()),
        "also": None,
        "head": None,
        "titles": [],
        "definite": any(parse.lemmas[kid] == "the" for kid in parse.children(head, "det")),
        "plural": parse.tags[head] in ("NNS", "NNPS"),
        "country": None,
        "inside": None,
        "owner": None,
        "defines": None,
        "acts": acts(parse, head, setting.words),
        "located": False,
        "events": events(parse, head, offset),
        "sentence": offset + parse.sentences[head],
        "beside": None,
        "verdicts": [],
    }


def _untitled(setting: Setting, named: Named) -> tuple[Named, list[str]]:
    """The name without the titles that the model took in: before a person's, after an organisation's."""
    parse, words = setting.parse, setting.words
    titles: list[str] = []
    start, end = named.start, named.end
    while named.label == "PERSON" and any(parse.words[k][0].isalpha() for k in range(start + 1, end)):
        title = _title(parse.words[start])
        if title in words.titles:
            titles.append(title)
        elif title or not titles:
            break
        start += 1
    joined = end - start > 1 and parse.words[end - 2] in words.name_connectors
    speaks = named.label == "ORG" and end - start > 1 and not joined
    if speaks and parse.lemmas[end - 1] in words.spokesmen and parse.wording(end - 2, end) not in STAFFS:
        end -= 1
    scores = end - start > 1 and parse.words[end - 2].lower() in words.institutions
    scores = scores and parse.words[end - 2].lower() not in words.numbered
    if named.label == "ORG" and scores and parse.words[end - 1].isdigit():
        end -= 1  # "Manchester United 2, Arsenal 1"
    return replace(named, start=start, end=end), titles


def _title(word: str) -> str:
    return word.lower().rstrip(".")


def _titles_before(setting: Setting, start: int) -> list[str]:
    """Titles directly before a name, in text order."""
    parse = setting.parse
    titles: list[str] = []
    for index in range(start - 1, max(-1, start - 1 - _FOREWORDS), -1):
        word = _title(parse.words[index])
        if not word and index and _title(parse.words[index - 1]) in setting.words.titles:
            continue
        if word not in setting.words.titles | setting.words.offices or parse.tags[index] not in (
            "NNP",
            "NN",
            "NNPS",
            "JJ",
        ):
            break
        if parse.words[index].islower() and parse.heads[index] < start:
            break
        titles.insert(0, word)
    return titles if any(title in setting.words.titles for title in titles) else []


def _bracketed(setting: Setting, end: int) -> str | None:
    """What stands in brackets directly after a name."""
    parse = setting.parse
    if end + 2 >= len(parse.words) or parse.words[end] != "(":
        return None
    for close in range(end + 2, min(end + 1 + _BRACKET, len(parse.words))):
        if parse.words[close] == ")":
            return _LISTED.sub("", parse.wording(end + 1, close)).strip(" \"'“”‘’") or None
    return None


def _located(setting: Setting, named: Named, head: int) -> bool:
    parse = setting.parse
    if parse.deps[head] == "pobj" and parse.lemmas[parse.heads[head]] in setting.words.where:
        return True
    after = named.end + 1
    return after < len(parse.words) and parse.words[named.end] == "," and parse.labels[after] == "GPE"
