"""Esc: what can be dismissed, in order, one a press."""

from __future__ import annotations

from extractors.model import Analysis, Article
from tests.tui.reader.fakes import FakePart, Reader
from tui.chosen.choice import Choice
from tui.reader.dismissals import Dismissal

ORDER = [
    "zen", "selected words", "card", "chart", "keys", "selected text", "chosen entity", "search", "filter", "choice", "notice",
]  # fmt: skip


async def test_each_press_dismisses_the_first_that_is_there(
    sample: Article, stored_analysis: Analysis
) -> None:
    reader = Reader([sample], stored_analysis, choice=Choice("mentions"))
    parts, esc = reader.controllers, reader.controllers.dismissals
    parts.filter.toggle("date")
    parts.search.ask()
    reader.host.answer("Taliban")
    entity = reader.go("Kabul").entity
    parts.words.select()
    reader.host.selected_text = "words"
    await parts.charts.toggle("timeline")
    reader.host.focus = FakePart()
    parts.cards.show_of(entity)
    parts.layout.is_zen = True
    there = []
    for _ in ORDER:
        there.append(next(entry.name for entry in esc.entries if entry.is_there()))
        esc.first()
    assert there == [
        "zen",
        "selected words",
        "card",
        "keys",
        "chart",
        "selected text",
        "chosen entity",
        "search",
        "filter",
        "choice",
        "choice",
    ]
    assert reader.host.code == 130


def test_the_list_is_in_the_order_in_which_it_is_told(reader: Reader) -> None:
    assert [entry.name for entry in reader.controllers.dismissals.entries] == ["tour", *ORDER]


def test_where_nothing_is_there_the_notice_goes(reader: Reader) -> None:
    reader.session.say("Saved.")
    reader.controllers.dismissals.first()
    assert reader.notice == ""


def test_another_part_can_put_its_own_into_the_list(reader: Reader) -> None:
    closed: list[str] = []
    own = Dismissal("article", lambda: True, lambda: closed.append("article"))
    reader.controllers.dismissals.add_before("selected text", own)
    reader.go("Kabul")
    reader.controllers.dismissals.first()
    assert closed == ["article"]
    assert reader.now.focus.entity
