"""The annotation of an actor in one Doc."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypedDict

from extractors.annotations import Annotation

if TYPE_CHECKING:
    from extractors.model import ActorType
    from extractors.rules import Verdict

Form = Literal["name", "nominal", "state", "candidate"]


class Event(TypedDict):
    """A clause in which the mention acts, or is acted on.

    Attributes:
        verb: The verb as written, with the words that deny or weaken it.
        object: Words of whom or what it is done to; of a patient, of who does it.
        sentence: Where its sentence starts in the article.
        role: Whether the mention does it (`agent`) or it is done to it (`patient`).
        other: `[start, end]` of the head of the one at the other end, in article offsets.
        modality: How far it is asserted, as in `extractors.clauses.clause`.
    """

    verb: str
    object: str | None
    sentence: int
    role: Literal["agent", "patient"]
    other: list[int] | None
    modality: str


class ActorAnnotation(Annotation):
    """A mention of an actor, or what may turn out to be one once the whole article is known.

    Attributes:
        form: `name` a proper name; `nominal` a noun phrase ("Afghan official"); `state` a country, or a capital, that acts;
            `candidate` a name that is an actor only where the rest of the article says so.
        label: The model's label (`PERSON`, `ORG`, `GPE`, ...), empty where it has none.
        type: The best guess from this Doc alone.
        sure: How much speaks for the type, from 0 (the model's word alone) to 3 (a title, a definition, a known name).
        name: The name without article, possessive and title; of a nominal, the wording with its owner.
        also: A longer wording that the name is part of ("Taliban insurgents").
        head: Lemma of the head noun of a nominal ("official"); of a name, of the common noun it stands with ("insurgent").
        titles: Titles and offices written before a person's name, lower case.
        definite: It has "the" or a possessor, and so may refer back.
        plural: Its head is plural.
        country: ISO 3166-1 alpha-2 code that a demonym or country's name inside the mention gives.
        inside: Name of the place or organisation that a nominal belongs to ("Helmand" of "Helmand's governor").
        owner: Article offsets of that name.
        defines: The acronym, or the long form, that stands in brackets after the name.
        acts: It is the subject, agent or possessor of what is done.
        located: A preposition of place stands before it ("in Paris"), or a comma and a wider place after it.
        events: What it does, and what is done to it, in text order.
        sentence: Where its sentence starts.
        beside: Article offsets of the name that a nominal stands in apposition to ("Kerry, the secretary of state").
        verdicts: What the rules said of it, in the order in which they were asked.
    """

    form: Form
    label: str
    type: ActorType
    sure: int
    name: str
    also: str | None
    head: str | None
    titles: list[str]
    definite: bool
    plural: bool
    country: str | None
    inside: str | None
    owner: tuple[int, int] | None
    defines: str | None
    acts: bool
    located: bool
    events: list[Event]
    sentence: int
    beside: tuple[int, int] | None
    verdicts: list[Verdict]
