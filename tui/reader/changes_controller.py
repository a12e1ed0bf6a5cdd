"""Controls what an entity is instead: asks what of it is otherwise or which other it is, and has the answer kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from extractors.model import Entity, Mention, Place
from tui.reader.corrections_controller import CorrectionsController
from tui.reader.host import Host
from tui.reader.selection_controller import SelectionController
from tui.reader.session import ReadingSession

if TYPE_CHECKING:
    from extractors.corrections.correction import Target
    from tui.choosing.changes import Related
    from tui.reader.navigation import Pointed


class ChangesController:
    """Asks what of the entity that is pointed at is otherwise.

    Args:
        session: The reading.
        host: The window.
        selection: What a command is about.
        corrections: Takes what is said.
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

    def change(self) -> None:
        """Choose what of the entity is otherwise: place, value, who, where, when, source, name, type, kind."""
        from tui.choosing.answers import changing, further_of, hint_of
        from tui.choosing.changes import changes_of, question_of
        from tui.choosing.neighbourhood import Neighbourhood

        pointed = self._selection.pointed()
        entity, mentions = self._corrections.mentioned(pointed.entity) if pointed else (None, [])
        if entity is None:
            self._session.say(self._corrections.why_none)
        elif self._session.now.filter.status == "rejected":
            self._session.say("It is rejected: x takes that back first.")
        else:
            found = entity
            around = Neighbourhood(self._session.now.facts.entities.values(), found.id)
            if isinstance(found, Place):
                found = replace(found, rejected=tuple(around.ordered(found.rejected)))

            def choose(target: Target) -> None:
                self._choose(
                    question_of(found, target.text, self._named),
                    changing(found, changes_of(found, self._named)),
                    lambda value: self._changed(target, found, target.text, value),
                    hint=hint_of(found),
                    further=further_of(found, around),
                )

            self._ask_which(pointed, entity, mentions, choose)

    def merge(self) -> None:
        """Choose the entity that this one is."""
        from extractors.corrections.correction import Merge, fresh_id
        from tui.choosing.changes import label_of
        from tui.choosing.choice import offering
        from tui.choosing.merging import others_of

        pointed = self._selection.pointed()
        entity, mentions = self._corrections.mentioned(pointed.entity) if pointed else (None, [])
        if entity is None:
            self._session.say(self._corrections.why_none)
            return
        others = others_of(entity, self._session.now.analysis)
        if not others:
            self._session.say(f"There is no other {entity.kind} that it could be.")
            return
        label = label_of(entity, mentions[0].text)[0]

        def choose(target: Target) -> None:
            self._choose(
                f"{label} is the same as …",
                offering(others),
                lambda into: self._corrections.say(Merge(fresh_id(), target, into)),
                hint="type to narrow the list; the chosen one’s name wins",
            )

        self._ask_which(pointed, entity, mentions, choose)

    def split(self) -> None:
        """Say that the mention names another entity than the others that it was taken for one with."""
        from extractors.corrections.correction import Split, Target, fresh_id

        pointed = self._selection.pointed()
        entity, mentions = self._corrections.mentioned(pointed.entity) if pointed else (None, [])
        if pointed is None or entity is None:
            self._session.say(self._corrections.why_none)
        elif len(mentions) < 2:
            self._session.say("It is mentioned once: there is nothing to split it from.")
        elif pointed.mention is None:
            self._session.say("Which mention? Split it in the text, or on a mention of the card.")
        else:
            self._corrections.say(Split(fresh_id(), Target.of(pointed.mention)))

    # --- what is chosen

    def _ask_which(
        self, pointed: Pointed | None, entity: Entity, mentions: list[Mention], then: Callable[[Target], None]
    ) -> None:
        """Ask whether every mention is meant, or the one that is pointed at."""
        from tui.choosing.changes import label_of
        from tui.choosing.choice import offering
        from tui.choosing.extent import extents_of

        extents = extents_of(entity, mentions, pointed.mention if pointed else None)
        if len(extents) == 1:
            then(extents[0].value)
        else:
            self._choose(f"{label_of(entity, mentions[0].text)[0]}: which?", offering(extents), then)

    def _changed(self, target: Target, entity: Entity, wording: str, value: Any) -> None:
        from extractors.corrections.correction import Alter, Reject, fresh_id
        from tui.choosing.answers import PROMPTS, TITLES, offer_of, starting_words
        from tui.choosing.changes import Question, Rejected, Related, label_of
        from tui.choosing.neighbourhood import Neighbourhood

        if isinstance(value, Rejected):
            self._corrections.say(Reject(fresh_id(), target))
            return
        if isinstance(value, dict):
            self._corrections.say(Alter(fresh_id(), target, value))
            return
        if isinstance(value, Related):
            self._ask_whom(target, entity, value)
            return
        question, kind = value if isinstance(value, tuple) else (value, "")
        self._choose(
            f"{label_of(entity, wording)[0]}: {TITLES[question][0].lower()}{TITLES[question][1:]}",
            offer_of(question, kind, Neighbourhood(self._session.now.facts.entities.values(), entity.id)),
            lambda to: self._corrections.say(Alter(fresh_id(), target, to)),
            starting_words(question, entity, wording),
            PROMPTS[question],
            question is Question.PLACE,
        )

    def _ask_whom(self, target: Target, entity: Entity, related: Related) -> None:
        """Ask which entity of the article stands in the relation, or none."""
        from extractors.corrections.correction import Alter, fresh_id
        from tui.choosing.changes import label_of
        from tui.choosing.relating import relating

        now = self._session.now
        sentence = now.facts.sentences.at(target.start)
        offer = relating(entity, related.relation, now.analysis, target.start, sentence)
        self._choose(
            f"{label_of(entity, target.text)[0]}: {related.relation.asked}?",
            offer,
            lambda to: self._corrections.say(Alter(fresh_id(), target, to)),
            hint="type to narrow the list; who or what it lacks is added first, with V and a",
        )

    def _named(self, id: str) -> str:
        """What the entity of an id is called; words stay as they are."""
        from tui.choosing.changes import label_of

        entity, mentions = self._corrections.mentioned(id)
        return label_of(entity, mentions[0].text)[0] if entity is not None else id

    def _choose(
        self,
        title: str,
        offer: Any,
        then: Any,
        words: str = "",
        hint: str = "",
        is_slow: bool = False,
        further: Any = None,
    ) -> None:
        self._host.open("choice", title, offer, then, words, hint, is_slow, further)
