"""The rules of a figure's links by their ids: who, where, when and source."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from extractors.links.settings import SETTING_RULES
from extractors.rules import Rule, by_id, ordered

if TYPE_CHECKING:
    from extractors.rules import Says

_WHO: Final[tuple[tuple[str, Says, str], ...]] = (
    ("who-apposition", "accept", "the number stands beside “{0}” as an age does"),
    ("who-compared-by", "accept", "what it is compared with is “{0}”’s"),
    ("who-gapped", "accept", "“{0}” stands before it, and the verb is left out"),
    ("who-respective", "accept", "“{0}” is the one of several whose it is, in their order"),
    ("who-opposed", "accept", "it is the side of “{0}” in a contest"),
    ("who-noun-agent", "accept", "“{0}” does what the noun names"),
    ("who-passive-agent", "accept", "it is done by “{0}”"),
    ("who-possessor", "accept", "it is of something of “{0}”’s"),
    ("who-measure-of", "accept", "it measures something of “{0}”’s"),
    ("who-sayer", "accept", "“{0}” says it of itself"),
    ("who-apposed", "accept", "the subject is called “{0}”"),
    ("who-agent", "accept", "“{0}” does it in its clause"),
    ("who-subject", "accept", "“{0}” is what its clause is about"),
    ("who-speaker", "accept", "“{0}” speaks of itself"),
    ("who-pronoun", "accept", "the pronoun means “{0}”, the one candidate that is left"),
    ("who-stand-in", "accept", "the noun stands for “{0}”, the one that was named before"),
    ("who-company-noun", "accept", "the noun stands for “{0}”, whom the article is about"),
    ("who-shares-told-on", "accept", "the pronoun tells on of “{0}”’s shares or sales"),
    ("who-account-told-on", "accept", "the article tells on of “{0}”’s account"),
    ("who-ranked", "accept", "“{0}” is the one of a ranking that has it"),
    ("who-no-actor", "reject", "what has or does it is no actor"),
    ("who-reporter", "reject", "who only reports the story owns none of its figures"),
    ("who-other", "reject", "it is of somebody else than who is named beside it"),
    ("who-either", "reject", "it is the one’s or the other’s"),
    ("who-pronoun-open", "reject", "the pronoun can mean several, or nobody who is named"),
)
_OTHERS: Final[tuple[tuple[str, Says, str], ...]] = (
    ("where-event-told-on", "accept", "the article tells on of the event in “{0}”"),
    ("where-several", "reject", "it is of several places that are named together"),
    ("where-ranked", "accept", "“{0}” is the one of a ranking that has it"),
    ("when-usual", "reject", "what is usual is of no day"),
    ("when-account-told-on", "accept", "the article tells on of the period “{0}”"),
    ("source-assessor", "accept", "“{0}” puts it at that"),
    ("source-counter", "accept", "“{0}” counted"),
    ("source-gapped", "accept", "“{0}” says so, the verb left out"),
    ("source-statement", "accept", "it stands in what “{0}” says"),
)


def _spoke(id_: str, decided: str) -> bool | None:
    """Whether a decision of `Resolver` was made by that rule."""
    return decided == id_ or None


def _stage(told: tuple[tuple[str, Says, str], ...]) -> tuple[Rule[str, bool], ...]:
    """The rules of one field, each after the one before it."""
    ids = [id_ for id_, _, _ in told]
    return ordered(
        Rule(id_, tuple(ids[at - 1 : at]) if at else (), partial(_spoke, id_), says, words)
        for at, (id_, says, words) in enumerate(told)
    )


LINK_RULES: Final[dict[str, Rule[Any, Any]]] = by_id(
    [
        *_stage(_WHO),
        *_stage(_OTHERS),
        *(rule for stage in SETTING_RULES.values() for rule, _ in stage),
    ]
)
"""Every rule of links by its id."""
