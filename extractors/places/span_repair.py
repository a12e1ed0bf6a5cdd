"""Spans of the model that are no whole name, or a name of another kind, mended before anything reads them.

"Thompson 20" of a list of scores, "Cairo 1.3 billion dollars", "August" before "Wilson", "Gemelli" before "hospital".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from extractors.actors.lexicon import lexicon
from extractors.folding import folded
from extractors.places.cut_names import cut_names, titled_names
from extractors.places.inside import WELL_KNOWN
from extractors.places.whole_names import wholes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extractors.gazetteer import Gazetteer
    from extractors.places.tokens import Tokens

Labelled = tuple[int, int, str]

_NAMING: Final = frozenset(
    {"ORG", "PERSON", "GPE", "LOC", "FAC", "NORP", "LAW", "PRODUCT", "EVENT", "WORK_OF_ART"}
)
_BEARERS: Final = frozenset({"ORG", "PERSON", "GPE", "NORP"})
"""Labels of who or what may have a number in a list."""
_SCALES: Final = frozenset({"thousand", "million", "billion", "trillion", "bn", "percent", "%", "per"})
_TIMES: Final = frozenset({"years", "months", "weeks", "days", "hours", "minutes", "times", "points"})
_ENDS: Final = frozenset({"", ".", ",", ";", "and", "while", "but", ")", "or"})
_BEFORE_LISTED: Final = frozenset({",", "and", ";", "but", "while", "or"})
_GIVEN_MONTHS: Final = frozenset({"April", "May", "June", "August"})
"""Months that are given names as well."""
_BEFORE_DATES: Final = frozenset(
    {
        "in",
        "since",
        "until",
        "till",
        "by",
        "of",
        "from",
        "during",
        "to",
        "for",
        "on",
        "early",
        "late",
        "mid",
        "last",
        "next",
    }
    | {"this", "every", "through", "between", "and", "after", "before", "-", "–"}
)
_AFTER_SUBJECT: Final = frozenset({"VBD", "VBZ", "MD", "POS"})
_SITES: Final = frozenset(
    {"hospital", "clinic", "prison", "jail", "airport", "stadium", "hotel", "mosque", "cemetery", "dam"}
    | {"fairground", "racecourse", "showground", "barracks", "roundabout", "shrine", "camp", "theatre"}
)
"""Nouns, in lower case, of sites that are called after somebody or something."""
_WORKS: Final = frozenset({"dam", "airport", "cemetery"})
"""Those of them that are called after a place or person, and no firm's."""
_BEFORE_SITES: Final = frozenset(
    {"at", "in", "to", "from", "near", "outside", "inside", "of", "the", "into", "around", "by"}
)


def mended(tokens: Tokens, gazetteer: Gazetteer) -> Iterator[tuple[Labelled, Labelled | None]]:
    """The spans of the model that are wrong, each with what stands in its place; None where nothing does."""
    for whole in (
        *wholes(tokens, gazetteer),
        *cut_names(tokens, gazetteer),
        *titled_names(tokens, gazetteer),
    ):
        yield (whole[0], whole[0], ""), whole
    for start, end in _papers(tokens):
        inside = [each for each in tokens.ents if each[0] < end and start < each[1]]
        if (start, end, "ORG") not in inside and all(
            start <= first and after <= end for first, after, _ in inside
        ):
            for each in inside[1:]:
                yield each, None
            yield (inside[0] if inside else (start, start, "")), (start, end, "ORG")
    last = ""
    for at, (start, end, label) in enumerate(tokens.ents):
        cut = _counted(tokens, start, end, label) if label in _NAMING else None
        if cut is not None:
            said = label if label in _BEARERS else last
            entries = gazetteer.candidates(tokens.wording(start, cut))
            said = (
                "GPE"
                if any(entry.named < 2 and entry.population >= WELL_KNOWN for entry in entries)
                else said
            )
            yield (start, end, label), (start, cut, said) if said else None
        elif label == "DATE" and (name := _named_like_month(tokens, at) or _surname_like_month(tokens, at)):
            yield (start, end, label), (start, name, "PERSON")
        elif label == "DATE" and _follows_given_name(tokens, start, end):
            yield (start, end, label), (start - 1, end, "PERSON")
        elif label in ("ORG", "PERSON") and _is_land(tokens, start, end):
            yield (start, end, label), (start, end, "LOC")
        elif label == "LOC" and _is_firm(tokens, start, end):
            yield (start, end, label), (start, end, "ORG")
        elif _is_site(tokens, start, end, label):
            yield (start, end, label), (start, end + 1, "FAC")
        last = label if label in ("ORG", "PERSON") else last


def _papers(tokens: Tokens) -> Iterator[tuple[int, int]]:
    """Papers of other languages: "La Repubblica", "El Nuevo Herald"."""
    words = lexicon()
    for at in range(len(tokens) - 1):
        if tokens.lowers[at] not in words.paper_articles or not tokens.capitalised(at):
            continue
        end = at + 1 + (tokens.lowers[at] == "al" and tokens.texts[at + 1] in ("-", "‑"))
        first = end
        while end < len(tokens) and tokens.capitalised(end) and folded(tokens.lowers[end]) in words.papers:
            end += 1
        is_whole = end == len(tokens) or not (tokens.capitalised(end) and tokens.tags[end].startswith("NNP"))
        if end > first and (is_whole or tokens.lowers[end] in words.firms) and not tokens.texts[at].isupper():
            yield at, end + (not is_whole)


