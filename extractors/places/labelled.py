"""Places among the names that the model labels: what it takes for places, and for something else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from extractors.actors.lexicon import lexicon as actor_words
from extractors.places.drafts import POSSESSIVES, is_known
from extractors.places.inside import inside
from extractors.places.said_class import is_doubled, is_said
from extractors.places.soldiers import comes_from, fought_over
from extractors.places.tokens import Draft
from extractors.rules import Rule, ordered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractors.gazetteer import Entry
    from extractors.places.drafts import Drafts

PLACE_LABELS: Final = frozenset({"GPE", "LOC", "FAC"})

_FINITE: Final = frozenset({"VBD", "VBZ", "VBP", "MD"})
"""Tags of a verb whose subject stands before it."""

SPEAKING_OF_NO_PLACE: Final = frozenset({"PERSON", "LAW", "PRODUCT"})
"""Labels of names that say nothing of where anything is by a place in them: "the Paris Agreement"."""

_NATIVE: Final = frozenset(
    {"is", "was", "were", "are", "hails", "hailed", "native", "originally", "comes", "came"}
)
"""Before "from": what says where somebody is from."""

_JOURNEYS: Final = frozenset(
    {"fled", "flee", "fleeing", "flew", "fly", "drove", "drive", "travelled", "traveled", "travel"}
)
"""Before "to" and "from": going that nobody says of a person: one flees to a town, and returns to a person too."""

_WAY: Final = 9
"""Words before one end of a journey over which its verb or vehicle is looked for, and one."""

_BEARINGS: Final = frozenset(
    {
        "north",
        "south",
        "east",
        "west",
        "northeast",
        "northwest",
        "southeast",
        "southwest",
        "km",
        "kilometers",
        "kilometres",
        "miles",
    }
    | {"outskirts", "suburbs", "city", "town", "village", "port"}
)
"""Before "of" and a place's name, never a person's."""

_PARTICLES: Final = frozenset({"de", "del", "do", "da", "dos"})
_LONGEST: Final = 3
"""Tokens of the longest unknown name that is taken for a place by where it stands."""

NUMERIC_LABELS: Final = frozenset(
    {"DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY", "LANGUAGE"}
)


class Labelled:
    """One span of the model, trimmed to its name.

    Attributes:
        start: Its first token; `end` is one past its last.
        label: The model's label.
    """

    def __init__(self, drafts: Drafts, start: int, end: int, label: str) -> None:
        self.drafts, self.label = drafts, label
        self.tokens, self.gazetteer, self.words = drafts.tokens, drafts.gazetteer, drafts.words
        self.start, self.end = self.tokens.trimmed(start, end, label)

    def demonym(self) -> bool | None:
        """A demonym, with the next word where the model cut one in two ("Sri", "Lankan")."""
        start, end = self.start, self.end
        for last in (end + 1, end):
            if last > len(self.tokens) or not self.tokens.capitalised(last - 1):
                continue
            wording = self.tokens.wording(start, last)
            if self.gazetteer.demonym(wording) is not None and self.gazetteer.country(wording) is None:
                self.drafts.add(Draft(start, last, self.label, "demonym", sure=False), DEMONYM)
                return True
        return None

    def place(self) -> bool | None:
        """A span that the model takes for a place: split where it holds two, narrowed where it says too much."""
        tokens, label = self.tokens, self.label
        if label not in PLACE_LABELS:
            return None
        for first, last in self._pieces(self.start, self.end):
            wording = tokens.wording(first, last)
            known = self.gazetteer.candidates(wording)
            if last - first == 1 and (tokens.lowers[first] in self.words.blank or len(wording) < 2):
                self.drafts.refuse(first, last, BLANK)
                continue
            whole = known or is_doubled(self.drafts, first, last)
            if last - first > 1 and label != "FAC" and not whole and not self._has_class(first, last):
                self.inside(first, last)
            else:
                located = self.drafts.located(first)
                draft = Draft(first, last, label, "model", sure=True, located=located)
                draft.treated = None if known else self.drafts.undergone(first, last)
                self.drafts.add(draft, MODEL)
        return True

    def _has_class(self, start: int, end: int) -> bool:
        """Whether an unknown name says by its first or last word that it is a place, or has no known place in it."""
        lowers = self.tokens.lowers
        if lowers[end - 1] in self.words.classes or lowers[end - 1].isdigit():
            return True
        if lowers[start] in self.words.classes or lowers[start] in self.words.compass:
            return True
        if end - start > 2 and not _PARTICLES.isdisjoint(lowers[start + 1 : end - 1]):
            return True  # "San José de Chiquitos" is no San José
        return not any(inside(self.tokens, start, end, "", self.gazetteer, self.words))

    def _pieces(self, start: int, end: int) -> list[tuple[int, int]]:
        """The names in a span that runs over a comma, a dash, a slash or "of"."""
        tokens, pieces, first = self.tokens, [], start
        if tokens.texts[start] in ("D", "R", "I") and tokens.after(start + 1) == "-":
            first = start + 2
        for at in range(start, end):
            if (
                tokens.texts[at] in {",", "-", "–", "—", "/", ";", "--"}
                and not tokens.text[tokens.ends[at] : tokens.ends[at] + 1].isalpha()
            ):
                pieces.append(tokens.trimmed(first, at))
                first = at + 1
            elif tokens.lowers[at] == "of" and tokens.before(at) in self.words.of_heads and at > first:
                first = at + 1
            elif tokens.lowers[at] in self.words.locative and at > first:
                pieces.append(tokens.trimmed(first, at))
                first = at + 1
        return [piece for piece in [*pieces, tokens.trimmed(first, end)] if piece[0] < piece[1]]

    def known(self) -> bool | None:
        """A name that the model takes for something else and the gazetteer knows."""
        start, end, label = self.start, self.end, self.label
        tokens = self.tokens
        wording = tokens.wording(start, end)
        known = self.gazetteer.candidates(wording)
        single = end - start == 1 and (tokens.lowers[start] in self.words.blank or len(wording) < 3)
        institution = (
            end - start > 2 and tokens.after(start + 1) == "of" and tokens.lowers[start] in self.words.local
        )
        if known and not single and not institution and any(entry.named < 2 for entry in known):
            followed = self.tokens.after(end) in self.words.followers and not tokens.opens_sentence(start)
            located = followed or self.drafts.located(start) or self.drafts.coordinated(start)
            located = located or self._on_height(start, known)
            stands = (
                label != "PERSON"
                or followed
                or self._stands_in(start, end, known)
                or self._travelled(start, end)
                or comes_from(self.tokens, start, end)
                or self._on_journey(start, end)
            )
            if self._fought_over() or is_said(self.drafts, start, end):
                located = stands = True
            sure = located and stands
            sure = sure or self._beyond_doubt(start, end, label, located)
            treatment = self.drafts.treated(start, end, known)
            if treatment == "place":
                sure = located = True
            self.drafts.add(Draft(start, end, label, "gazetteer", sure, located, treated=treatment), KNOWN)
            return True
        return None

    def parts(self) -> bool | None:
        """The places inside a longer name."""
        if self.end - self.start < 2 or self.label in SPEAKING_OF_NO_PLACE or self._is_personal():
            return None
        return self.inside(self.start, self.end) or None

    def _is_personal(self) -> bool:
        """Whether a given name opens it and a particle follows, whatever the model makes of it: "Regina De Dominicis"."""
        given = actor_words().he_names | actor_words().she_names
        particles = actor_words().particles - {"e", "y"}
        texts = self.tokens.texts[self.start : self.end]
        return len(texts) > 2 and texts[0] in given and texts[1].lower() in particles and texts[-1].istitle()

    def inside(self, start: int, end: int) -> bool:
        """Whether there are places inside the name; they are taken."""
        whole, found = self.tokens.wording(start, end), False
        for draft in inside(self.tokens, start, end, self.label, self.gazetteer, self.words):
            self.drafts.add(draft, INSIDE, whole)
            found = True
        return found

    def standing(self) -> bool | None:
        """An unknown name that the model takes for a person's, where only a place stands: "in Senkata".

        Whether anything else in the article makes somebody of it is asked when the article is known.
        """
        start, end, tokens = self.start, self.end, self.tokens
        said = self.label != "NORP" and is_said(self.drafts, start, end)
        said = said or self._fought_over() or (self.label == "ORG" and self._opens_with_in(start, end))
        if said and self._is_bare_name(start, end):
            self.drafts.add(Draft(start, end, self.label, "standing", sure=False, located=True), STANDING)
            return True
        if self.label != "PERSON" or end - start > _LONGEST or not self._is_bare_name(start, end):
            return None
        back, within = start, None
        if tokens.before(start) in POSSESSIVES:  # "from Punjab's Bhatinda"
            owner = self.drafts.all[-1] if self.drafts.all else None
            if owner is None or owner.end != start - 1 or owner.by == "demonym":
                return None
            back, within = owner.start, tokens.wording(owner.start, owner.end)
        native = tokens.before(back) == "from" and tokens.before(back, 2) in _NATIVE
        native = native or (tokens.before(back) in ("to", "from") and tokens.before(back, 2) in _JOURNEYS)
        native = native or self._on_journey(start, end)
        strict = tokens.before(back) in self.words.locative and tokens.before(back) not in ("at", "above")
        bearing = tokens.before(back) == "of" and tokens.before(back, 2) in _BEARINGS
        if not (strict or native or bearing) and not (
            within and tokens.before(back) == "from" and self._is_division(within)
        ):
            return None
        if tokens.before(back, 2) in self.words.trusting or tokens.after(end) in POSSESSIVES:
            return None
        self.drafts.add(
            Draft(start, end, self.label, "standing", sure=False, located=True, within=within), STANDING
        )
        return True

    def _opens_with_in(self, start: int, end: int) -> bool:
        """Whether a sentence opens with "In", the name's one word and a comma, and the word is no body's or acronym's."""
        tokens, actors = self.tokens, actor_words()
        word = tokens.texts[start]
        opens = tokens.before(start) == "in" and tokens.opens_sentence(start - 1) and tokens.after(end) == ","
        return (
            opens
            and end - start == 1
            and word.istitle()
            and word.lower() not in actors.common | actors.things
        )

    def _fought_over(self) -> bool:
        """Whether soldiers enter or leave it, or it is flooded or shelled, and the name is one word that may be a town's."""
        start, end, label = self.start, self.end, self.label
        if label not in ("PERSON", "ORG", "PRODUCT") or end - start > 1 or self.tokens.tags[start] == "NNPS":
            return False
        if self.tokens.lowers[start] in self.words.blank:
            return False
        treated = self.drafts.undergone(start, end)
        if label == "PERSON" and treated == "place":
            return True  # "Kanaighat was flooded"
        taken = label != "PERSON" and treated in ("place", "perhaps")
        return fought_over(self.tokens, start, end, taken=taken)

    def _is_bare_name(self, start: int, end: int) -> bool:
        """Whether the words are a name's, none of them a title or a given name."""
        given = actor_words().he_names | actor_words().she_names
        no_name, words = actor_words().titles | actor_words().blank, self.tokens.texts[start:end]
        return all(
            word[:1].isupper() and word.isalpha() and word not in given and word.lower() not in no_name
            for word in words
        )

    def _is_division(self, name: str) -> bool:
        return any(e.named < 2 and e.type == "province" for e in self.gazetteer.candidates(name))

    def other(self) -> bool:
        """What is left: a name of another kind."""
        self.drafts.refuse(self.start, self.end, OTHER_KIND, self.label)
        return True

    def _beyond_doubt(self, start: int, end: int, label: str, located: bool) -> bool:
        """Whether the name is a place however the model takes it: a country, a capital that one is sent to."""
        wording = self.tokens.wording(start, end)
        if self.gazetteer.country(wording) is not None:
            return end - start > 1 or label != "PERSON" or "." in wording
        return label == "PERSON" and located and self.gazetteer.capital(wording) is not None

    def _on_height(self, start: int, known: Sequence[Entry]) -> bool:
        """Whether something is on or up a known mountain of the name."""
        return self.tokens.before(start) in ("on", "up", "down") and any(
            e.named < 2 and e.type == "mountain" for e in known
        )

    def _stands_in(self, start: int, end: int, known: Sequence[Entry]) -> bool:
        """Whether what the model takes for a person stands where a place does: "in Mansfield", not "at Mansfield's"."""
        before = self.tokens.before(start)
        if self.drafts.coordinated(start):
            finite = end < len(self.tokens) and self.tokens.tags[end] in _FINITE
            return not finite or self.tokens.lowers[end] in ("were", "are", "have")  # of no single person
        return (
            before != "at"
            and (
                before in self.words.locative
                or self.drafts.offshore(start)
                or self._on_height(start, known)
                or (before == "of" and self.tokens.before(start, 2) in _BEARINGS)
            )
            and self.tokens.after(end) not in {"'s", "’s", "'", "’"}
        )

    def _travelled(self, start: int, end: int) -> bool:
        """Whether somebody goes there or comes from there: "flew from Bandar Abbas"; one word where a known town has it."""
        if self.tokens.before(start) not in ("from", "to"):
            return False
        if end - start == 1 and not self._is_town(start, end):
            return False
        return any(self.tokens.before(start, back) in self.words.travels for back in range(2, 6))

    def _on_journey(self, start: int, end: int) -> bool:
        """Whether it is one end of a journey whose other end is a place: "heading to Conner from Rizal"."""
        tokens, ends = self.tokens, {"from": "to", "to": "from"}
        before = tokens.before(start)
        if before not in ends and before != "for":
            return False
        way = [tokens.before(start, back) for back in range(2, _WAY)]
        last = self.drafts.all[-1] if self.drafts.all else None
        if last is not None and last.end == start - 1 and tokens.before(last.start) == ends.get(before):
            return any(word in self.words.travels for word in way)
        beyond = end + 1
        if tokens.after(end) != ends.get(before, "from") or beyond >= len(tokens):
            return False
        is_place = tokens.labels[beyond] in PLACE_LABELS or self._is_town(beyond, beyond + 1)
        return is_place and any(word in self.words.travels for word in way)

    def _is_town(self, start: int, end: int) -> bool:
        """Whether the name is a known town's, and no given name."""
        wording, given = self.tokens.wording(start, end), actor_words().he_names | actor_words().she_names
        return wording not in given and any(
            e.named < 2 and is_known(e) for e in self.gazetteer.candidates(wording)
        )


