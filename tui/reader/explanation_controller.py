"""Controls the dialog that says why words are a mention, or none; the worker works it out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.reader.analysis_controller import AnalysisController
from tui.reader.host import Host
from tui.reader.selection_controller import SelectionController
from tui.reader.session import ReadingSession

if TYPE_CHECKING:
    from extractors.protocol import Explained


class ExplanationController:
    """Asks the worker about the mention that is pointed at, and shows the answer when it comes.

    Args:
        session: The reading.
        host: The window.
        analysis: Has the worker.
        selection: What a command is about.
    """

    def __init__(
        self,
        session: ReadingSession,
        host: Host,
        analysis: AnalysisController,
        selection: SelectionController,
    ) -> None:
        self._session, self._host = session, host
        self._analysis, self._selection = analysis, selection
        analysis.on_explained(self._show)

    def open(self) -> None:
        """Ask of the mention that is pointed at; of what has none in sight, of the words under the cursor."""
        offset = self._offset()
        is_loaded = self._analysis.explain(offset)
        self._session.say(
            "Asking the rules …" if is_loaded else "Asking the rules: the model is loaded first …"
        )

    def _offset(self) -> int:
        now = self._session.now
        pointed = self._selection.pointed_or_near()
        if pointed is None:
            return now.focus.offset
        if pointed.mention is not None:
            return pointed.mention.start
        mentions = now.facts.mentions_of(pointed.entity)
        # On a card the text stands at the mention that was read last.
        here = next((each for each in mentions if each.start <= now.focus.offset < each.end), None)
        here = here or next(iter(mentions), None)
        return now.focus.offset if here is None else here.start

    def _show(self, answer: Explained) -> None:
        if self._host.asked is not None:
            return  # the reader types something by now
        self._session.say("")
        self._host.open("explanation", answer.parts)
