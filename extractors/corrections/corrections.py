"""All that a person says against the analysis of one article."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from extractors.change import Change
from extractors.corrections.application import corrected
from extractors.corrections.correction import Correction, Redate, Reject
from extractors.corrections.rule import Rule
from extractors.model import Analysis, Article, Mention


@dataclass(frozen=True, slots=True)
class Corrections:
    """The article's own corrections in the order in which they were said, and the rules for every article.

    Attributes:
        notice: What the person should know of the files they are from; empty where all is well.
        undone: Corrections that were taken back since the last one was said, the latest last.
    """

    own: tuple[Correction, ...] = ()
    rules: tuple[Rule, ...] = ()
    notice: str = ""
    undone: tuple[Correction, ...] = ()

    def applied(self, found: Analysis) -> Analysis:
        """The analysis as it should be; the found one itself where nothing is said of it."""
        return corrected(found, self.own, self.rules) if self.own or self.rules else found

    def dated(self, article: Article) -> Article:
        """The article with the date that was given it before; a date of the command line is the last word."""
        dates = [correction for correction in self.own if isinstance(correction, Redate)]
        if not dates or article.published_from == "option":
            return article
        published = dates[-1].published
        return article.dated(published, "option" if published else None)

    def saying(self, correction: Correction) -> Corrections:
        """With one more; what was taken back before is gone."""
        return replace(self, own=(*self.own, correction), undone=())

    def without(self, correction: Correction) -> Corrections:
        """With that one taken back."""
        own = tuple(other for other in self.own if other.id != correction.id)
        return replace(self, own=own, undone=(*self.undone, correction))

    def rejection_of(self, mention: Mention, found: Analysis) -> Correction | None:
        """The last rejection without which the mention is one again; None where a rule rejects it, or nothing does."""
        key = (mention.kind, mention.start, mention.end)
        for correction in reversed(self.own):
            if not isinstance(correction, Reject) or correction.target.kind != mention.kind:
                continue
            there = self.without(correction).applied(found)
            if any((other.kind, other.start, other.end) == key for other in there.mentions):
                return correction
        return None

    def again(self) -> Corrections:
        """With the one said again that was taken back last."""
        return replace(self, own=(*self.own, *self.undone[-1:]), undone=self.undone[:-1])

    def having(self, own: Iterable[Correction]) -> Corrections:
        """With these in the place of the article's own: another reader said or took back some."""
        return replace(self, own=tuple(own))

    def ruling(self, rules: tuple[Rule, ...]) -> Corrections:
        """With other rules."""
        return replace(self, rules=rules)


def with_rejected(analysis: Analysis) -> Analysis:
    """With what was rejected among the rest again: an export that asks for it tells it by its status."""
    changes = analysis.changes
    if changes is None or not (changes.rejected or changes.rejected_mentions):
        return analysis
    mentions = (*analysis.mentions, *changes.rejected_mentions)
    return replace(
        analysis,
        mentions=tuple(sorted(mentions, key=lambda m: (m.start, -m.end, m.kind))),
        entities=(*analysis.entities, *changes.rejected),
    )


def selected(analysis: Analysis, status: str) -> Analysis:
    """What has that status alone: `rejected`, `corrected`, `merged` or `confirmed`."""
    changes = analysis.changes
    if changes is None:
        return replace(analysis, mentions=(), entities=())
    fields: dict[str, Any]
    if status == "rejected":
        of = {mention.entity for mention in changes.rejected_mentions}
        living = tuple(entity for entity in analysis.entities if entity.id in of)
        entities = (*changes.rejected, *living)
        ids = {entity.id for entity in entities}
        mentions = (mention for mention in changes.rejected_mentions if mention.entity in ids)
        fields = {
            "mentions": tuple(sorted(mentions, key=lambda m: (m.start, -m.end, m.kind))),
            "entities": entities,
        }
    else:
        ids = {id_ for id_, change in changes.entities.items() if _is_so(change, status)}
        ids |= {
            mention.entity
            for mention in analysis.mentions
            if (change := changes.mentions.get((mention.kind, mention.start, mention.end)))
            and change.status == status
        }
        fields = {
            "mentions": tuple(mention for mention in analysis.mentions if mention.entity in ids),
            "entities": tuple(entity for entity in analysis.entities if entity.id in ids),
        }
    return replace(analysis, **fields)


def _is_so(change: Change, status: str) -> bool:
    """Whether it has the status: what was merged may be corrected besides, and the other way round."""
    has = "merged" if "merged" in change.was else "", "corrected" if set(change.was) - {"merged"} else ""
    return status == change.status or (change.status != "rejected" and status in has)
