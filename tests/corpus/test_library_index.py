"""What a corpus answers with the library's index is what it answers without: every row, count, page, facet and overview."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from extractors.corpus import inverting, library_index, page
from extractors.corpus.asking import question_of
from extractors.corpus.library_index import write_index
from extractors.corpus.page import orders
from extractors.corpus.ranked_finding import ranked_finding
from extractors.corpus.reading import Corpus
from extractors.errors import QueryError
from tests.command_run import q7x2
from tests.corpus.filled import parted, records

TERMS = (
    "taliban", "kabul", "fire", "e", "-kabul", "-taliban", "unit:troops", "unit:people", "unit:usd", "unit=troops", "value>100",
    "value:800", "value<=12", "-value>500", "country:AF", "country:fra,pk", "place:kabul", 'place="Kabul"', "-country:AF",
    "actor:taliban", 'actor="taliban"', "kind:figure", "kind:actor", "type:city", "name:kabul", "name=paris", '"fire in"',
    '"kandahar in"', "date>=2021-08-14", "date:2021-08", "about:afghanistan", "status:doubtful", "where:kabul",
    "near:34.5,69.2,100km", "bound:exact", "story:kandahar", "a", "stat", "quetta",
    "-date:2021-08-13", "-about:afghanistan", "-story:fire", "who:taliban", '-"fire in"', "-near:34.5,69.2,100km",
    "where:af", "where:kab,paris", "-where:kabul", "when:2021-08", "when>=2021-08-14", "source:taliban", "source:t,o",
    "-source:taliban", "who:troops", "who:e", "story:fall", "-story:fall", "story:élysée,kandahar",
)  # fmt: skip


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A corpus of articles, copies among them, in several shards: with its index and without."""
    home = tmp_path_factory.mktemp("indexed")
    done = q7x2("index", records(home / "in.jsonl", 12), "--into", home / "with")
    assert done.returncode == 0, done.stderr
    parted(home / "with")
    shutil.copytree(home / "with", home / "without", ignore=shutil.ignore_patterns(".library-*"))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(inverting, "_BATCH_BYTES", 100_000)  # a few shards at a time
        patched.setattr(library_index, "FEWEST", 1)
        patched.setattr(library_index, "FOREMOST", 2)  # so that a page is of these and of others
        write_index(home / "with")
    with Corpus.open(home / "with") as opened:
        opened.keep_answers()
    return home / "with", home / "without"


@pytest.fixture(scope="module")
def both(folders: tuple[Path, Path]) -> Iterator[tuple[Corpus, Corpus]]:
    with Corpus.open(folders[0]) as with_it, Corpus.open(folders[1]) as without:
        assert with_it._index is not None
        assert without._index is None
        yield with_it, without


def _queries(seed: int, number: int) -> list[str]:
    chosen = random.Random(seed)
    return ["", *TERMS, *(" ".join(chosen.sample(TERMS, chosen.randint(2, 3))) for _ in range(number))]


def test_any_query_has_the_same_rows_and_counts(both: tuple[Corpus, Corpus]) -> None:
    found = 0
    for number, query in enumerate(_queries(7, 30)):
        is_by_story, limit = bool(number % 2), (50, None)[number // 2 % 2]
        try:
            wanted = both[1].articles(query, is_by_story=is_by_story)
        except QueryError:
            continue
        found += bool(wanted)
        assert both[0].articles(query, limit=limit, is_by_story=is_by_story) == wanted, query
        assert both[0].count(query, is_by_story=is_by_story) == len(wanted), query
    assert found > 30


def test_every_order_page_and_fold_is_the_same(
    both: tuple[Corpus, Corpus], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        page, "_NEAR", 2
    )  # so that some pages lie among the first of the order, and others do not
    monkeypatch.setattr(page, "_DENSE", 1)
    keys = [row.key for row in both[1].articles("")]
    for order in orders():
        for query, offset in (("", 0), ("taliban", 3)):
            for more in ({"is_folded": False}, {"opened": keys}, {"opened": keys, "is_by_story": True}):
                wanted = both[1].articles(query, order, 3, offset, **more)
                assert both[0].articles(query, order, 3, offset, **more) == wanted, (order, query, more)


def test_facets_and_overviews_are_the_same(both: tuple[Corpus, Corpus]) -> None:
    for query in ("", "taliban", "unit:troops -kabul"):
        for limit in (1, 50, 200):
            assert both[0].facets(query, limit) == both[1].facets(query, limit)
        assert both[0].facets(query, sought="ka") == both[1].facets(query, sought="ka")
        for kind in ("location", "date"):
            assert both[0].overview(query, kind) == both[1].overview(query, kind)


def test_what_is_kept_of_all_is_read_and_not_counted(
    folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    with Corpus.open(folders[0]) as corpus:
        monkeypatch.setattr(corpus._session, "rows", None)
        assert corpus.facets("").of_kind["location"]
        assert corpus.overview("", "location").seen
        assert corpus.overview("", "date").number > 0


def test_what_postings_answer_is_not_asked_of_the_rows() -> None:
    asked = question_of(
        "unit:troops value>100 country:AF kabul type:city near:34.5,69.2,100km date:2021 about:AF -fire who:taliban kind:figure"
        " where:kabul when:2021-08 source:police bound:exact -where:paris story:kandahar -story:0123456789abcdef -story:fire"
    )
    sql = ranked_finding(asked).sql
    assert "entities" not in sql
    assert "listed" not in sql


def test_an_article_is_the_same(both: tuple[Corpus, Corpus]) -> None:
    for row in both[1].articles("", is_folded=False):
        assert both[0].article(row.key) == both[1].article(row.key)
        assert both[0].whole([row.key]) == both[1].whole([row.key])
    assert both[0].whole(["0" * 32]) == {}


def test_an_index_of_other_shards_or_a_damaged_one_is_not_read(
    folders: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library_index, "FEWEST", 1)
    for file in ("listed", "words_postings"):
        damaged = tmp_path / file
        shutil.copytree(folders[0], damaged)
        (index,) = damaged.glob(".library-*")
        (index / f"{file}.parquet").write_bytes(b"PAR1")
        with Corpus.open(damaged) as corpus:
            assert corpus._index is None
            assert corpus.count("taliban") > 0
    fewer = tmp_path / "fewer"
    shutil.copytree(folders[0], fewer)
    shutil.rmtree(next((fewer / "shards").iterdir()))
    with Corpus.open(fewer) as corpus:
        assert corpus._index is None
        left = corpus.count(is_folded=False)
    write_index(fewer)
    assert len(list(fewer.glob(".library-*"))) == 1
    with Corpus.open(fewer) as corpus:
        assert corpus._index is not None
        assert corpus.count(is_folded=False) == left


def test_few_articles_have_no_index(folders: tuple[Path, Path], tmp_path: Path) -> None:
    shutil.copytree(folders[0], tmp_path / "few")
    assert list((tmp_path / "few").glob(".library-*"))
    shutil.rmtree(next((tmp_path / "few" / "shards").iterdir()))
    write_index(tmp_path / "few")
    assert not list((tmp_path / "few").glob(".library-*"))
    with Corpus.open(tmp_path / "few") as corpus:
        assert corpus.count("taliban") > 0
