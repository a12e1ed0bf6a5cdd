"""The spec of a made-up kind: what somebody says, with the figures in it. It stands for any kind that will come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from extractors.annotations import Group
from extractors.kinds.field import CHECKED_WORDS, LIST_OF_WORDS, WORDS, WORDS_OR_NULL, Column, Field, meant
from extractors.kinds.spec import Colours, Faceting, KindSpec, Relation
from extractors.linking import Linker, Linking, Names
from extractors.model import Entity, Span


@dataclass(frozen=True, slots=True)
class Claim(Entity):
    type: Literal["asserted", "denied"]
    words: str
    speaker: str | None = None
    figures: tuple[str, ...] = ()
    reason: str = ""

    @property
    def kind(self) -> str:
        return "claim"


class Claims(Linker):
    """A claim a record, with the figures that stand in it and the actor who makes it."""

    def groups(self, linking: Linking) -> Sequence[Group[Any]]:
        figures = linking.groups["figure"]
        return [
            Group(
                Claim(
                    "",
                    record["type"],
                    record["text"],
                    figures=tuple(
                        f"F#{index}"
                        for index, figure in enumerate(figures)
                        if record["start"] <= figure.spans[0].start < record["end"]
                    ),
                    reason=f"It follows “{record['verb']}”.",
                ),
                (Span(record["start"], record["end"]),),
            )
            for record in linking.records["claim"]
        ]

    def entities(self, linking: Linking) -> list[Entity]:
        self._actors = Names(linking.mentions_of("actor"))
        return super().entities(linking)

    def entity(self, group: Group[Any], id_: str, linking: Linking) -> Entity:
        claim = super().entity(group, id_, linking)
        start = group.spans[0].start
        sentence = next(span for span in linking.sentences if span.start <= start < span.end)
        speaker = self._actors.id_of((sentence.start, start), ("actor",))
        assert isinstance(claim, Claim)
        return Claim(id_, claim.type, claim.words, speaker, claim.figures, claim.reason)


SPEC = KindSpec(
    name="claim",
    letter="C",
    entity=Claim,
    types=("asserted", "denied"),
    default_type="asserted",
    meaning="What somebody says.",
    component="q7x2_claims",
    after=("figure", "actor"),
    linker="tests.kinds.claim_spec:Claims",
    fields=(
        Field("words", meant(WORDS, "What is said."), Column("string", "what is said"), True, CHECKED_WORDS),
        Field("speaker", meant(WORDS_OR_NULL, "Id of who says it."), Column("string", "who says it"), True),
        Field("figures", meant(LIST_OF_WORDS, "Ids of the figures in it.")),
    ),
    relations=(Relation("speaker", ("actor",)), Relation("figures", ("figure",), is_list=True)),
    called="words",
    is_named=False,
    needs=("words",),
    synonyms=("assertion",),
    term="claim",
    facet=Faceting("claims", "claim", lambda claim: claim["words"]),
    linked_by="the same words",
    colours=Colours("#b4c95a", "#4f5c00"),
    mark="text-decoration: overline;",
    displayed=lambda claim, _: claim.words,
    described=lambda claim, referred: ", ".join([claim.type, *map(referred, claim.figures)]),
    identity=lambda claim: (claim.type, claim.words),
    across=lambda claim, _: (claim["type"], claim["words"]),
)
