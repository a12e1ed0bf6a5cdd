"""Every mention of an actor in one Doc."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractors.actors.deeds import acts, addressed, deeds, governs
from extractors.actors.kinds import guess
from extractors.actors.lexicon import Lexicon, lexicon
from extractors.actors.names import Named, names
from extractors.actors.nominals import Nominal, nominals
from extractors.actors.parse import Parse, parse_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

    from extractors.actors.found import Form, FoundActor
    from extractors.gazetteer import Gazetteer
    from extractors.model import ActorType


def recognise(doc: Doc, gazetteer: Gazetteer) -> list[FoundActor]:
    """The actors of a Doc in text order, with article offsets; candidates among them (see `FoundActor.form`)."""
    if not len(doc):
        return []
    parse, words, offset = parse_of(doc), lexicon(), doc._.q7x2_offset
    found: list[FoundActor] = []
    taken: set[int] = set()
    for named in names(parse, words):
        record = _named(parse, named, words, gazetteer, offset)
        found.append(record)
        if (record["form"] == "name" and record["type"] != "group") or record["form"] == "state":
            taken.update(range(named.start, named.end))
    found += (_nominal(parse, each, words, offset) for each in nominals(parse, taken, words, gazetteer))
    return sorted(found, key=lambda record: (record["start"], -record["end"]))


def head_of(parse: Parse, start: int, end: int) -> int:
    """The token of a span that hangs on something outside of it."""
    for index in range(end - 1, start - 1, -1):
        if not start <= parse.heads[index] < end or parse.heads[index] == index:
            return index
    return end - 1


def _named(parse: Parse, named: Named, words: Lexicon, gazetteer: Gazetteer, offset: int) -> FoundActor:
    start, titles = _without_titles(parse, named, words)
    named = Named(start, named.end, named.label)
    head = head_of(parse, named.start, named.end)
    titles = [*_titles_before(parse, named.start, words), *titles]
    wording = parse.wording(named.start, named.end)
    found = guess(parse, named, titles, words)
    country = _state(parse, named, head, words, gazetteer)
    form: Form
    type_: ActorType
    if country:
        form, type_, sure = "state", "state", 1
    elif found.type is None or (named.label not in ("PERSON", "ORG", "NORP") and found.sure < 2):
        form, type_, sure = "candidate", found.type or "organisation", found.sure
    else:
        form, type_, sure = "name", found.type, found.sure
        if gazetteer.country(wording) or (type_ == "group" and _adjective(parse, head)):
            form = "candidate"
    record = _record(parse, named.start, named.end, head, words, offset)
    record["form"], record["type"], record["sure"] = form, type_, sure
    record["label"], record["located"] = named.label, _located(parse, named, head)
    record["name"], record["titles"] = _clean(words.known.get(wording, wording)), titles
    record["country"] = country or _country_in(parse, named, gazetteer)
    record["defines"] = _bracketed(parse, named.end)
    record["head"] = _common_head(parse, head, named, words)
    return record


def _without_titles(parse: Parse, named: Named, words: Lexicon) -> tuple[int, list[str]]:
    """Where the name starts after the titles that the model took in."""
    start = named.start
    titles: list[str] = []
    if named.label != "PERSON":
        return start, titles
    while start < named.end - 1 and parse.words[start].lower().rstrip(".") in words.titles:
        titles.append(parse.words[start].lower().rstrip("."))
        start += 1
    return start, titles


def _titles_before(parse: Parse, start: int, words: Lexicon) -> list[str]:
    """Titles directly before a name, first one first: "former Prime Minister"."""
    titles: list[str] = []
    for index in range(start - 1, max(-1, start - 5), -1):
        word = parse.words[index].lower().rstrip(".")
        if word not in words.titles or parse.tags[index] not in ("NNP", "NN", "NNPS", "JJ"):
            break
        if parse.words[index].islower() and not start <= parse.heads[index]:
            break
        titles.insert(0, word)
    return titles


def _state(parse: Parse, named: Named, head: int, words: Lexicon, gazetteer: Gazetteer) -> str | None:
    """The country's code where the name is a country, or its capital, used as an agent."""
    if named.label not in ("GPE", "LOC", "ORG", "PERSON", ""):
        return None
    wording = parse.wording(named.start, named.end)
    country = gazetteer.country(wording)
    if country is not None:
        owns = parse.deps[head] == "poss" and parse.lemmas[parse.heads[head]] in words.instruments
        return country.code if owns or acts(parse, head, words) or addressed(parse, head, words) else None
    if named.label == "GPE" and governs(parse, head, words):
        capital = gazetteer.capital(wording)
        return capital.country if capital else None
    return None


