"""Articles of one event are one story: what is easily taken for it is none, however and in whatever order the articles came."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import duckdb
import pytest

from extractors.corpus.tables import STORIES
from extractors.extracting import Extractor
from extractors.model import Analysis, Article
from extractors.stories.linkage import groups_of
from extractors.stories.words import lead_of, words_told
from tests.stories.marked import analysed, filled, lookalikes, marked

Told = Mapping[str, tuple[Article, Analysis]]


def stories(corpus: Path) -> dict[str, str]:
    """The story of each article, by id; an article's own key where it is of none."""
    sql = (
        f"SELECT a.id, coalesce(s.story, a.key) FROM '{corpus}/shards/*/articles.parquet' a"
        f" JOIN '{corpus / STORIES}' s USING (key)"
    )
    return dict(duckdb.sql(sql).fetchall())


def b_cubed(found: Mapping[str, str], right: Mapping[str, str]) -> float:
    """The harmonic mean of B-cubed precision and recall (Bagga and Baldwin 1998)."""

    def mean(of: Mapping[str, str], by: Mapping[str, str]) -> float:
        shares = []
        for one in of:
            beside = [other for other in of if of[other] == of[one]]
            shares.append(sum(by[other] == by[one] for other in beside) / len(beside))
        return sum(shares) / len(shares)

    precision, recall = mean(found, right), mean(right, found)
    return 2 * precision * recall / (precision + recall)


@pytest.mark.parametrize("halves", [("tune",), ("hold",), ("tune", "hold")], ids="+".join)
def test_the_marked_events_are_the_stories(told: Told, tmp_path: Path, halves: tuple[str, ...]) -> None:
    right = {one.article.id: one.event for one in marked() if one.half in halves}
    corpus = filled(tmp_path / "corpus", [[told[id_] for id_ in right]])
    assert b_cubed(stories(corpus), right) >= 0.95


def test_what_is_told_in_the_same_words_of_other_teams_companies_and_towns_is_another_story(
    extractor: Extractor, told: Told, tmp_path: Path
) -> None:
    every = {**told, **analysed(extractor, lookalikes())}
    for name, of in (("alone", lookalikes()), ("among others", [*marked(), *lookalikes()])):
        right = {one.article.id: one.event for one in of}
        found = stories(filled(tmp_path / name, [[every[id_] for id_ in right]]))
        assert b_cubed(found, right) >= 0.95
        assert found["k1"] != found["k3"], "two matches of one league"
        assert found["k7"] != found["k9"], "two companies' quarters"
        assert found["k11"] != found["k13"], "two attacks of one group"
        assert found["k15"] != found["k20"], "two floods of one day"


def test_two_articles_are_apart_where_each_is_titled_with_a_name_that_the_other_lacks() -> None:
    one = lead_of("Karachi beat Multan", "KARACHI - Karachi beat Multan on Tuesday. Then Karachi left.")
    other = lead_of("Lahore beat Multan", "LAHORE - In Lahore the team of Lahore beat Multan on Friday.")
    report = lead_of(
        "Malik leads side to victory", "Shoaib Malik led Karachi over Multan. Fans of Malik sang."
    )
    assert one.is_apart_from(other)
    assert other.is_apart_from(one)
    assert not one.is_apart_from(report), "all names of the one title are in the other"
    assert not one.is_apart_from(lead_of(None, "Something else in Oslo.")), "without a title nothing is told"


def test_it_is_the_same_in_one_run_and_in_several_and_in_any_order(told: Told, tmp_path: Path) -> None:
    ids = sorted(told)
    one = filled(tmp_path / "one", [[told[id_] for id_ in ids]])
    several = filled(tmp_path / "several", [[told[id_] for id_ in ids[start::4][::-1]] for start in range(4)])
    rows = [
        duckdb.sql(f"SELECT key, story, place FROM '{corpus / STORIES}' ORDER BY key").fetchall()
        for corpus in (one, several)
    ]
    assert rows[0] == rows[1]
    assert len({story for _, story, _ in rows[0] if story}) >= 11


def test_a_story_is_in_the_order_of_days_and_sources_and_called_by_its_first_article(
    told: Told, tmp_path: Path
) -> None:
    corpus = filled(tmp_path / "corpus", [list(told.values())])
    rows = duckdb.sql(
        f"SELECT a.id, s.story = a.key, s.place FROM '{corpus}/shards/*/articles.parquet' a"
        f" JOIN '{corpus / STORIES}' s USING (key) WHERE a.id LIKE 'e1_' ORDER BY place"
    ).fetchall()
    assert rows == [
        ("e1a", True, 0),
        ("e1b", False, 1),
        ("e1c", False, 2),
        ("e1d", False, 3),
        ("e1e", False, 4),
    ]


def test_a_table_of_stories_that_is_damaged_is_made_again(told: Told, tmp_path: Path) -> None:
    corpus = filled(tmp_path / "corpus", [[told[id_] for id_ in sorted(told)[:20]]])
    whole = stories(corpus)
    (corpus / STORIES).write_bytes(b"PAR1 nothing")
    from extractors.corpus.stories import settle_stories

    settle_stories(corpus)
    assert stories(corpus) == whole


def test_the_mean_of_all_pairs_joins_and_no_chain_does() -> None:
    chain = [(n, n + 1, 0.5) for n in range(5)]
    assert groups_of(chain, 0.2) == [[0, 1], [2, 3], [4, 5]]
    assert groups_of([*chain, (0, 2, 0.4), (1, 3, 0.3), (0, 3, 0.3)], 0.3) == [[0, 1, 2, 3], [4, 5]]
    assert groups_of(chain[::-1], 0.2) == groups_of(chain, 0.2)


def test_words_are_counted_by_their_stems_and_those_of_the_title_more_often() -> None:
    told = words_told("Floods", "The flood reached Sylhet in 2023. It was flooded.")
    assert sorted(told.values()) == [1, 1, 5], "flood, reached, Sylhet; neither common words nor years"
    assert words_told(None, "") == {}
