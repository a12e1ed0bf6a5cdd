"""`q7x2-tui index`: nothing doubled, nothing lost."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
from pathlib import Path

import fsspec
import pyarrow
import pyarrow.parquet
import pytest

from extractors.corpus.compaction import join_small, settle, written_by_us
from extractors.corpus.marker import mark
from extractors.corpus.reading import Corpus
from extractors.corpus.shard import edition_in, shards_in
from extractors.errors import OutputError
from extractors.sources.opening import articles_in
from tests.command_run import q7x2
from tests.corpus.filled import COMMAND, TEXTS, everything, plainly, records


@pytest.mark.usefixtures("by_small_model")
def test_what_is_there_is_passed_over_and_a_bad_record_too(tmp_path: Path) -> None:
    source, made = records(tmp_path / "in.jsonl"), tmp_path / "made"
    source.write_text(source.read_text() + '{"id": "half\n', "utf-8")
    first = q7x2("index", source, "--into", made)
    assert first.returncode == 1
    assert "line 6: not JSON" in first.stderr
    assert "5 articles are new" in first.stderr
    before = everything(made)
    again = q7x2("index", source, source, "--into", made, "--jobs", "2")
    assert "0 articles are new" in again.stderr
    assert everything(made) == before


def test_where_nothing_can_be_read_no_corpus_is_made(tmp_path: Path) -> None:
    run = q7x2("index", tmp_path / "nowhere.txt", tmp_path / "nor_here.txt", "--into", tmp_path / "made")
    assert run.returncode == 1
    assert run.stderr.count("there is no such file") == 2
    assert "no article could be read" in run.stderr
    assert not (tmp_path / "made").exists()


def test_two_processes_make_the_same_as_one(corpus: Path, tmp_path: Path) -> None:
    source = corpus.parent / "in.jsonl"
    assert q7x2("index", source, "--into", tmp_path / "two", "--jobs", "2").returncode == 0
    assert everything(tmp_path / "two") == everything(corpus)


@pytest.mark.usefixtures("by_small_model")
def test_a_killed_run_goes_on_and_nothing_is_lost_or_doubled(tmp_path: Path) -> None:
    source, made = records(tmp_path / "in.jsonl", 60), tmp_path / "made"
    arguments = ["index", str(source), "--into", str(made), "--shard", "4"]
    process = subprocess.Popen([*COMMAND, *arguments], stderr=subprocess.DEVNULL)
    while not shards_in(made) and process.poll() is None:
        os.sched_yield()
    process.send_signal(signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL
    there = plainly(made, "SELECT count(*) FROM {articles}")[0][0]
    assert there < 60
    (made / "shards" / ".half").mkdir()
    done = q7x2(*arguments)
    assert f"{60 - there} articles are new" in done.stderr
    assert plainly(made, "SELECT count(*), count(DISTINCT key) FROM {articles}") == [(60, 60)]
    keys = "SELECT count(DISTINCT key) FROM {entities}"
    assert plainly(made, keys) == [(60,)]


@pytest.mark.usefixtures("by_small_model")
def test_an_interrupt_keeps_what_is_done(tmp_path: Path) -> None:
    source, made = records(tmp_path / "in.jsonl", 200), tmp_path / "made"
    process = subprocess.Popen(
        [*COMMAND, "index", str(source), "--into", str(made), "--shard", "4"],
        stderr=subprocess.PIPE,
        text=True,
    )
    while not shards_in(made) and process.poll() is None:
        os.sched_yield()
    process.send_signal(signal.SIGINT)
    _, said = process.communicate()
    assert process.returncode == 130
    assert "The same command goes on" in said
    with Corpus.open(made) as opened:
        assert 0 < opened.count() < 200


def test_another_edition_takes_the_place_of_the_old_one_article_by_article(
    corpus: Path, tmp_path: Path
) -> None:
    made, source = tmp_path / "made", corpus.parent / "in.jsonl"
    shutil.copytree(corpus, made)
    for shard in shards_in(made):
        shard.rename(shard.with_name("old-" + shard.name.partition("-")[2]))
    half = tmp_path / "half.jsonl"
    half.write_text("".join(source.read_text().splitlines(keepends=True)[:3]))
    assert "3 articles are new" in q7x2("index", half, "--into", made).stderr
    assert everything(made)[1:] == everything(corpus)[1:]
    with Corpus.open(made) as opened:  # two of them are still of the old edition
        assert opened.count() == len(opened.articles()) == 5


@pytest.mark.usefixtures("by_small_model")
def test_a_run_that_ends_leaves_few_large_shards(tmp_path: Path) -> None:
    source, made = records(tmp_path / "in.jsonl", 20), tmp_path / "made"
    assert q7x2("index", source, "--into", made, "--shard", "2").returncode == 0
    assert len(shards_in(made)) == 1
    for table, order in (
        ("articles", "key"),
        ("entities", "key, number"),
        ("mentions", 'key, start, "end", kind'),
    ):
        there = plainly(made, f"SELECT * FROM {{{table}}}")
        assert there == plainly(made, f"SELECT * FROM {{{table}}} ORDER BY {order}"), "rows lie by article"


def test_small_shards_are_joined_in_one_step(corpus: Path, tmp_path: Path) -> None:
    made = tmp_path / "made"
    shutil.copytree(corpus, made)
    before, edition = everything(made), edition_in(shards_in(made)[0])
    assert len(shards_in(made)) == 5
    replaced = shards_in(made)[0]
    join_small(made, edition, 10)
    assert (len(shards_in(made)), everything(made)) == (1, before)
    replaced.mkdir()  # as if the run had been killed before it took the old ones away
    assert len(shards_in(made)) == 1
    settle(made, edition)
    assert not replaced.exists()


def test_a_folder_of_something_else_is_left_alone_and_two_runs_do_not_write_at_once(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear all")
    with pytest.raises(OutputError, match="holds something else"):
        mark(tmp_path, "e")
    made = tmp_path / "made"
    mark(made, "e")
    with written_by_us(made), pytest.raises(OutputError, match="another run"), written_by_us(made):
        pass


def test_parquet_and_object_stores_are_sources(tmp_path: Path) -> None:
    names = ("id", "date", "title", "text")
    table = pyarrow.table({name: [row[at] for row in TEXTS] for at, name in enumerate(names)})
    pyarrow.parquet.write_table(table, tmp_path / "in.parquet")
    of_parquet = list(articles_in(str(tmp_path / "in.parquet")))
    of_lines = list(articles_in(str(records(tmp_path / "in.jsonl"))))
    assert [a.text for a in of_parquet] == [a.text for a in of_lines]
    assert [a.published for a in of_parquet] == [a.published for a in of_lines]
    with fsspec.open("memory://news/in.jsonl", "wb") as file:
        file.write((tmp_path / "in.jsonl").read_bytes() + b"[]\n")
    *stored, error = articles_in("memory://news/*.jsonl")
    assert [json.dumps(a.id) for a in stored] == [json.dumps(a.id) for a in of_lines]
    assert "memory://" in stored[0].source
    assert "memory://" in str(error)
    assert "q7x2-tui-" not in str(error)


def of_other_columns(corpus: Path, table: str, column: str) -> None:
    """Take a column out of every shard, as a version that knew none had filled it."""
    for shard in shards_in(corpus):
        file = shard / f"{table}.parquet"
        pyarrow.parquet.write_table(pyarrow.parquet.read_table(file, partitioning=None).drop([column]), file)


@pytest.mark.usefixtures("by_small_model")
@pytest.mark.parametrize(("table", "column"), [("articles", "statements"), ("entities", "stance")])
def test_nothing_is_brought_into_a_corpus_of_other_columns_and_reading_it_says_so(
    tmp_path: Path, table: str, column: str
) -> None:
    source, made = records(tmp_path / "in.jsonl"), tmp_path / "made"
    assert q7x2("index", source, "--into", made).returncode == 0
    of_other_columns(made, table, column)
    before = everything(made)
    for asked in (q7x2("index", source, "--into", made), q7x2("query", made, "")):
        assert asked.returncode == 1
        assert "another version of this program filled it" in asked.stderr
        assert "Index its sources into a new folder." in asked.stderr
    assert everything(made) == before


@pytest.mark.usefixtures("by_small_model")
def test_a_corpus_of_another_layout_stays_as_it_is(tmp_path: Path) -> None:
    source, made = records(tmp_path / "in.jsonl"), tmp_path / "made"
    assert q7x2("index", source, "--into", made).returncode == 0
    marker = made / "corpus.json"
    marker.write_text(json.dumps({**json.loads(marker.read_text()), "layout": 1}))
    before = everything(made)
    asked = q7x2("index", source, "--into", made)
    assert asked.returncode == 1
    assert "another version of this program filled it" in asked.stderr
    assert everything(made) == before
    assert json.loads(marker.read_text())["layout"] == 1


@pytest.mark.usefixtures("by_small_model")
def test_a_corpus_that_two_versions_filled_says_so(tmp_path: Path) -> None:
    source, made, other = records(tmp_path / "in.jsonl"), tmp_path / "made", tmp_path / "other"
    for folder in (made, other):
        assert q7x2("index", source, "--into", folder, "--shard", "2").returncode == 0
    of_other_columns(other, "entities", "stance")
    for shard in shards_in(other):
        shutil.copytree(shard, made / "shards" / f"{shard.name}z", dirs_exist_ok=True)
    asked = q7x2("query", made, "stance:denies")
    assert asked.returncode == 1
    assert "another version of this program filled it" in asked.stderr


@pytest.mark.usefixtures("by_small_model")
def test_a_run_ends_with_what_the_corpus_has_and_what_opens_it(tmp_path: Path) -> None:
    source, made = tmp_path / "in.jsonl", tmp_path / "my news"
    text = "Floods hurt 12 people in Lyon on Friday, and the mayor said that the river was still rising by night."
    told = [{"id": f"r{number}", "date": f"2021-08-{10 + number}", "text": text} for number in range(2)]
    told.append({"id": "r3", "date": "2021-08-14", "text": "Nothing happened in Paris."})
    source.write_text("".join(f"{json.dumps(each)}\n" for each in told), "utf-8")
    run = q7x2("index", source, "--into", made)
    assert run.returncode == 0
    last = run.stderr.splitlines()[-1]
    assert f"{made} has 3 articles, 1 of them a copy of another" in last
    assert last.endswith(f"q7x2-tui '{made}' opens it.")
