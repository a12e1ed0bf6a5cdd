"""Where datelines begin and end: "PARIS (Reuters) -", "Nairobi, Kenya (AFP) —", "NEW DELHI:", "(Bloomberg) --"."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final

from extractors.datelines.grammar import grammar
from extractors.datelines.lexicon import lexicon
from extractors.gazetteer.entry import CAPITAL
from extractors.token_columns import columns_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

    from extractors.gazetteer import Gazetteer

Offsets = tuple[int, int]

FAMOUS: Final = 1_000_000
"""Inhabitants from which a city in small letters opens a story by itself: "Sydney - Police ..."."""

SHORTEST: Final = 4
"""Letters from which a city's name in capitals is told from an acronym."""

_ISO_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_ACRONYM: Final = re.compile(r"[A-Z][A-Z&.]+|[A-Z][a-z]+(?:[A-Z][a-z]*)+")
"""What an agency is called where no list has it: "AFP", "UPI", "HawaiiNewsNow"."""


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where a report was filed, when and by whom. It is no part of any clause.

    Attributes:
        start: Code points from the paragraph's first.
        end: After the mark that closes it ("-", "—", ":"), before the blanks that follow.
        places: Where: one, or several joined by a slash or "and". Empty where only the agency is named.
        within: What the place lies in, as far as it is said: "Iraq", "Ill.".
        day: The day's wording.
        credit: The agency, without its bracket.
    """

    start: int
    end: int
    places: tuple[Offsets, ...]
    within: Offsets | None = None
    day: Offsets | None = None
    credit: Offsets | None = None

    def record(self) -> dict[str, Any]:
        """Itself in JSON's own types."""
        return asdict(self)

    def borders(self) -> set[int]:
        """Every offset at which it, or a part of it, begins or ends."""
        parts = [part for part in (*self.places, self.within, self.day, self.credit) if part]
        return {self.start, self.end, *(border for part in parts for border in part)}

    @classmethod
    def of(cls, record: dict[str, Any]) -> Dateline:
        """The dateline that `record` was made of."""
        pairs = {key: tuple(record[key]) if record[key] else None for key in ("within", "day", "credit")}
        places = tuple((start, end) for start, end in record["places"])
        return cls(record["start"], record["end"], places, **pairs)


def datelines_in(text: str, gazetteer: Gazetteer) -> tuple[Dateline, ...]:
    """The datelines of a paragraph, in text order: at its start, and after sentences where reports are run together.

    A place in capitals with a dash is one where the gazetteer knows the place, or the text says what it lies in or which agency
    reports. In small letters it needs more: an agency, a day, the country or state that it lies in, or fame.
    """
    return tuple(_found(text, gazetteer))


def datelines_of(doc: Doc, gazetteer: Gazetteer) -> tuple[Dateline, ...]:
    """The Doc's datelines as `q7x2_datelines` found them; found now where that component did not run."""
    records = doc._.q7x2_datelines
    if records is None:
        return datelines_in(doc.text, gazetteer)
    return tuple(map(Dateline.of, records))


def sentences_of(doc: Doc) -> Iterator[Offsets]:
    """The Doc's sentences in code points, each together with the dateline before it: a reader steps over both at once."""
    ends = {record["end"] for record in doc._.q7x2_datelines or ()}
    columns = columns_of(doc)
    size, text = len(columns.words), columns.text
    if not size:
        return
    if not any(columns.opens):
        list(doc.sents)  # raises what spaCy says of a Doc without sentences
    begins = sorted({0, *(at for at, opens in enumerate(columns.opens) if opens)})
    start: int | None = None
    for first, after in zip(begins, [*begins[1:], size], strict=True):
        begin, end = columns.starts[first], columns.ends[after - 1]
        start = begin if start is None else start
        if text[begin:end].strip() and (end not in ends or after == size):
            yield start, end
            start = None


def in_dateline(doc: Doc, start: int, end: int) -> bool:
    """Whether the code points from `start` to `end` touch a dateline that `q7x2_datelines` found."""
    return any(start < record["end"] and record["start"] < end for record in doc._.q7x2_datelines or ())


def _found(text: str, gazetteer: Gazetteer) -> Iterator[Dateline]:
    forms, position = grammar(), 0
    for opening in forms.opening.finditer(text):
        if opening.end() < position:
            continue
        for form in forms.forms:
            match = form.match(text, opening.end())
            if match and (found := _accepted(match, opening.start() == 0, gazetteer)):
                position = found.end
                yield found
                break


