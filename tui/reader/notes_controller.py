"""Notes with tags on entities and sentences: asked for in the last line, kept with the corrections, said where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.reader.corrections_controller import CorrectionsController
from tui.reader.host import Host
from tui.reader.question import Question
from tui.reader.selection_controller import SelectionController
from tui.reader.session import ReadingSession

if TYPE_CHECKING:
    from extractors.corrections.correction import Target

_HINT = "words, and #tags among them; empty: no note"


class NotesController:
    """Asks for a note on what is pointed at, else on the sentence, and says a note where the reader comes to it.

    Args:
        session: The reading.
        host: The window.
        selection: What a command is about.
        corrections: Takes the note.
    """

    def __init__(
        self,
        session: ReadingSession,
        host: Host,
        selection: SelectionController,
        corrections: CorrectionsController,
    ) -> None:
        self._session, self._host = session, host
        self._selection, self._corrections = selection, corrections
        session.on_move(self._tell)

    def ask(self) -> None:
        """Ask for the words; where an entity is pointed at, ^r makes them a note on the sentence, and back."""
        from extractors.corrections.correction import Annotate, fresh_id

        targets = [target for target in (self._entity(), self._sentence()) if target is not None]
        before = {target: self._written(target) for target in targets}

        def switch(_: str) -> str:
            targets.reverse()
            return _label(targets[0])

        def rewrite(words: str) -> str:
            """What was typed goes along, where the other has no note yet and it is not what the one has."""
            there, other = targets
            return before[there] or (words if words.strip() != before[other] else "")

        def take(words: str) -> str:
            target = targets[0]
            self._host.end_question()
            if words.strip() != before[target]:
                self._corrections.say(Annotate(fresh_id(), target, words.strip()))
            return ""

        hint = f"{_HINT} · ^r: entity or sentence" if len(targets) > 1 else _HINT
        self._host.ask(
            Question(
                _label(targets[0]),
                before[targets[0]],
                hint,
                take,
                given_up=self._host.end_question,
                switched=switch if len(targets) > 1 else None,
                rewritten=rewrite if len(targets) > 1 else None,
            )
        )

    def _entity(self) -> Target | None:
        from extractors.corrections.correction import Target

        pointed, now = self._selection.pointed(), self._session.now
        entity = now.facts.entities.get(pointed.entity) if pointed is not None else None
        if pointed is None or entity is None:
            return None
        mention = pointed.mention or next(iter(now.facts.mentions_of(entity.id)), None)
        return Target.of(mention, entity) if mention is not None else None

    def _sentence(self) -> Target:
        from extractors.corrections.correction import Target

        now = self._session.now
        start, end = now.sentence
        return Target("", start, end, now.article.text[start:end])

    def _written(self, target: Target) -> str:
        """The note that is there already."""
        if target.kind:
            pointed = self._selection.pointed()
            id_ = pointed.entity if pointed is not None else None
            notes = (note for note in self._session.now.remarks if note.entity == id_)
        else:
            run = (target.start, target.end)
            notes = (n for n in self._session.now.remarks if n.entity is None and (n.start, n.end) == run)
        return next((note.words for note in notes), "")

    def _tell(self) -> None:
        """Say what was noted on the chosen entity, or on the sentence, as long as the reader is there."""
        now = self._session.now
        at, entity = now.focus.offset, now.focus.entity
        here = [
            note.words
            for note in now.remarks
            if (note.entity == entity if note.entity else note.start <= at < note.end)
        ]
        if here:
            self._session.say_reason(f"Noted: {' · '.join(here)}")


def _label(target: Target) -> str:
    from extractors.corrections.wording import called

    if not target.kind:
        return " note on the sentence "
    shown = " ".join(called(target).split())
    return f" note on {shown if len(shown) <= 30 else f'{shown[:29]}…'} "
