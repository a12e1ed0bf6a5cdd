"""What the reader corrects holds at once, is kept, undone, said again and made a rule."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.corrections.ledger import Ledger
from extractors.model import Analysis, Article
from tests.tui.reader.fakes import FakePart, Reader
from tui.reader.article_opener import ArticleOpener
from tui.reader.navigation import Pointed


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger(tmp_path / "corrections", tmp_path / "config" / "rules.toml")


@pytest.fixture
def kept(sample: Article, stored_analysis: Analysis, ledger: Ledger) -> Reader:
    opener = ArticleOpener([sample], lambda article: [stored_analysis], ledger=ledger)
    return Reader([sample], opener=opener, ledger=ledger)


def test_a_mention_that_is_rejected_is_none_and_the_same_key_takes_it_back(reader: Reader) -> None:
    mention = reader.go("Kabul")
    reader.controllers.corrections.reject()
    assert reader.now.facts.at(mention.start) is None
    assert reader.notice.startswith("rejected “Kabul” here, ")
    assert reader.notice.endswith("u undoes · in this window only")
    reader.controllers.corrections.reject()
    assert reader.now.facts.at(mention.start) is not None


def test_in_a_pane_the_entity_is_rejected_with_every_mention(reader: Reader) -> None:
    entity = reader.mention("Kabul").entity
    reader.host.focus = FakePart(pointed=Pointed(entity))
    reader.controllers.corrections.reject()
    assert entity not in reader.now.facts.entities


def test_what_is_undone_can_be_said_again(reader: Reader) -> None:
    corrections = reader.controllers.corrections
    corrections.undo()
    assert reader.notice == "You have corrected nothing here that could be undone."
    mention = reader.go("Kabul")
    corrections.reject()
    corrections.undo()
    assert reader.now.facts.at(mention.start) is not None
    corrections.redo()
    assert reader.now.facts.at(mention.start) is None
    corrections.redo()
    assert reader.notice == "Nothing was undone that could be said again."


def test_nothing_under_the_cursor_says_where_the_next_is(reader: Reader) -> None:
    reader.session.go(len(reader.now.article.text) - 1)
    controllers = reader.controllers
    for command in (controllers.corrections.reject, controllers.changes.change, controllers.changes.merge):
        command()
        assert reader.notice == "There is no entity under the cursor: ] goes to the next."


async def test_what_is_kept_is_said_when_it_is_on_the_disk(
    kept: Reader, ledger: Ledger, sample: Article
) -> None:
    kept.go("Kabul")
    kept.controllers.corrections.reject()
    assert kept.controllers.keeper.under_way == 1
    assert not kept.notice
    await kept.host.rest("keeping")
    assert kept.notice.endswith("u undoes")
    corrections = ledger.of(sample)
    assert corrections is not None
    assert len(corrections.own) == 1
    kept.controllers.corrections.undo()
    await kept.host.rest("keeping")
    assert ledger.of(sample) is None


async def test_where_it_cannot_be_kept_it_holds_in_the_window_and_that_is_said(
    sample: Article, stored_analysis: Analysis, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    ledger = Ledger(tmp_path / "file" / "corrections", tmp_path / "rules.toml")
    reader = Reader([sample], stored_analysis, ledger=ledger)
    mention = reader.go("Kabul")
    reader.controllers.corrections.reject()
    await reader.host.rest("keeping")
    assert "in this window only: " in reader.notice
    assert reader.now.facts.at(mention.start) is None


async def test_the_last_correction_becomes_a_rule_and_is_taken_back_first(kept: Reader) -> None:
    corrections = kept.controllers.corrections
    corrections.always()
    assert kept.notice == "Correct something first: the last correction becomes a rule."
    kept.go("Kabul")
    corrections.reject()
    await kept.host.rest("keeping")
    corrections.always()
    await kept.host.rest("keeping")
    assert "a rule for every article" in kept.notice
    corrections.always()
    assert kept.notice.startswith("It is a rule already")
    corrections.undo()
    await kept.host.rest("keeping")
    assert kept.notice.startswith("The rule is taken back, the correction holds")


def test_rules_need_a_ledger(reader: Reader) -> None:
    reader.go("Kabul")
    reader.controllers.corrections.reject()
    reader.controllers.corrections.always()
    assert reader.notice == "Corrections are not kept in this window, and no rules either."
