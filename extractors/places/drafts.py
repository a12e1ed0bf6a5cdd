"""The toponyms of one Doc while the rules read it: who takes which tokens, and what was refused."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from extractors.places.bearers import is_acronym, is_class, is_cut, is_era, is_named_day, is_people
from extractors.places.inside import WELL_KNOWN
from extractors.places.tokens import Draft, Tokens
from extractors.places.treatment import treated

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from extractors.datelines.dateline import Dateline
    from extractors.gazetteer import Entry, Gazetteer
    from extractors.places.lexicon import Lexicon
    from extractors.places.tokens import AnyRule
    from extractors.places.treatment import Treatment
    from extractors.rules import Rejected

_PARTY: Final = re.compile(r"[DRI]-[A-Z]")
"""A politician's party before where he is from, as one token: "D-Calif."."""

_OFFSHORE_REACH: Final = 8
"""Words before "off" over which what is at sea is looked for."""

_SETTING_OUT: Final = frozenset(
    {
        "heading",
        "headed",
        "head",
        "heads",
        "bound",
        "left",
        "leaves",
        "leaving",
        "departed",
        "departs",
        "sailed",
        "sailing",
        "off",
        "destined",
    }
)
"""Before "for": who does so goes to a place."""

KNOWN: Final = 15_000
"""Inhabitants from which a town that is hit or captured is taken for the town and not for somebody of its name."""

POSSESSIVES: Final = frozenset({"'s", "’s", "'", "’"})

LISTED: Final = frozenset({"country", "region", "water", "mountain"})
"""Types whose entries are in the gazetteer because news names them."""


def is_known(entry: Entry) -> bool:
    """Whether news may name the place without saying what it is."""
    return entry.type in LISTED or entry.type == "province" or entry.population >= KNOWN


class Drafts:
    """What the rules have found so far in a Doc's tokens; no two drafts share one.

    Attributes:
        all: The drafts.
        taken: By token, whether a draft has it.
        refused: The names that a rule refused.
        treatments: How clauses treat the noun phrases, by head.
    """

    def __init__(
        self,
        tokens: Tokens,
        gazetteer: Gazetteer,
        words: Lexicon,
        datelines: Sequence[Dateline] = (),
        treatments: Mapping[int, Treatment] | None = None,
    ) -> None:
        self.tokens, self.gazetteer, self.words = tokens, gazetteer, words
        self.treatments = treatments or {}
        self.datelines = datelines
        self.all: list[Draft] = []
        self.refused: list[Rejected] = []
        self.taken = [False] * len(tokens)

    def add(self, draft: Draft, rule: AnyRule, *words: str) -> None:
        """Take the draft that the rule found, unless some of its tokens are taken, or the words around it make no place of it."""
        if any(self.taken[draft.start : draft.end]) or self._is_no_place(draft):
            return
        draft.end = self._with_period(draft.start, draft.end)
        draft.start -= self._with_article(draft.start, draft.end)
        if _PARTY.match(self.tokens.texts[draft.start]):
            draft.skip, draft.located = 2, True
        self.taken[draft.start : draft.end] = [True] * (draft.end - draft.start)
        self.all.append(draft.by_rule(rule, *words))

    def _is_no_place(self, draft: Draft) -> bool:
        """Whether the words around it make a part of a longer name, a people, an era, a feast or an acronym of it."""
        start, end, tokens = draft.start, draft.end, self.tokens
        if draft.by in ("dateline", "cue") or self.gazetteer.country(tokens.wording(start, end)) is not None:
            return False
        if is_acronym(tokens, start, end) and self.gazetteer.short(tokens.texts[start]) is None:
            return True
        if is_cut(tokens, start, end, self.words) or is_class(tokens, start, end, self.words):
            return True
        return any(says(tokens, start, end) for says in (is_people, is_era, is_named_day))

    def refuse(self, start: int, end: int, rule: AnyRule, *words: str) -> None:
        """Keep that the rule refused the name."""
        self.refused.append(self.tokens.rejected(start, end, rule, *words))

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

    def located(self, at: int) -> bool:
        """Whether something is said to be there: a preposition of place, or "city of", "south of"."""
        tokens, back = self.tokens, 1 + (self.tokens.before(at) == "the")
        before = tokens.before(at, back)
        if before == "in" and tokens.before(at, back + 1) in self.words.trusting:
            return False
        if tokens.after(at + 1) in POSSESSIVES:  # "to Webb's room", "in Lincoln's mind"
            return before in self.words.locative and tokens.after(at + 2) not in self.words.personal
        return (
            before in self.words.locative
            or before in ("from", "to")
            or (before == "for" and tokens.before(at, back + 1) in _SETTING_OUT)
            or self.offshore(at)
            or (before == "of" and tokens.before(at, back + 1) in self.words.of_heads)
        )

    def offshore(self, at: int) -> bool:
        """Whether something is at sea before it: "sank off Sumatra", "the quake struck off Java"."""
        back = range(2, min(at, _OFFSHORE_REACH) + 1)
        return self.tokens.before(at) == "off" and any(
            self.tokens.before(at, step) in self.words.offshore for step in back
        )

    def treated(self, start: int, end: int, entries: Sequence[Entry]) -> Treatment | None:
        """How clauses treat the name, where that can tell a place: the gazetteer has a known one so named.

        What only places undergo makes a place of any so named; what people undergo too, of a known one.
        """
        treatment = treated(self.treatments, start, end)
        if treatment == "place":
            return treatment if any(e.named < 2 or e.population >= WELL_KNOWN for e in entries) else None
        if treatment == "perhaps":
            article = self.tokens.before(start) in ("the", "a", "an")
            return treatment if not article and any(e.named < 2 and is_known(e) for e in entries) else None
        return treatment

    def undergone(self, start: int, end: int) -> Treatment | None:
        """What clauses say is done to an unknown name, where that is done to places: "captured Paletwa"."""
        said = treated(self.treatments, start, end)
        return (
            said
            if said in ("place", "perhaps") and self.tokens.before(start) not in ("the", "a", "an")
            else None
        )

    def coordinated(self, at: int) -> bool:
        """Whether "and" joins the name to a place that something is said to be in: "in Goma and Butembo"."""
        last = self.all[-1] if self.all else None
        at -= self.tokens.before(at) == "the"
        joined = self.tokens.before(at) in ("and", "or") and last is not None and last.end == at - 1
        return bool(joined and last and last.located and last.sure)