DEMONYM: Rule[Labelled, bool] = Rule(
    "place-demonym", (), Labelled.demonym, "refine", "the adjective of a country: it speaks for the country"
)
MODEL: Rule[Labelled, bool] = Rule(
    "place-model", ("place-demonym",), Labelled.place, "accept", "the model takes the name for a place’s"
)
KNOWN: Rule[Labelled, bool] = Rule(
    "place-known",
    ("place-model",),
    Labelled.known,
    "accept",
    "the gazetteer knows the name, which the model takes for another kind’s",
)
INSIDE: Rule[Labelled, bool] = Rule(
    "place-inside", ("place-known",), Labelled.parts, "accept", "a place’s name inside “{0}”"
)
STANDING: Rule[Labelled, bool] = Rule(
    "place-standing",
    ("place-inside",),
    Labelled.standing,
    "accept",
    "an unknown name where only a place stands",
)
OTHER_KIND: Rule[Labelled, bool] = Rule(
    "place-other-kind",
    ("place-standing",),
    Labelled.other,
    "reject",
    "the model takes the name for another kind’s ({0}), and no place of the gazetteer is it or in it",
)
LABELLED: tuple[Rule[Labelled, bool], ...] = ordered([OTHER_KIND, STANDING, INSIDE, KNOWN, MODEL, DEMONYM])
"""What makes places of a span of the model; the first that speaks decides."""

BLANK: Rule[Labelled, bool] = Rule(
    "place-blank", (), Labelled.place, "reject", "a word that names no place by itself"
)
"""The refusal of one piece of what the model takes for a place."""


def _is_misread(drafts: Drafts, start: int, end: int) -> bool:
    """Whether what the model takes for a day or language is one word, a known place's, where a place stands: "in Centurion"."""
    tokens = drafts.tokens
    stands = tokens.before(start) in drafts.words.locative or drafts.offshore(start)
    if end - start > 1 or not tokens.capitalised(start) or not stands:
        return False
    if tokens.lowers[start] in drafts.words.blank:
        return False
    return any(
        entry.named == 0 and is_known(entry) for entry in drafts.gazetteer.candidates(tokens.texts[start])
    )


def read_labelled(drafts: Drafts) -> None:
    """Read every span of the model that is no number or date."""
    for start, end, label in drafts.tokens.ents:
        if label in NUMERIC_LABELS and not (
            label in ("DATE", "LANGUAGE") and _is_misread(drafts, start, end)
        ):
            continue
        span = Labelled(drafts, start, end, label)
        if span.start < span.end and not any(drafts.taken[span.start : span.end]):
            next(filter(None, (rule.apply(span) for rule in LABELLED)), None)
