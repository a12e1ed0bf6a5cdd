"""Who cannot be whose a figure is, though the words around it name them: ages of firms, shares of states, those who survive."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extractors.clauses.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractors.links.annotations import LinkAnnotation
    from extractors.model import Entity

_KIN = re.compile(r"\b(?:grand)?(?:children|sons|daughters|siblings|brothers|sisters|nieces|nephews)\b")
_SURVIVED = re.compile(r"\b(?:survived by|survivors include|leaves(?: behind)?|is mourned by)\b")
_PLACED = re.compile(r"\b(?:first|second|third|fourth|fifth|sixth|eldest|oldest|youngest|last|one) of $")
_TRADED = re.compile(
    r"\b[Ii]ts (?:shares|stock|profits?|revenues?|sales|net|earnings|dividend|bonds|customers|market value|turnover)\b"
    r"|\b[Ii]t (?:employs|reports|sells|makes)\b"
)
_EXPECTING = re.compile(
    r"\b(?:[Ww]e|[Ss]he|[Hh]e|I) (?:now |still )?(?:see|sees|expects?|forecasts?|anticipates?|projects?|predicts?)\b"
)
_LED = re.compile(
    r"\W*(?:(?:The|Many|Some|Most|All|Other) )?[A-Za-z]+[^s\W]s (?:must|will|can|should|may|are|were|have|had) .*\bthey\b",
    re.DOTALL,
)
"""Before a figure: that "they" are the things with which its sentence begins."""
_RIDDEN = re.compile(
    r"\b(?:carrying|overturn|crash|plung|collid|veer|skid|caught fire|rolled|ravine|passengers|pilgrims|tourists aboard|bus)"
)
"""Around "the coach": that it is one to ride in."""
_NAMED = re.compile(r", [A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3},")
_SAYING = re.compile(r"\b(?:said|says|added|estimates?|estimated)\b")
_STRANGE = frozenset(
    {"central", "same", "other", "rival", "larger", "smaller", "second", "former", "new", "world"}
)


def is_disowned(text: str, found: LinkAnnotation, actor: Entity, rule: str) -> bool:
    """Whether an actor whom that rule took is not whose the figure is."""
    type_ = getattr(actor, "type", None)
    before = text[found["sentence"] : found["start"]]
    if rule == "who-apposition":
        return type_ != "person"
    if getattr(actor, "name", "").lower().removeprefix("the ") == "coach" and _RIDDEN.search(
        text, found["sentence"], found["end"] + 120
    ):
        return True
    if _is_another(text, found, str(getattr(actor, "name", ""))):
        return True
    if _KIN.search(found["text"]) and (_SURVIVED.search(before) or _PLACED.search(before)):
        return True
    if type_ == "person" and (_EXPECTING.search(before) or _is_of_what_is_said(text, found, rule)):
        return True
    if rule == "who-pronoun" and _LED.match(before):
        return True
    return rule == "who-pronoun" and type_ == "state" and _TRADED.search(before) is not None


def _is_another(text: str, found: LinkAnnotation, name: str) -> bool:
    """Whether "the bank" that has it is called by another's longer noun: "the investment bank" is one that was told from it."""
    if not found["who"] or name != name.lower():
        return False
    said = text[found["who"][0]["start"] : found["who"][0]["end"]].lower().removeprefix("the ")
    return said in words("company") and name.removeprefix("the ") != said and name.endswith(f" {said}")


def _is_of_what_is_said(text: str, found: LinkAnnotation, rule: str) -> bool:
    """Whether the figure is said of something else by its clause's subject: "Webb said arrears exceeded $2 million"."""
    run = found["subject"]
    if run is None or rule not in ("who-subject", "who-agent", "who-pronoun") or not found["who"]:
        return False
    first = found["who"][0]
    return first["end"] <= run[0] and _SAYING.search(text, first["end"], run[0]) is not None


def is_named_beside(text: str, end: int) -> bool:
    """Whether a name in commas follows a noun that ends there, which so stands for nobody else: "the utility, Jirama, owes"."""
    return bool(_NAMED.match(text, end))


def is_stranger(words_: Sequence[str]) -> bool:
    """Whether the words of a noun tell it from whom the article has named: "the central bank", "the same group"."""
    return bool(_STRANGE & {each.lower() for each in words_[:-1]})
