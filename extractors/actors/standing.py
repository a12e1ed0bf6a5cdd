"""What a name's guessed type becomes where it stands: nobody in a dateline, a club, a state that acts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from extractors.actors.boundary_repair import completed
from extractors.actors.campus import LISTED, REACH, is_campus
from extractors.actors.clubs import is_club, is_free_club
from extractors.actors.countries import Acting, acting_country
from extractors.actors.events import events
from extractors.actors.firms import firm_sureness, may_be_firm
from extractors.actors.name_case import NOBODY, Guess
from extractors.actors.shape import has_article
from extractors.rules import Rule, Verdict, ordered

if TYPE_CHECKING:
    from extractors.actors.lexicon import Lexicon
    from extractors.actors.names import Named
    from extractors.actors.setting import Setting
    from extractors.datelines.dateline import Dateline


@dataclass(frozen=True)
class NameDraft:
    """A name on its way to a record.

    Attributes:
        head: The token of it that hangs on something outside.
        found: Its type so far.
        dateline: The dateline that holds it.
        country: Code of the country that acts under the name; `how` is the verb or noun that says so.
        is_state: A country acts under the name, or a state that is no more.
        is_club: It is a club's name that begins before the town's.
    """

    setting: Setting
    named: Named
    head: int
    found: Guess
    titles: list[str]
    dateline: Dateline | None
    country: str | None = None
    how: str = ""
    is_state: bool = False
    is_club: bool = False

    @cached_property
    def acting(self) -> Acting | None:
        """The country that it stands for as an actor."""
        if self.is_club or self.found == NOBODY:
            return None
        return acting_country(self.setting, self.named, self.head)

    @property
    def single(self) -> bool:
        """Whether it is one token."""
        return self.named.end - self.named.start == 1

    @property
    def word(self) -> str:
        """Its first token."""
        return self.setting.parse.words[self.named.start]


def refined(draft: NameDraft, verdicts: list[Verdict]) -> NameDraft:
    """The draft after every refining rule, whose verdicts are added."""
    for rule in REFINEMENTS:
        said = rule.apply(draft)
        if said is not None:
            draft = said
            start, end = draft.setting.article_span(draft.named.start, draft.named.end)
            verdicts.append(rule.verdict(start, end, *(filter(None, [draft.how]))))
    return draft


def title_words(titles: list[str], words: Lexicon) -> str:
    """The titles from the first real one on; the words before it ("former") say nothing."""
    first = next((at for at, title in enumerate(titles) if title in words.titles), 0)
    return " ".join(titles[first:])


def _title(draft: NameDraft) -> NameDraft | None:
    if not draft.titles:
        return None
    return replace(draft, how=title_words(draft.titles, draft.setting.words))


def _in_dateline(draft: NameDraft) -> NameDraft | None:
    if draft.dateline is None or _signs(draft.setting, draft.named, draft.dateline):
        return None
    return replace(draft, found=NOBODY, how="")


def _signs(setting: Setting, named: Named, dateline: Dateline) -> bool:
    """Whether the name is the agency that the dateline credits."""
    start, end = setting.parse.starts[named.start], setting.parse.ends[named.end - 1]
    return dateline.credit is not None and dateline.credit[0] <= start and end <= dateline.credit[1]


def _named_before_town(draft: NameDraft) -> NameDraft | None:
    """The club whose first word the model left out: "Real" before "Madrid"."""
    named = draft.named
    if named.label != "GPE" or not is_free_club(draft.setting, named.start):
        return None
    named = replace(named, start=named.start - 1, label="ORG")
    return replace(draft, found=Guess("organisation", 2), named=named, is_club=True, how="")


def _state(draft: NameDraft, how: str) -> NameDraft | None:
    """The draft as a state, where it is one in the way asked for."""
    found = draft.acting
    if found is None or found.how != how or draft.is_state:
        return None
    if is_club(draft.setting, draft.head, is_town=False):  # its national team
        return None
    return replace(draft, country=found.code, is_state=True, how=found.word)


def _acting(draft: NameDraft) -> NameDraft | None:
    found = _state(draft, "acts")
    deed = found and _deed(found)
    return replace(found, how=deed) if found and deed else None


def _agent(draft: NameDraft) -> NameDraft | None:
    found = _state(draft, "acts")
    return found and replace(found, how="")


def _owning(draft: NameDraft) -> NameDraft | None:
    return _state(draft, "owns")


def _addressed(draft: NameDraft) -> NameDraft | None:
    return _state(draft, "addressed")


def _possessive_firm(draft: NameDraft) -> NameDraft | None:
    """The firm whose name ends like a possessive, and owns nothing here: "Lowe's raised its forecast"."""
    named, parse = draft.named, draft.setting.parse
    if (
        named.label not in ("PERSON", "ORG", "")
        or draft.titles
        or draft.found.sure >= _SETTLED
        or draft.is_state
    ):
        return None
    after = named.end
    if parse.words[after : after + 1] not in (["'s"], ["’s"]) or parse.deps[after] not in ("case", "poss"):
        return None
    role, above = parse.deps[draft.head], parse.heads[draft.head]
    while role == "conj" and above != parse.heads[above]:
        role, above = parse.deps[above], parse.heads[above]
    follows = parse.words[after + 1 : after + 2]
    if role not in (
        ("nsubj", "nsubjpass") if named.label != "ORG" else ("nsubj", "nsubjpass", "dobj", "pobj")
    ):
        return None
    if role in ("dobj", "pobj") and follows and follows[0][0].isalpha():
        return None
    return replace(
        draft, found=Guess("organisation", 2), named=replace(named, end=after + 1, label="ORG"), how=""
    )


def _with_article(draft: NameDraft) -> NameDraft | None:
    """The organisation of one word whose name begins with "The", as a capital in mid-sentence says: "told The Hill"."""
    named, parse = draft.named, draft.setting.parse
    before = named.start - 1
    if draft.found.type != "organisation" or not draft.single or before < 1 or parse.words[before] != "The":
        return None
    opens = parse.starts[before] == parse.sentences[before] or not parse.words[before - 1][0].isalnum()
    return (
        None
        if opens or parse.is_name(before - 1)
        else replace(draft, named=replace(named, start=before), how="")
    )


def _campus(draft: NameDraft) -> NameDraft | None:
    """The university that goes by its town's or founder's name: "a student at Columbia"."""
    named, parse = draft.named, draft.setting.parse
    follows = parse.labels[named.end + 1 : named.end + 2] == ["GPE"] and parse.words[named.end] == ","
    follows = follows and parse.words[named.end + 2 : named.end + 3] not in (["and"], ["or"])
    if draft.found.sure >= _SETTLED or draft.is_state or follows or not parse.is_name(draft.head):
        return None
    first = max(0, named.start - REACH)
    lowers = [word.lower() for word in parse.words[first : named.end + LISTED]]
    if not is_campus(lowers, named.start - first, named.end - first):
        return None
    return replace(draft, found=Guess("organisation", 2), how="")


def _airline(draft: NameDraft) -> NameDraft | None:
    """A name that means a country only after "the", and stands alone: Emirates."""
    named, parse = draft.named, draft.setting.parse
    if (
        not draft.single
        or draft.word.lower() not in draft.setting.words.articled
        or has_article(parse, named)
    ):
        return None
    if parse.words[named.start - 1 : named.start] == ["Arab"]:
        return None
    return replace(draft, found=Guess("organisation", 2), how="")


def _personal(draft: NameDraft) -> NameDraft | None:
    """A name of two words of which the model makes neither a person's nor a body's, where only a person can be."""
    named, parse, words = draft.named, draft.setting.parse, draft.setting.words
    every = parse.words[named.start : named.end]
    if (
        draft.found.sure > 1
        or draft.is_state
        or named.label in ("PERSON", "ORG", "NORP")
        or len(every) != _FULL
    ):
        return None
    if has_article(parse, named) or not all(word.isalpha() and word.istitle() for word in every):
        return None
    if any(word.lower() in words.common | words.things | words.facilities | words.land for word in every):
        return None
    role, verb = parse.deps[draft.head], parse.lemmas[parse.heads[draft.head]]
    done = words.personal if role == "nsubj" else words.suffered if role in ("nsubjpass", "dobj") else ()
    if verb not in done or any(e.named < 2 for e in draft.setting.gazetteer.candidates(" ".join(every))):
        return None
    return replace(draft, found=Guess("person", 2), how="")


_FULL = 2
"""Words of a given name and a surname."""


def _named_body(draft: NameDraft) -> NameDraft | None:
    """The medium or firm that the noun after its name says it is: "the Haaretz newspaper"."""
    named, parse = draft.named, draft.setting.parse
    after = parse.lemmas[named.end] if named.end < len(parse.lemmas) else ""
    if draft.found.sure > 1 or draft.is_state or after not in draft.setting.words.named_bodies:
        return None
    wording = parse.wording(named.start, named.end)
    adjective = named.label == "NORP" and wording.lower().endswith(_ADJECTIVE)
    if adjective or not wording[0].isupper() or parse.words[named.end].isupper():
        return None
    gazetteer = draft.setting.gazetteer
    if gazetteer.demonym(wording) or any(e.named < 2 for e in gazetteer.candidates(wording)):
        return None
    return replace(draft, found=Guess("organisation", 2), named=replace(named, label="ORG"), how="")


def _firm(draft: NameDraft) -> NameDraft | None:
    """The unknown name of which the clause, or the noun before it, says that it is a firm: "Geely, which owns 78.7%"."""
    named, parse = draft.named, draft.setting.parse
    if draft.found.sure > 1 or draft.is_state or draft.titles:
        return None
    sure = firm_sureness(parse, (named.start, named.end), draft.head, named.label)
    entries = draft.setting.gazetteer.candidates(parse.wording(named.start, named.end)) if sure else ()
    if not sure or not may_be_firm(named.label, entries):
        return None
    return replace(draft, found=Guess("organisation", sure), named=replace(named, label="ORG"), how="")


_ADJECTIVE = ("ic", "an", "ist", "ish", "ese", "ite", "al", "ive", "based", "run", "owned")
"""Endings of adjectives of peoples, faiths and parties: "a Catholic daily"."""

_SETTLED = 3
"""How sure a guess is that these rules leave as it is: a title, or a generally known name."""


def _deed(draft: NameDraft) -> str | None:
    """The first verb whose agent the name is, as written."""
    parse, offset = draft.setting.parse, draft.setting.offset
    return next((e["verb"] for e in events(parse, draft.head, offset) if e["role"] == "agent"), None)


def _club(draft: NameDraft) -> NameDraft | None:
    """The town that plays, unless it is a state or a generally known name."""
    setting, named = draft.setting, draft.named
    if draft.is_state or draft.found.sure >= _SETTLED:
        return None
    other = named.label in ("ORG", "PERSON") and draft.single and not draft.titles
    if named.label != "GPE" and not (other and setting.gazetteer.candidates(draft.word)):
        return None
    is_town = setting.gazetteer.country(setting.parse.wording(named.start, named.end)) is None
    if not is_club(setting, draft.head, is_town):
        return None
    start, end = completed(setting.parse, named.start, named.end, setting.words)
    found = Guess("organisation", 2 if named.label == "GPE" else _SETTLED)
    return replace(draft, found=found, named=replace(named, start=start, end=end), how="")


TITLE: Rule[NameDraft, NameDraft] = Rule("actor-title", (), _title, "refine", "a person by the title “{0}”")

REFINEMENTS: tuple[Rule[NameDraft, NameDraft], ...] = ordered(
    [
        TITLE,
        Rule(
            "actor-in-dateline",
            ("actor-title",),
            _in_dateline,
            "reject",
            "a dateline says where a story is from: nobody acts there",
        ),
        Rule(
            "actor-club-named",
            ("actor-in-dateline",),
            _named_before_town,
            "accept",
            "a club’s word before the name of its town",
        ),
        Rule(
            "actor-state-acts",
            ("actor-club-named",),
            _acting,
            "accept",
            "the country acts here (“{0}”), it is not the land",
        ),
        Rule(
            "actor-state-agent",
            ("actor-state-acts",),
            _agent,
            "accept",
            "the country is an agent here, not the land",
        ),
        Rule(
            "actor-state-owns",
            ("actor-club-named",),
            _owning,
            "accept",
            "the country is an agent by its “{0}”, it is not the land",
        ),
        Rule(
            "actor-state-addressed",
            ("actor-club-named",),
            _addressed,
            "accept",
            "the country is spoken to, acted against or dealt with (“{0}”), it is not the land",
        ),
        Rule(
            "actor-club-plays",
            ("actor-state-agent", "actor-state-owns", "actor-state-addressed"),
            _club,
            "accept",
            "a town's name that stands for its club",
        ),
        Rule(
            "actor-possessive-firm",
            ("actor-club-plays",),
            _possessive_firm,
            "accept",
            "the possessive owns nothing here: it belongs to the name",
        ),
        Rule(
            "actor-campus",
            ("actor-possessive-firm",),
            _campus,
            "accept",
            "who studies or teaches there is at a university of that name",
        ),
        Rule(
            "actor-without-article",
            ("actor-campus",),
            _airline,
            "accept",
            "without “the” the name is not the country’s",
        ),
        Rule(
            "actor-personal",
            ("actor-club-plays",),
            _personal,
            "accept",
            "only a person does this, or has it done to them",
        ),
        Rule(
            "actor-named-body",
            ("actor-club-plays",),
            _named_body,
            "accept",
            "the noun after the name says what it is",
        ),
        Rule(
            "actor-firm-by-clause",
            ("actor-named-body",),
            _firm,
            "accept",
            "the clause after the name, or the noun before it, says that it is a firm",
        ),
        Rule(
            "actor-named-the",
            ("actor-without-article",),
            _with_article,
            "refine",
            "“The” with a capital in mid-sentence belongs to the name",
        ),
    ]
)
"""What changes a draft, each after the other."""
