"""Whether a name is a mention by itself, or only a candidate that the rest of the article may make one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractors.actors.boundary_repair import prefixed
from extractors.actors.countries import former_state
from extractors.rules import Rule, Verdict, decided, ordered

if TYPE_CHECKING:
    from extractors.actors.annotations import Form
    from extractors.actors.name_draft import NameDraft
    from extractors.actors.setting import Setting
    from extractors.model import ActorType

Formed = tuple["Form", "ActorType"]


def form_of(draft: NameDraft, verdicts: list[Verdict]) -> Formed:
    """Whether the draft is a mention or only a candidate, and of what type."""
    found = decided(FORMS, draft)
    if found is None:
        return "name", draft.found.type or "organisation"
    rule, form = found
    start, end = draft.setting.article_span(draft.named.start, draft.named.end)
    verdicts.append(rule.verdict(start, end))
    return form


def _as_state(draft: NameDraft) -> Formed | None:
    return ("state", "state") if draft.is_state else None


def _demonym(draft: NameDraft) -> bool:
    one = draft.found.sure < 3 and draft.single and draft.named.label in ("PERSON", "ORG")
    return one and draft.setting.gazetteer.demonym(draft.word) is not None


def _people(draft: NameDraft) -> Formed | None:
    plural = draft.word.endswith("s") and draft.setting.parse.tags[draft.named.start] in ("NNPS", "NNS")
    return ("name", "group") if plural and _demonym(draft) else None


def _adjective_of_country(draft: NameDraft) -> Formed | None:
    return ("candidate", "group") if _demonym(draft) else None


def _unlabelled(draft: NameDraft) -> Formed | None:
    found = draft.found
    weak = draft.named.label not in ("PERSON", "ORG", "NORP") and found.sure < 2
    return ("candidate", found.type or "organisation") if found.type is None or weak else None


def _describing(draft: NameDraft) -> Formed | None:
    group = draft.found.type == "group" and draft.found.sure < 3
    return (
        ("candidate", "group") if group and _adjective(draft.setting, draft.named.end, draft.head) else None
    )


def _adjective(setting: Setting, end: int, head: int) -> bool:
    parse = setting.parse
    if end < len(parse.words) and parse.words[end] in ("-", "‑", "–"):
        return True
    before = parse.deps[head] in ("amod", "compound", "nmod") and parse.heads[head] > head
    return before or parse.tags[head].startswith("JJ")


def _placed(draft: NameDraft) -> Formed | None:
    setting, named, type_ = draft.setting, draft.named, draft.found.type
    wording = setting.parse.wording(named.start, named.end)
    if type_ is not None and former_state(setting.gazetteer, wording):
        return "candidate", type_
    if draft.found.sure >= 2 or type_ is None:
        return None
    parse = setting.parse
    span = parse.starts[named.start], parse.ends[named.end - 1]
    known = span in setting.places or setting.gazetteer.country(wording)
    return ("candidate", type_) if known else None


def _prefixed(draft: NameDraft) -> Formed | None:
    half = prefixed(draft.setting.parse, draft.named.start)
    return ("candidate", draft.found.type or "organisation") if half else None


FORMS: tuple[Rule[NameDraft, Formed], ...] = ordered(
    [
        Rule("actor-state", (), _as_state, "accept", "a state"),
        Rule("actor-people", ("actor-state",), _people, "accept", "a people by its name in the plural"),
        Rule(
            "actor-demonym",
            ("actor-people",),
            _adjective_of_country,
            "refine",
            "an adjective of a country: an actor only where the name is one elsewhere",
        ),
        Rule(
            "actor-unlabelled",
            ("actor-demonym",),
            _unlabelled,
            "refine",
            "not known as an actor by itself: only where the name is one elsewhere",
        ),
        Rule(
            "actor-describes",
            ("actor-unlabelled",),
            _describing,
            "refine",
            "it describes the noun after it: an actor only where the name is one elsewhere",
        ),
        Rule(
            "actor-is-place",
            ("actor-describes",),
            _placed,
            "refine",
            "a place’s name: an actor only where the name is one elsewhere",
        ),
        Rule(
            "actor-prefixed",
            ("actor-is-place",),
            _prefixed,
            "refine",
            "the second half of an adjective: an actor only where the name is one elsewhere",
        ),
    ]
)
"""What makes a candidate of a draft that is no mention by itself; the first that speaks decides."""
