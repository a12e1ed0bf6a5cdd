"""The frozen values that everything else speaks of. Standard library only.

Offsets are half-open code-point offsets into `Article.text`, everywhere: `article.text[m.start:m.end] == m.text`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import TYPE_CHECKING, Literal

from extractors.article import Anchor as Anchor
from extractors.article import Article as Article
from extractors.article import Region as Region
from extractors.article import RegionKind as RegionKind
from extractors.change import Change as Change
from extractors.change import Note as Note
from extractors.span import Span as Span
from extractors.span import span_at as span_at
from extractors.values import dataclass

Kind = str
"""The name of a kind: `extractors.kinds` says which there are."""

PlaceType = Literal[
    "country", "region", "province", "district", "city", "water", "mountain", "area", "facility"
]
ActorType = Literal["person", "organisation", "group", "role", "state"]
FigureType = Literal["count", "money", "percent", "ratio", "quantity", "range", "ordinal"]
Bound = Literal["exactly", "about", "at least", "more than", "at most", "less than"]
Reach = Literal["clause", "sentence", "article"]
StatementType = Literal["direct", "indirect", "mixed"]
Stance = Literal["asserts", "denies", "doubts", "plans", "demands", "quotes"]
TimexType = Literal["date", "time", "duration", "set", "reference"]


@dataclass(frozen=True, slots=True)
class Mention:
    """One wording in the text that names an entity."""

    kind: Kind
    start: int
    end: int
    text: str
    entity: str


@dataclass(frozen=True, slots=True)
class Entity:
    """What mentions name: every kind has a class of its own, with a `type`, a `reason` and the kind's fields.

    Attributes:
        doubt: Why it may be wrong, each reason in words; empty where nothing speaks against it, or a person has said so.
    """

    id: str
    doubt: tuple[str, ...] = field(default=(), kw_only=True)

    if TYPE_CHECKING:

        @property
        def type(self) -> str:
            """What it is among those of its kind."""

        @property
        def reason(self) -> str:
            """Why it is what it is, in words."""

    @property
    def kind(self) -> Kind:
        """The kind of its mentions."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Candidate:
    """A gazetteer entry that a toponym could have meant, with why it was not chosen."""

    name: str
    type: PlaceType
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    geonameid: int | None
    population: int
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class Place(Entity):
    """A location. `lat` and `lon` are WGS84 degrees, None (never 0,0) where unresolved: `reason` then says why.

    Attributes:
        country: ISO 3166-1 alpha-2 code.
        admin1: The first-level division's name.
        candidates: How many gazetteer entries bear the name.
        rejected: The best of those that were not chosen.
    """

    name: str
    type: PlaceType
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonameid: int | None = None
    candidates: int = 0
    reason: str = ""
    rejected: tuple[Candidate, ...] = ()

    @property
    def kind(self) -> Kind:
        """The kind of its mentions."""
        return "location"


@dataclass(frozen=True, slots=True)
class Action:
    """What an actor does, or what is done to it.

    Attributes:
        verb: The verb as written, with the words that deny or weaken it.
        object: Words of whom or what it is done to; where the actor is the patient, of who does it.
        sentence: The sentence's index in `Analysis.sentences`.
        role: Whether the actor is the `agent` or the `patient`.
        other: Id of the entity at the other end, where that is one.
        modality: How far it is asserted: did, will, may, planned, denied, alleged.
    """

    verb: str
    object: str | None
    sentence: int
    role: Literal["agent", "patient"] = "agent"
    other: str | None = None
    modality: str = "did"


@dataclass(frozen=True, slots=True)
class Actor(Entity):
    """Who acts or is acted on. A state's `place` is the id of the location entity it stands for."""

    name: str
    type: ActorType
    aliases: tuple[str, ...] = ()
    country: str | None = None
    place: str | None = None
    actions: tuple[Action, ...] = ()
    reason: str = ""

    @property
    def kind(self) -> Kind:
        """The kind of its mentions."""
        return "actor"


@dataclass(frozen=True, slots=True)
class Figure(Entity):
    """A number with its bound and what it counts or measures.

    Attributes:
        value: The number; the low end of a range; of a change the new value; None of a vague count ("dozens").
        order: Of a vague count its order of magnitude (10 of "dozens", 1,000 of "thousands"), None where there is a value.
        high: The high end of a range.
        of: The whole of a ratio ("12 of 34": value 12, of 34).
        unit: The wording of what is counted or measured.
        unit_id: The unit's standard name: an ISO 4217 code, `percent`, `kilometre`, ...; None for a count.
        si: The value in the SI unit `si_unit`, where the unit is physical.
        change: Direction of a change ("rose 20 %": `up`), or None.
        from_value: The old value of a change ("from 12 to 9": 12); schema 1 calls it `from`, which is a word of Python.
        who: Id of the actor that has, does, gives, gets, pays or loses what is counted; of people harmed, of who harms them.
        who_with: Ids of the other actors that share it with `who`: of "Sweden and Finland sent 40 tanks" Finland.
        where: Id of the place; `when` of the date.
        source: Entity id, or words, of who claims it.
        subject: The words that the number is said of ("U.S. crude"); `verb` what they do ("fell").
        who_from: How far from the figure that stands: in its own clause, elsewhere in its sentence, or told by the article
            before, which is a guess; None where there is no such link. `where_from` and `when_from` likewise.
        same_as_unit: Ids of the figures of the article that count the same thing.
    """

    type: FigureType
    value: float | None
    high: float | None = None
    of: float | None = None
    bound: Bound = "exactly"
    unit: str | None = None
    unit_id: str | None = None
    si: float | None = None
    si_unit: str | None = None
    change: Literal["up", "down"] | None = None
    from_value: float | None = None
    order: float | None = None
    who: str | None = None
    where: str | None = None
    when: str | None = None
    source: str | None = None
    subject: str | None = None
    verb: str | None = None
    who_from: Reach | None = None
    where_from: Reach | None = None
    when_from: Reach | None = None
    same_as_unit: tuple[str, ...] = ()
    who_with: tuple[str, ...] = ()
    reason: str = ""

    @property
    def kind(self) -> Kind:
        """The kind of its mentions."""
        return "figure"


