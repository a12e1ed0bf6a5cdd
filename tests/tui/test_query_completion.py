"""What the words of a filter can go on with."""

from __future__ import annotations

from textual.widgets import Static

from extractors.model import Actor, Figure, Place, Timex
from tests.tui.test_window import SIZE, now, screen, settled
from tui.app import ReaderApp
from tui.query import keys
from tui.query_completion import completions, said, values_in
from tui.widgets.prompt import Prompt

ENTITIES = {
    entity.id: entity
    for entity in (
        Place("L1", "Kabul", "city", country="AF", lat=34.5, lon=69.2),
        Place("L2", "Lashkar Gah", "city", country="AF", lat=31.6, lon=64.4),
        Place("L3", "Nowhere", "area"),
        Actor("A1", "Taliban", "group"),
        Timex("D1", "date", "2021-08-13", "2021-08-13", "2021-08-13"),
        Figure("F1", "count", 800.0, unit="troops", who="A1", where="L1", when="D1", bound="about"),
        Figure("F2", "count", 9.0, unit="troops", where="L1", source="a general"),
    )
}
COUNTS = dict.fromkeys(ENTITIES, 1) | {"L2": 4}


def going_on(words: str) -> list[str]:
    return [one.words for one in completions(words, keys(), lambda field: values_in(ENTITIES, COUNTS, field))]


def test_a_beginning_becomes_the_fields_that_begin_so() -> None:
    assert going_on("wh") == ["who:", "where:", "when>="]
    assert going_on("kabul -co") == ["kabul -country:"]
    assert len(going_on("")) == len(keys())
    assert going_on("xyz") == []


def test_a_field_becomes_its_own_values_the_most_frequent_first() -> None:
    assert going_on("place:") == ['place:"Lashkar Gah"', "place:Kabul", "place:Nowhere"]
    assert going_on("unit:tr") == ["unit:troops"]
    assert going_on("who:") == ["who:Taliban"]
    assert going_on("source:gen") == ['source:"a general"']
    assert going_on('near:"la') == ['near:"Lashkar Gah 100km"']
    assert going_on("kind:figure -bound:") == ["kind:figure -bound:about", "kind:figure -bound:exactly"]
    assert going_on("status:d") == ["status:doubtful"]
    assert going_on("value>") == ["value>9", "value>800"], "by size"
    assert going_on("value>8") == ["value>800"], "a number as it is typed"
    assert going_on("when>=") == ["when>=2021-08-13"]
    assert going_on("date<2021") == ["date<2021-08-13"]


def test_the_values_are_said_with_how_often_they_are_there() -> None:
    found = completions("place:", keys(), lambda field: values_in(ENTITIES, COUNTS, field))
    assert said(found, 1) == "Kabul 1 · Nowhere 1 · Lashkar Gah 4"


async def test_tab_goes_through_them_and_what_is_typed_begins_anew(app: ReaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        prompt = screen(app).query_one(Prompt)
        await pilot.press("f")
        note = str(prompt.query_one("#prompt-note", Static).render())
        assert "Tab completes" in note
        await pilot.press(*"plac", "tab")
        assert prompt.words == "place:"
        await pilot.press("tab")
        first = prompt.words
        assert first.startswith("place:")
        await pilot.press("tab")
        assert prompt.words != first
        await pilot.press("shift+tab")
        assert prompt.words == first
        await pilot.press("enter")
        assert now(app).filter.query == first
        assert now(app).facts.listed


async def test_what_can_be_typed_stands_whole_while_little_is_typed(app: ReaderApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("f")
        await pilot.pause()
        note = screen(app).query_one("#prompt-note", Static)
        assert note.size.width >= len(str(note.content).rstrip())
        assert str(note.content).rstrip().endswith("↑ last")
        await pilot.press(*"kabul and a good deal more that is typed")
        await pilot.pause()
        assert screen(app).query_one("#prompt-input").size.width >= 20
