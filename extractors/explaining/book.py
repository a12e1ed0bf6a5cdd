"""Every rule of every kind by its id, to render what a verdict says."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from extractors.actors.grounds import ACTOR_RULES
from extractors.figures.book import ALL_FIGURE_RULES
from extractors.links.book import LINK_RULES
from extractors.places.book import PLACE_RULES
from extractors.rules import by_id
from extractors.statements.book import STATEMENT_RULES
from extractors.timex.rules import DATE_RULES

if TYPE_CHECKING:
    from extractors.rules import Rule, Verdict


@cache
def rules() -> dict[str, Rule[Any, Any]]:
    """The rules, by id."""
    kinds = (PLACE_RULES, ACTOR_RULES, ALL_FIGURE_RULES, DATE_RULES, LINK_RULES, STATEMENT_RULES)
    return by_id(rule for kind in kinds for rule in kind.values())


def words_of(verdict: Verdict) -> str:
    """The sentence of a verdict."""
    return rules()[verdict.rule].rendered(verdict)
