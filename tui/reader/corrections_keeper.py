"""Writes corrections to the disk, off the event loop and in the order in which they were made."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from extractors.errors import CorrectionsError
from tui.reader.host import Host
from tui.reader.session import ReadingSession
from tui.reading import Reading

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

    from extractors.corrections.correction import Correction
    from extractors.corrections.ledger import Ledger
    from extractors.corrections.rule import Rule


class CorrectionsKeeper:
    """Says that something was done when it is kept; where it cannot be kept, says why: it holds in this window then.

    Args:
        session: The reading.
        host: The window.
        ledger: The files; None keeps nothing.
    """

    def __init__(self, session: ReadingSession, host: Host, ledger: Ledger | None) -> None:
        self._session, self._host = session, host
        self.ledger = ledger
        self._threads: ThreadPoolExecutor | None = None
        self._rules: tuple[Rule, ...] | None = None  # as they are since one was made or taken back here
        self._kept: set[str] = set()  # ids that the files have
        self._removed: set[str] = set()  # ids that they should not have
        self._said: set[str] = set()  # ids of what was said in this window
        self._arrived: set[str] = set()  # ids of what others said while it was open
        self.under_way = 0  # writings
        self.remember()

    def remember(self) -> None:
        """The article was opened: its corrections came from the files."""
        if self._session.now.corrections is not None:
            self._kept |= {correction.id for correction in self._session.now.corrections.own}

    @property
    def last(self) -> Correction | None:
        """What was said last in this window; else what was there when it was opened, and nothing that another window said."""
        own = self._session.now.corrections.own if self._session.now.corrections else ()
        here = [correction for correction in own if correction.id in self._said]
        before = [correction for correction in own if correction.id not in self._arrived]
        said = here or before
        return said[-1] if said else None

    def keep(self, words: str) -> None:
        """Keep what is corrected in the article now; then say these words."""
        corrections = self._session.now.corrections
        if corrections is not None:
            self._said |= {correction.id for correction in corrections.own} - self._kept - self._arrived
        if self.ledger is None or corrections is None:
            self._session.say(f"{words} · in this window only")
            return
        added = [correction for correction in corrections.own if correction.id not in self._kept]
        made_again = {correction.id for correction in corrections.own}
        self._removed = {id_ for id_ in self._removed if id_ not in made_again}
        removed = frozenset(self._removed)
        self._kept -= removed
        number, article, ledger = self._session.number, self._session.now.article, self.ledger

        def then(kept: tuple[Correction, ...]) -> str:
            self._take_in(number, kept, removed)
            return words

        self._write(
            lambda: ledger.changed(article, added, removed),
            then,
            f"{words.partition(' · ')[0]}, in this window only",
        )

    def forget(self, correction: Correction) -> None:
        """It is to be taken from the file at the next keeping."""
        self._removed.add(correction.id)

    def finish(self) -> None:
        """Wait until everything is kept; from another thread."""
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

    def under_rules(self, reading: Reading) -> Reading:
        """An article that was left, under the rules that are in force now."""
        from extractors.corrections.corrections import Corrections

        corrections = reading.corrections or Corrections()
        if self._rules is None or corrections.rules == self._rules:
            return reading
        return reading.corrected_by(corrections.ruling(self._rules))

    def _rule(self, rules: tuple[Rule, ...], words: str) -> str:
        self._rules = rules
        self._session.update(self.under_rules(self._session.now))
        return words

    def _take_in(self, number: int, kept: tuple[Correction, ...], removed: frozenset[str]) -> None:
        """What another window corrected or took back meanwhile holds here too."""
        before, there = self._kept, {correction.id for correction in kept}
        corrections = self._session.now.corrections
        if number == self._session.number and corrections is not None:
            own = {correction.id for correction in corrections.own}
            undone = self._removed | {correction.id for correction in corrections.undone}
            new = [correction for correction in kept if correction.id not in own | undone]
            gone = (before & own) - there
            if new or gone:
                self._arrived |= {correction.id for correction in new}
                # As the file has them: each window then sees them in the order in which they were said.
                ordered = [correction for correction in kept if correction.id not in undone]
                left = (correction for correction in corrections.own if correction.id not in gone | there)
                self._session.update(self._session.now.corrected_by(corrections.having((*ordered, *left))))
        self._kept = (before | there) - self._removed
        self._removed -= removed - there

    def _write(self, write: Callable[[], Any], then: Callable[[Any], str], trouble: str) -> None:
        if self._threads is None:
            from concurrent.futures import ThreadPoolExecutor

            # One thread keeps the order; the interpreter waits for it at its end.
            self._threads = ThreadPoolExecutor(1, thread_name_prefix="keeping")
        self.under_way += 1
        future = self._threads.submit(write)
        self._host.run(self._hear_of(future, then, trouble), "keeping", is_exclusive=False)

    async def _hear_of(self, future: Future[Any], then: Callable[[Any], str], trouble: str) -> None:
        try:
            self._session.say(then(await asyncio.shield(asyncio.wrap_future(future))))
        except CorrectionsError as error:
            self._session.say(f"{trouble}: {error}")
        finally:
            self.under_way -= 1
