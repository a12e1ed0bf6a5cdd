"""The filter: asked for, narrowed while it is typed, saved, and given back."""

from __future__ import annotations

import pytest

from tests.tui.reader.fakes import Reader
from tui.reading import Order, Scope


def test_it_narrows_while_it_is_typed_and_says_what_remains(reader: Reader) -> None:
    listed = reader.now.facts.listed
    reader.controllers.filter.ask()
    reader.host.type("Kabul")
    assert 0 < reader.now.facts.listed < listed
    assert reader.host.noted == f"{reader.now.facts.listed} of {listed} remain"
    assert reader.host.answer("Kabul") == ""
    assert reader.now.filter.query == "Kabul"


def test_given_up_the_filter_before_is_back(reader: Reader) -> None:
    reader.controllers.filter.toggle("date")
    reader.controllers.filter.ask()
    reader.host.type("Kabul")
    assert reader.host.question is not None
    reader.host.question.given_up()
    assert (reader.now.filter.query, reader.now.filter.asked_hidden) == ("", {"date"})


def test_what_is_half_typed_is_not_kept_of_the_article(reader: Reader) -> None:
    reader.controllers.filter.toggle("date")
    before = reader.now
    reader.controllers.filter.ask()
    reader.host.type("Kabul bog")
    settled = reader.controllers.filter.settled
    assert (settled.filter, settled.focus) == (before.filter, before.focus)
    reader.host.answer("Kabul")
    assert reader.controllers.filter.settled is reader.now
    reader.controllers.filter.ask()
    reader.host.type("Kabul bogus")
    assert reader.host.question is not None
    reader.host.question.given_up()
    assert reader.controllers.filter.settled is reader.now


def test_the_name_of_a_field_being_typed_empties_no_pane(reader: Reader) -> None:
    reader.controllers.filter.ask()
    reader.host.type("Kabul coun")
    assert reader.now.facts.listed


def test_what_cannot_be_understood_is_asked_again(reader: Reader) -> None:
    reader.controllers.filter.ask()
    trouble = reader.host.answer("value>")
    assert trouble
    assert reader.host.question is not None


def test_a_filter_is_saved_used_and_forgotten(reader: Reader) -> None:
    reader.controllers.filter.ask_name()
    assert reader.notice == "There is no filter to save: f asks for one."
    reader.controllers.filter.toggle("date")
    reader.controllers.filter.ask_name()
    assert reader.host.answer("facts") == ""
    assert reader.notice == "Saved: f @facts shows -kind:date"
    reader.controllers.filter.toggle("date")
    reader.controllers.filter.use("facts")
    assert "date" not in {entity.kind for entity in reader.now.facts.shown.values()}
    reader.controllers.filter.ask_name()
    reader.host.answer("-facts")
    assert not reader.controllers.filter.queries.saved


def test_only_what_is_pointed_at_then_all_again(reader: Reader) -> None:
    reader.go("Kabul")
    reader.controllers.filter.only()
    assert reader.now.facts.listed == 1
    reader.controllers.filter.only()
    assert not reader.now.filter.is_active
    assert reader.notice == "All kinds are shown again."


@pytest.mark.parametrize("times", [1, 5])
def test_scope_and_order_go_around(reader: Reader, times: int) -> None:
    for _ in range(times):
        reader.controllers.filter.scope()
        reader.controllers.filter.order()
    assert reader.now.scope is list(Scope)[times % len(Scope)]
    assert reader.now.order is list(Order)[times % len(Order)]


def test_where_one_pane_is_in_view_a_kinds_key_has_it_in_view_first(reader: Reader) -> None:
    reader.host.is_narrow = True
    filter, side = reader.controllers.filter, reader.side
    filter.toggle("figure")
    assert side.shown == "figure"
    assert not reader.now.filter.hidden & {"figure"}
    assert reader.notice == "Figures: again hides them · Tab gives them the keys"
    filter.toggle("figure")
    assert "figure" in reader.now.filter.hidden
    filter.toggle("date")
    filter.toggle("figure")
    assert side.shown == "figure", "what is shown again is in view"
    assert "figure" not in reader.now.filter.hidden
    side.is_card_shown = True
    filter.toggle("date")
    assert "date" in reader.now.filter.hidden, "under a card no pane is in view"


def test_beside_the_article_alone_a_kinds_key_says_what_it_did(reader: Reader) -> None:
    reader.controllers.layout.zen()
    reader.controllers.filter.toggle("statement")
    assert reader.notice == "Statements are marked in the text · z: their list beside it"
    reader.controllers.filter.toggle("statement")
    assert reader.notice == "Statements are hidden, and no longer marked in the text."
