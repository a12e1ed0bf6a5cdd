"""What opening an article asks: is anything said against its analysis? Most often nothing is, and then nothing is imported."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from extractors.corrections import location
from extractors.model import Article

if TYPE_CHECKING:
    from extractors.corrections.correction import Correction
    from extractors.corrections.corrections import Corrections
    from extractors.corrections.rule import Rule
    from extractors.corrections.rulebook import Rulebook


class Ledger:
    """Corrections and rules on this machine.

    Args:
        folder: Where corrections lie; with the user's data unless told.
        rules: The rules file; with the user's configuration unless told.
    """

    def __init__(self, folder: Path | None = None, rules: Path | None = None) -> None:
        self.folder = folder or location.corrections()
        self.rules_path = rules or location.rules()
        self._rulebook: Rulebook | None = None

    def of(self, article: Article) -> Corrections | None:
        """What is said against the article's analysis; None where neither corrections nor rules were ever made."""
        has_rules = self._rulebook is not None or self.rules_path.exists()
        if not has_rules and not self.folder.is_dir():
            return None
        from extractors.corrections.article_corrections import Store
        from extractors.corrections.corrections import Corrections

        kept = Store(self.folder).of(article)
        book = self.rulebook() if has_rules else None
        notices = (kept.notice, book.notice if book else "")
        found = Corrections(kept.corrections, book.rules if book else (), " ".join(filter(None, notices)))
        return found if found != Corrections() else None

    def rulebook(self) -> Rulebook:
        """The rules, read once."""
        if self._rulebook is None:
            from extractors.corrections import rulebook

            self._rulebook = rulebook.read(self.rules_path)
        return self._rulebook

    def changed(
        self, article: Article, added: Sequence[Correction] = (), removed: Collection[str] = ()
    ) -> tuple[Correction, ...]:
        """Keep these too and those no more; what is kept then, by whomever. It waits for the disk.

        Raises:
            CorrectionsError: It cannot be kept.
        """
        from extractors.corrections.article_corrections import Store

        return Store(self.folder).changed(article, added, removed).corrections

    def rule_added(self, rule: Rule) -> tuple[Rule, ...]:
        """Keep the rule; the rules in force then. It waits for the disk.

        Raises:
            CorrectionsError: It cannot be kept.
        """
        from extractors.corrections import rulebook

        rulebook.added(rule, self.rules_path)
        self._rulebook = rulebook.read(self.rules_path)
        return self._rulebook.rules

    def rule_removed(self, rule: Rule) -> tuple[Rule, ...] | None:
        """Take the rule back where it is the last; the rules in force then, None where it was not the last.

        Raises:
            CorrectionsError: The file cannot be written.
        """
        from extractors.corrections import rulebook

        if not rulebook.removed(rule, self.rules_path):
            return None
        self._rulebook = rulebook.read(self.rules_path)
        return self._rulebook.rules
