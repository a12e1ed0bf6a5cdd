"""What the reader says against an analysis, through the window and onto the disk."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from extractors import wordings
from extractors.corrections.correction import Alter, Redate, Reject, Target
from extractors.corrections.ledger import Ledger
from extractors.model import Actor, Analysis, Article, Mention, Place, Span, Timex
from extractors.protocol import Redate as RedateCommand
from tests.fuzz.amount import storms
from tests.tui.canned import CannedClient
from tests.tui.test_typed_ahead import typed
from tests.tui.test_window import SIZE, line, now, screen, settled
from tui.app import ReaderApp
from tui.choosing.answers import answers, offer_of
from tui.choosing.changes import Question
from tui.rows import rows_of
from tui.screens.reading_screen import ReadingScreen


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger(tmp_path / "corrections", tmp_path / "config" / "rules.toml")


def window(articles: list[Article], analysis: Analysis, ledger: Ledger | None) -> ReaderApp:
    return ReaderApp(articles, CannedClient(analysis), ledger=ledger)


async def kept(pilot: Pilot[None]) -> None:
    """Wait until everything that was said is on the disk, or was found not to be."""
    app = pilot.app
    reading = next(screen for screen in app.screen_stack if isinstance(screen, ReadingScreen))
    for _ in range(500):
        await pilot.pause()
        if not reading.controllers.keeper.under_way:
            return
    pytest.fail("the corrections were not kept")


def names(app: ReaderApp, kind: str) -> list[str]:
    return [row.name for row in rows_of(now(app).facts, kind)]  # type: ignore[arg-type]


async def test_what_was_said_holds_at_the_next_opening(
    sample: Article, stored_analysis: Analysis, ledger: Ledger
) -> None:
    app = window([sample], stored_analysis, ledger)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("right_square_bracket", "x")
        await kept(pilot)
        assert "rejected “" in screen(app).notice
        assert screen(app).notice.endswith("u undoes")
        there = now(app).analysis
    again = window([sample], stored_analysis, ledger)
    async with again.run_test(size=SIZE) as pilot:
        await settled(pilot)
        assert now(again).analysis == there
        await pilot.press("u")
        await kept(pilot)
        assert now(again).analysis == stored_analysis, "what was said before can be undone too"
    assert ledger.of(sample) is None


async def test_quitting_waits_until_all_is_kept(
    sample: Article, stored_analysis: Analysis, ledger: Ledger
) -> None:
    app = window([sample], stored_analysis, ledger)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("tab", *"xxxxxx", "q")
        threads = screen(app).controllers.keeper._threads
        assert threads is not None
    threads.shutdown(wait=True)
    corrections = ledger.of(sample)
    assert corrections is not None
    assert len(corrections.own) == 6


async def test_where_nothing_can_be_kept_it_holds_in_the_window_and_that_is_said(
    sample: Article, stored_analysis: Analysis, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    nowhere = Ledger(tmp_path / "file" / "corrections", tmp_path / "file" / "rules.toml")
    app = window([sample], stored_analysis, nowhere)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        before = names(app, "location")
        await pilot.press("tab", "x")
        await kept(pilot)
        assert "in this window only" in screen(app).notice
        assert "cannot be kept" in screen(app).notice
        assert len(names(app, "location")) == len(before) - 1
        await pilot.press("exclamation_mark")
        await kept(pilot)
        assert "No rule was made" in screen(app).notice
        (tmp_path / "file").unlink()
        await pilot.press("x")
        await kept(pilot)
    corrections = nowhere.of(sample)
    assert corrections is not None
    assert len(corrections.own) == 2, "the earlier one is kept too, once it can be"


async def test_what_another_window_says_holds_here_too(
    sample: Article, stored_analysis: Analysis, ledger: Ledger
) -> None:
    app = window([sample], stored_analysis, ledger)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        mention = next(m for m in stored_analysis.mentions if m.kind == "actor")
        theirs = Target.of(mention, stored_analysis.entity(mention.entity))
        ledger.changed(sample, [Reject("theirs", theirs)])
        assert theirs.name in names(app, "actor")
        await pilot.press("tab", "x")
        await kept(pilot)
        assert theirs.name not in names(app, "actor")
        corrections = ledger.of(sample)
        assert corrections is not None
        assert len(corrections.own) == 2
        ledger.changed(sample, removed=["theirs"])
        await pilot.press("x")
        await kept(pilot)
        assert theirs.name in names(app, "actor"), "and what it takes back is taken back"


async def test_each_window_undoes_what_was_said_in_it(
    sample: Article, stored_analysis: Analysis, ledger: Ledger
) -> None:
    app = window([sample], stored_analysis, ledger)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        actors = [m for m in stored_analysis.mentions if m.kind == "actor"]
        theirs, later = (Target.of(m, stored_analysis.entity(m.entity)) for m in (actors[0], actors[-1]))
        ledger.changed(sample, [Reject("theirs", theirs)])
        await pilot.press("tab", "x")
        await kept(pilot)
        own = screen(app).now.corrections
        assert own is not None
        assert [c.id == "theirs" for c in own.own] == [True, False], "in the order in which they were said"
        ledger.changed(sample, [Reject("later", later)])
        await pilot.press("C")
        await kept(pilot)
        await pilot.press("u")
        await kept(pilot)
        await pilot.press("u")
        await kept(pilot)
        corrections = ledger.of(sample)
        assert corrections is not None
        assert [c.id for c in corrections.own] == ["theirs", "later"], "what others said stays"
        await pilot.press("u")
        assert "nothing here that could be undone" in screen(app).notice


async def test_a_damaged_file_is_said_at_the_opening(
    sample: Article, stored_analysis: Analysis, ledger: Ledger
) -> None:
    ledger.changed(sample, [Redate("1", "2020-01-01")])
    (path,) = ledger.folder.glob("*.json")
    path.write_text("{", "utf-8")
    app = window([sample], stored_analysis, ledger)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert "damaged" in screen(app).notice
        assert list(ledger.folder.glob("*.damaged-1"))


async def test_a_place_is_chosen_from_the_place_index(
    sample: Article, stored_analysis: Analysis, ledger: Ledger
) -> None:
    app = window([sample], stored_analysis, ledger)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("tab")
        pointed = screen(app).controllers.selection.pointed()
        assert pointed is not None
        await pilot.press("c", *"another place", "enter")
        await pilot.press("ctrl+u", *"Georgetown, GY", "enter")
        for _ in range(300):
            await pilot.pause(0.01)
            if len(app.screen_stack) == 1:
                break
        await kept(pilot)
        place = now(app).facts.entities[pointed.entity]
        assert isinstance(place, Place)
        assert (place.country, place.geonameid) == ("GY", 3378644)
        assert place.reason.startswith("Your correction gives its place. Found: ")
        assert "changed the place of" in screen(app).notice


@pytest.mark.parametrize("panes", [1, 2], ids=["of a location", "of an actor"])
async def test_a_place_that_the_list_of_changes_lacks_is_looked_up_as_it_is_typed(
    sample: Article, stored_analysis: Analysis, ledger: Ledger, panes: int
) -> None:
    app = window([sample], stored_analysis, ledger)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press(*["tab"] * panes)
        pointed = screen(app).controllers.selection.pointed()
        assert pointed is not None
        words = next(m.text for m in now(app).facts.mentions_of(pointed.entity))
        await pilot.press("c", *"Linden, GY", "enter")
        for _ in range(300):
            await pilot.pause(0.01)
            if len(app.screen_stack) == 1:
                break
        await kept(pilot)
        places = [e for e in now(app).facts.entities.values() if isinstance(e, Place)]
        assert [(e.name, e.country) for e in places if e.geonameid == 3377408] == [("Linden", "GY")], words


async def test_a_value_is_typed_and_understood_before_it_is_taken(
    sample: Article, stored_analysis: Analysis, ledger: Ledger
) -> None:
    app = window([sample], stored_analysis, ledger)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("tab", "tab", "tab", "tab")
        pointed = screen(app).controllers.selection.pointed()
        assert pointed is not None
        await pilot.press("c", *"value", "enter", "ctrl+u", *"soon", "enter")
        assert len(app.screen_stack) == 2, "what is no date is not taken"
        await pilot.press("ctrl+u", *"2021-W33", "enter")
        await kept(pilot)
        date = now(app).facts.entities[pointed.entity]
        assert isinstance(date, Timex)
        assert (date.value, date.first) == ("2021-W33", "2021-08-16")


@pytest.mark.parametrize(
    ("question", "words", "to"),
    [
        (Question.AMOUNT, "800", {"value": 800.0, "high": None, "of": None, "from": None}),
        (Question.AMOUNT, "1.5m", {"value": 1.5e6, "high": None, "of": None, "from": None}),
        (Question.AMOUNT, "500–600", {"value": 500.0, "high": 600.0, "of": None, "from": None}),
        (Question.AMOUNT, "12 of 34", {"value": 12.0, "high": None, "of": 34.0, "from": None}),
        (Question.AMOUNT, "12bn -> 9bn", {"value": 9e9, "high": None, "of": None, "from": 12e9}),
        (Question.AMOUNT, "from 12 to 9", {"value": 9.0, "high": None, "of": None, "from": 12.0}),
        (Question.AMOUNT, "from 12 of 34", None),
        (Question.AMOUNT, "600-500", None),
        (Question.AMOUNT, "some", None),
        (Question.AMOUNT, "of thousand", None),
        *(
            (Question.AMOUNT, said, {"value": None, "order": order, "high": None, "of": None, "from": None})
            for said, order in (
                ("dozens", 10.0),
                ("Hundreds", 100.0),
                ("thousands", 1e3),
                ("tens of millions", 1e7),
            )
        ),
        (Question.NAME, "  Kabul   City ", {"name": "Kabul City"}),
        (Question.UNIT, "troops", {"unit": "troops"}),
        (Question.DATE, "2021-08", {"value": "2021-08"}),
        (Question.DATE, "2021-13", None),
        (Question.DATE, "p3m", {"value": "P3M"}),
    ],
)
def test_what_is_typed_is_understood(question: Question, words: str, to: dict[str, object] | None) -> None:
    (choice,) = answers(question, words)
    assert choice.value == to


async def test_a_rule_holds_in_every_article_and_says_so(
    sample: Article, stored_analysis: Analysis, ledger: Ledger
) -> None:
    other = replace(sample, id="other", text=sample.text + "\n")
    app = window([sample, other], stored_analysis, ledger)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("tab")
        pointed = screen(app).controllers.selection.pointed()
        assert pointed is not None
        name = now(app).facts.entities[pointed.entity].name  # type: ignore[union-attr]
        await pilot.press("x", "exclamation_mark")
        await kept(pilot)
        assert "a rule for every article" in screen(app).notice
        assert f'text = "{name}"' in ledger.rules_path.read_text("utf-8")
        await pilot.press("escape", "full_stop")
        await settled(pilot)
        assert name not in names(app, "location")
        await pilot.press("comma", "u")
        await kept(pilot)
        assert f'text = "{name}"' not in ledger.rules_path.read_text("utf-8")
        assert name not in names(app, "location"), "the correction of this article holds"
        await pilot.press("u")
        await kept(pilot)
        assert name in names(app, "location")
        await pilot.press("full_stop")
        await settled(pilot)
        assert name in names(app, "location"), "the other article knows no such rule any more"


async def test_what_a_rule_rejects_can_be_kept_in_one_article(
    sample: Article, stored_analysis: Analysis, ledger: Ledger
) -> None:
    ledger.rules_path.parent.mkdir(parents=True)
    ledger.rules_path.write_text('[[reject]]\nkind = "location"\ntext = "Lashkar Gah"\n', "utf-8")
    app = window([sample], stored_analysis, ledger)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        assert "Lashkar Gah" not in names(app, "location")
        await pilot.press("f", *"status:rejected", "enter", "tab")
        assert names(app, "location") == ["Lashkar Gah"]
        await pilot.press("x")
        await kept(pilot)
        assert "against a rule" in screen(app).notice
        await pilot.press("escape", "escape")
        assert "Lashkar Gah" in names(app, "location")


async def test_the_date_that_was_given_is_kept_with_the_article(
    sample: Article, stored_analysis: Analysis, ledger: Ledger
) -> None:
    app = window([sample], stored_analysis, ledger)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("d", *["backspace"] * 10, *"2021-08-20", "enter")
        await kept(pilot)
        assert "Fri 20 Aug 2021" in line(app, "#title", 0)
    client = CannedClient(stored_analysis)
    again = ReaderApp([sample], client, ledger=ledger)
    async with again.run_test(size=SIZE) as pilot:
        await settled(pilot)
        assert "Fri 20 Aug 2021, as given" in line(again, "#title", 0)
        await pilot.press("u")
        await kept(pilot)
        assert "Fri 13 Aug 2021, from the header" in line(again, "#title", 0)
        assert RedateCommand(0, "2021-08-13", "header") in client.heard


async def test_leaving_a_list_changes_nothing(app: ReaderApp, stored_analysis: Analysis) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        for key in "cM":
            await pilot.press("tab", key)
            assert len(app.screen_stack) == 2
            await pilot.press(*"zzzz", "enter", "escape", "escape")
            assert len(app.screen_stack) == 1
        assert now(app).analysis is stored_analysis


@pytest.mark.parametrize("seed", range(storms(few=1)))
async def test_any_keys_leave_the_window_sound_and_undone_what_was_found(
    sample: Article, stored_analysis: Analysis, ledger: Ledger, seed: int
) -> None:
    chance = random.Random(seed)
    app = window([sample], stored_analysis, ledger)
    keys = [
        ["x"], ["u"], ["U"], ["tab"], ["j"], ["l"], ["right_square_bracket"], ["n"], ["o"], ["1"],
        ["M", "enter"], ["M", "down", "enter"], ["c", *"actor", "enter"], ["c", *"type", "down", "enter"], ["c", "escape"],
        ["f", *"status:rej", "enter"], ["escape"],
    ]  # fmt: skip
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        walk = [step for _ in range(3) for step in chance.sample(keys, len(keys))]
        for step in walk:
            await pilot.press(*step)
            if len(app.screen_stack) > 1:
                await pilot.press("escape")
            reading = now(app)
            ids = {entity.id for entity in reading.analysis.entities}
            assert {mention.entity for mention in reading.analysis.mentions} <= ids
            assert all(reading.article.text[m.start : m.end] == m.text for m in reading.analysis.mentions)
            assert reading.focus.entity is None or reading.facts.shows(reading.focus.entity)
        await kept(pilot)
        corrections = ledger.of(sample)
        assert (corrections.own if corrections else ()) == (
            now(app).corrections.own if now(app).corrections else ()  # type: ignore[union-attr]
        )
        await pilot.press(*"u" * len(walk))
        await kept(pilot)
        assert now(app).analysis == stored_analysis
    assert ledger.of(sample) is None


@pytest.mark.parametrize("keys", ["cactor person\r", "cactor person\rxu", "uUcactor person\rUxu"])
async def test_what_is_typed_fast_into_a_list_is_never_lost(
    app: ReaderApp, stored_analysis: Analysis, keys: str
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("l", "l", "right_square_bracket", "right_square_bracket", "right_square_bracket")
        await typed(pilot, keys)
        assert len(app.screen_stack) == 1
        corrections = now(app).corrections
        assert corrections is not None
        (said,) = corrections.own
        assert isinstance(said, Alter)
        assert said.to == {"kind": "actor", "type": "person"}


async def test_a_list_that_follows_a_list_gets_the_keys_typed_ahead(app: ReaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("l", "l", "right_square_bracket", "right_square_bracket", "right_square_bracket")
        await typed(pilot, "cname\r City\r]")
        assert len(app.screen_stack) == 1
        corrections = now(app).corrections
        assert corrections is not None
        (said,) = corrections.own
        assert isinstance(said, Alter)
        assert said.to["name"].endswith(" City")


async def test_on_a_card_a_mention_is_rejected_and_the_card_goes_with_the_last(app: ReaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press(
            "l", "l", "right_square_bracket", "right_square_bracket", "right_square_bracket", "i"
        )
        pointed = screen(app).controllers.selection.pointed()
        assert pointed is not None
        name = now(app).facts.entities[pointed.entity].name  # type: ignore[union-attr]
        await pilot.press("x")
        assert name not in names(app, "location")
        assert "its only mention" in screen(app).notice
        await pilot.press("escape", "u")
        assert name in names(app, "location")


async def test_a_kind_corrected_to_that_of_a_namesake_is_found_as_corrected_and_undone(
    sample: Article, ledger: Ledger
) -> None:
    text = "Emirates is vast. The airline Emirates grew in 2020."
    article = replace(sample, text=text, paragraphs=(Span(0, len(text)),), regions=())
    analysis = Analysis(
        (Span(0, 17), Span(18, len(text))),
        (Mention("location", 0, 8, "Emirates", "L1"), Mention("actor", 30, 38, "Emirates", "A1")),
        (Place("L1", "Emirates", "country", "AE"), Actor("A1", "Emirates", "organisation")),
        1,
    )
    app = window([article], analysis, ledger)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("tab", "c", *"actor organisation", "enter")
        await kept(pilot)
        assert names(app, "location") == []
        assert "Your correction gives its kind" in now(app).facts.entities["A1"].reason
        await pilot.press("exclamation_mark")
        await kept(pilot)
        await pilot.press("f", *"status:corrected", "enter")
        assert names(app, "actor") == ["Emirates"]
        assert len(now(app).facts.mentions_of("A1")) == 2
        await pilot.press("u", "u")
        await kept(pilot)
        assert now(app).analysis == analysis
        assert names(app, "actor") == []
        await pilot.press("escape", "escape")
        assert names(app, "location") == names(app, "actor") == ["Emirates"]


async def test_a_name_that_is_on_no_map_loses_what_the_wrong_place_told_here_and_by_a_rule(
    sample: Article, stored_analysis: Analysis, ledger: Ledger
) -> None:
    other = replace(sample, id="another", text=f"{sample.text}\n")
    app = window([sample, other], stored_analysis, ledger)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("tab", "c")
        await typed(pilot, "none of these")
        await pilot.press("enter")
        await kept(pilot)
        changes = now(app).analysis.changes
        assert changes is not None
        (place,) = [now(app).facts.entities[id_] for id_ in changes.entities]
        assert isinstance(place, Place)
        assert (place.type, place.country, place.admin1, place.lat) == ("area", None, None, None)
        assert wordings.place(place) == "area, unplaced"
        await pilot.press("exclamation_mark")
        await kept(pilot)
    corrections = ledger.of(other)
    assert corrections is not None
    assert not corrections.notice
    (there,) = [
        entity
        for entity in corrections.applied(stored_analysis, other.text).entities
        if isinstance(entity, Place) and entity.name == place.name and entity.lat is None
    ]
    assert wordings.place(there) == "area, unplaced"


@pytest.mark.parametrize(
    ("words", "country"),
    [
        ("San Carlos, Costa Rica", "CR"),
        ("San Carlos, CR", "CR"),
        ("san carlos, costa ri", "CR"),
        ("Georgetown, Guyana", "GY"),
        ("Springfield, Illinois", "US"),
        ("Springfield, IL", "US"),
        ("Springfield, Illinois, United States", "US"),
        ("Cambridge, Massachusetts, US", "US"),
        ("Cambridge, England, UK", "GB"),
        ("Valencia, Venezuela", "VE"),
        ("Lyttelton, Christchurch", "NZ"),
    ],
)
def test_a_place_is_looked_up_with_what_it_lies_in(words: str, country: str) -> None:
    choices = offer_of(Question.PLACE)(words)
    assert choices, words
    assert {choice.value["country"] for choice in choices} == {country}
    assert all(choice.value["lat"] is not None for choice in choices)


@pytest.mark.parametrize("words", ["Victoria Square, Christchurch", "Khadaghor, Feni"])
def test_a_place_that_the_index_lacks_can_lie_somewhere_and_be_on_no_map(words: str) -> None:
    first = offer_of(Question.PLACE)(words)[0]
    assert first.label == words.split(",")[0]
    assert first.value["country"] in ("NZ", "BD")
    assert (first.value["type"], first.value["lat"], first.value["geonameid"]) == ("area", None, None)
    nowhere = offer_of(Question.PLACE)("Khadaghor, Nowhere at all")[0]
    assert nowhere.value is None
