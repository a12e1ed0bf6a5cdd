"""Names that look like a place's and are none: a currency, a part of a hyphenated name, a body of the sky, a firm."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from extractors.actors.campus import is_campus
from extractors.actors.lexicon import lexicon as actor_words
from extractors.actors.sky import is_in_sky
from extractors.places.drafts import POSSESSIVES, is_known
from extractors.places.tokens import Draft
from extractors.rules import Rule, ordered

if TYPE_CHECKING:
    from extractors.places.drafts import Drafts

_PARTIES: Final = frozenset(["D", "R", "I"])
_HYPHENS: Final = frozenset(["-", "‐", "‑"])


@dataclass(frozen=True, slots=True)
class Near:
    """A draft with the others of its Doc."""

    draft: Draft
    drafts: Drafts

    @property
    def following(self) -> str:
        """The word after the name, in lower case."""
        return self.drafts.tokens.after(self.draft.end)


def refuse_near_names(drafts: Drafts) -> None:
    """Take back the drafts that are no place's name."""
    for draft in list(drafts.all):
        rule = next((rule for rule in NEAR_NAMES if rule.apply(Near(draft, drafts))), None)
        if rule is not None:
            drafts.refuse(draft.start, draft.end, rule)
            drafts.all.remove(draft)
            if rule is CELESTIAL:  # so it is in the article's other paragraphs
                drafts.all.append(Draft(draft.start, draft.end, draft.label, "sky", sure=False))


def _currency(case: Near) -> bool | None:
    return (case.draft.by != "demonym" and case.following in case.drafts.words.currencies) or None


def _hyphenated(case: Near) -> bool | None:
    """Whether the part of another name hangs by a hyphen on what is no place: "Mobile" of "T-Mobile"."""
    draft, tokens = case.draft, case.drafts.tokens
    at = draft.start
    if draft.by != "inside" or at < 2 or tokens.texts[at - 1] not in _HYPHENS:
        return None
    if tokens.texts[at - 2] in _PARTIES:  # "D-Charleston"
        return None
    glued = tokens.starts[at] == tokens.ends[at - 1] and tokens.starts[at - 1] == tokens.ends[at - 2]
    if not glued or not tokens.capitalised(at - 2):
        return None
    before = case.drafts.gazetteer.candidates(tokens.texts[at - 2])
    return not any(entry.named < 2 for entry in before) or None


def _in_sky(case: Near) -> bool | None:
    draft, tokens = case.draft, case.drafts.tokens
    one = draft.end - draft.start == 1 and tokens.texts[draft.start] in actor_words().celestial
    return (one and is_in_sky(tokens.texts)) or None


def _without_article(case: Near) -> bool | None:
    """Whether a name that means the country only with "the" stands alone: the airline Emirates."""
    draft, tokens = case.draft, case.drafts.tokens
    if draft.end - draft.start > 1 or tokens.lowers[draft.start] not in actor_words().articled:
        return None
    if tokens.before(draft.start) not in ("the", "arab", "these", "both"):
        return not draft.located or None
    return (tokens.after(draft.end).islower() and tokens.tags[draft.end].startswith("NN")) or None


def _articled_town(case: Near) -> bool | None:
    """Whether "the" stands before one word that only towns are called, and no more of a name or noun follows: "the Honda"."""
    draft, tokens = case.draft, case.drafts.tokens
    start, end = draft.start, draft.end
    if end - start > 1 or draft.by in ("dateline", "demonym", "cue") or draft.kind_word or draft.within:
        return None
    if tokens.before(start) != "the" or _goes_on(case) or tokens.after(end) in _HYPHENS | {"/", "&", "of"}:
        return None
    if end < len(tokens) and tokens.tags[end].startswith(("NN", "JJ", "VBG")):
        return None
    if tokens.after(end) in ("and", "or", ",") and end + 1 < len(tokens) and tokens.capitalised(end + 1):
        return None
    entries = [e for e in case.drafts.gazetteer.candidates(tokens.texts[start]) if e.named < 2]
    towns = all(e.type in ("city", "district") and not e.name.startswith("The ") for e in entries)
    return (bool(entries) and towns) or None


def _numbered(case: Near) -> bool | None:
    """Whether a number follows one word that nothing makes a place of, as it follows a thing's: "Pack 122", "Loop 286"."""
    draft, tokens = case.draft, case.drafts.tokens
    end = draft.end
    if end - draft.start > 1 or draft.by != "gazetteer" or draft.located or end >= len(tokens):
        return None
    if draft.label in ("GPE", "LOC", "PERSON") or not tokens.texts[end].isdigit():
        return None
    entries = case.drafts.gazetteer.candidates(tokens.texts[draft.start])
    return not any(e.named < 2 and is_known(e) for e in entries) or None


def _ship(case: Near) -> bool | None:
    """A ship that is called as a place: "the ferry Santa Lucia"."""
    tokens, start = case.drafts.tokens, case.draft.start
    if case.draft.by in ("demonym", "dateline", "inside") or tokens.before(start) not in _SHIPS:
        return None
    return tokens.before(start, 2) not in ("in", "at", "from") or None


_SHIPS: Final = frozenset(
    {
        "ferry",
        "tanker",
        "vessel",
        "trawler",
        "freighter",
        "frigate",
        "destroyer",
        "submarine",
        "yacht",
        "warship",
        "schooner",
    }
)


def _campus(case: Near) -> bool | None:
    draft = case.draft
    if draft.by in ("demonym", "dateline", "inside") or draft.within or _goes_on(case):
        return None
    return is_campus(case.drafts.tokens.lowers, draft.start, draft.end) or None


def _goes_on(case: Near) -> bool:
    """Whether the name goes on, or a comma and another one say where it lies: "at Columbia, Missouri"."""
    tokens, end = case.drafts.tokens, case.draft.end
    if end < len(tokens) and (tokens.capitalised(end) or tokens.after(end) in POSSESSIVES):
        return True
    is_wider = tokens.after(end) == "," and end + 1 < len(tokens) and tokens.labels[end + 1] == "GPE"
    return is_wider and tokens.after(end + 2) not in ("and", "or")


CELESTIAL: Rule[Near, bool] = Rule(
    "place-celestial",
    ("place-hyphenated",),
    _in_sky,
    "reject",
    "a planet or moon, where the text is of astronomy",
)
NEAR_NAMES: tuple[Rule[Near, bool], ...] = ordered(
    [
        Rule("place-currency", (), _currency, "reject", "a currency is called by the name"),
        Rule(
            "place-hyphenated",
            ("place-currency",),
            _hyphenated,
            "reject",
            "the second half of a name with a hyphen whose first half is no place",
        ),
        CELESTIAL,
        Rule(
            "place-articled-town",
            ("place-celestial",),
            _articled_town,
            "reject",
            "“the” stands before no town: it is a thing, a house or a body",
        ),
        Rule("place-numbered", ("place-articled-town",), _numbered, "reject", "a number belongs to it"),
        Rule(
            "place-without-article",
            ("place-celestial",),
            _without_article,
            "reject",
            "without “the” the name is not the country’s",
        ),
        Rule("place-ship", ("place-without-article",), _ship, "reject", "a ship is called by the name"),
        Rule(
            "place-campus",
            ("place-without-article",),
            _campus,
            "reject",
            "who studies or teaches there is at a university of that name",
        ),
    ]
)
"""What takes a name from the places again; the first that speaks is the reason."""
