"""What a name's guessed type becomes where it stands: nobody in a dateline, a club, a state that acts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extractors.actors.bodies import airline, campus, firm, named_body, of_people
from extractors.actors.boundary_repair import completed
from extractors.actors.clubs import HOME_NATIONS, in_sports, is_arab_club, is_club, is_free_club, is_nation
from extractors.actors.events import events
from extractors.actors.name_case import NOBODY, Guess
from extractors.actors.name_draft import SETTLED, NameDraft
from extractors.actors.shape import has_article
from extractors.rules import Rule, Verdict, ordered

if TYPE_CHECKING:
    from extractors.actors.lexicon import Lexicon
    from extractors.actors.names import Named
    from extractors.actors.setting import Setting
    from extractors.datelines.dateline import Dateline


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
        or draft.found.sure >= SETTLED
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


def _deed(draft: NameDraft) -> str | None:
    """The first verb whose agent the name is, as written."""
    parse, offset = draft.setting.parse, draft.setting.offset
    return next((e["verb"] for e in events(parse, draft.head, offset) if e["role"] == "agent"), None)


def _club(draft: NameDraft) -> NameDraft | None:
    """The town that plays, unless it is a state or a generally known name."""
    setting, named = draft.setting, draft.named
    if draft.is_state or draft.found.sure >= SETTLED:
        return None
    is_person = named.label == "PERSON" and not draft.titles
    if is_person and is_arab_club(setting, named.start, named.end, draft.head):
        return replace(draft, found=Guess("organisation", 2), how="")
    other = named.label in ("ORG", "PERSON") and draft.single and not draft.titles
    wording = setting.parse.wording(named.start, named.end)
    is_town = wording not in HOME_NATIONS and setting.gazetteer.country(wording) is None
    if named.label not in (("GPE",) if is_town else ("GPE", "LOC")) and not (
        other and setting.gazetteer.candidates(draft.word)
    ):
        return None
    if not is_club(setting, draft.head, is_town):
        return None
    start, end = completed(setting.parse, named.start, named.end, setting.words)
    settled = named.label != "GPE" or (
        is_nation(setting, wording) and in_sports(setting)
    )  # a national team, all through
    found = Guess("organisation", SETTLED if settled else 2)
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
            campus,
            "accept",
            "who studies or teaches there is at a university of that name",
        ),
        Rule(
            "actor-without-article",
            ("actor-campus",),
            airline,
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
            "actor-of-people",
            ("actor-club-plays",),
            of_people,
            "accept",
            "a country's adjective before it, which no person's name begins with",
        ),
        Rule(
            "actor-named-body",
            ("actor-club-plays",),
            named_body,
            "accept",
            "the noun after the name says what it is",
        ),
        Rule(
            "actor-firm-by-clause",
            ("actor-named-body",),
            firm,
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
