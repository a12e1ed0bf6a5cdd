"""Figures: numbers with their bound and what they count or measure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import get_args

from extractors import wordings
from extractors.folding import folded
from extractors.kinds.field import (
    CHECKED_NUMBER_OR_NONE,
    CHECKED_WORDS_OR_NONE,
    LIST_OF_WORDS,
    NUMBER_OR_NULL,
    WORDS_OR_NULL,
    Check,
    Column,
    Field,
    meant,
    one_of,
)
from extractors.kinds.spec import Colours, Faceting, Fields, KindSpec, Naming, Referred, Relation
from extractors.model import Bound, Figure, FigureType
from extractors.schema_names import model_fields

_BOUNDS = get_args(Bound)
_CIRCUMSTANCES = ("who", "where", "when", "source")
_GUESS = " (a guess)"
_ORDERS = frozenset(10.0**power for power in range(1, 16))
_REFERENCE = Column("string", "entity id, or words")
# "exactly" is left out: most figures are.
_BOUND_WORDS = {bound: "" if bound == "exactly" else f"{bound} " for bound in _BOUNDS}


def _reach(of: str) -> Field:
    meaning = (
        f"How far away `{of}` stands: in the figure's clause, in its sentence, or told by the article before,"
        " which is a guess."
    )
    return Field(f"{of}_from", meant(one_of("clause", "sentence", "article", None), meaning), is_flat=True)


def _number(name: str, json: str, column: str, is_flat: bool = True, check: Check | None = None) -> Field:
    return Field(name, meant(NUMBER_OR_NULL, json), Column("double", column), is_flat, check)


def _displayed(figure: Figure, wording: str) -> str:
    """Bound, amount and what is counted; a change says both its values in words, a rank is one: "44th president"."""
    if figure.type == "ordinal" and figure.value is not None and figure.value == int(figure.value):
        last = "" if figure.high is None else f"–{wordings.ordinal(int(figure.high))}"
        return f"{wordings.ordinal(int(figure.value))}{last} {wordings.counted(figure)}".rstrip()
    if figure.value is None:
        return " of ".join(said for said in (wordings.vague(figure), wordings.counted(figure)) if said)
    start = ""
    if figure.from_value is not None:
        start = f"from {wordings.former(figure, wording)} to "
    amount = wordings.amount(replace(figure, from_value=None), wording)
    return f"{start}{_BOUND_WORDS[figure.bound]}{amount} {wordings.counted(figure)}".rstrip()


def _described(figure: Figure, referred: Referred) -> str:
    """Who, where, when, and who claims it; what only the article told before is said to be a guess."""

    def told(reference: str, reach: str | None) -> str:
        return referred(reference) + (_GUESS if reach == "article" else "")

    shared = " and ".join(told(one, figure.who_from) for one in (figure.who, *figure.who_with) if one)
    circumstances = (
        ("in ", figure.where, figure.where_from),
        ("when: ", figure.when, figure.when_from),
        ("according to ", figure.source, None),
    )
    said = [word + told(reference, reach) for word, reference, reach in circumstances if reference]
    return ", ".join([shared, *said] if shared else said)


def _altered(figure: Figure, to: Fields) -> Figure:
    has_other_unit = "unit" in to or "unit_id" in to
    fields = model_fields(to)
    if has_other_unit:
        fields = {"unit_id": None, "same_as_unit": (), "si": None, "si_unit": None, **fields}
    elif "value" in to and figure.si is not None:
        scale = to["value"] / figure.value if figure.value and to["value"] is not None else 0.0
        fields["si"] = figure.si * scale if scale else None
        fields["si_unit"] = figure.si_unit if scale else None
    if "who" in to:  # the subject and verb that were found are those of somebody else
        fields = {"who_with": (), "subject": None, "verb": None, **fields}
    # How far away it stands is told of what was found alone.
    fields = {**{f"{of}_from": None for of in ("who", "where", "when") if of in to}, **fields}
    changed = replace(figure, **fields)
    old, new = changed.from_value, changed.value
    if "value" in to and to["value"] is not None:
        changed = replace(changed, order=None)
    elif to.get("order") is not None:
        changed = replace(
            changed, value=None, high=None, of=None, from_value=None, change=None, si=None, si_unit=None
        )
    if new is None or (old == figure.from_value and (old is None or new == figure.value)):
        return changed
    return replace(changed, change=None if old is None or old == new else "up" if new > old else "down")


def _nonsense(to: Fields) -> str:
    """A figure has a number, or it is a vague count and has an order."""
    if "value" in to and to["value"] is None and to.get("order") is None:
        return "value: without a number it is a vague count, which has an order: 10, 100, 1000 …"
    if to.get("order") is not None and to.get("value") is not None:
        return "order: what has a number has no order"
    return ""


def _made(spec: KindSpec, naming: Naming, to: Fields) -> Figure:
    return Figure(**{"id": naming.id, "type": spec.default_type, **model_fields(to)})


def _across(entity: Fields, others: Mapping[str, Fields]) -> tuple[str, ...] | None:
    """Its unit, and of whom it is said."""
    unit, who = folded(entity["unit_id"] or entity["unit"] or ""), entity["who"] or ""
    subject = others.get(who)
    return (unit, folded(subject["name"] if subject else who)) if unit else None


SPEC = KindSpec(
    name="figure",
    letter="F",
    entity=Figure,
    types=get_args(FigureType),
    default_type="count",
    meaning="A number with its bound and what it counts or measures.",
    component="q7x2_figures",
    after=("date",),  # a figure is no date
    linker="extractors.linkers:Figures",
    fields=(
        _number(
            "value",
            "The number; the low end of a range; of a change the new value; null of a vague count, which has an order.",
            "a figure's number; a range's low end; of a change the new value",
            check=CHECKED_NUMBER_OR_NONE,
        ),
        _number("high", "The high end of a range.", "a range's high end", check=CHECKED_NUMBER_OR_NONE),
        _number("of", "The whole of a ratio.", "a ratio's whole", check=CHECKED_NUMBER_OR_NONE),
        Field(
            "bound",
            one_of(*_BOUNDS),
            Column("string", ", ".join(_BOUNDS)),
            True,
            Check(lambda value: value in _BOUNDS, f"one of: {', '.join(_BOUNDS)}"),
        ),
        Field(
            "unit",
            meant(WORDS_OR_NULL, "The wording of what is counted or measured."),
            Column("string", "what is counted or measured, in the article's words; a duration's unit"),
            True,
            CHECKED_WORDS_OR_NONE,
        ),
        Field(
            "unit_id",
            meant(
                WORDS_OR_NULL,
                "The unit's standard name: an ISO 4217 code, percent, kilometre; null for a count.",
            ),
            Column("string", "the unit's standard name: an ISO 4217 code, percent, kilometre, ..."),
            True,
            CHECKED_WORDS_OR_NONE,
        ),
        _number("si", "The value in si_unit.", "the value in si_unit", is_flat=False),
        Field(
            "si_unit",
            meant(WORDS_OR_NULL, "The SI unit."),
            Column("string", "the SI unit, where the unit is physical"),
        ),
        Field(
            "change",
            meant(one_of("up", "down", None), "Whether it is said to have gone up or down, or null."),
            Column("string", "up or down"),
            True,
        ),
        _number(
            "from",
            "The old value of a change; null where none is said.",
            "of a change the old value",
            check=CHECKED_NUMBER_OR_NONE,
        ),
        _number(
            "order",
            "Of a vague count its order of magnitude (10 of dozens, 1000 of thousands); null where there is a value.",
            "of a vague count its order of magnitude: 10 of dozens, 1000 of thousands",
            check=Check(lambda value: value is None or value in _ORDERS, "a power of ten: 10, 100, 1000 …"),
        ),
        Field(
            "who",
            meant(
                WORDS_OR_NULL,
                "Id of the actor that has, does, gives, gets, pays or loses what is counted; of people harmed, of who"
                " harms them.",
            ),
            _REFERENCE,
            True,
        ),
        Field("where", meant(WORDS_OR_NULL, "Id of the place."), _REFERENCE, True),
        Field("when", meant(WORDS_OR_NULL, "Id of the date."), _REFERENCE, True),
        Field(
            "source",
            meant(WORDS_OR_NULL, "Entity id, or words, of who claims it."),
            Column("string", "entity id, or words, of who claims a figure"),
            check=CHECKED_WORDS_OR_NONE,
        ),
        Field(
            "subject",
            meant(
                WORDS_OR_NULL, "The words that the number is said of; null where it is the subject itself."
            ),
        ),
        Field("verb", meant(WORDS_OR_NULL, "What they do.")),
        *(_reach(of) for of in ("who", "where", "when")),
        Field(
            "who_with",
            meant(LIST_OF_WORDS, "Ids of the other actors that share it with `who`, coordinated with it."),
            Column("strings", "ids of the other actors that share a figure with `who`"),
        ),
        Field("same_as_unit", meant(LIST_OF_WORDS, "Ids of the figures that count the same thing.")),
    ),
    relations=(
        Relation("who", ("actor", "location"), asked="of whom it is said", nobody="nobody"),
        Relation("who_with", ("actor", "location"), is_list=True),
        Relation("where", ("location",), asked="where it is so", nobody="nowhere that is named"),
        Relation("when", ("date",), asked="when it is so", nobody="no day that is said"),
        Relation("source", ("actor",), asked="who claims it", nobody="nobody"),
        Relation("same_as_unit", ("figure",), is_list=True),
    ),
    called="unit",
    is_named=False,
    needs=("value",),
    was=(
        "type",
        "value",
        "order",
        "high",
        "of",
        "from",
        "change",
        "bound",
        "unit",
        "unit_id",
        *_CIRCUMSTANCES,
    ),
    synonyms=("number",),
    unlisted=("ordinal",),
    mentioned="figures",
    facet=Faceting("units", "unit", lambda entity: entity["unit_id"] or entity["unit"]),
    linked_by="the same thing told: what is counted, its fate, place and subject",
    colours=Colours("#8fb4ff", "#1d4fb8"),
    mark="font-weight: bold; text-decoration: underline double;",
    displayed=_displayed,
    described=_described,
    across=_across,
    nonsense=_nonsense,
    altered=_altered,
    made=_made,
)
