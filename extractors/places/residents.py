"""Names that stand where news says where somebody is from: a member's seat, a person's town, an address, a list of counties."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from extractors.places.containment import SINGULAR
from extractors.places.drafts import POSSESSIVES
from extractors.places.tokens import Draft
from extractors.rules import Rule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from extractors.gazetteer import Gazetteer
    from extractors.places.lexicon import Lexicon
    from extractors.places.tokens import Tokens

_SETTLEMENTS: Final = (
    *("village", "town", "hamlet", "suburb", "municipality", "settlement", "islet", "township", "seaport"),
)
"""What only a place is said to be, in the singular and small letters."""

_AFTER_SETTLEMENT: Final = frozenset(
    {
        "in",
        "near",
        "on",
        "outside",
        "about",
        "some",
        "just",
        "where",
        "north",
        "south",
        "east",
        "west",
        "close",
        "of",
        "along",
        "under",
    }
    | {"northeast", "northwest", "southeast", "southwest", "held", "with"}
)
_DESCRIBED: Final = 6
"""Words of the longest description before the noun: "a small, mostly Shiite village"."""
_LEAST: Final = 2

LONGEST: Final = 3
"""Tokens of the longest name looked for."""

PARTIES: Final = frozenset({"D", "R", "I", "DFL"})
"""What an American member's party is called before the town or county of the seat: "D-Chicopee"."""

PEOPLE: Final = frozenset(
    {"man", "woman", "men", "women", "teen", "teens", "teenager", "teenagers", "couple"}
)
"""Nouns of people that English news puts a town's name before: "a Chapin man", and hardly ever a person's."""

OLDEST: Final = 120
"""Years of the greatest age."""

_HYPHENS: Final = frozenset({"-", "‐", "‑"})
_ARTICLES: Final = frozenset({"a", "an", "the", "another", "two", "three", "four"})
_CLOSING: Final = frozenset({",", ".", ";", ")", "and", "in", "on", ""})
_SEPARATORS: Final = frozenset({",", "and", "or", "&", "/"})
_LAST_SEPARATORS: Final = frozenset({"and", "or", "&", "/", "to"})
_CALLING: Final = frozenset(
    {*_SETTLEMENTS, *(f"{noun}s" for noun in _SETTLEMENTS), "municipalities"} - {"township", "townships"}
)
"""What stands before "of" and a settlement's name."""
_INNER: Final = frozenset({"de", "da", "do", "del", "di", "la", "las", "los", "el", "al", "sur"})
_ARABIC: Final = ("al-", "el-", "ad-", "ar-", "as-", "ash-", "at-", "az-", "ed-", "es-", "ez-")
_LONGEST_FOREIGN: Final = 5
_UNNAMED: Final = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY", "NORP"})
_PLACED: Final = frozenset({"GPE", "LOC", "FAC"})
_ON_ROADS: Final = frozenset({"on", "onto", "along", "off"})
ROADS: Final = frozenset(
    {*("street", "st.", "st", "avenue", "ave.", "ave", "road", "rd.", "rd", "lane", "drive", "dr.")}
    | {*("boulevard", "blvd.", "blvd", "parkway", "highway", "interstate")}
)
"""Class words of roads that are no other name's last word after a house's number."""
_MEANT: Final = frozenset({"city", "district", "province", "country"})


