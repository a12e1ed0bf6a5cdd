"""Articles analysed as the person who corrected them wants them: what `extract` and the plain reading go through."""

from __future__ import annotations

import sys
from collections.abc import Callable

from extractors.corrections.ledger import Ledger
from extractors.model import Analysis, Article


class Reviewer:
    """Lays corrections and rules over analyses.

    Args:
        ledger: Where they are; this machine's own unless told.
        with_rejected: Whether what was rejected stays in the analysis, for an export that tells it by its status.
        say: Who hears once of a file that is damaged; standard error unless told.
    """

    def __init__(
        self,
        ledger: Ledger | None = None,
        with_rejected: bool = False,
        say: Callable[[str], None] | None = None,
    ) -> None:
        self._ledger = ledger or Ledger()
        self._with_rejected = with_rejected
        self._say = say or _to_standard_error
        self._said: set[str] = set()

    def reviewed(self, article: Article, analyse: Callable[[Article], Analysis]) -> tuple[Article, Analysis]:
        """The article under the date that it was given, and its analysis as corrected.

        Args:
            article: The article as it was read.
            analyse: Gives the analysis of an article as it is found.
        """
        corrections = self._ledger.of(article)
        if corrections is None:
            return article, analyse(article)
        if corrections.notice and corrections.notice not in self._said:
            self._said.add(corrections.notice)
            self._say(corrections.notice)
        article = corrections.dated(article)
        analysis = corrections.applied(analyse(article), article.text)
        if self._with_rejected:
            from extractors.corrections.corrections import with_rejected

            analysis = with_rejected(analysis)
        return article, analysis


def _to_standard_error(words: str) -> None:
    sys.stderr.write(f"q7x2-tui: {words}\n")
