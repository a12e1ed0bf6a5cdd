"""A correction as a person says it."""

from __future__ import annotations

from extractors.corrections.alteration import in_words
from extractors.corrections.correction import (
    Alter,
    Confirm,
    Correction,
    Keep,
    Merge,
    Redate,
    Reject,
    Split,
    Target,
)


def said(correction: Correction) -> str:
    """What was done: `rejected “Titan”`, `changed the place of “Georgetown”`."""
    match correction:
        case Reject(target=target):
            return f"rejected “{called(target)}”"
        case Keep(target=target):
            return f"kept “{called(target)}” against a rule"
        case Confirm(target=target):
            return f"confirmed “{called(target)}”"
        case Alter(target=target, to=to):
            return f"changed the {in_words(to)} of “{called(target)}”{_alone(target).rstrip(',')}"
        case Split(target=target):
            return f"split “{called(target)}” from the others"
        case Merge(target=target, into=into):
            return f"merged “{called(target)}”{_alone(target)} into “{called(into)}”"
        case Redate(published=published):
            return f"dated the article {published}" if published else "took the article’s date away"


def _alone(target: Target) -> str:
    return "" if target.whole else ", this mention alone,"


def called(target: Target) -> str:
    """What its target goes by."""
    return target.name or target.text
