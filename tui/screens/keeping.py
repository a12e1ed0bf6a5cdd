"""The part of the window that keeps corrections: on the disk, off the event loop, in the order in which they were said."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from extractors.errors import CorrectionsError
from tui.reading import Reading
from tui.screens.holding import HoldingScreen

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

    from extractors.corrections.correction import Correction
    from extractors.corrections.ledger import Ledger
    from extractors.corrections.rule import Rule


class KeepingScreen(HoldingScreen):
    """Says that something was done when it is kept; where it cannot be kept, says why: it holds in this window then."""

    ledger: Ledger | None = None
    _threads: ThreadPoolExecutor | None = None
    _rules: tuple[Rule, ...] | None = None  # as they are since one was made or taken back here

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._kept: set[str] = set()  # ids that the files have
        self._removed: set[str] = set()  # ids that they should not have
        self.keeping = 0  # writings that are under way
        self.remember_kept()

    def remember_kept(self) -> None:
        """The article was opened: its corrections came from the files."""
        if self.now.corrections is not None:
            self._kept |= {correction.id for correction in self.now.corrections.own}

    def told_of_corrections(self) -> str:
        """What is to be said of the files that the article's corrections are from."""
        corrections = self.now.corrections
        return corrections.notice if corrections else ""

    def keep(self, words: str) -> None:
        """Keep what is said of the article now; then say these words."""
        corrections = self.now.corrections
        if self.ledger is None or corrections is None:
            self.notice = f"{words} · in this window only"
            return
        added = [correction for correction in corrections.own if correction.id not in self._kept]
        said_again = {correction.id for correction in corrections.own}
        self._removed = {id_ for id_ in self._removed if id_ not in said_again}
        removed = frozenset(self._removed)
        self._kept -= removed
        job, article, ledger = self.job, self.now.article, self.ledger

        def then(kept: tuple[Correction, ...]) -> str:
            self._take_in(job, kept, removed)
            return words

        self._write(
            lambda: ledger.changed(article, added, removed),
            then,
            f"{words.partition(' · ')[0]}, in this window only",
        )

    def forget(self, correction: Correction) -> None:
        """It is to be taken from the file at the next keeping."""
        self._removed.add(correction.id)

    def finish_keeping(self) -> None:
        """Wait until what was said is kept; from another thread."""
        if self._threads is not None:
            self._threads.shutdown(wait=True)

    def keep_rule(self, rule: Rule, words: str) -> None:
        """Keep the rule for every article; then say these words."""
        ledger = self.ledger
        assert ledger is not None
        self._write(
            lambda: ledger.rule_added(rule), lambda rules: self._rule(rules, words), "No rule was made"
        )

    def forget_rule(self, rule: Rule, words: str) -> None:
        """Take the rule back."""
        ledger = self.ledger
        assert ledger is not None

        def then(rules: tuple[Rule, ...] | None) -> str:
            if rules is None:
                return "The rules file has been changed since: take the rule out there."
            return self._rule(rules, words)

        self._write(lambda: ledger.rule_removed(rule), then, "The rule is still there")

    def _rule(self, rules: tuple[Rule, ...], words: str) -> str:
        self._rules = rules
        self.reading = self.under_rules(self.now)
        return words

    def under_rules(self, reading: Reading) -> Reading:
        """An article that was left, under the rules that are in force now."""
        from extractors.corrections.corrections import Corrections

        corrections = reading.corrections or Corrections()
        if self._rules is None or corrections.rules == self._rules:
            return reading
        return reading.corrected(corrections.ruling(self._rules))

    def _take_in(self, job: int, kept: tuple[Correction, ...], removed: frozenset[str]) -> None:
        """What another reader said or took back meanwhile holds here too."""
        before, there = self._kept, {correction.id for correction in kept}
        corrections = self.now.corrections
        if job == self.job and corrections is not None:
            own = {correction.id for correction in corrections.own}
            undone = self._removed | {correction.id for correction in corrections.undone}
            new = [correction for correction in kept if correction.id not in own | undone]
            gone = (before & own) - there
            if new or gone:
                left = (correction for correction in corrections.own if correction.id not in gone)
                self.reading = self.now.corrected(corrections.having((*left, *new)))
        self._kept = (before | there) - self._removed
        self._removed -= removed - there

    def _write(self, write: Callable[[], Any], then: Callable[[Any], str], trouble: str) -> None:
        if self._threads is None:
            from concurrent.futures import ThreadPoolExecutor

            # One thread keeps the order; the interpreter waits for it at its end.
            self._threads = ThreadPoolExecutor(1, thread_name_prefix="keeping")
        self.keeping += 1
        future = self._threads.submit(write)
        self.run_worker(self._hear_of(future, then, trouble), group="keeping", exit_on_error=False)

    async def _hear_of(self, future: Future[Any], then: Callable[[Any], str], trouble: str) -> None:
        try:
            self.notice = then(await asyncio.shield(asyncio.wrap_future(future)))
        except CorrectionsError as error:
            self.notice = f"{trouble}: {error}"
        finally:
            self.keeping -= 1
