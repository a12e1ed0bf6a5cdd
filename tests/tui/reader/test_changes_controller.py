"""What an entity is instead is asked in two steps, of every mention or of one."""

from __future__ import annotations

import pytest

from tests.tui.reader.fakes import Reader
from tui.choosing.changes import Question, Rejected


def ask_of_every_mention(reader: Reader) -> None:
    """Change what is under the cursor, wherever it is mentioned."""
    reader.controllers.changes.change()
    _, (_, offer, then, *_), _ = reader.host.dialogs.pop()
    then(offer("")[0].value)


def test_a_change_is_chosen_then_its_value(reader: Reader) -> None:
    mention = reader.go("Kabul")
    ask_of_every_mention(reader)
    name, (title, _offer, then, *_), _ = reader.host.dialogs[0]
    assert name == "choice"
    assert title.startswith("Kabul, ")
    then(Question.NAME)
    _, (_, _, then, words, *_), _ = reader.host.dialogs[1]
    assert words == "Kabul"
    then({"name": "Kabul City"})
    entity = reader.now.facts.entities[mention.entity]
    assert getattr(entity, "name", "") == "Kabul City"


@pytest.mark.parametrize("method", ["change", "merge"])
def test_of_several_mentions_it_is_asked_which_and_one_alone_leaves_the_others(
    reader: Reader, method: str
) -> None:
    mention = reader.go("Kabul")
    before = len(reader.now.facts.mentions_of(mention.entity))
    getattr(reader.controllers.changes, method)()
    title, offer, then, *_ = reader.host.dialogs[0][1]
    assert title == "Kabul: which?"
    assert [choice.label for choice in offer("")] == [f"every mention, {before}", "this mention alone"]
    then(offer("")[1].value)
    _, offer, then, *_ = reader.host.dialogs[1][1]
    then({"name": "Kabul River"} if method == "change" else offer("")[0].value)
    here = reader.now.facts.at(mention.start)
    assert here is not None
    assert here.entity != mention.entity
    assert len(reader.now.facts.mentions_of(mention.entity)) == before - 1


def test_a_change_can_be_that_it_is_nothing(reader: Reader) -> None:
    entity = reader.go("Kabul").entity
    ask_of_every_mention(reader)
    reader.host.dialogs[0][1][2](Rejected.ALL)
    assert entity not in reader.now.facts.entities


def test_a_date_is_asked_for_and_a_day_that_is_none_is_asked_again(reader: Reader) -> None:
    reader.controllers.corrections.ask_date()
    reader.host.type("2021-13")
    assert reader.host.noted == "error: “2021-13” is no day."
    assert reader.host.answer("2021-13") == "“2021-13” is no day. Give it as 2024-03-31 or 31 March 2024."
    reader.host.type("14 August 2021")
    assert reader.host.noted == "Sat 14 Aug 2021"
    assert reader.host.answer("14 August 2021") == ""
    assert reader.now.article.published == "2021-08-14"
    reader.controllers.corrections.undo()
    assert reader.now.article.published == "2021-08-13"
