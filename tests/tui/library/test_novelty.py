"""New, seen, changed: what an article says to a reader of others."""

from __future__ import annotations

from pathlib import Path

from extractors.corpus.answers import Sighting
from tui.library.novelty import novelty
from tui.library.read_articles import ReadArticles
from tui.library.result import PAGE, Result
from tui.sparkline import sparkline


def sighting(article: str, value: float | None = None, label: str = "") -> Sighting:
    return Sighting(article, "F1", f"2021-08-{article:0>2}", f"Story {article}", 0, value, label=label)


def test_what_no_read_article_has_is_new() -> None:
    assert novelty("1", [sighting("1")], {"2"}.__contains__).state == "new"
    assert novelty("1", [sighting("1"), sighting("3")], {"2"}.__contains__).state == "new"


def test_what_a_read_article_has_is_seen_and_says_where() -> None:
    found = novelty("3", [sighting("1"), sighting("2"), sighting("3")], {"1", "2"}.__contains__)
    assert found == ("seen", "in “Story 2”, Mon 2 Aug 2021, and 1 more that you read")


def test_a_figure_that_the_last_read_article_gave_otherwise_changed() -> None:
    rows = [sighting("1", 3000, "same"), sighting("2", 650, "updated"), sighting("3", 3000)]
    assert novelty("3", rows, {"1", "2"}.__contains__) == ("changed", "650 in “Story 2”, Mon 2 Aug 2021")
    assert novelty("3", rows, {"1"}.__contains__).state == "seen"
    rows = [sighting("2", 650, "differs"), sighting("2", 3000, "same"), sighting("3", 3000)]
    assert novelty("3", rows, {"2"}.__contains__).state == "seen", "one of its sources gives the same"


def test_the_article_itself_does_not_count_though_it_was_read() -> None:
    assert novelty("1", [sighting("1")], {"1"}.__contains__).state == "new"


def test_a_plot_goes_from_the_least_to_the_most() -> None:
    assert sparkline([1, 8, 4.5], 10) == "▁█▅"
    assert sparkline([5, 5], 10) == "▅▅"
    assert len(sparkline(list(range(100)), 20)) == 20


def test_read_articles_are_kept_and_a_torn_line_is_passed_over(tmp_path: Path) -> None:
    key = "0123456789abcdef" * 2
    ReadArticles(str(tmp_path)).add(key)
    with (tmp_path / "read" / "01").open("a") as file:
        file.write("01234\n")
    again = ReadArticles(str(tmp_path))
    assert again.has(key)
    assert not again.has("01" + "f" * 30)


def test_read_articles_hold_in_the_window_where_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "read").write_text("in the way")
    read = ReadArticles(str(tmp_path))
    read.add("a" * 32)
    assert read.has("a" * 32)


def test_only_some_pages_of_a_result_are_held() -> None:
    result = Result("", "date", 100_000)
    assert result.missing(0, 200) == [0, 1]
    for page in range(200):
        result.learn(page, [])
    assert result.missing(0, 1) == [0]
    assert result.missing(199 * PAGE, 199 * PAGE) == []
    assert result.row(0) is None
