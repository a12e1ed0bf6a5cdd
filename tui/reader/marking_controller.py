"""Marks words as what was missed: a place, an actor, a figure, a date."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from extractors.model import Span, span_at
from tui.reader.analysis_controller import AnalysisController
from tui.reader.corrections_controller import CorrectionsController
from tui.reader.host import Host
from tui.reader.session import ReadingSession
from tui.reader.words_controller import WordsController

if TYPE_CHECKING:
    from extractors.protocol import Proposed
    from tui.choosing.choice import Choice

# No name, number or date has more characters.
_LONGEST = 160


class MarkingController:
    """Asks what the selected words are, with what the worker proposes, and keeps the answer as a correction.

    Args:
        session: The reading.
        host: The window.
        words: What is selected.
        analysis: Has the worker, which knows the place index and the grammars.
        corrections: Takes what is added.
    """

    def __init__(
        self,
        session: ReadingSession,
        host: Host,
        words: WordsController,
        analysis: AnalysisController,
        corrections: CorrectionsController,
    ) -> None:
        self._session, self._host = session, host
        self._words, self._analysis, self._corrections = words, analysis, corrections

    def mark(self) -> None:
        """Ask what the selected words are; where none are, begin with the word under the cursor."""
        run = self._words.selected
        if run is None:
            self._words.select()
            return
        now = self._session.now
        words = now.article.text[run.start : run.end]
        paragraph = now.article.paragraphs[span_at(now.article.paragraphs, run.start)]
        if len(words) > _LONGEST or run.end > paragraph.end:
            self._session.say("That is more than a name, a number or a date: select fewer words.")
            return
        self._ask(run, words)

    def _ask(self, run: Span, words: str) -> None:
        answered = asyncio.Event()
        answers: list[Proposed] = []

        def take(answer: Proposed) -> None:
            answers.append(answer)
            answered.set()

        async def offer(typed: str) -> Sequence[Choice]:
            from tui.choosing.choice import offering
            from tui.choosing.marking import marks_of

            await answered.wait()
            now = self._session.now
            taken = {m.kind for m in now.facts.between(run) if (m.start, m.end) == run}
            return offering(marks_of(words, answers[0], now.analysis, taken))(typed)

        shown = " ".join(words.split())
        self._host.open(
            "choice",
            f"“{shown}”: what is it?",
            offer,
            lambda value: self._chosen(run, words, value),
            "",
            "type to narrow the list: place, actor, person, figure, date …",
            True,
        )
        self._analysis.propose(words, take)

    def _chosen(self, run: Span, words: str, value: Any) -> None:
        from tui.choosing.answers import PROMPTS, TITLES, offer_of
        from tui.choosing.changes import Question

        if isinstance(value, dict):
            self._add(run, words, value)
            return
        question, kind = value
        is_place, shown = question is Question.PLACE, " ".join(words.split())
        self._host.open(
            "choice",
            f"“{shown}”: {TITLES[question][0].lower()}{TITLES[question][1:]}",
            offer_of(question, kind),
            lambda to: self._add(run, words, {"kind": kind, **to}),
            shown if is_place else "",
            PROMPTS[question],
            is_place,
        )

    def _add(self, run: Span, words: str, value: dict[str, Any]) -> None:
        from extractors.corrections.correction import Add, Target, fresh_id
        from extractors.corrections.wording import said

        kind = value["kind"]
        to = {name: field for name, field in value.items() if name != "kind"}
        add = Add(fresh_id(), Target(kind, run.start, run.end, words), to)
        self._host.clear_selection()
        self._words.drop()
        self._session.go(run.start)

        def told() -> str:
            facts = self._session.now.facts
            here = (m for m in facts.between(run) if m.kind == kind and (m.start, m.end) == run)
            mention = next(here, None)
            count = len(facts.mentions_of(mention.entity)) if mention else 0
            hidden = "" if mention else ", which the filter hides"
            return f"{said(add)}{f', {count} mentions' if count > 1 else ''}{hidden}"

        self._corrections.say(add, told)
