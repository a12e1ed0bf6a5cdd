"""The places and days of a result, as a corpus tells them and as map and timeline draw them."""

from __future__ import annotations

from pathlib import Path

from extractors.corpus.answers import Overview, Seen
from extractors.corpus.asking import question_of
from extractors.corpus.reading import Corpus
from extractors.model import Place, Timex
from tests.tui.library.test_library import corpus, dated
from tui.overview.overview_reading import reading_of, term_of

__all__ = ["corpus", "dated"]  # fixtures


def test_a_corpus_tells_the_places_of_a_result_with_their_articles(corpus: Path) -> None:
    with Corpus.open(corpus) as opened:
        (kabul,) = opened.overview("", "location").seen
        assert kabul.articles == 4
        assert kabul.headings[0] == "None at all", "the latest first"
        assert isinstance(kabul.entity, Place)
        assert (kabul.entity.name, kabul.entity.lat) == ("Kabul", 34.5)
        assert opened.overview("unit:troops", "location").seen[0].articles == 3
        assert opened.overview("nowhere", "location") == Overview("location", 0)
        assert opened.overview("", "date").seen == ()


def test_a_day_is_counted_once_an_article_and_the_term_finds_its_articles(dated: Path) -> None:
    with Corpus.open(dated) as opened:
        overview = opened.overview("", "date")
        assert [seen.articles for seen in overview.seen] == [5, 1]
        assert [len(seen.headings) for seen in overview.seen] == [4, 1]
        for seen in overview.seen:
            assert opened.count(term_of(overview, seen.entity.id)) == seen.articles


def test_each_article_that_is_told_of_is_a_sentence_and_all_others_are_one() -> None:
    day = Timex("D0", "date", "2021-08-13", first="2021-08-13", last="2021-08-13")
    overview = Overview("date", 1, (Seen(day, 1_200, ("First\nof all", "")),))
    reading = reading_of(overview)
    assert reading.article.text.split("\n") == ["Result.", "First of all", "…", "… and 1,198 more articles"]
    assert [mention.start for mention in reading.facts.mentions_of("D0")] == [8, 21, 23]
    assert reading.progress.is_complete


def test_a_name_with_quotation_marks_makes_a_sound_term() -> None:
    place = Place("L0", 'The "Green" Zone', "facility", "IQ", geonameid=1, lat=33.3, lon=44.4)
    term = term_of(Overview("location", 1, (Seen(place, 1, ("x",)),)), "L0")
    question_of(term, is_final=True)
    assert term_of(Overview("location", 0), "L0") == ""


def test_a_heading_that_is_cut_says_so() -> None:
    day = Timex("D0", "date", "2021-08-13", first="2021-08-13", last="2021-08-13")
    reading = reading_of(Overview("date", 1, (Seen(day, 2, ("It rained. " * 40, "It fell.")),)))
    long, short = reading.article.text.splitlines()[1:]
    assert long.endswith("…")
    assert long.startswith("It rained. It rained.")
    assert short == "It fell."
