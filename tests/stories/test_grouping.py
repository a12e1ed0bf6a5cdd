"""Articles of one event are one story: what is easily taken for it is none, however and in whatever order the articles came."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import duckdb
import pytest

from extractors.corpus.tables import STORIES
from extractors.model import Analysis, Article
from extractors.stories.linkage import groups_of
from extractors.stories.words import words_told
from tests.stories.marked import filled, marked

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