def _adjective(parse: Parse, head: int) -> bool:
    return parse.tags[head].startswith("JJ") or (
        parse.deps[head] in ("amod", "compound", "nmod") and parse.heads[head] > head
    )


def _country_in(parse: Parse, named: Named, gazetteer: Gazetteer) -> str | None:
    """The country that a word of the name, or the demonym before it, gives ("U.S. Embassy")."""
    for index in range(max(0, named.start - 3), named.end):
        word = parse.words[index]
        if not word[0].isupper():
            continue
        entry = gazetteer.demonym(word) or (gazetteer.country(word) if named.end - named.start > 1 else None)
        if (
            entry is not None
            and entry.country
            and (index >= named.start or parse.heads[index] >= named.start)
        ):
            return entry.country
    return None


def _bracketed(parse: Parse, end: int) -> str | None:
    """What stands in brackets directly after a name."""
    if end + 2 < len(parse.words) and parse.words[end] == "(":
        for close in range(end + 1, min(end + 8, len(parse.words))):
            if parse.words[close] == ")":
                return parse.wording(end + 1, close) if close > end + 1 else None
    return None


def _common_head(parse: Parse, head: int, named: Named, words: Lexicon) -> str | None:
    """The common noun that a name stands before: "insurgent" of "Taliban insurgents"."""
    after = parse.heads[head]
    if parse.deps[head] == "compound" and after == named.end and parse.lemmas[after] in words.groups:
        return parse.lemmas[after]
    return None


def _located(parse: Parse, named: Named, head: int) -> bool:
    if parse.deps[head] == "pobj" and parse.lemmas[parse.heads[head]] in _WHERE:
        return True
    after = named.end + 1
    return named.end < len(parse.words) - 1 and parse.words[named.end] == "," and parse.labels[after] == "GPE"


_WHERE = frozenset(
    [
        "in",
        "at",
        "near",
        "from",
        "to",
        "into",
        "toward",
        "towards",
        "across",
        "around",
        "outside",
        "inside",
        "through",
        "throughout",
        "via",
        "within",
    ]
)


def _clean(name: str) -> str:
    return " ".join(name.replace("\n", " ").split())


def _nominal(parse: Parse, nominal: Nominal, words: Lexicon, offset: int) -> FoundActor:
    record = _record(parse, nominal.start, nominal.end, nominal.head, words, offset)
    record["form"], record["type"] = "nominal", nominal.type
    record["definite"], record["country"] = nominal.definite or nominal.owner is not None, nominal.country
    record["head"] = parse.lemmas[nominal.head]
    record["inside"] = parse.wording(*nominal.owner) if nominal.owner else None
    record["beside"] = _beside(parse, nominal.head, offset)
    return record


def _beside(parse: Parse, head: int, offset: int) -> tuple[int, int] | None:
    """The person whose apposition the nominal is, on either side."""
    others = [parse.heads[head]] if parse.deps[head] == "appos" else list(parse.children(head, "appos"))
    for other in others:
        for start, end, label in parse.entities:
            if start <= other < end and label == "PERSON":
                return offset + parse.starts[start], offset + parse.ends[end - 1]
    return None


def _record(parse: Parse, start: int, end: int, head: int, words: Lexicon, offset: int) -> FoundActor:
    return {
        "start": offset + parse.starts[start],
        "end": offset + parse.ends[end - 1],
        "text": parse.wording(start, end),
        "form": "name",
        "label": "",
        "type": "organisation",
        "sure": 0,
        "name": _clean(parse.wording(start, end)),
        "head": None,
        "titles": [],
        "definite": any(parse.words[k].lower() == "the" for k in parse.children(head, "det")),
        "plural": parse.tags[head] in ("NNS", "NNPS"),
        "country": None,
        "inside": None,
        "defines": None,
        "acts": acts(parse, head, words),
        "located": False,
        "deeds": deeds(parse, head, offset),
        "sentence": offset + parse.sentences[head],
        "beside": None,
    }


def mentions(found: list[FoundActor]) -> Iterator[FoundActor]:
    """The records that are actors without more evidence."""
    return (record for record in found if record["form"] != "candidate")
