"""Recognising toponyms in one Doc."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from extractors.datelines.dateline import Dateline, datelines_of
from extractors.places.compounds import compounds
from extractors.places.containment import contain
from extractors.places.inside import WELL_KNOWN, inside
from extractors.places.lexicon import Lexicon, lexicon
from extractors.places.tokens import Draft, Tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from extractors.gazetteer import Gazetteer
    from extractors.places.annotations import PlaceAnnotation

PLACE_LABELS: Final = frozenset({"GPE", "LOC", "FAC"})
LISTED: Final = frozenset({"country", "region", "water", "mountain"})
"""Types whose entries are in the gazetteer because news names them."""

_FINITE: Final = frozenset({"VBD", "VBZ", "VBP", "MD"})
"""Tags of a verb whose subject stands before it."""

_PARTY: Final = re.compile(r"[DRI]-[A-Z]")
"""A politician's party before where he is from, as one token: "D-Calif."."""

SPEAKING_OF_NO_PLACE: Final = frozenset({"PERSON", "LAW", "PRODUCT"})
"""Labels of names that say nothing of where anything is by a place in them: "the Paris Agreement"."""

NUMERIC_LABELS: Final = frozenset(
    {"DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY", "LANGUAGE"}
)


def recognise(doc: Doc, gazetteer: Gazetteer) -> list[PlaceAnnotation]:
    """The toponyms of the Doc, in text order, as article offsets; those not `sure` wait for the rest of the article."""
    if not len(doc):
        return []
    return Recogniser(Tokens(doc), gazetteer, lexicon(), datelines_of(doc, gazetteer)).found()