def _accepted(match: re.Match[str], opens: bool, gazetteer: Gazetteer) -> Dateline | None:
    """The match as a dateline, None where what it says is not enough for one; `opens`: it begins the paragraph."""
    groups = match.groupdict()
    if not (groups["mark"] or groups["credit"] or _ISO_DAY.fullmatch(groups.get("day") or "")):
        return None
    found = _read(match, groups)
    agency = _is_agency(groups["credit"], gazetteer)
    if not found.places:
        return found if opens and agency else None
    names = [match.string[start:end] for start, end in found.places]
    if names[0].split()[0].lower() in lexicon().rubrics:
        return None
    if found.within and not _is_wider(match["within"], gazetteer):
        return None
    known = all(gazetteer.candidates(name) for name in names)
    if not match["mark"] and agency and not (opens and _begins(match)):
        return None
    enough = _capitals_do if all(map(_in_capitals, names)) else _small_letters_do
    return found if enough(match, opens, known, agency, gazetteer) else None


def _in_capitals(name: str) -> bool:
    return sum(letter.isupper() for letter in name) > sum(letter.islower() for letter in name)


def _capitals_do(match: re.Match[str], opens: bool, known: bool, agency: bool, gazetteer: Gazetteer) -> bool:
    """Whether enough speaks for a dateline in capitals."""
    if not known:
        return opens and bool(match["mark"]) and bool(match["within"] or agency)
    if (match["mark"] or "")[:1] == ":" and not (match["within"] or match["day"] or agency):
        long = len(match["place"]) >= SHORTEST or _is_famous(match["place"], gazetteer)
        return long and _is_city(match["place"], gazetteer)
    if agency or match["day"] or match["within"]:
        return True
    if len(match["place"]) < SHORTEST and not _is_famous(match["place"], gazetteer):
        return False  # an acronym: "UN - Aid came", "PA: No talks"
    rest = match.string[match.end() :]
    return bool(match["mark"]) and (not rest.strip() or any(map(str.islower, rest)))  # "FRANCE - GERMANY 2:1"


def _small_letters_do(
    match: re.Match[str], opens: bool, known: bool, agency: bool, gazetteer: Gazetteer
) -> bool:
    """Whether enough speaks for a dateline whose place is written as in a sentence."""
    if not known:
        return False
    if agency:
        return opens or bool(match["mark"])
    if not opens or not match["mark"] or not _begins(match):
        return False
    if match["day"]:
        return True
    if match["mark"][0] == ":" or _is_parenthesis(match):
        return False
    return bool(match["within"]) or _is_famous(match["place"], gazetteer)


def _begins(match: re.Match[str]) -> bool:
    """Whether a sentence begins after the match, or nothing more stands there."""
    rest = match.string[match.end() :].lstrip(" \"'“‘«([").lstrip()
    return not rest or rest[0].isupper() or rest[0].isdigit() or rest[0] in "$€£"


def _is_parenthesis(match: re.Match[str]) -> bool:
    """Whether a second dash closes what the first opened: "Paris, France — The City of Light — is"."""
    sentence = re.split(r"[.!?](?:\s|$)", match.string[match.end() :], maxsplit=1)[0]
    return bool(re.search(r"\s(?:--|[-–—])\s", sentence))


def _read(match: re.Match[str], groups: dict[str, str | None]) -> Dateline:
    """The parts of a match as offsets."""
    span = {name: match.span(name) for name in ("within", "day", "credit") if groups.get(name)}
    if groups.get("later") and "day" not in span:
        span["day"] = match.span("later")
    places: list[Offsets] = []
    start, end = match.span("place")
    for piece in grammar().joint.split(match.string[start:end]):
        at = match.string.index(piece, start, end)
        start = at + len(piece)
        if piece:
            places.append((at, start))
    return Dateline(match.start(), match.start() + len(match.group().rstrip()), tuple(places), **span)


def _is_agency(name: str | None, gazetteer: Gazetteer) -> bool:
    """Whether a bracket's words are those of who reports: each an acronym or a known agency's name, and no country's."""
    if not name or gazetteer.country(name) is not None:
        return False
    agencies = lexicon().agencies
    words = name.replace("/", " ").split()
    return all(_ACRONYM.fullmatch(word) or word.lower() in agencies for word in words)


def _is_wider(name: str, gazetteer: Gazetteer) -> bool:
    """Whether a place may lie there: a country, a division, or their abbreviation; of "Illinois, USA" the first."""
    name = name.split(",")[0]
    if gazetteer.short(name, postal=True) is not None:
        return True
    return "." in name or any(e.named < 2 and e.type != "city" for e in gazetteer.candidates(name))


def _is_city(name: str, gazetteer: Gazetteer) -> bool:
    return any(entry.type == "city" and entry.named < 2 for entry in gazetteer.candidates(name))


def _is_famous(name: str, gazetteer: Gazetteer) -> bool:
    """Whether the name is a very large city's, or a country's capital."""
    entries = [entry for entry in gazetteer.candidates(name) if entry.named < 2 and entry.type == "city"]
    return any(entry.population >= FAMOUS or entry.seat == CAPITAL for entry in entries)