@dataclass(frozen=True, slots=True)
class Timex(Entity):
    """A time expression.

    Attributes:
        type: As TIMEX3 has it; `reference` where the words say no more than before, at or after the article ("recently").
        value: TIMEX3 value at the granularity of the words, None where it is vague or cannot be resolved.
        first: First calendar day it covers (ISO), where it covers days.
        last: Last calendar day it covers.
        anchor: The ISO date it was resolved against; None where it needed none or had none.
        amount: A duration's number, with its `unit` ("years").
    """

    type: TimexType
    value: str | None = None
    first: str | None = None
    last: str | None = None
    anchor: str | None = None
    amount: float | None = None
    unit: str | None = None
    reason: str = ""

    @property
    def kind(self) -> Kind:
        """The kind of its mentions."""
        return "date"


@dataclass(frozen=True, slots=True)
class Statement(Entity):
    """What somebody says; its mentions are the words that are said.

    Attributes:
        type: In quotation marks, told, or both.
        stance: How who says it stands to it; `quotes` where it is what another one says.
        words: What is said, on one line.
        source: Id of the actor who says it, else the words for whoever does; None where the text names nobody, or a pronoun can
            mean several.
        cue: The words of saying; None where nothing stands beside words in quotation marks, or a colon parts them.
        when: Id of the date on which it was said, where the words of saying tell it; `where` of the place.
        within: Id of the statement whose words hold it.
        figures: Ids of the figures in it.
        source_text: The words for who says it ("he", "the chairwoman"); `source_start` and `source_end` where they stand.
        cue_start: Where the words of saying begin; `cue_end` where they end.
    """

    type: StatementType
    stance: Stance
    words: str
    source: str | None = None
    cue: str | None = None
    when: str | None = None
    where: str | None = None
    within: str | None = None
    figures: tuple[str, ...] = ()
    source_text: str | None = None
    source_start: int | None = None
    source_end: int | None = None
    cue_start: int | None = None
    cue_end: int | None = None
    reason: str = ""

    @property
    def kind(self) -> Kind:
        """The kind of its mentions."""
        return "statement"


@dataclass(frozen=True, slots=True)
class AboutPlace:
    """A country, with its first-level division, or a region of several that the article is about, and why.

    Attributes:
        country: ISO 3166-1 alpha-2; None of a region of several countries.
        country_name: The country's name, or the region's.
        share: Of all that the article says of countries, how much is of this one; above 0, at most 1.
    """

    country: str | None
    country_name: str | None = None
    admin1: str | None = None
    reason: str = ""
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """Which spaCy pipeline was used."""

    name: str
    version: str


@dataclass(frozen=True, slots=True)
class Changes:
    """What corrections made of an analysis: changes by entity id and by a mention's kind, start and end.

    What was rejected is here alone, and nowhere else in the analysis. `idle` counts corrections that met nothing.
    `notes` are in text order.
    """

    entities: Mapping[str, Change]
    mentions: Mapping[tuple[Kind, int, int], Change]
    rejected: tuple[Entity, ...] = ()
    rejected_mentions: tuple[Mention, ...] = ()
    idle: int = 0
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Analysis:
    """What is known of an article: of all of it, or of the paragraphs analysed so far.

    Attributes:
        sentences: Sentence spans of the analysed paragraphs, in text order.
        mentions: Ordered by start, then longest first.
        entities: Ordered by kind, then first mention; ids are `L1`, `A1`, `F1`, `D1`, ...
        analysed: How many paragraphs of the article have been analysed.
        about: The article's geographic focus, the greatest share first; empty where no country stands out.
        notes: What a reader should know of the analysis, in words.
        changes: What corrections made of it; None as it was found.
    """

    sentences: tuple[Span, ...] = ()
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    analysed: int = 0
    about: tuple[AboutPlace, ...] = ()
    model: ModelInfo | None = None
    notes: tuple[str, ...] = ()
    changes: Changes | None = None

    @property
    def focus(self) -> AboutPlace | None:
        """The country that the article is about before others."""
        return self.about[0] if self.about else None

    def entity(self, id_: str) -> Entity:
        """The entity of that id.

        Raises:
            KeyError: No entity has it.
        """
        for entity in self.entities:
            if entity.id == id_:
                return entity
        raise KeyError(id_)