class Residents:
    """The tokens of a Doc, asked for such names.

    Args:
        tokens: The Doc's tokens.
        gazetteer: The place index.
        words: The place rules' words.
    """

    def __init__(self, tokens: Tokens, gazetteer: Gazetteer, words: Lexicon) -> None:
        self.tokens, self.gazetteer, self.words = tokens, gazetteer, words

    def drafts(self) -> Iterator[Draft]:
        """The names in text order; two of them may share tokens."""
        for at, word in enumerate(self.tokens.lowers):
            if word in _CALLING:
                yield from self._drafts(CALLED, at, SINGULAR.get(word, word))
            if word in _TRIGGERS:
                rule = _TRIGGERS[word]
                yield from self._drafts(rule, at, SINGULAR[word] if rule is CLASS_LIST else None)

    def _drafts(self, rule: Rule[Beside, Spans], at: int, kind_word: str | None) -> Iterator[Draft]:
        for start, end in rule.apply((self, at)) or ():
            draft = Draft(start, end, self.tokens.labels[start], "gazetteer", sure=True, located=True)
            draft.kind_word = kind_word
            yield draft.by_rule(rule)

    def seat(self, hyphen: int) -> list[tuple[int, int]]:
        """The town or county after a member's party; a state's abbreviation is read where abbreviations are."""
        tokens = self.tokens
        if not 1 < hyphen < len(tokens) - 1 or tokens.texts[hyphen - 1] not in PARTIES:
            return []
        if tokens.texts[hyphen - 2] not in {",", "(", "both", "—", "-"} or not self._glued(hyphen):
            return []
        end = self._end(hyphen + 1)
        name = tokens.wording(hyphen + 1, end)
        is_short = self.gazetteer.short(name, postal=True) or self.gazetteer.short(f"{name}.")
        return [(hyphen + 1, end)] if end > hyphen + 1 and not is_short else []

    def home_town(self, preposition: int) -> list[tuple[int, int]]:
        """The town of "James Tauber of Nelson", "Steve Smith, 48, of Williston" and "Mr Wiles, from Cherry Hinton"."""
        tokens, start = self.tokens, preposition + 1
        end = self._end(start)
        if end == start or not self._closes(end):
            return []
        is_aged = self._is_aged(preposition - 1)
        if not is_aged and not self._is_of_person(preposition):
            return []
        if tokens.labels[start] == "ORG" and not is_aged:
            return []
        is_name = is_aged and tokens.labels[start] in ("PERSON", "GPE", "ORG")
        return [(start, end)] if is_name or self._is_place(start, end) else []

    def _closes(self, end: int) -> bool:
        """Whether a name may end there: before a mark, a verb or the next words of its sentence."""
        tokens = self.tokens
        return tokens.after(end) in _CLOSING or tokens.tags[end].startswith(("VBD", "VBZ", "MD"))

    def _is_aged(self, comma: int) -> bool:
        """Whether there stands a comma after an age that belongs to a name: "Steve Smith, 48,"."""
        tokens = self.tokens
        if comma < 3 or tokens.texts[comma] != "," or tokens.texts[comma - 2] != ",":
            return False
        age = tokens.texts[comma - 1]
        named = tokens.tags[comma - 3].startswith("NNP") or tokens.labels[comma - 3] == "PERSON"
        return age.isascii() and age.isdigit() and int(age) < OLDEST and named

    def _is_of_person(self, preposition: int) -> bool:
        """Whether a person's full name, or ", both", stands before the preposition; before "from" a comma after it, too."""
        tokens, before = self.tokens, preposition - 1
        if tokens.before(preposition) == "both":
            return tokens.texts[preposition] == "of" and tokens.before(before) == ","
        has_comma = before > 0 and tokens.texts[before] == ","
        last = before - has_comma
        if (
            last < 1
            or tokens.labels[last] != "PERSON"
            or (tokens.lowers[preposition] == "from" and not has_comma)
        ):
            return False
        return tokens.labels[last - 1] == "PERSON" or tokens.lowers[last - 1] in (
            "mr",
            "mrs",
            "ms",
            "mr.",
            "mrs.",
            "ms.",
        )

    def townspeople(self, noun: int) -> list[tuple[int, int]]:
        """The town of "a Chapin man"; where it opens a sentence the model must have taken it for a name."""
        tokens = self.tokens
        if not tokens.texts[noun].islower():
            return []
        start = noun
        while start > 0 and noun - start < LONGEST and self._names(start - 1):
            start -= 1
        if start == noun or (start > 0 and self._names(start - 1)):
            return []
        opens = tokens.opens_sentence(start)
        if not opens and tokens.before(start) not in _ARTICLES:
            return []
        if opens and tokens.labels[start] not in ("PERSON", "GPE", "ORG"):
            return []
        return [(start, noun)] if self._is_place(start, noun) else []

    def apposed(self, noun: int) -> list[tuple[int, int]]:
        """The name that is said to be a settlement: "Pazigyi, a village in Sagaing", whatever the gazetteer knows of it."""
        tokens, at = self.tokens, noun - 1
        if not tokens.texts[noun].islower() or tokens.after(noun + 1) not in _AFTER_SETTLEMENT:
            return []
        while (
            at > 0
            and noun - at < _DESCRIBED
            and tokens.texts[at].islower()
            and tokens.lowers[at] not in _ARTICLES
        ):
            at -= 1
        if at < _LEAST or tokens.lowers[at] not in ("a", "an", "the") or tokens.texts[at - 1] != ",":
            return []
        end = start = at - 1
        while start > 0 and end - start < LONGEST and self._names(start - 1):
            start -= 1
        is_name = (
            start < end
            and tokens.labels[start] not in _UNNAMED
            and tokens.lowers[start] not in self.words.blank
        )
        goes_on = start > 0 and (self._names(start - 1) or tokens.texts[start - 1] in _HYPHENS)
        return [(start, end)] if is_name and not goes_on else []

    def called(self, noun: int) -> list[tuple[int, int]]:
        """The names of settlements, as the noun before says: "the town of Mais al-Jabal", "the villages of A, B and C"."""
        tokens, start, found = self.tokens, noun + 2, []
        if not tokens.texts[noun].islower() or tokens.after(noun + 1) != "of":
            return []
        while (end := self._name_end(start)) > start and tokens.labels[start] not in _UNNAMED:
            found.append((start, end))
            separator = tokens.after(end)
            if tokens.lowers[noun] not in SINGULAR or separator not in _SEPARATORS:
                break
            start = end + (2 if separator == "," and tokens.after(end + 1) == "and" else 1)
        return found

    def _name_end(self, start: int) -> int:
        """Where a name ends that may hold Arabic and Romance articles: "Mais al-Jabal", "Villa de Leyva"."""
        tokens, end = self.tokens, start
        while (
            end < len(tokens)
            and end - start < _LONGEST_FOREIGN
            and (tokens.capitalised(end) or self._is_inner(end, start))
        ):
            end += 1
        return end

    def _is_inner(self, at: int, start: int) -> bool:
        """Whether a small word or hyphen goes on with the name: "al", "-" of "Mais al-Jabal"."""
        tokens = self.tokens
        if at == start or at + 1 >= len(tokens):
            return False
        if tokens.lowers[at].startswith(_ARABIC):
            return True
        after = at + 2 if tokens.texts[at + 1] in _HYPHENS and at + 2 < len(tokens) else at + 1
        is_hyphen = tokens.texts[at] in _HYPHENS and tokens.lowers[at - 1] in _INNER
        return (tokens.lowers[at] in _INNER or is_hyphen) and tokens.capitalised(after)

    def listed(self, plural: int) -> list[tuple[int, int]]:
        """The names that share a class word: "Becker, Clay and Otter Tail counties"."""
        tokens, found, end = self.tokens, [], plural
        if not tokens.texts[plural].islower():
            return []
        while end > 0:
            start = end
            while start > 0 and end - start < LONGEST and tokens.capitalised(start - 1):
                start -= 1
            if start == end:
                break
            is_name = tokens.lowers[start] not in self.words.blank and tokens.labels[start] not in _UNNAMED
            if is_name and (SINGULAR[tokens.lowers[plural]] != "state" or self._is_place(start, end)):
                found.append((start, end))
            separator = start - 1
            if separator < 1 or tokens.lowers[separator] not in (
                _SEPARATORS if len(found) > 1 else _LAST_SEPARATORS
            ):
                break
            end = separator - (tokens.texts[separator - 1] == ",")
        return found[::-1] if len(found) > 1 else []

    def address(self, comma: int) -> list[tuple[int, int]]:
        """The town after a house's number and street: "420 Augusta St., Alexandria"."""
        tokens, start = self.tokens, comma + 1
        road = comma - 1
        if road > 1 and tokens.texts[road] == ".":
            road -= 1
        if road < 2 or tokens.lowers[road] not in self.words.roads or not tokens.capitalised(road):
            return []
        number = road - 1
        while number > 0 and tokens.capitalised(number):
            number -= 1
        end = self._end(start)
        if not tokens.texts[number].isdigit() or tokens.after(end) not in _CLOSING:
            return []
        return [(start, end)] if end > start and self._is_place(start, end) else []

    def _names(self, at: int) -> bool:
        return self.tokens.capitalised(at) and self.tokens.lowers[at] not in _ARTICLES

    def road(self, at: int) -> list[tuple[int, int]]:
        """The road of "1154 S. Seventh St.", "the 400 block of Jay Lane", "on Salt Works Road" and "Highway 114"."""
        tokens, start = self.tokens, at
        if not tokens.capitalised(at):
            return []
        if tokens.lowers[at] in ("highway", "interstate") and tokens.after(at + 1).isdigit():
            return [(at, at + 2)] if self._is_free(at, at + 2) else []
        while start > 0 and at - start < LONGEST and tokens.capitalised(start - 1):
            start -= 1
        if start == at or tokens.lowers[start] in _ARTICLES or not self._ends_road(at):
            return []
        is_house = tokens.before(start).isdigit()
        is_block = tokens.before(start) == "of" and tokens.before(start, 2) == "block"
        is_on = tokens.before(start) in _ON_ROADS and tokens.lowers[at] != "lane"
        return [(start, at + 1)] if (is_house or is_block or is_on) and self._is_free(start, at + 1) else []

    def _is_free(self, start: int, end: int) -> bool:
        """Whether the model has no other place there than just this one."""
        return all(
            label not in _PLACED or last <= start or end <= first or (first, last) == (start, end)
            for first, last, label in self.tokens.ents
        )

    def _ends_road(self, at: int) -> bool:
        """Whether the name ends with the class word: "Main Street", and not "Main Street Partners"."""
        following = self.tokens.after(at + 1)
        return (
            not (at + 1 < len(self.tokens) and self.tokens.capitalised(at + 1))
            and following not in POSSESSIVES
        )

    def _end(self, start: int) -> int:
        """Where a run of capitalised words ends that may be one name."""
        tokens, end = self.tokens, start
        while end < len(tokens) and tokens.capitalised(end) and tokens.texts[end][-1].isalpha():
            end += 1
        return end if end - start <= LONGEST else start

    def _glued(self, hyphen: int) -> bool:
        tokens = self.tokens
        before, after = tokens.ends[hyphen - 1], tokens.starts[hyphen + 1]
        return before == tokens.starts[hyphen] and after == tokens.ends[hyphen]

    def _is_place(self, start: int, end: int) -> bool:
        """Whether the gazetteer has a place where people live by that name as its own."""
        if self.tokens.labels[start] in _UNNAMED or (
            self.tokens.lowers[start] in self.words.blank and end - start == 1
        ):
            return False
        entries = self.gazetteer.candidates(self.tokens.wording(start, end))
        return any(entry.named < 2 and entry.type in _MEANT for entry in entries)


