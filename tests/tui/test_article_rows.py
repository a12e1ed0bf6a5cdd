"""Which articles a list shows, and in which order."""

from __future__ import annotations

from dataclasses import replace

from extractors.model import AboutPlace, Analysis, Article
from extractors.sources.text import article_of
from tui.article_rows import ArticleRows
from tui.reading import Progress, Reading
from tui.widgets.article_list import day_width, has_day, has_feed, has_words, heading


def article(title: str, day: str | None, text: str = "Nothing.", feed: str | None = None) -> Article:
    return replace(article_of(text, id=title, source=f"{title}.txt", option_date=day), title=title, feed=feed)


ARTICLES = [
    article("Troops stay", "2021-08-11", "One two three."),
    article("Élan vital", None, "One."),
    article("Oil falls", "2021-08-13", feed="The Daily Wire"),
    article("Gold rises", "2021-08-11", feed="The Daily Wire"),
]


def read(number: int, country: str) -> Reading:
    analysis = Analysis(about=(AboutPlace(country[:2].upper(), country),))
    return Reading.of(ARTICLES[number]).analysed(analysis, Progress(is_complete=True))


def titles(rows: ArticleRows) -> list[str]:
    return [ARTICLES[number].title or "" for number in rows.shown]


def test_articles_stand_as_they_came() -> None:
    assert titles(ArticleRows(ARTICLES, {})) == ["Troops stay", "Élan vital", "Oil falls", "Gold rises"]


def test_the_latest_day_comes_first_one_day_as_it_came_and_no_day_last() -> None:
    rows = ArticleRows(ARTICLES, {})
    rows.arrange("day")
    assert titles(rows) == ["Oil falls", "Troops stay", "Gold rises", "Élan vital"]


def test_by_place_what_is_known_comes_first() -> None:
    rows = ArticleRows(ARTICLES, {3: read(3, "Bolivia"), 1: read(1, "Afghanistan")})
    rows.arrange("place")
    assert titles(rows) == ["Élan vital", "Gold rises", "Troops stay", "Oil falls"]


def test_by_facts_what_was_not_analysed_comes_last_and_the_longest_text_leads_by_length() -> None:
    rows = ArticleRows(ARTICLES, {1: read(1, "Peru")})
    rows.arrange("facts")
    assert titles(rows)[0] == "Élan vital"
    rows.arrange("words")
    assert titles(rows)[0] == "Troops stay"


def test_unread_entries_come_first_then_what_was_not_opened() -> None:
    rows = ArticleRows(
        ARTICLES, {0: read(0, "Peru")}, lambda one: one.feed is not None and one.title == "Gold rises"
    )
    rows.arrange("unread")
    assert titles(rows) == ["Gold rises", "Élan vital", "Oil falls", "Troops stay"]


def test_every_word_is_found_in_title_feed_day_place_or_source_whatever_its_accents() -> None:
    rows = ArticleRows(ARTICLES, {0: read(0, "Peru")})
    sought = {
        "elan": ["Élan vital"],
        "wire GOLD": ["Gold rises"],
        "2021-08-13": ["Oil falls"],
        "11 Aug": ["Troops stay", "Gold rises"],
        "peru": ["Troops stay"],
        "oil falls.txt": ["Oil falls"],
        "wire peru": [],
        "  ": [one.title for one in ARTICLES],
    }
    for words, found in sought.items():
        rows.arrange(words=words)
        assert titles(rows) == found, words


def test_what_is_found_is_sorted_and_what_comes_later_is_sought_too() -> None:
    grown = [ARTICLES[0]]
    rows = ArticleRows(grown, {})
    rows.arrange("day", "o")
    grown.append(ARTICLES[2])
    rows.arrange()
    assert [grown[number].title for number in rows.shown] == ["Oil falls", "Troops stay"]
    assert rows.has_feeds
    assert rows.row_of(0) == 1
    rows.arrange(words="oil")
    assert rows.row_of(0) is None


def test_rows_are_made_ahead_and_no_more_once_the_list_is_closed() -> None:
    rows = ArticleRows(ARTICLES, {})
    rows.learn()
    assert rows.entry(1).words == 1
    closed = ArticleRows(ARTICLES, {})
    closed.end()
    closed.learn()
    assert not closed._entries


def test_copies_are_folded_under_the_first_of_their_story_in_every_order_until_they_are_opened() -> None:
    rows = ArticleRows(ARTICLES, {})
    rows.first_of = lambda number: {3: 0}.get(number, number)
    rows.arrange()
    assert titles(rows) == ["Troops stay", "Élan vital", "Oil falls"]
    assert (list(rows.copies_of(0)), rows.head_of(3), rows.row_of(3)) == ([3], 0, None)
    rows.toggle(3)
    assert titles(rows) == ["Troops stay", "Gold rises", "Élan vital", "Oil falls"]
    rows.arrange("day")
    assert titles(rows) == ["Oil falls", "Troops stay", "Gold rises", "Élan vital"]
    rows.toggle(0)
    assert titles(rows) == ["Oil falls", "Troops stay", "Élan vital"]


def test_of_a_story_the_first_that_has_the_words_is_shown() -> None:
    rows = ArticleRows(ARTICLES, {})
    rows.first_of = lambda number: {3: 0, 2: 0}.get(number, number)
    rows.arrange(words="wire")
    assert titles(rows) == ["Oil falls"]
    assert list(rows.copies_of(2)) == [3]


def test_days_take_no_more_of_the_row_than_they_need() -> None:
    undated = [article("Rain", None), article("Snow", None)]
    rows = ArticleRows(undated, {})
    assert not rows.has_days
    assert len(heading(60, has_days=False)) == len(heading(60)) == 60
    assert heading(60, has_days=False).split() == heading(60).split()
    assert day_width(has_days=False) < day_width(has_days=True)
    undated.append(article("Sun", "2021-08-13"))
    rows.arrange()
    assert rows.has_days, "one that came later has one"


def test_a_narrow_list_keeps_its_titles_and_leaves_out_length_feed_and_day_in_turn() -> None:
    assert not has_words(40, has_feeds=False, has_days=True)
    assert has_day(40, has_days=True)
    assert not has_day(30, has_days=True)
    assert not has_feed(50, has_feeds=True, has_days=True)
    assert heading(24).split() == ["title"]
    assert heading(40).split() == ["title", "day"]
