"""What corrections make of an analysis."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.corrections.alteration import changed_fields
from extractors.corrections.application import corrected
from extractors.corrections.correction import Alter, Correction, Keep, Merge, Reject, Target
from extractors.corrections.corrections import selected
from extractors.corrections.fields import trouble_with, trouble_with_new
from extractors.corrections.rule import Rule
from extractors.kinds.registry import kind_of
from extractors.model import Action, Actor, Analysis, Entity, Figure, Mention, Place, Span, Statement, Timex
from extractors.protocol import analysis_of

TEXT = "Titan said 12 men of Titan fled Georgetown. NATO allies and NATO met on Friday; Britain sent 40 men."
GUYANA = {
    "type": "city",
    "country": "GY",
    "admin1": "Demerara",
    "lat": 6.8,
    "lon": -58.2,
    "geonameid": 3378644,
}


def _mention(kind: Any, words: str, entity: str, nth: int = 0) -> Mention:
    at = -1
    for _ in range(nth + 1):
        at = TEXT.index(words, at + 1)
    return Mention(kind, at, at + len(words), words, entity)


FOUND = Analysis(
    sentences=(Span(0, 43), Span(44, len(TEXT))),
    mentions=tuple(
        sorted(
            (
                _mention("location", "Titan", "L1"),
                _mention("location", "Titan", "L1", 1),
                _mention("location", "Georgetown", "L2"),
                _mention("actor", "NATO allies", "A1"),
                _mention("actor", "NATO", "A2", 1),
                _mention("actor", "Britain", "A3"),
                _mention("figure", "12 men", "F1"),
                _mention("figure", "40 men", "F2"),
                _mention("date", "Friday", "D1"),
            ),
            key=lambda m: (m.start, -m.end, m.kind),
        )
    ),
    entities=(
        Place("L1", "Titan", "city", reason="The only place of this name."),
        Place("L2", "Georgetown", "city", "US", "Texas", 30.6, -97.7, 4693003, 9, "The largest."),
        Place("L3", "United Kingdom", "country", "GB", None, 54.5, -2.5, 2635167),
        Actor("A1", "NATO allies", "group", ("allies",), actions=(Action("met", None, 1),)),
        Actor("A2", "NATO", "organisation"),
        Actor("A3", "United Kingdom", "state", ("Britain",), "GB", "L3"),
        Figure("F1", "count", 12.0, unit="men", who="A2", where="L2", when="D1", same_as_unit=("F2",)),
        Figure("F2", "count", 40.0, unit="men", who="A3", source="A1", where="L1", same_as_unit=("F1",)),
        Timex("D1", "date", "2021-08-13", "2021-08-13", "2021-08-13", "2021-08-13"),
    ),
    analysed=1,
)


def target(analysis: Analysis, id: str, whole: bool = True) -> Target:
    mention = next(mention for mention in analysis.mentions if mention.entity == id)
    return Target.of(mention, analysis.entity(id) if whole else None)


def names(analysis: Analysis) -> list[str]:
    return [getattr(entity, "name", entity.id) for entity in analysis.entities]


def test_nothing_said_is_nothing_done() -> None:
    assert corrected(FOUND) is FOUND


def test_a_rejected_mention_leaves_the_entity_with_its_others() -> None:
    there = corrected(FOUND, [Reject("1", target(FOUND, "L1", whole=False))])
    assert [m.start for m in there.mentions if m.entity == "L1"] == [21]
    assert "Titan" in names(there)
    assert there.changes is not None
    assert [m.start for m in there.changes.rejected_mentions] == [0]


def test_an_entity_without_a_mention_left_is_none() -> None:
    once = [Reject("1", target(FOUND, "L1", whole=False))]
    there = corrected(FOUND, [*once, Reject("2", target(corrected(FOUND, once), "L1", whole=False))])
    assert "Titan" not in names(there)
    assert there.entity("F2").where is None  # type: ignore[union-attr]


def test_a_rejected_entity_is_nowhere_and_nobody_speaks_of_it() -> None:
    there = corrected(FOUND, [Reject("1", target(FOUND, "L2"))])
    assert "Georgetown" not in names(there)
    assert there.entity("F1").where is None  # type: ignore[union-attr]
    assert there.changes is not None
    assert there.changes.rejected == (FOUND.entity("L2"),)
    assert there.changes.entities["L2"].status == "rejected"


def test_the_place_of_a_rejected_state_goes_with_it() -> None:
    there = corrected(FOUND, [Reject("1", target(FOUND, "A3"))])
    assert "United Kingdom" not in names(there)


def test_another_place_is_taken_whole_and_the_found_one_is_a_candidate() -> None:
    there = corrected(FOUND, [Alter("1", target(FOUND, "L2"), GUYANA)])
    place = there.entity("L2")
    assert isinstance(place, Place)
    assert (place.country, place.lat, place.geonameid) == ("GY", 6.8, 3378644)
    assert [c.geonameid for c in place.rejected] == [4693003]
    assert place.reason == "Your correction gives its place. Found: The largest."
    assert there.changes is not None
    assert there.changes.entities["L2"].was["geonameid"] == 4693003


def test_a_place_that_is_an_actor_becomes_one() -> None:
    there = corrected(
        FOUND,
        [Alter("1", target(FOUND, "L1"), {"kind": "actor", "type": "organisation", "name": "Titan Inc"})],
    )
    actor = next(e for e in there.entities if getattr(e, "name", "") == "Titan Inc")
    assert isinstance(actor, Actor)
    assert actor.aliases == ("Titan",)
    assert [m.text for m in there.mentions if m.entity == actor.id] == ["Titan", "Titan"]
    assert {m.kind for m in there.mentions if m.entity == actor.id} == {"actor"}
    assert there.entity("F2").where is None, "an actor is not where it was"  # type: ignore[union-attr]


def test_a_state_that_is_a_place_is_the_place_it_stands_for() -> None:
    there = corrected(FOUND, [Alter("1", target(FOUND, "A3"), {"kind": "location"})])
    assert [m.text for m in there.mentions if m.entity == "L3"] == ["Britain"]
    assert not any(e.id == "A3" for e in there.entities)
    assert there.entity("F2").who == "L3"  # type: ignore[union-attr]


def test_a_merged_entity_is_the_other_under_the_others_name() -> None:
    there = corrected(FOUND, [Merge("1", target(FOUND, "A1"), target(FOUND, "A2"))])
    nato = there.entity("A2")
    assert isinstance(nato, Actor)
    assert nato.aliases == ("NATO allies", "allies")
    assert [action.verb for action in nato.actions] == ["met"]
    assert len([m for m in there.mentions if m.entity == "A2"]) == 2
    assert there.entity("F2").source == "A2"  # type: ignore[union-attr]
    assert there.changes is not None
    assert there.changes.entities["A2"].status == "merged"
    assert there.changes.entities["A2"].was == {"merged": ["NATO allies"]}


def test_a_figure_of_another_unit_counts_something_else() -> None:
    there = corrected(FOUND, [Alter("1", target(FOUND, "F1"), {"value": 14.0, "unit": "women"})])
    figure = there.entity("F1")
    assert isinstance(figure, Figure)
    assert (figure.value, figure.unit, figure.same_as_unit) == (14.0, "women", ())
    assert there.entity("F2").same_as_unit == (), "not from the other side either"  # type: ignore[union-attr]


def test_a_figure_has_a_number_or_is_a_vague_count_with_an_order() -> None:
    vague = {"value": None, "order": 100.0, "high": None, "of": None, "from": None}
    assert trouble_with(vague, "figure") == trouble_with_new(vague, "figure") == ""
    assert "an order" in trouble_with({"value": None}, "figure")
    assert "has no order" in trouble_with({"value": 3.0, "order": 10.0}, "figure")
    assert "a power of ten" in trouble_with({"value": None, "order": 12.0}, "figure")
    spec = kind_of("figure")
    counted = Figure("F1", "count", 800.0, high=900.0, bound="about", unit="troops")
    hundreds = spec.altered(counted, vague)
    assert (hundreds.value, hundreds.order, hundreds.high, hundreds.unit) == (None, 100.0, None, "troops")
    assert changed_fields(counted, hundreds) == {"value": 800.0, "order": None, "high": 900.0}
    assert spec.altered(hundreds, {"value": 300.0}).order is None


def test_a_dates_days_follow_its_value() -> None:
    there = corrected(FOUND, [Alter("1", target(FOUND, "D1"), {"value": "2021-W33"})])
    date = there.entity("D1")
    assert isinstance(date, Timex)
    assert (date.type, date.first, date.last) == ("date", "2021-08-16", "2021-08-22")
    lasting = corrected(FOUND, [Alter("1", target(FOUND, "D1"), {"value": "P3M"})]).entity("D1")
    assert isinstance(lasting, Timex)
    assert (lasting.type, lasting.first, lasting.amount, lasting.unit) == ("duration", None, 3.0, "months")


def test_a_correction_that_meets_nothing_is_counted_and_harmless() -> None:
    there = corrected(FOUND, [Reject("1", Target("location", 3, 5, "xx"))])
    assert there.changes is not None
    assert there.changes.idle == 1
    assert there.mentions == FOUND.mentions


def test_an_entity_is_known_by_its_name_under_other_ids_and_offsets() -> None:
    moved = Target("location", 500, 505, "Titan", "Titan", whole=True)
    assert "Titan" not in names(corrected(FOUND, [Reject("1", moved)]))


def test_a_rule_goes_by_name_or_wording() -> None:
    there = corrected(
        FOUND, rules=[Rule("reject", "location", "Titan"), Rule("place", "location", "Georgetown", GUYANA)]
    )
    assert "Titan" not in names(there)
    assert there.entity("L2").reason == "Your rule “Georgetown” gives its place. Found: The largest."
    assert corrected(FOUND, rules=[Rule("reject", "actor", "Titan")]) is FOUND


def test_a_merging_rule_names_what_the_article_does_not_name() -> None:
    there = corrected(FOUND, rules=[Rule("merge", "actor", "NATO", into="Atlantic alliance")])
    assert "Atlantic alliance" in names(there)
    both = corrected(FOUND, rules=[Rule("merge", "actor", "NATO allies", into="NATO")])
    assert "NATO allies" not in names(both)


def test_what_is_kept_in_an_article_no_rule_takes() -> None:
    there = corrected(FOUND, [Keep("1", target(FOUND, "L1"))], [Rule("reject", "location", "Titan")])
    assert "Titan" in names(there)


# --- whatever is said, in whatever order

STORED = analysis_of(orjson.loads((Path(__file__).parents[1] / "tui" / "sample_analysis.json").read_bytes()))

_FIELDS: dict[str, list[dict[str, Any]]] = {
    "location": [
        GUYANA,
        {"name": "Elsewhere"},
        {"type": "region"},
        {"lat": None, "lon": None, "geonameid": None},
    ],
    "actor": [{"name": "Someone"}, {"type": "person"}],
    "figure": [
        {"value": 7.0},
        {"value": 7.0, "from": 9.0},
        {"unit": "goats"},
        {"bound": "at least", "high": 9.0},
    ],
    "date": [{"value": "2020"}, {"value": None}, {"value": "PT3H"}],
}
_KINDS: list[dict[str, Any]] = [
    {"kind": "location"}, {"kind": "actor"}, {"kind": "figure", "value": 3.0}, {"kind": "date", "value": "2021-08-13"},
]  # fmt: skip


def test_a_range_that_is_a_change_is_corrected_to_one_and_says_what_it_was() -> None:
    to = {"value": 9.0, "high": None, "of": None, "from": 12.0}
    there = corrected(FOUND, [Alter("1", target(FOUND, "F1"), to)])
    figure = there.entity("F1")
    assert isinstance(figure, Figure)
    assert (figure.from_value, figure.value, figure.change) == (12.0, 9.0, "down")
    assert there.changes is not None
    assert there.changes.entities["F1"].was == {"value": 12.0, "from": None, "change": None}
    again = corrected(
        FOUND, [Alter("1", target(FOUND, "F1"), to), Alter("2", target(FOUND, "F1"), {**to, "from": None})]
    )
    assert (again.entity("F1").from_value, again.entity("F1").change) == (None, None)  # type: ignore[union-attr]


def _said(data: st.DataObject, number: int, analysis: Analysis) -> Correction | None:
    if not analysis.mentions:
        return None
    mention = data.draw(st.sampled_from(analysis.mentions))
    entity = analysis.entity(mention.entity)
    whole = Target.of(mention, entity)
    match data.draw(st.sampled_from(["reject", "reject whole", "alter", "kind", "merge"])):
        case "reject":
            return Reject(str(number), Target.of(mention))
        case "reject whole":
            return Reject(str(number), whole)
        case "alter":
            return Alter(str(number), whole, data.draw(st.sampled_from(_FIELDS[entity.kind])))
        case "kind":
            return Alter(str(number), whole, data.draw(st.sampled_from(_KINDS)))
        case _:
            others = [m for m in analysis.mentions if m.kind == entity.kind]
            other = data.draw(st.sampled_from(others))
            return Merge(str(number), whole, Target.of(other, analysis.entity(other.entity)))


def _references(entity: Entity) -> list[str | None]:
    if isinstance(entity, Figure):
        return [entity.who, entity.where, entity.when, entity.source, *entity.same_as_unit]
    return [entity.place] if isinstance(entity, Actor) else []


def _is_sound(found: Analysis, there: Analysis, text: str | None) -> None:
    ids = {entity.id for entity in there.entities}
    assert len(ids) == len(there.entities)
    assert {mention.entity for mention in there.mentions} <= ids
    keys = [(m.kind, m.start, m.end) for m in there.mentions]
    assert len(set(keys)) == len(keys)
    assert [(m.start, -m.end, m.kind) for m in there.mentions] == sorted(
        (m.start, -m.end, m.kind) for m in there.mentions
    )
    kinds = {entity.id: entity.kind for entity in there.entities}
    spans = {(m.start, m.end, m.text) for m in found.mentions}
    for mention in there.mentions:
        assert kinds[mention.entity] == mention.kind
        assert (mention.start, mention.end, mention.text) in spans
        assert text is None or text[mention.start : mention.end] == mention.text
    once_ids = {entity.id for entity in found.entities}
    for entity in there.entities:
        for reference in _references(entity):
            assert reference is None or reference in ids or reference not in once_ids


@settings(deadline=None, max_examples=200)
@given(st.data())
@pytest.mark.parametrize("found", [FOUND, STORED], ids=["made", "sample"])
def test_any_corrections_keep_it_sound_and_undone_leave_what_was_found(
    found: Analysis, data: st.DataObject
) -> None:
    said: list[Correction] = []
    states = [found]
    for number in range(data.draw(st.integers(0, 8))):
        if said and data.draw(st.booleans()):
            said.pop()
            states.pop()
        else:
            correction = _said(data, number, states[-1])
            if correction is None:
                break
            said.append(correction)
            states.append(corrected(found, said))
        there = corrected(found, said)
        assert there == states[-1]
        _is_sound(found, there, TEXT if found is FOUND else None)
    while said:
        said.pop()
        states.pop()
        assert corrected(found, said) == states[-1]
    assert corrected(found, said) is found


EMIRATES = Analysis(
    sentences=(Span(0, 60),),
    mentions=(
        Mention("location", 0, 8, "Emirates", "L1"),
        Mention("actor", 20, 28, "Emirates", "A1"),
        Mention("location", 40, 48, "Emirates", "L1"),
        Mention("actor", 40, 48, "Emirates", "A1"),
        Mention("actor", 50, 55, "Dubai", "A2"),
    ),
    entities=(
        Place("L1", "Emirates", "country", "AE", None, 24.0, 54.0, 290557, reason="The only one."),
        Place("L2", "Dubai", "city", "AE", None, 25.2, 55.3, 292223),
        Actor("A1", "Emirates", "group", reason="As written."),
        Actor("A2", "Dubai", "state", (), "AE", "L2"),
    ),
    analysed=1,
)


def _seen(said: Analysis, status: str) -> set[str]:
    return {entity.id for entity in selected(said, status).entities}


@pytest.mark.parametrize(
    ("id_", "to", "holds"),
    [
        ("L1", {"kind": "actor", "type": "organisation"}, "A1"),
        ("L1", {"kind": "actor", "type": "group"}, "A1"),
        ("L1", {"kind": "actor"}, "A1"),
        ("A1", {"kind": "location", "type": "country"}, "L1"),
        ("A1", {"kind": "location"}, "L1"),
        ("A2", {"kind": "location", "type": "city"}, "L2"),
    ],
)
@pytest.mark.parametrize("is_rule", [False, True])
def test_a_kind_is_corrected_in_sight_where_an_entity_of_the_name_is_there(
    id_: str, to: dict[str, Any], holds: str, is_rule: bool
) -> None:
    before = EMIRATES.entity(id_)
    name = before.name  # type: ignore[union-attr]
    correction = Alter("c1", target(EMIRATES, id_), to)
    rules = (Rule("change", before.kind, name, to),)
    said = corrected(EMIRATES, rules=rules) if is_rule else corrected(EMIRATES, [correction])
    assert said.changes is not None
    change = said.changes.entities[holds]
    assert change.status == "corrected"
    assert change.was["kind"] == before.kind
    assert "gives its kind" in said.entity(holds).reason
    assert said.entity(holds).type == to.get("type", EMIRATES.entity(holds).type)
    for mention in EMIRATES.mentions:
        if mention.entity == id_:
            there = said.changes.mentions[(to["kind"], mention.start, mention.end)]
            assert (there.status, there.was) == ("corrected", {"kind": before.kind})
    assert _seen(said, "corrected") == {holds}
    assert id_ not in {entity.id for entity in said.entities}
    assert corrected(EMIRATES, []) is EMIRATES, "taken back, all is as found"


def test_what_is_an_organisation_is_not_joined_with_the_state_of_its_name() -> None:
    found = replace(
        EMIRATES,
        entities=(*EMIRATES.entities[:2], replace(EMIRATES.entities[2], type="state"), EMIRATES.entities[3]),
    )  # type: ignore[call-arg, type-var]
    said = corrected(found, [Alter("c1", target(found, "L1"), {"kind": "actor", "type": "organisation"})])
    assert {(e.id, e.type) for e in said.entities if e.kind == "actor"} >= {
        ("A1", "state"),
        ("A3", "organisation"),
    }
    assert _seen(said, "corrected") >= {"A3"}


def test_what_is_merged_and_corrected_is_found_as_both() -> None:
    into = target(FOUND, "A2")
    merge = Merge("m", target(FOUND, "A1"), into)
    rename = Alter("r", into, {"type": "group"})
    for order in ([merge, rename], [rename, merge]):
        said = corrected(FOUND, order)
        assert _seen(said, "corrected") == _seen(said, "merged") == {"A2"}


@pytest.mark.parametrize("to", [{"name": "NATO"}, {"type": "organisation"}])
def test_a_field_that_makes_an_entity_equal_to_another_is_corrected_in_sight(to: dict[str, Any]) -> None:
    said = corrected(FOUND, [Alter("c1", target(FOUND, "A1"), to)])
    assert said.changes is not None
    assert said.changes.entities["A1"].status == "corrected"
    assert "Your correction gives its" in said.entity("A1").reason
    assert _seen(said, "corrected") == {"A1"}


def test_a_place_that_is_another_entitys_is_corrected_in_sight() -> None:
    found = replace(FOUND, entities=(*FOUND.entities, Place("L9", "Georgetown", **GUYANA)))
    said = corrected(found, [Alter("c1", target(found, "L2"), GUYANA)])
    assert _seen(said, "corrected") == {"L2"}


def test_an_action_names_who_there_is_at_its_other_end() -> None:
    met = Action("met", "NATO", 1, other="A2")
    found = replace(
        FOUND, entities=tuple(replace(e, actions=(met,)) if e.id == "A1" else e for e in FOUND.entities)
    )  # type: ignore[call-arg]
    merged = corrected(found, [Merge("1", target(found, "A2"), target(found, "A3"))])
    assert [action.other for action in merged.entity("A1").actions] == ["A3"]  # type: ignore[attr-defined]
    rejected = corrected(found, [Reject("1", target(found, "A2"))])
    assert [action.other for action in rejected.entity("A1").actions] == [None]  # type: ignore[attr-defined]


def test_a_rejected_statement_claims_its_figures_no_more() -> None:
    text = "Police said 12 people died. A doctor said 14 had."
    found = Analysis(
        (Span(0, 27), Span(28, 49)),
        (
            Mention("figure", 12, 21, "12 people", "F1"),
            Mention("figure", 42, 44, "14", "F2"),
            Mention("statement", 12, 26, "12 people died", "S1"),
            Mention("statement", 42, 48, "14 had", "S2"),
        ),
        (
            Figure("F1", "count", 12.0, source="Police"),
            Figure("F2", "count", 14.0, source="A doctor"),
            Statement("S1", "indirect", "asserts", "12 people died", source="Police", figures=("F1",)),
            Statement("S2", "indirect", "asserts", "14 had", source="A doctor", figures=("F2",)),
        ),
    )
    after = corrected(found, [Reject("1", target(found, "S1"))], (), text)
    figures = {entity.id: entity for entity in after.entities if isinstance(entity, Figure)}
    assert figures["F1"].source is None
    assert figures["F2"].source == "A doctor", "another statement's stays"
