"""Controls corrections: reject, confirm, undo, redo, the article's date, and rules."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from extractors.calendar_day import day as calendar_day
from extractors.errors import SourceError
from extractors.model import Entity, Mention, Span
from tui.reader.corrections_keeper import CorrectionsKeeper
from tui.reader.host import Host
from tui.reader.question import Question
from tui.reader.selection_controller import SelectionController
from tui.reader.session import ReadingSession

if TYPE_CHECKING:
    from extractors.corrections.correction import Correction
    from extractors.corrections.rule import Rule

_NOTHING = "There is no entity under the cursor: ] goes to the next."
_UNDOES = "u undoes"

# Hears of another anchor date, and where it is from.
Dated = Callable[[str | None, str | None], None]


class CorrectionsController:
    """What the reader corrects in the analysis holds at once, and is kept.

    Args:
        session: The reading.
        host: The window.
        selection: What a command is about.
        keeper: Keeps the corrections.
    """

    def __init__(
        self,
        session: ReadingSession,
        host: Host,
        selection: SelectionController,
        keeper: CorrectionsKeeper,
    ) -> None:
        self._session, self._host = session, host
        self._selection, self._keeper = selection, keeper
        self._ruled: list[tuple[str, Rule]] = []  # rules made in this window, with the id of their correction
        self._daters: list[Dated] = []

    @property
    def is_keeping(self) -> bool:
        """Whether something that was corrected is still being kept."""
        return self._keeper.under_way > 0

    def on_dated(self, dater: Dated) -> None:
        """Have it called with the article's new day and its origin."""
        self._daters.append(dater)

    @property
    def why_none(self) -> str:
        """Why there is nothing to correct."""
        now = self._session.now
        at = now.focus.offset
        hidden = self._selection.why_hidden(Span(at, at + 1))
        return hidden or (_NOTHING if now.facts.listed else self._selection.why_nothing)

    def reject(self) -> None:
        """Say that the mention under the cursor, or the entity pointed at, is none; again says that it is one."""
        from extractors.corrections.correction import Reject, Target, fresh_id
        from extractors.corrections.wording import called

        reading = self._session.now
        if reading.filter.status == "rejected":
            self._restore_pointed()
            return
        pointed = self._selection.pointed()
        if pointed is None:
            if not self._restore_at(reading.focus.offset):
                self._session.say(self.why_none)
            return
        entity, mentions = self.mentioned(pointed.entity)
        if entity is None:
            self._session.say(self.why_none)
            return
        number, mention = len(mentions), pointed.mention
        target = Target.of(mention) if mention is not None else Target.of(mentions[0], entity)
        what = _counted(number, is_one=mention is not None)
        self.say(Reject(fresh_id(), target), f"rejected “{called(target)}”{what}")

    def confirm(self) -> None:
        """Say that the entity is right as it was found, which ends what was doubted of it."""
        from extractors.corrections.correction import Confirm, Target, fresh_id

        pointed = self._selection.pointed()
        entity, mentions = self.mentioned(pointed.entity) if pointed else (None, [])
        if entity is None:
            self._session.say(self.why_none)
        elif self._session.now.filter.status == "rejected":
            self._session.say("It is rejected: x takes that back first.")
        elif not entity.doubt:
            self._session.say("Nothing was doubted of it.")
        else:
            self.say(Confirm(fresh_id(), Target.of(mentions[0], entity)))

    def undo(self) -> None:
        """Take back the last correction of this window, or the rule that was made of it."""
        last = self._keeper.last
        if last is None:
            self._session.say("You have corrected nothing here that could be undone.")
            return
        if self._ruled and self._ruled[-1][0] == last.id:
            self._keeper.forget_rule(
                self._ruled.pop()[1], f"The rule is taken back, the correction holds · {_UNDOES}"
            )
            return
        self._take_back(last)

    def redo(self) -> None:
        """Say again what was taken back last."""
        from extractors.corrections.wording import said

        corrections = self._session.now.corrections
        if corrections is None or not corrections.undone:
            self._session.say("Nothing was undone that could be said again.")
            return
        again = corrections.undone[-1]
        self._session.take(self._session.now.corrected_by(corrections.again()))
        self._made(again, f"{said(again)} again · {_UNDOES}")

    def always(self) -> None:
        """Make the last correction a rule for every article."""
        from extractors.corrections.correction import Add, Alter
        from extractors.corrections.rule_text import rule_from
        from extractors.corrections.wording import called
        from extractors.errors import CorrectionsError

        last = self._keeper.last
        if last is None:
            self._session.say("Correct something first: the last correction becomes a rule.")
        elif self._keeper.ledger is None:
            self._session.say("Corrections are not kept in this window, and no rules either.")
        elif any(id_ == last.id for id_, _ in self._ruled):
            self._session.say(f"It is a rule already · {_UNDOES}")
        else:
            target = getattr(last, "target", None)
            by_words = isinstance(last, Add) or (isinstance(last, Alter) and last.target.kind == "location")
            text = "" if target is None else target.text if by_words else called(target)
            try:
                rule = rule_from(last, text)
            except CorrectionsError as error:
                self._session.say(str(error))
                return
            self._ruled.append((last.id, rule))
            self._keeper.keep_rule(
                rule, f"“{text}”: a rule for every article · {_UNDOES} · {self._keeper.ledger.rules_path}"
            )

    def ask_date(self) -> None:
        """Ask for the article's own date."""

        def take(words: str) -> str:
            try:
                day = _day_of(words)
            except SourceError as error:
                return str(error)
            self.redate(day)
            self._host.end_question()
            return ""

        def follow(words: str) -> None:
            try:
                day = _day_of(words)
            except SourceError as error:
                self._host.note(error.message, is_error=True)
            else:
                self._host.note("none" if day is None else calendar_day(day))

        note, now = "the article’s own day, as 31 March 2024; empty: none", self._session.now
        day, end = now.article.published or "", self._host.end_question
        self._host.ask(Question(" date ", day, note, take, follow, end, is_replaced=True))

    def redate(self, published: str | None) -> None:
        """Resolve the dates against another anchor, and keep it with the article."""
        from extractors.corrections.correction import Redate, fresh_id

        article, corrections = self._session.now.article, self._session.now.corrections
        dates = [c for c in (corrections.own if corrections else ()) if isinstance(c, Redate)]
        was = (dates[0].was, dates[0].was_from) if dates else (article.published, article.published_from)
        self.say(Redate(fresh_id(), published, *was))

    def _tell_date(self, published: str | None, origin: str | None) -> None:
        for dater in self._daters:
            dater(published, origin)

    # --- what it does

    def say(self, correction: Correction, words: str | Callable[[], str] = "") -> None:
        """Have the correction hold, and kept; say these words of it, or what it does."""
        from extractors.corrections.corrections import Corrections
        from extractors.corrections.wording import said

        corrections = self._session.now.corrections or Corrections()
        self._session.take(self._session.now.corrected_by(corrections.saying(correction)))
        told = words() if callable(words) else words
        self._made(correction, f"{told or said(correction)} · {_UNDOES}")

    def _made(self, correction: Correction, words: str) -> None:
        """It holds: have it kept."""
        from extractors.corrections.correction import Redate

        if isinstance(correction, Redate):
            self._tell_date(correction.published, "option" if correction.published else None)
        self._keeper.keep(words)

    def _take_back(self, correction: Correction) -> None:
        from extractors.corrections.correction import Redate
        from extractors.corrections.wording import said

        corrections = self._session.now.corrections
        assert corrections is not None
        corrections = corrections.without(correction)
        self._keeper.forget(correction)
        self._session.take(self._session.now.corrected_by(corrections))
        if isinstance(correction, Redate):
            dates = [c for c in corrections.own if isinstance(c, Redate)]
            day = (dates[-1].published, "option") if dates else (correction.was, correction.was_from)
            self._tell_date(*day)
        self._keeper.keep(f"undone: {said(correction)} · U says it again")

    # --- what was rejected

    def _restore_pointed(self) -> None:
        pointed = self._selection.pointed()
        if pointed is None:
            self._session.say(self.why_none)
            return
        mention = pointed.mention or next(iter(self._session.now.facts.mentions_of(pointed.entity)), None)
        if mention is not None:
            self._restore(mention)

    def _restore_at(self, offset: int) -> bool:
        """Take back the rejection of what stands at the offset; whether there is one."""
        changes = self._session.now.analysis.changes
        for mention in changes.rejected_mentions if changes else ():
            if mention.start <= offset < mention.end:
                self._restore(mention)
                return True
        return False

    def _restore(self, mention: Mention) -> None:
        """Take back the correction without which it is one again; where a rule rejects it, keep it from the rule."""
        from extractors.corrections.correction import Keep, Target, fresh_id

        reading = self._session.now
        corrections = reading.corrections
        assert corrections is not None
        rejection = corrections.rejection_of(mention, reading.known.whole, reading.article.text)
        if rejection is not None:
            self._take_back(rejection)
            return
        rejected = reading.analysis.changes.rejected if reading.analysis.changes else ()
        entities = {entity.id: entity for entity in (*reading.analysis.entities, *rejected)}
        self.say(Keep(fresh_id(), Target.of(mention, entities.get(mention.entity))))

    def mentioned(self, id: str) -> tuple[Entity | None, list[Mention]]:
        """The entity with every mention of it, hidden ones too; None where it has none."""
        entity = self._session.now.facts.entities.get(id)
        mentions = [
            m for section in self._session.now.facts.known.sections for m in section.of_entity.get(id, ())
        ]
        return (entity, mentions) if mentions else (None, [])


def _counted(mentions: int, is_one: bool) -> str:
    if not is_one:
        return f", {mentions} mentions" if mentions > 1 else ""
    others = mentions - 1
    return f" here, {others} more {'stays' if others == 1 else 'stay'}" if others else ", its only mention"


def _day_of(words: str) -> str | None:
    """The typed day in ISO; None where nothing was typed.

    Raises:
        SourceError: It is no day.
    """
    from extractors.sources.typed_day import typed_day

    return typed_day(words).isoformat() if words.strip() else None