def _counted(tokens: Tokens, start: int, end: int, label: str) -> int | None:
    """Where a name ends to which the model took a number that counts: "Thompson 20", "Tunis 100 million euros"."""
    at = end
    while at > start and tokens.tags[at - 1] != "CD" and not tokens.texts[at - 1][:1].isupper():
        at -= 1
    numbers = at
    while numbers > start and (tokens.tags[numbers - 1] == "CD" or tokens.texts[numbers - 1] == "$"):
        numbers -= 1
    is_name = start < numbers < at and all(tokens.texts[k][:1].isupper() for k in range(start, numbers))
    if not is_name or not tokens.texts[numbers][:1].isdigit() or _is_numbered(tokens, numbers - 1):
        return None
    beyond = tokens.lowers[numbers + 1 : max(end, numbers + 1) + 1]
    if _SCALES.intersection(beyond[:1]) or _TIMES.intersection(beyond[:1]):
        return numbers
    return numbers if label in _NAMING and _is_listed(tokens, start, numbers, end) else None


def _is_numbered(tokens: Tokens, last: int) -> bool:
    """Whether the word before a number is of what bears numbers: "Channel 4", "Flight 714"."""
    return tokens.lowers[last] in lexicon().numbered


def _is_listed(tokens: Tokens, start: int, number: int, end: int) -> bool:
    """Whether a name and its number stand in a list that leaves out what is counted: "scored 31 points, Thompson 20"."""
    if end != number + 1 or tokens.after(end) not in _ENDS or tokens.before(start) not in _BEFORE_LISTED:
        return False
    for at in range(start - 1, max(0, start - _REACH), -1):
        if tokens.texts[at] == ".":
            return False
        following = tokens.tags[at + 1]
        if tokens.tags[at] == "CD" and (following in ("NN", "NNS") or tokens.lowers[at + 1] in _SCALES):
            return True
    return False


_REACH: Final = 16
"""Tokens before a listed name over which the number is looked for that says what is counted."""


def _named_like_month(tokens: Tokens, at: int) -> int | None:
    """Where the name ends of somebody whose given name is a month's: "August Wilson may march"."""
    start, end, _ = tokens.ents[at]
    if end - start > 1 or tokens.texts[start] not in _GIVEN_MONTHS or tokens.before(start) in _BEFORE_DATES:
        return None
    last = end + 1
    if last >= len(tokens) or not tokens.capitalised(end) or tokens.labels[end] not in ("", "ORG", "PERSON"):
        return None
    word = tokens.texts[end]
    if word.isupper() or not word.isalpha() or word in lexicon().known or word.lower() in lexicon().common:
        return None
    is_one = not tokens.labels[end] or (end, last) in {(first, after) for first, after, _ in tokens.ents}
    return last if is_one and tokens.tags[end] == "NNP" and tokens.tags[last] in _AFTER_SUBJECT else None


def _follows_given_name(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a month's name follows a given name that the model left out: "Theresa May and her aides"."""
    given = lexicon().he_names | lexicon().she_names
    is_one = end - start == 1 and tokens.texts[start] in _GIVEN_MONTHS
    return is_one and start > 0 and tokens.texts[start - 1] in given and not tokens.labels[start - 1]


def _surname_like_month(tokens: Tokens, at: int) -> int | None:
    """Where the surname ends of somebody named in full before, where the model takes it for a month: "May's husband"."""
    start, end, _ = tokens.ents[at]
    word = tokens.texts[start]
    if (
        end - start > 1
        or word not in _GIVEN_MONTHS
        or tokens.before(start) in _BEFORE_DATES - {"and", "by", "of", "for", "to"}
    ):
        return None
    if end >= len(tokens) or tokens.tags[end] not in _AFTER_SUBJECT:
        return None
    given = lexicon().he_names | lexicon().she_names
    in_full = any(tokens.texts[k] == word and tokens.texts[k - 1] in given for k in range(1, start))
    return end if in_full else None


def _is_land(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a name's end says that it is a range of mountains: "the Atlas Mountains"."""
    goes_on = end < len(tokens) and tokens.tags[end].startswith("NNP")
    return end - start > 1 and tokens.lowers[end - 1] == "mountains" and not goes_on


_OCEANS: Final = frozenset(
    {"atlantic", "pacific", "indian", "arctic", "southern", "antarctic", "world", "the"}
)


def _is_firm(tokens: Tokens, start: int, end: int) -> bool:
    """Whether it is called an ocean, of which there are five: "Hanwha Ocean" builds ships."""
    return tokens.lowers[end - 1] == "ocean" and end - start > 1 and tokens.lowers[end - 2] not in _OCEANS


def _is_site(tokens: Tokens, start: int, end: int, label: str) -> bool:
    """Whether the name of what the model takes for somebody belongs to a site: "taken to Gemelli hospital"."""
    works = label == "ORG" and tokens.after(end) in _WORKS and all(map(str.istitle, tokens.texts[start:end]))
    if label != "PERSON" and not works:
        return False
    if (
        tokens.after(end) not in _SITES
        or not tokens.texts[end].islower()
        or tokens.before(start) not in _BEFORE_SITES
    ):
        return False
    following = tokens.tags[end + 1] if end + 1 < len(tokens) else ""
    return not following.startswith("NN")
