"""What speaks most for an actor among the verdicts on its mentions: its reason is rendered from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from extractors.actors.consensus import CONSENSUS, SHORT_FORM
from extractors.actors.forms import FORMS
from extractors.actors.kinds import RULES
from extractors.actors.nominals import NOMINALS
from extractors.actors.recognition import SAID_OF
from extractors.actors.references import CALLED, UNCALLED
from extractors.actors.standing import REFINEMENTS
from extractors.actors.states import OTHER_PLACE, PLACE_CLAIMS
from extractors.rules import Rule, Verdict, by_id, verdicts_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from extractors.actors.chain import Chain
    from extractors.model import ActorType

TELLING: Final[dict[str, ActorType | None]] = {
    "actor-title": "person",
    "actor-known-organisation": "organisation",
    "actor-known-group": "group",
    "actor-metonym": "organisation",
    "actor-given-name": "person",
    "actor-gives-name": "person",
    "actor-institution": "organisation",
    "actor-firm-by-clause": "organisation",
    "actor-club-named": "organisation",
    "actor-club-plays": "organisation",
    "actor-people": "group",
    "actor-state-acts": "state",
    "actor-state-agent": "state",
    "actor-state-owns": "state",
    "actor-state-addressed": "state",
    "actor-model-person": "person",
    "actor-model-organisation": "organisation",
    "actor-model-group": "group",
    "actor-acronym": "organisation",
    "actor-short-form": "organisation",
    "actor-elected": None,
    "actor-surname-heard": None,
    "actor-name-heard": None,
}
"""The rules whose verdict can be an actor's reason, the strongest first, with the type that each speaks for; None for any."""

_BY_MODEL: Final = {
    "actor-model-person": "a person",
    "actor-model-organisation": "an organisation",
    "actor-model-group": "a group",
}
_RANKS: Final = {id_: rank for rank, id_ in enumerate(TELLING)}


def grounds(chain: Chain) -> tuple[Verdict, ...]:
    """What speaks most for the actor's type, and that several wordings are one."""
    return tuple(verdict for verdict in (_strongest(chain), ONE_ACTOR.apply(chain)) if verdict is not None)


def rendered(verdicts: Iterable[Verdict]) -> str:
    """The reason that those verdicts make."""
    return "; ".join(ACTOR_RULES[verdict.rule].rendered(verdict) for verdict in verdicts)


def doubts(chain: Chain) -> tuple[str, ...]:
    """Why it may be no actor, or of another type: the model's label alone says what it is.

    A name that several mentions bear, or that does something in its clause, has more to speak for it.
    """
    strongest = _strongest(chain)
    if strongest is None or strongest.rule not in _BY_MODEL:
        return ()
    if len(chain.records) > 1 or chain.records[0]["acts"]:
        return ()
    type_ = _BY_MODEL[strongest.rule]
    return (f"Only the model’s label says that it is {type_}: it is named once, and does nothing.",)


def _strongest(chain: Chain) -> Verdict | None:
    """The strongest verdict for the type among those on the names, the first one of equals; of noun phrases the first one's."""
    named = [record for record in chain.records if record["form"] in ("name", "state")]
    if not named:
        return next((v for v in verdicts_of(chain.records[0]) if v.rule in _NOUNS), None)
    ranked = [
        verdict
        for record in named
        for verdict in verdicts_of(record)
        if TELLING.get(verdict.rule, "") in (chain.type, None)
    ]
    return min(ranked, key=lambda verdict: _RANKS[verdict.rule], default=None)


def _as_one(chain: Chain) -> Verdict | None:
    wordings = dict.fromkeys(record["text"] for record in chain.records)
    if len(wordings) < 2:
        return None
    first = chain.records[0]
    return ONE_ACTOR.verdict(first["start"], first["end"], str(len(wordings)))


ONE_ACTOR: Rule[Chain, Verdict] = Rule("actor-one", (), _as_one, "refine", "{0} wordings taken for one")
"""The joining of an actor's wordings."""

_NOUNS: Final = frozenset(rule.id for rule in NOMINALS)
_ALL: tuple[Iterable[Rule[Any, Any]], ...] = (
    RULES,
    REFINEMENTS,
    FORMS,
    NOMINALS,
    CONSENSUS,
    (SAID_OF, CALLED, UNCALLED, OTHER_PLACE, PLACE_CLAIMS, SHORT_FORM, ONE_ACTOR),
)
ACTOR_RULES: Final[dict[str, Rule[Any, Any]]] = by_id(rule for rules in _ALL for rule in rules)
"""Every rule of actors by its id."""