class Recogniser:
    """Reads one Doc's tokens; each method adds what one rule sees."""

    def __init__(
        self, tokens: Tokens, gazetteer: Gazetteer, words: Lexicon, datelines: Sequence[Dateline] = ()
    ) -> None:
        self.tokens, self.gazetteer, self.words = tokens, gazetteer, words
        self.datelines = datelines
        self.drafts: list[Draft] = []
        self.taken = [False] * len(tokens)

    def found(self) -> list[PlaceAnnotation]:
        """Everything, in text order."""
        for dateline in self.datelines:
            self._dateline(dateline)
        for draft in compounds(self.tokens, self.gazetteer, self.words):
            self._add(draft)
        for start, end, label in self.tokens.ents:
            self._entity(start, end, label)
        self._unlabelled()
        self.drafts.sort(key=lambda draft: (draft.start, -draft.end))
        contain(self.drafts, self.tokens, self.gazetteer, self.words)
        self._cues()
        self.drafts.sort(key=lambda draft: (draft.start, -draft.end))
        return [self.tokens.found(draft) for draft in self.drafts]

    def _dateline(self, dateline: Dateline) -> None:
        """A dateline's places, the last of them with what it lies in."""
        within = self.tokens.text[slice(*dateline.within)] if dateline.within else None
        for place in dateline.places:
            start, end = self.tokens.run(*place)
            lies = within if place == dateline.places[-1] else None
            if start < end:
                self._add(Draft(start, end, "", "dateline", sure=True, located=True, within=lies))

    def _add(self, draft: Draft) -> None:
        if any(self.taken[draft.start : draft.end]):
            return
        draft.end = self._with_period(draft.start, draft.end)
        draft.start -= self._with_article(draft.start, draft.end)
        if _PARTY.match(self.tokens.texts[draft.start]):
            draft.skip, draft.located = 2, True
        self.taken[draft.start : draft.end] = [True] * (draft.end - draft.start)
        self.drafts.append(draft)

    def _with_period(self, start: int, end: int) -> int:
        """The end of a name, with the period that belongs to an abbreviation ("W.Va" and ".")."""
        tokens = self.tokens
        if tokens.after(end) == "." and tokens.starts[end] == tokens.ends[end - 1]:
            return end + (self.gazetteer.short(tokens.wording(start, end) + ".") is not None)
        return end

    def _with_article(self, start: int, end: int) -> bool:
        """Whether the article before a name is its first word: "The Hague", and not "The Gambia"."""
        tokens = self.tokens
        if start == 0 or tokens.texts[start - 1] != "The" or self.taken[start - 1]:
            return False
        entries = self.gazetteer.candidates(tokens.wording(start - 1, end))
        return any(entry.named == 0 and entry.name.startswith("The ") for entry in entries)

    def _entity(self, start: int, end: int, label: str) -> None:
        if label in NUMERIC_LABELS:
            return
        start, end = self.tokens.trimmed(start, end, label)
        if start >= end or any(self.taken[start:end]):
            return
        if self._demonym(start, end, label):
            return
        if label in PLACE_LABELS:
            self._place(start, end, label)
        else:
            self._other(start, end, label)

    def _demonym(self, start: int, end: int, label: str) -> bool:
        """Whether the span is a demonym, with the next word where the model cut one in two ("Sri", "Lankan")."""
        for last in (end + 1, end):
            if last > len(self.tokens) or not self.tokens.capitalised(last - 1):
                continue
            wording = self.tokens.wording(start, last)
            if self.gazetteer.demonym(wording) is not None and self.gazetteer.country(wording) is None:
                self._add(Draft(start, last, label, "demonym", sure=False))
                return True
        return False

    def _place(self, start: int, end: int, label: str) -> None:
        """A span that the model takes for a place: split where it holds two, narrowed where it says too much."""
        tokens = self.tokens
        for first, last in self._pieces(start, end):
            wording = tokens.wording(first, last)
            known = self.gazetteer.candidates(wording)
            if last - first == 1 and (tokens.lowers[first] in self.words.blank or len(wording) < 2):
                continue
            if last - first > 1 and label != "FAC" and not known and not self._has_class(first, last):
                self._inside(first, last, label)
            else:
                self._add(Draft(first, last, label, "model", sure=True, located=self._located(first)))

    def _has_class(self, start: int, end: int) -> bool:
        """Whether an unknown name says by its first or last word that it is a place, or has no known place in it."""
        lowers = self.tokens.lowers
        if lowers[end - 1] in self.words.classes or lowers[end - 1].isdigit():
            return True
        if lowers[start] in self.words.classes or lowers[start] in self.words.compass:
            return True
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

    def _other(self, start: int, end: int, label: str) -> None:
        """A span that the model takes for something else."""
        tokens = self.tokens
        wording = tokens.wording(start, end)
        known = self.gazetteer.candidates(wording)
        single = end - start == 1 and (tokens.lowers[start] in self.words.blank or len(wording) < 3)
        institution = (
            end - start > 2 and tokens.after(start + 1) == "of" and tokens.lowers[start] in self.words.local
        )
        if known and not single and not institution and any(entry.named < 2 for entry in known):
            followed = self.tokens.after(end) in self.words.followers and not tokens.opens_sentence(start)
            located = followed or self._located(start) or self._coordinated(start)
            stands = (
                label != "PERSON" or followed or self._stands_in(start, end) or self._travelled(start, end)
            )
            sure = located and stands
            sure = sure or self._beyond_doubt(start, end, label, located)
            self._add(Draft(start, end, label, "gazetteer", sure, located))
        elif end - start > 1 and label not in SPEAKING_OF_NO_PLACE:
            self._inside(start, end, label)

    def _beyond_doubt(self, start: int, end: int, label: str, located: bool) -> bool:
        """Whether the name is a place however the model takes it: a country, a capital that one is sent to."""
        wording = self.tokens.wording(start, end)
        if self.gazetteer.country(wording) is not None:
            return end - start > 1 or label != "PERSON" or "." in wording
        return label == "PERSON" and located and self.gazetteer.capital(wording) is not None

    def _inside(self, start: int, end: int, label: str) -> None:
        for draft in inside(self.tokens, start, end, label, self.gazetteer, self.words):
            self._add(draft)

    def _unlabelled(self) -> None:
        """Capitalised words that the model leaves alone and the gazetteer knows."""
        tokens, at = self.tokens, 0
        while at < len(tokens):
            size = 0
            if (
                not tokens.labels[at]
                and not self.taken[at]
                and tokens.capitalised(at)
                and tokens.tags[at].startswith("NNP")
            ):
                size = self._unlabelled_size(at)
                if size:
                    self._unlabelled_name(at, at + size)
            at += size or 1

    def _unlabelled_size(self, at: int) -> int:
        tokens, end = self.tokens, at
        while (
            end < len(tokens)
            and end - at < 4
            and tokens.capitalised(end)
            and not tokens.labels[end]
            and not self.taken[end]
        ):
            end += 1
        for last in range(end, at, -1):
            if last - at == 1 and (tokens.lowers[at] in self.words.blank or len(tokens.texts[at]) < 3):
                return 0
            if any(entry.named < 2 for entry in self.gazetteer.candidates(tokens.wording(at, last))):
                return last - at
        return 0

    def _unlabelled_name(self, start: int, end: int) -> None:
        tokens = self.tokens
        entries = self.gazetteer.candidates(tokens.wording(start, end))
        large = any(
            (entry.named == 0 and entry.population >= WELL_KNOWN)
            or (entry.named < 2 and entry.type in LISTED)
            for entry in entries
        )
        located = self._located(start) or tokens.after(end) in self.words.followers
        bounded = not (end < len(tokens) and tokens.capitalised(end)) and not (
            start and tokens.tags[start - 1].startswith("NNP")
        )
        sure = bounded and (located or (large and len(tokens.wording(start, end)) > 3))
        self._add(Draft(start, end, "", "gazetteer", sure, located))

    def _stands_in(self, start: int, end: int) -> bool:
        """Whether what the model takes for a person stands where a place does: "in Mansfield", not "at Mansfield's"."""
        before = self.tokens.before(start)
        if self._coordinated(start):
            finite = end < len(self.tokens) and self.tokens.tags[end] in _FINITE
            return not finite or self.tokens.lowers[end] in ("were", "are", "have")  # of no single person
        return (
            before != "at"
            and before in self.words.locative
            and self.tokens.after(end) not in {"'s", "’s", "'", "’"}
        )

    def _travelled(self, start: int, end: int) -> bool:
        """Whether somebody goes there or comes from there, and the name has several words: "flew from Bandar Abbas"."""
        if end - start == 1 or self.tokens.before(start) not in ("from", "to"):
            return False
        return any(self.tokens.before(start, back) in self.words.travels for back in range(2, 6))

    def _coordinated(self, at: int) -> bool:
        """Whether "and" joins the name to a place that something is said to be in: "in Goma and Butembo"."""
        last = self.drafts[-1] if self.drafts else None
        joined = self.tokens.before(at) in ("and", "or") and last is not None and last.end == at - 1
        return bool(joined and last and last.located and last.sure)

    def _cues(self) -> None:
        """One record for each country whose institutions are written of."""
        lowers, seen = self.tokens.lowers, set()
        for at, word in enumerate(lowers):
            for size, wording in (
                (1, word),
                (2, f"{word} {lowers[at + 1]}" if at + 1 < len(lowers) else word),
            ):
                country = self.words.cues.get(wording)
                if country is not None and country not in seen:
                    seen.add(country)
                    self.drafts.append(Draft(at, at + size, "", "cue", sure=False, within=country))

    def _located(self, at: int) -> bool:
        """Whether something is said to be there: a preposition of place, or "city of", "south of"."""
        before = self.tokens.before(at)
        if before == "the":
            before = self.tokens.before(at, 2)
        return (
            before in self.words.locative
            or before in ("from", "to")
            or (before == "of" and self.tokens.before(at, 2) in self.words.of_heads)
        )
