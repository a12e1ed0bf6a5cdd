"""Rules and what they said: each accepts, refines or rejects a candidate, and its verdict stays with what was found."""

from extractors.rules.rule import Rule, RuleError, by_id, decided, ordered
from extractors.rules.verdict import Rejected, Says, Verdict, rejected, verdicts_of

__all__ = [
    "Rejected",
    "Rule",
    "RuleError",
    "Says",
    "Verdict",
    "by_id",
    "decided",
    "ordered",
    "rejected",
    "verdicts_of",
]
