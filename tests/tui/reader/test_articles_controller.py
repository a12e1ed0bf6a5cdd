"""The articles of the window: opened, left, listed, marked, read again."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.model import Analysis, Article
from extractors.sources.loading import Loading
from extractors.sources.text import article_of
from tests.tui.reader.fakes import Reader
from tui.article_loader import ArticleLoader
from tui.chosen.choice import Choice
from tui.memory import Memory
from tui.reader.article_opener import ArticleOpener


@pytest.fixture
def two(sample: Article, stored_analysis: Analysis) -> Reader:
    other = article_of("Nothing else happened.", id="other", source="other.txt")
    return Reader([sample, other], stored_analysis)


def from_file(path: Path) -> Reader:
    loader = ArticleLoader((str(path),), None, Loading())
    loader.open_first()
    return Reader(loader.articles, loader=loader)


def test_an_article_that_is_left_is_found_as_it_was(two: Reader) -> None:
    mention = two.go("Kabul")
    two.controllers.articles.step(1)
    assert two.now.article.id == "other"
    assert two.host.values["place"] == "2 of 2"
    two.controllers.articles.step(-1)
    assert two.now.focus.offset == mention.start
    assert two.now.facts.listed


def test_there_is_no_article_beyond_the_last(two: Reader) -> None:
    two.controllers.articles.step(-1)
    assert two.notice == "There is no other article that way."


def test_the_only_article_says_so(reader: Reader) -> None:
    reader.controllers.articles.step(1)
    assert reader.notice == "This is the only article."


def test_the_list_opens_what_is_chosen_in_it(two: Reader) -> None:
    two.controllers.articles.list()
    name, (articles, number, readings, loader, mark, _), then = two.host.dialogs[0]
    assert (name, len(articles), number, sorted(readings), loader, mark) == (
        "articles",
        2,
        0,
        [0],
        None,
        None,
    )
    assert then is not None
    then(None)
    assert two.session.number == 0
    then(1)
    assert two.session.number == 1


def test_where_articles_are_chosen_the_list_comes_first_and_marks(
    sample: Article, stored_analysis: Analysis
) -> None:
    other = article_of("Nothing else happened.", id="other", source="other.txt")
    reader = Reader([sample, other], stored_analysis, choice=Choice("articles"))
    reader.controllers.articles.begin()
    mark = reader.host.dialogs[0][1][4]
    assert mark(1) == {1}
    assert mark(None) == {1}
    assert reader.host.values["place"] == "1 of 2"


def test_another_list_can_lead_through_the_articles(two: Reader) -> None:
    led: list[object] = []
    two.controllers.articles.lead(led.append, lambda: led.append("list"))
    two.controllers.articles.step(1)
    two.controllers.articles.list()
    assert led == [1, "list"]
    assert two.session.number == 0


def test_where_an_article_was_left_is_kept_and_said_at_the_next_opening(
    sample: Article, tmp_path: Path
) -> None:
    reader = Reader([sample], opener=ArticleOpener([sample], memory=Memory.in_folder(str(tmp_path))))
    reader.session.go(900)
    reader.controllers.articles.end()
    opener = ArticleOpener([sample], memory=Memory.in_folder(str(tmp_path)))
    again = opener.opened(0)
    assert again.focus.offset == 900
    assert opener.greeting(again) == "Where you left it · g: beginning"


def test_an_export_is_proposed_as_the_last_was(reader: Reader) -> None:
    reader.controllers.articles.export()
    name, (_, is_complete, format), then = reader.host.dialogs[0]
    assert (name, is_complete, format) == ("export", True, "")
    assert then is not None
    then(("csv", "/tmp/facts.csv"))
    assert reader.notice == "Exported to /tmp/facts.csv"
    reader.controllers.articles.export()
    assert reader.host.dialogs[1][1][2] == "csv"


def test_without_a_file_there_is_nothing_to_read_again(reader: Reader) -> None:
    reader.controllers.articles.reload()
    assert reader.notice == "There is no file to read again."


def test_a_file_that_changed_is_told_of_and_read_again_at_the_same_place(tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text("First words.\n\nThe army left Kabul.", "utf-8")
    reader = from_file(path)
    reader.session.go(reader.now.article.text.index("army"))
    reader.controllers.articles.say_changed(str(tmp_path / "another.txt"))
    assert not reader.notice
    reader.controllers.articles.say_changed(str(path))
    assert reader.notice == "The file changed: R reads it again, at the same place."
    path.write_text("First words, and more.\n\nThe army left Kabul.", "utf-8")
    reader.controllers.articles.reload()
    assert reader.host.posted.wait(timeout=60)
    assert reader.notice == "Read again: this is the text as it is now."
    assert reader.now.article.text[reader.now.focus.offset :].startswith("army")
