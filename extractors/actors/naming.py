"""A name to a found record: its type, titles, country, acronym, and what it does."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extractors.actors.boundary_repair import completed, prefixed
from extractors.actors.clubs import is_club
from extractors.actors.countries import acting_country, country_of
from extractors.actors.events import acts, events
from extractors.actors.kinds import NOBODY, Guess, guess
from extractors.clauses.parse import head_of

if TYPE_CHECKING:
    from extractors.actors.annotations import ActorAnnotation, Form
    from extractors.actors.names import Named
    from extractors.actors.setting import Setting
    from extractors.datelines.dateline import Dateline
    from extractors.model import ActorType

_FOREWORDS = 4
"""How many words before a name may be its titles: "former Deputy Prime Minister"."""
_BRACKET = 8
"""Longest bracket that may hold a name's other form, in tokens."""


def named_actor(setting: Setting, named: Named) -> ActorAnnotation:
    """The record of a name."""
    parse = setting.parse
    named, titles = _untitled(setting, named)
    head = head_of(parse, named.start, named.end)
    titles = [*_titles_before(setting, named.start), *titles]
    found = guess(parse, named, titles, setting.words)
    dateline = setting.dateline_at(named.start, named.end)
    if dateline is not None and not _signs(setting, named, dateline):
        found = NOBODY
    club = named.label == "GPE" and _free_club(setting, named.start)
    if club:
        found, named = Guess("organisation", 2), replace(named, start=named.start - 1, label="ORG")
    country = None if club or found == NOBODY else acting_country(setting, named, head)
    if named.label == "GPE" and not country and found.sure < 3 and is_club(parse, head, setting.words):
        found = Guess("organisation", 2)
        start, end = completed(parse, named.start, named.end, setting.words)
        named = replace(named, start=start, end=end)
    record = bare_record(setting, named.start, named.end, head)
    record["form"], record["type"] = _form(setting, named, head, found, country)
    record["sure"], record["label"], record["titles"] = found.sure, named.label, titles
    record["located"] = _located(setting, named, head)
    record["country"] = country or country_of(setting, named.start, named.end, record["type"])
    record["defines"] = _bracketed(setting, named.end) if dateline is None else None
    if dateline is not None:
        record["acts"], record["events"] = False, []
    return record


def _signs(setting: Setting, named: Named, dateline: Dateline) -> bool:
    """Whether the name is the agency that the dateline credits."""
    start, end = setting.parse.starts[named.start], setting.parse.ends[named.end - 1]
    return dateline.credit is not None and dateline.credit[0] <= start and end <= dateline.credit[1]


def _free_club(setting: Setting, start: int) -> bool:
    """Whether the first word of a club's name stands before a town's, and the model left it out: "Real" before "Madrid"."""
    parse = setting.parse
    before = start - 1
    return (
        before >= 0
        and parse.words[before] in setting.words.clubs
        and not parse.labels[before]
        and parse.starts[start] == parse.ends[before] + 1
    )


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
    }


def _form(
    setting: Setting, named: Named, head: int, found: Guess, country: str | None
) -> tuple[Form, ActorType]:
    if country:
        return "state", "state"
    type_ = found.type or "organisation"
    parse = setting.parse
    if found.sure < 3 and named.end - named.start == 1 and named.label in ("PERSON", "ORG"):
        word = parse.words[named.start]
        if setting.gazetteer.demonym(word):
            return (
                "name" if word.endswith("s") and parse.tags[named.start] in ("NNPS", "NNS") else "candidate"
            ), "group"
    if found.type is None or (named.label not in ("PERSON", "ORG", "NORP") and found.sure < 2):
        return "candidate", type_
    if type_ == "group" and found.sure < 3 and _adjective(setting, named.end, head):
        return "candidate", type_
    span = parse.starts[named.start], parse.ends[named.end - 1]
    if found.sure < 2 and (
        span in setting.places or setting.gazetteer.country(parse.wording(named.start, named.end))
    ):
        return "candidate", type_
    return ("candidate" if prefixed(parse, named.start) else "name"), type_


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
    if named.label == "ORG" and end - start > 1 and not joined and parse.lemmas[end - 1] in words.spokesmen:
        end -= 1
    scores = end - start > 1 and parse.words[end - 2].lower() in words.institutions
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


def _adjective(setting: Setting, end: int, head: int) -> bool:
    parse = setting.parse
    if end < len(parse.words) and parse.words[end] in ("-", "‑", "–"):
        return True
    before = parse.deps[head] in ("amod", "compound", "nmod") and parse.heads[head] > head
    return before or parse.tags[head].startswith("JJ")


def _bracketed(setting: Setting, end: int) -> str | None:
    """What stands in brackets directly after a name."""
    parse = setting.parse
    if end + 2 >= len(parse.words) or parse.words[end] != "(":
        return None
    for close in range(end + 2, min(end + 1 + _BRACKET, len(parse.words))):
        if parse.words[close] == ")":
            return parse.wording(end + 1, close).strip(" \"'“”‘’") or None
    return None


def _located(setting: Setting, named: Named, head: int) -> bool:
    parse = setting.parse
    if parse.deps[head] == "pobj" and parse.lemmas[parse.heads[head]] in setting.words.where:
        return True
    after = named.end + 1
    return after < len(parse.words) and parse.words[named.end] == "," and parse.labels[after] == "GPE"
