"""The search: the nearest match at once, the rest between frames, steps that wait for what is not found yet."""

from __future__ import annotations

from extractors.sources.text import article_of
from tests.tui.reader.fakes import Reader

LONG = ("Nothing is said here of it. " * 4000) + "At last the treaty is named."


def long_reader() -> Reader:
    return Reader([article_of(LONG, id="long", source="long.txt")])


def test_words_are_shown_while_they_are_typed_and_kept_with_enter(reader: Reader) -> None:
    began = reader.now.focus.offset
    reader.controllers.search.ask()
    reader.host.type("Taliban")
    there = reader.now.focus.offset
    assert reader.now.article.text[there:].startswith("Taliban")
    assert reader.host.noted.endswith("matches")
    assert reader.host.answer("Taliban") == ""
    assert reader.session.back(1)
    assert reader.now.focus.offset == began


def test_given_up_everything_is_as_it_was(reader: Reader) -> None:
    reader.go("Kabul")
    before = reader.now
    reader.controllers.search.ask()
    reader.host.type("Taliban")
    assert reader.host.question is not None
    reader.host.question.given_up()
    assert (reader.now.focus, reader.now.search.words) == (before.focus, "")


async def test_a_step_waits_for_a_match_that_is_not_found_yet() -> None:
    reader = long_reader()
    reader.controllers.search.ask()
    assert reader.host.answer("treaty") == ""
    assert not reader.now.search.is_complete
    await reader.host.rest("search")
    assert reader.now.search.is_complete
    assert reader.now.article.text[reader.now.focus.offset :].startswith("treaty")


async def test_a_reader_who_went_elsewhere_has_not_waited() -> None:
    reader = long_reader()
    reader.controllers.search.ask()
    reader.host.answer("treaty")
    reader.session.go(500)
    await reader.host.rest("search")
    assert reader.now.focus.offset == 500
    reader.controllers.search.step(1)
    assert reader.now.article.text[reader.now.focus.offset :].startswith("treaty")


def test_a_damaged_pattern_is_said_and_asked_again(reader: Reader) -> None:
    reader.controllers.search.ask_pattern()
    assert reader.host.question is not None
    assert reader.host.question.label == " pattern "
    assert reader.host.answer("(") != ""
    assert reader.host.noted.startswith("error: ")
    assert reader.host.question.switched is not None
    assert reader.host.question.switched("Taliban") == " search "


def test_steps_go_from_match_to_match_and_back(reader: Reader) -> None:
    reader.controllers.search.ask()
    reader.host.answer("Taliban")
    first = reader.now.focus.offset
    reader.controllers.navigation.again(1)
    assert reader.now.focus.offset > first
    reader.controllers.navigation.again(-1)
    assert reader.now.focus.offset == first