Spans = list[tuple[int, int]]
Beside = tuple[Residents, int]
"""The tokens of a Doc, and one beside which a name may stand."""


def _rule(id_: str, finds: Callable[[Residents, int], Spans], words: str) -> Rule[Beside, Spans]:
    return Rule(id_, (), lambda case: finds(*case) or None, "accept", words)


SEAT = _rule("place-seat", Residents.seat, "the town or county that a member sits for")
HOME_TOWN = _rule("place-home-town", Residents.home_town, "the words before it say who is from there")
TOWNSPEOPLE = _rule(
    "place-townspeople", Residents.townspeople, "news says so whose town it is: “a Chapin man”"
)
CLASS_LIST = _rule(
    "place-class-list", Residents.listed, "the class word at the list’s end is that of each name"
)
APPOSED = _rule("place-apposed", Residents.apposed, "what stands beside it says that it is a settlement")
CALLED = _rule("place-called", Residents.called, "the noun before it says that it is a settlement")
ADDRESS = _rule("place-address", Residents.address, "the town after a house’s number and street")
ROAD = _rule("place-road", Residents.road, "a road’s name, and what stands before it says so")
RESIDENTS: Final = (SEAT, HOME_TOWN, TOWNSPEOPLE, APPOSED, CALLED, CLASS_LIST, ADDRESS, ROAD)
"""What the words beside a name say of who lives there."""

_TRIGGERS: Final[dict[str, Rule[Beside, Spans]]] = {
    **dict.fromkeys(_HYPHENS, SEAT),
    **dict.fromkeys(("of", "from"), HOME_TOWN),
    **dict.fromkeys(PEOPLE, TOWNSPEOPLE),
    **dict.fromkeys(_SETTLEMENTS, APPOSED),
    **dict.fromkeys(SINGULAR, CLASS_LIST),
    **dict.fromkeys(ROADS, ROAD),
    ",": ADDRESS,
}
"""The words beside which such names stand, each with the rule that looks for one there."""
